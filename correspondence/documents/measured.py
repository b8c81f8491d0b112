"""Templates whose tables follow what they print: how wide a column is, how large a label.

Word has no field for a measure, so the template is drawn with some measure and gets the right one before it is filled.
A table is found by its title (Word: Table Properties, Alt Text); where a clerk took it out, nothing is measured.
Lengths are twips, 1,440 to the inch.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from correspondence.documents.tags import W, own_text, parsed
from correspondence.documents.template import Template, compiled, load_template

_DOCUMENT = "word/document.xml"


def measured(path: Path, change: Callable[[etree._Element], None]) -> Template:
    """Return the template with its document changed before the tags are read.

    Raises:
        WordFileError: the file is no Word document.
        TemplateError: it holds a broken tag, or something that templates may not hold.
    """
    template = load_template(path)
    if _DOCUMENT not in template.programs:
        return template
    root = parsed(template.parts[_DOCUMENT])
    change(root)
    program = compiled(template.name, etree.tostring(root), in_runs=True)
    return replace(template, programs={**template.programs, _DOCUMENT: program} if program else template.programs)


def tables_called(root: etree._Element, title: str) -> Iterator[etree._Element]:
    """Yield the tables of this title."""
    for table in list(root.iter(f"{W}tbl")):
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        if caption is not None and caption.get(f"{W}val") == title:
            yield table


def text_of_cell(cell: etree._Element) -> str:
    """Return what one reads in a cell."""
    return "\n".join(own_text(paragraph) for paragraph in cell.iter(f"{W}p"))


def set_columns(table: etree._Element, widths: Sequence[int]) -> None:
    """Give a table these columns."""
    grid = table.find(f"{W}tblGrid")
    if grid is not None:
        grid[:] = [etree.Element(f"{W}gridCol", {f"{W}w": str(width)}) for width in widths]
    total = table.find(f"{W}tblPr/{W}tblW")
    if total is not None:
        total.set(f"{W}w", str(sum(widths)))


def set_width(cell: etree._Element, width: int) -> None:
    """Make a cell this wide."""
    for measure in cell.iterfind(f"{W}tcPr/{W}tcW"):
        measure.set(f"{W}w", str(width))
        measure.set(f"{W}type", "dxa")
