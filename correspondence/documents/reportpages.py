"""What a template's tags cannot say: the chart of each indicator, bookmarks for the table of contents, page digits.

Whatever has to differ from one turn of the loop over the indicators to the next is written out, once for each.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from functools import partial

from lxml import etree

from correspondence.documents.measured import tables_called
from correspondence.documents.pagenumbers import with_arabic_pages
from correspondence.documents.reportchart import chart_relation
from correspondence.documents.tags import W
from correspondence.documents.template import Template, fillable, programs_of

INDICATOR_MARK = "indicator"
"""The bookmark in the template at the heading of an indicator; each gets its own, numbered."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PLACE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WIDTH = 6_100_000  # English metric units: 17 cm
_FIRST_ID = 1000


def set_pages(root: etree._Element, heights: Sequence[int]) -> None:
    """Make the document of a template ready for so many indicators.

    Args:
        root: the document; it is changed.
        heights: for each indicator, how high its chart is, in English metric units; 0 where it has none.
    """
    places = range(1, len(heights) + 1)
    for paragraph in [mark.getparent() for mark in root.iter(f"{W}bookmarkStart") if _is_mark(mark)]:
        _write_out(paragraph, places, _marked)
    for paragraph in [_paragraph_of(code) for code in root.iter(f"{W}instrText") if _names_mark(code)]:
        _write_out(paragraph, places, _referring)
    for table in tables_called(root, "chart"):
        _write_out(table, [place for place in places if heights[place - 1]], partial(_drawn, heights=heights))


def _is_mark(mark: etree._Element) -> bool:
    return mark.get(f"{W}name") == INDICATOR_MARK


def _names_mark(code: etree._Element) -> bool:
    return f"PAGEREF {INDICATOR_MARK} " in (code.text or "")


def _paragraph_of(element: etree._Element) -> etree._Element:
    return next(element.iterancestors(f"{W}p"))


def _write_out(
    element: etree._Element | None, places: Sequence[int], change: Callable[[etree._Element, int], etree._Element]
) -> None:
    """Put a copy for each place where the element stood, each printed in its own turn of the loop."""
    if element is None:
        return
    for place in places:
        for each in (_tag(f"if loop.index == {place}"), change(deepcopy(element), place), _tag("endif")):
            element.addprevious(each)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _tag(tag: str) -> etree._Element:
    return etree.fromstring(
        f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>{{%p {tag} %}}</w:t></w:r></w:p>'
    )


def _marked(paragraph: etree._Element, place: int) -> etree._Element:
    for mark in paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        mark.set(f"{W}id", str(_FIRST_ID + place))
    for mark in paragraph.iter(f"{W}bookmarkStart"):
        mark.set(f"{W}name", f"{INDICATOR_MARK}{place}")
    return paragraph


def _referring(paragraph: etree._Element, place: int) -> etree._Element:
    for code in paragraph.iter(f"{W}instrText"):
        code.text = (code.text or "").replace(f"PAGEREF {INDICATOR_MARK} ", f"PAGEREF {INDICATOR_MARK}{place} ")
    return paragraph


def _drawn(_table: etree._Element, place: int, heights: Sequence[int]) -> etree._Element:
    return etree.fromstring(
        f'<w:p xmlns:w="{W[1:-1]}" xmlns:wp="{_PLACE}" xmlns:a="{_DRAWING}/main" xmlns:c="{_DRAWING}/chart" '
        f'xmlns:r="{_RELATION}"><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{_WIDTH}" cy="{heights[place - 1]}"/>'
        f'<wp:docPr id="{_FIRST_ID + place}" name="chart{place}" descr="แผนภูมิแท่งแสดงผลรายพื้นที่"/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart"><c:chart r:id="{chart_relation(place)}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def counted_in_arabic(template: Template) -> Template:
    """Return the template with its pages numbered in Arabic digits."""
    parts = dict(template.parts)
    parts |= {name: with_arabic_pages(parts[name]) for name in fillable(parts)}
    return replace(template, parts=parts, programs=programs_of(template.name, parts))
