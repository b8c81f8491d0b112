"""บัญชีรายชื่อแนบท้ายหนังสือ, the list attached to a letter that goes to those named in it."""

from dataclasses import replace

from tools.forms.ooxml import Style, Type, paragraph, run
from tools.forms.package import Form
from tools.forms.pages import page_of_pages
from tools.forms.paper import NORMAL, TEXT_WIDTH, only_if
from tools.forms.table import cell, row, table, tag_row

# Number and office; the other columns share what is left, as the program measures them.
_WIDTHS = (794, 3742, 1134, 2267, 1134)

TITLE = Style(id="Title", name="ชื่อบัญชี", type=Type(18, bold=True), align="center", keep=True)
LETTER = Style(id="Letter", name="หนังสือที่แนบ", align="center", keep=True)
HEADING = Style(id="Heading", name="หัวตาราง", type=Type(16, bold=True), align="center", keep=True)
CELL = Style(id="Cell", name="ช่องตาราง")
COUNT = replace(CELL, id="Count", name="ลำดับ", align="center")
PAGE = Style(id="PageNumber", name="เลขหน้า", type=Type(14), align="right")


def roster() -> Form:
    """Return the form of the list: a row a recipient, headings on every page."""
    assert sum(_WIDTHS) == TEXT_WIDTH  # noqa: S101  # the columns fill the text's width
    headings = ("ลำดับ", "หน่วยงาน", "{%tc for column in columns %}", "{{ column }}", "{%tc endfor %}")
    texts = ("{{ row.number }}", "{{ row.office }}", "{%tc for cell in row.cells %}", "{{ cell }}", "{%tc endfor %}")
    styles = (COUNT, *[CELL] * 4)
    return Form(
        title="{{ title }} {{ number }}",
        styles=(NORMAL, TITLE, LETTER, HEADING, CELL, COUNT, PAGE),
        body=[
            paragraph(TITLE, "{{ title }}"),
            *only_if(
                "number or date",
                paragraph(LETTER, "{% if number %}ที่ {{ number }} {% endif %}{% if date %}ลงวันที่ {{ date }}{% endif %}"),
            ),
            *only_if("subject", paragraph(LETTER, "เรื่อง {{ subject }}")),
            paragraph(replace(LETTER, type=Type(8))),
            table(
                _WIDTHS,
                [
                    row(
                        [
                            cell(width, paragraph(HEADING, text), middle=True)
                            for width, text in zip(_WIDTHS, headings, strict=True)
                        ],
                        heading=True,
                    ),
                    tag_row(_WIDTHS, CELL, "{%tr for row in rows %}"),
                    row(
                        cell(width, paragraph(style, text))
                        for width, style, text in zip(_WIDTHS, styles, texts, strict=True)
                    ),
                    tag_row(_WIDTHS, CELL, "{%tr endfor %}"),
                ],
                name="roster",
            ),
            paragraph(CELL),
        ],
        section=(
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1134" w:left="1701" '
            'w:header="680" w:footer="284" w:gutter="0"/><w:pgNumType w:fmt="thaiNumbers"/><w:cols w:space="720"/>'
        ),
        headers={"default": [paragraph(PAGE, run("หน้า ", PAGE.type), *page_of_pages(PAGE.type))]},
    )
