"""Templates whose tables follow what they print: how wide a column is, how large a label.

Word has no field for a measure, so the template is drawn with some measure and gets the right one before it is filled.
A table is found by its title (Word: Table Properties, Alt Text); where a clerk took it out, nothing is measured.
Lengths are twips, 1,440 to the inch.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from lxml import etree

from correspondence.documents.tags import W, own_text, parsed
from correspondence.documents.template import Template, load_template, programs_of

_DOCUMENT = "word/document.xml"
_LOOP = re.compile(r"\{%tc\s+for\s+(\w+)\s+in\s+([\w.]+)\s*%\}$")
_END = re.compile(r"\{%tc\s+endfor\s*%\}$")


def measured(path: Path, change: Callable[[etree._Element], None]) -> Template:
    """Return the template with its document changed before the tags are read.

    Raises:
        WordFileError: the file is no Word document.
        TemplateError: it holds a broken tag, or something that templates may not hold.
    """
    template = load_template(path)
    if _DOCUMENT not in template.parts:
        return template
    root = parsed(template.parts[_DOCUMENT])
    change(root)
    parts = {**template.parts, _DOCUMENT: etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)}
    return replace(template, parts=parts, programs=programs_of(template.name, parts))


def tables_called(root: etree._Element, title: str) -> Iterator[etree._Element]:
    """Yield the tables of this title."""
    for table in list(root.iter(f"{W}tbl")):
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        if caption is not None and caption.get(f"{W}val") == title:
            yield table


def columns_of(table: etree._Element) -> list[int]:
    """Return the widths of a table's columns."""
    return [int(column.get(f"{W}w") or 0) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]


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


def unroll(row: etree._Element, widths: Sequence[int]) -> None:
    """Write a row's `{%tc for … %}` out as one cell for each of `widths`, which a loop would make all alike."""
    cells = list(row.iterfind(f"{W}tc"))
    for opening, cell, closing in zip(cells, cells[1:], cells[2:], strict=False):
        loop = _LOOP.match(text_of_cell(opening).strip())
        if loop and _END.match(text_of_cell(closing).strip()):
            for place, width in enumerate(widths):
                opening.addprevious(_one(cell, width, f"{{% set {loop[1]} = {loop[2]}[{place}] %}}"))
            for each in (opening, cell, closing):
                row.remove(each)


def _one(cell: etree._Element, width: int, tag: str) -> etree._Element:
    copy = deepcopy(cell)
    set_width(copy, width)
    text = next(copy.iter(f"{W}t"), None)
    if text is not None:
        text.text = tag + (text.text or "")
    return copy
