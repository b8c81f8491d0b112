"""Tables of the forms: cells, rows, and rows and cells that hold a tag alone."""

from collections.abc import Iterable, Sequence

from tools.forms.ooxml import Style, paragraph

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(widths: Sequence[int], rows: Iterable[str], *, name: str = "", lines: bool = True, padding: int = 85) -> str:
    """Return a table of fixed width.

    Args:
        widths: of the columns, in twips.
        rows: each made by `row` or `tag_row`.
        name: by which the program finds it (Word: Table Properties, Alt Text, Title).
        lines: whether its cells are ruled.
        padding: room at the left and right of each cell, in twips.
    """
    pen = 'w:val="single" w:sz="4"' if lines else 'w:val="nil" w:sz="0"'
    borders = "".join(f'<w:{side} {pen} w:space="0" w:color="auto"/>' for side in _SIDES)
    margins = f'<w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    caption = f'<w:tblCaption w:val="{name}"/>' if name else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def cell(width: int, *paragraphs: str, shade: str = "", middle: bool = False, boxed: bool = False) -> str:
    """Return a cell; `shade` is its colour, `middle` puts its text half-way up, `boxed` rules it in any table."""
    pen = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
    box = "".join(f"<w:{side} {pen}/>" for side in _SIDES[:4])
    borders = f"<w:tcBorders>{box}</w:tcBorders>" if boxed else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    up = '<w:vAlign w:val="center"/>' if middle else ""
    inner = "".join(paragraphs)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}{fill}{up}</w:tcPr>{inner}</w:tc>'


def row(cells: Iterable[str], *, heading: bool = False, height: int = 0, exact: bool = False) -> str:
    """Return a row that stays on one page; a `heading` is repeated on every page. `height` is in twips."""
    rule = "exact" if exact else "atLeast"
    high = f'<w:trHeight w:val="{height}" w:hRule="{rule}"/>' if height else ""
    repeat = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{high}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def tag_row(widths: Sequence[int], style: Style, tag: str) -> str:
    """Return a row that holds a tag alone; it is gone when the form is filled."""
    span = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
    return f"<w:tr><w:tc><w:tcPr>{span}</w:tcPr>{paragraph(style, tag)}</w:tc></w:tr>"
