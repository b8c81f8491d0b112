"""หน้า ๑ จาก ๓: the number of the page and of all pages, in Thai digits."""

from tools.forms.ooxml import Type, page_field, run


def page_of_pages(type_: Type) -> tuple[str, ...]:
    """Return the runs of `๑ จาก ๓`; the section has its page numbers in Thai digits."""
    marks = [f'<w:r>{type_.xml}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    # Unlike the page's own number, that of all pages does not follow the section's digits.
    code = f'<w:r>{type_.xml}<w:instrText xml:space="preserve"> NUMPAGES \\* ThaiArabic </w:instrText></w:r>'
    return (page_field(type_), run(" จาก ", type_), f"{marks[0]}{code}{marks[1]}{run('๒', type_)}{marks[2]}")
