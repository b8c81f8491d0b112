"""Bar charts (แผนภูมิแท่ง) of results by district, as Word draws them: typeface, Thai shaping and digits are Word's own.

A part without tags beside the document: the template names it, nothing in it is filled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from correspondence.documents.fields import Letterhead
from correspondence.documents.template import Template
from correspondence.documents.values import plain_text
from correspondence.documents.wordfile import CONTENT_TYPES
from correspondence.indicators.areas import AreaResult
from correspondence.indicators.compute import Computation
from correspondence.indicators.definition import Measure
from correspondence.indicators.rounding import rounded
from correspondence.thai.numerals import to_arabic, to_thai

MOST_BARS = 30
"""More cannot be read on a page: then provinces are drawn instead of districts, or nothing."""

_DECIMALS = 2
_TALLEST = 7_200_000  # English metric units: 20 cm
_RELATIONS = "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
# The names stand at the left, and at the right there is room for the figure of the longest bar.
_LAYOUT = tuple(
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    f'<c:x val="0.26"/><c:y val="0.03"/><c:w val="0.62"/><c:h val="{height}"/></c:manualLayout></c:layout>'
    for height in (0.83, 0.70)
)
# Each is a grey of its own on paper without colour.
_COLOURS = ("1B5E20", "FFB74D", "90A4AE", "5D4037", "CFD8DC")


def chart_of(found: Computation, look: Letterhead) -> bytes:
    """Return the chart of an indicator's results; nothing where there are none, or too many areas for a page."""
    areas, measures = _drawn(found)
    return _chart(areas, measures, look).encode() if measures and len(areas) <= MOST_BARS else b""


def chart_height(found: Computation) -> int:
    """Return how high the chart of an indicator is, in English metric units."""
    areas, measures = _drawn(found)
    return min(_TALLEST, 600_000 + len(areas) * (90_000 + 170_000 * len(measures)))


def _drawn(found: Computation) -> tuple[Sequence[AreaResult], Sequence[Measure]]:
    """Return the areas that get bars, and the results that at least one of them has."""
    areas = found.districts if len(found.districts) <= MOST_BARS else found.provinces
    measures = [one for one in found.definition.measures if any(_value(area, one) is not None for area in areas)]
    return areas, measures


def with_charts(template: Template, charts: Sequence[bytes]) -> Template:
    """Return the template with the charts that there are, each under the relation `chart_relation` of its place."""
    drawn = {place: chart for place, chart in enumerate(charts, 1) if chart}
    parts = dict(template.parts)
    if not drawn or _RELATIONS not in parts:
        return template
    for place, chart in drawn.items():
        name = f"charts/chart{place}.xml"
        parts[f"word/{name}"] = chart
        override = f'<Override PartName="/word/{name}" ContentType="{_TYPE}"/>'
        relation = f'<Relationship Id="{chart_relation(place)}" Type="{_OFFICE}/chart" Target="{name}"/>'
        parts[CONTENT_TYPES] = _inserted(parts[CONTENT_TYPES], b"</Types>", override)
        parts[_RELATIONS] = _inserted(parts[_RELATIONS], b"</Relationships>", relation)
    return replace(template, parts=parts)


def chart_relation(place: int) -> str:
    """Return the id by which the document names the chart of the indicator at a place, from 1."""
    return f"rIdChart{place}"


def _inserted(part: bytes, before: bytes, entry: str) -> bytes:
    head, end, rest = part.rpartition(before)
    return head + entry.encode() + end + rest


def _chart(areas: Sequence[AreaResult], measures: Sequence[Measure], look: Letterhead) -> str:
    series = "".join(_series(place, one, areas, look) for place, one in enumerate(measures))
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(measures) > 1 else ""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{drawing}/chart" xmlns:a="{drawing}/main" xmlns:r="{_OFFICE}">'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_LAYOUT[bool(legend)]}'
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        '<c:gapWidth val="40"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>'
        # The first district stands at the top, as in the table.
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="1002"/>'
        '<c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>{_bounds(areas, measures)}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="{_format(look)}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="1001"/><c:crosses val="max"/></c:valAx></c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_type(look, 1400)}</c:chartSpace>"
    )


def _bounds(areas: Sequence[AreaResult], measures: Sequence[Measure]) -> str:
    """Return the ends of the axis: percentages that stay within 0 and 100 are shown on the whole of it."""
    values = [value for one in measures for area in areas if (value := _value(area, one)) is not None]
    whole = all(one.unit == "ร้อยละ" for one in measures) and all(0 <= value <= 100 for value in values)
    return '<c:max val="100"/><c:min val="0"/>' if whole else '<c:min val="0"/>' if min(values) >= 0 else ""


def _series(place: int, measure: Measure, areas: Sequence[AreaResult], look: Letterhead) -> str:
    running = to_thai if look.thai_digits else to_arabic
    fill = f'<a:solidFill><a:srgbClr val="{_COLOURS[place % len(_COLOURS)]}"/></a:solidFill>'
    names = "".join(_point(at, running(area.area.name)) for at, area in enumerate(areas))
    figures = "".join(_figures(measure, areas))
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx><c:v>{plain_text(running(measure.label))}</c:v></c:tx><c:spPr>{fill}"
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:numFmt formatCode="{_format(look, _DECIMALS)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'{_type(look, 1200)}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f'<c:cat><c:strLit><c:ptCount val="{len(areas)}"/>{names}</c:strLit></c:cat>'
        f'<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(areas)}"/>'
        f"{figures}</c:numLit></c:val></c:ser>"
    )


def _figures(measure: Measure, areas: Sequence[AreaResult]) -> Iterator[str]:
    for at, area in enumerate(areas):
        value = _value(area, measure)
        if value is not None:
            yield _point(at, f"{float(value):.{_DECIMALS}f}")


def _value(area: AreaResult, measure: Measure) -> float | None:
    outcome = area.measure(measure.name)
    return float(rounded(outcome.value, _DECIMALS)) if outcome and outcome.value is not None else None


def _point(at: int, text: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{plain_text(text)}</c:v></c:pt>'


def _format(look: Letterhead, decimals: int = 0) -> str:
    """Return how figures are shown; the codes are Excel's: D0 Thai digits, 041E Thai."""
    return ("[$-D00041E]" if look.thai_digits else "") + ("0." + "0" * decimals if decimals else "0")


def _type(look: Letterhead, size: int) -> str:
    face = escape(look.font)
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{size}" b="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f'<a:latin typeface="{face}"/><a:ea typeface="{face}"/><a:cs typeface="{face}"/></a:defRPr>'
        '</a:pPr><a:endParaRPr lang="th-TH"/></a:p></c:txPr>'
    )
