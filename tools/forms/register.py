"""ทะเบียนหนังสือรับ and ทะเบียนหนังสือส่ง: แบบที่ ๑๓ and ๑๔ of the Regulation on Correspondence B.E. 2526, on A4 lying down."""

from tools.forms.ooxml import Style, Type, page_field, paragraph, run
from tools.forms.package import Form
from tools.forms.paper import NORMAL

# Eight columns over 25.7 cm: number, ที่, ลงวันที่, จาก, ถึง, เรื่อง, การปฏิบัติ, หมายเหตุ. The first has room for its
# heading on one line, since not every program knows where a Thai word ends.
_WIDTHS = (1450, 1800, 1200, 1900, 1900, 3600, 1350, 1370)
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom")
)
_BORDERS = _LINES + "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("right", "insideH", "insideV")
)

TITLE = Style(id="Title", name="ชื่อทะเบียน", type=Type(20, bold=True), align="center", keep=True)
HEADING = Style(id="Heading", name="หัวตาราง", type=Type(14, bold=True), align="center")
DAY = Style(id="Day", name="วันที่ลงทะเบียน", type=Type(14, bold=True), keep=True)
CELL = Style(id="Cell", name="ช่องตาราง", type=Type(14))
PAGE = Style(id="PageNumber", name="เลขหน้า", type=Type(14), align="right")


def register() -> Form:
    """Return the form of a register: a row a letter, the rows of a day under its date, headings on every page."""
    headings = [paragraph(HEADING, f"{{{{ columns[{place}] }}}}") for place in range(len(_WIDTHS))]
    cells = [paragraph(CELL, f"{{{{ row[{place}] }}}}") for place in range(len(_WIDTHS))]
    rows = [
        _row(headings, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"),
        _tag("{%tr for day in days %}"),
        _wide(paragraph(DAY, "{{ day.heading }}")),
        _tag("{%tr for row in day.rows %}"),
        _row(cells, "<w:trPr><w:cantSplit/></w:trPr>"),
        _tag("{%tr endfor %}"),
        _tag("{%tr endfor %}"),
    ]
    return Form(
        title="{{ title }}",
        styles=(NORMAL, TITLE, HEADING, DAY, CELL, PAGE),
        body=[paragraph(TITLE, "{{ title }}"), paragraph(TITLE, "{{ period }}"), _table(rows), paragraph(CELL)],
        section=(
            '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" '
            'w:bottom="850" w:left="1134" w:header="567" w:footer="284" w:gutter="0"/>'
            '<w:pgNumType w:fmt="thaiNumbers"/><w:cols w:space="720"/>'
        ),
        headers={"default": [paragraph(PAGE, run("หน้า ", PAGE.type), page_field(PAGE.type))]},
    )


def _table(rows: list[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(paragraphs: list[str], properties: str) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
        for width, inner in zip(_WIDTHS, paragraphs, strict=True)
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


def _wide(inner: str) -> str:
    span = f'<w:tcW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:gridSpan w:val="{len(_WIDTHS)}"/>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{span}</w:tcPr>{inner}</w:tc></w:tr>"


def _tag(tag: str) -> str:
    """Return a row that holds a tag alone; it is gone when the form is filled."""
    return _wide(paragraph(CELL, tag))
