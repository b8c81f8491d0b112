"""A table of results in the text of a letter: its caption, a heading repeated on every page, the whole in bold.

It adds no style, so that a letter without results stays what it was to the byte.
"""

from tools.forms.ooxml import Type, run
from tools.forms.table import cell, row, table

_SMALL = Type(14)
_BOLD = Type(14, bold=True)
_CAPTION = Type(16, bold=True)
_LINE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
# The indents part the caption from the paragraph above also for a reader who has nothing but the words.
_ABOVE = (
    '<w:keepNext/><w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="567" w:right="567"/>'
)
# LibreOffice tears the first two paragraphs below a table from the signature they are to be kept with: let it be these.
_THIN = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_COLUMNS = (
    ("พื้นที่", "area", 2700, "left"),
    ("รายงานแล้ว (แห่ง)", "reported", 1500, "center"),
    ("ผล", "result", 3371, "center"),
    ("คะแนน", "score", 1500, "center"),
)


def results() -> list[str]:
    """Return the lines that print `paragraph.text` as the caption of `paragraph.table`."""
    return [_line("{{ paragraph.text }}", _CAPTION, "center", _ABOVE), _table(), _line("", _SMALL, "left", _THIN) * 2]


def _table() -> str:
    widths = [width for _, _, width, _ in _COLUMNS]
    head = row(
        (cell(width, _line(label, _BOLD, "center"), shade="F2F2F2", middle=True) for label, _, width, _ in _COLUMNS),
        heading=True,
    )
    return table(
        widths,
        [
            head,
            _tag_row(widths, "{%tr for row in paragraph.table %}"),
            _tag_row(widths, "{%tr if loop.last %}"),
            _figures(_BOLD),
            _tag_row(widths, "{%tr else %}"),
            _figures(_SMALL),
            _tag_row(widths, "{%tr endif %}"),
            _tag_row(widths, "{%tr endfor %}"),
        ],
    )


def _figures(type_: Type) -> str:
    return row(
        cell(width, _line(f"{{{{ row.{name} }}}}", type_, align), middle=True) for _, name, width, align in _COLUMNS
    )


def _tag_row(widths: list[int], tag: str) -> str:
    span = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
    return f"<w:tr><w:tc><w:tcPr>{span}</w:tcPr>{_line(tag, _SMALL, 'left')}</w:tc></w:tr>"


def _line(text: str, type_: Type, align: str, layout: str = _LINE) -> str:
    """Return a paragraph laid out by itself, of the style that every form has."""
    return f'<w:p><w:pPr><w:pStyle w:val="Normal"/>{layout}<w:jc w:val="{align}"/></w:pPr>{run(text, type_)}</w:p>'
