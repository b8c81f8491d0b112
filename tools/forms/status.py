"""สถานะการตอบหนังสือ: for the monthly meeting, who has answered a letter, on one page with a bar."""

from dataclasses import replace

from tools.forms.ooxml import Style, Type, paragraph, run
from tools.forms.package import Form
from tools.forms.pages import page_of_pages
from tools.forms.paper import NORMAL, only_if
from tools.forms.table import cell, row, table, tag_row

_WIDTH = 9638  # 17 cm: A4 less 2 cm at either side
_SMALL = Type(14)

TITLE = Style(id="Title", name="ชื่อเอกสาร", type=Type(20, bold=True), align="center", keep=True)
LETTER = Style(id="Letter", name="หนังสือ", align="center", keep=True)
DAY = Style(id="Day", name="ข้อมูล ณ วันที่", type=Type(16, bold=True), align="center", keep=True)
GAP = Style(id="Gap", name="ระยะห่าง", type=Type(6), line=6)
LABEL = Style(id="Label", name="หัวยอดรวม", type=_SMALL, line=16, align="center", keep=True)
TOTAL = Style(id="Total", name="ยอดรวม", type=Type(18, bold=True), line=22, align="center", keep=True)
BAR = Style(id="Bar", name="แท่งกราฟ", type=Type(16, bold=True), line=20, align="center", keep=True)
LEGEND = Style(id="Legend", name="คำอธิบายกราฟ", type=_SMALL, line=16)
HEADING = Style(id="Heading", name="หัวตาราง", type=Type(14, bold=True), line=16, align="center")
CELL = Style(id="Cell", name="ช่องตาราง", type=_SMALL, line=16)
MIDDLE = replace(CELL, id="Middle", name="ช่องตาราง กลาง", align="center")
OWING = replace(CELL, id="Owing", name="ยังไม่ตอบ", type=Type(14, bold=True))
PAGE = Style(id="PageNumber", name="เลขหน้า", type=_SMALL, align="right")

# On paper without colour each is a grey of its own: nearly black, pale, middle, white.
_PARTS = (
    ("on_time", "ตอบทันกำหนด", "1B5E20", "FFFFFF"),
    ("late", "ตอบช้า", "FFD54F", "000000"),
    ("outstanding", "ยังไม่ตอบ", "E57373", "000000"),
    ("exempt", "ยกเว้น", "FFFFFF", "000000"),
)
_TOTALS = (
    ("expected", "ต้องตอบ"), ("received", "ตอบแล้ว"), ("on_time", "ทันกำหนด"), ("late", "ช้า"),
    ("outstanding", "ยังไม่ตอบ"), ("exempt", "ยกเว้น"), ("rate", "ร้อยละที่ตอบ"),
)  # fmt: skip
_ROWS = (
    ("ลำดับ", "{{ row.number }}", 620, MIDDLE),
    ("หน่วยงาน", "{{ row.office }}", 2920, CELL),
    ("สถานะ", "", 1760, CELL),
    ("วันที่ตอบ", "{{ row.replied_on }}", 1270, MIDDLE),
    ("ช้า (วัน)", "{{ row.days_late }}", 620, MIDDLE),
    ("เลขที่หนังสือตอบ", "{{ row.reply }}", 1600, CELL),
    ("เตือน (ครั้ง)", "{{ row.reminded }}", 848, MIDDLE),
)
_GROUPS = (
    ("ลำดับ", "{{ row.number }}", 620, MIDDLE),
    ("หน่วยงาน", "{{ row.office }}", 3178, CELL),
    ("ต้องตอบ", "{{ row.expected }}", 800, MIDDLE),
    ("ตอบแล้ว", "{{ row.received }}", 800, MIDDLE),
    ("ทัน กำหนด", "{{ row.on_time }}", 800, MIDDLE),
    ("ช้า", "{{ row.late }}", 720, MIDDLE),
    ("ยังไม่ตอบ", "{{ row.outstanding }}", 900, MIDDLE),
    ("ยกเว้น", "{{ row.exempt }}", 820, MIDDLE),
    ("ร้อยละ", "{{ row.rate }}", 1000, MIDDLE),
)


def status() -> Form:
    """Return the form of the status sheet."""
    styles = (NORMAL, TITLE, LETTER, DAY, GAP, LABEL, TOTAL, BAR, LEGEND, HEADING, CELL, MIDDLE, OWING, PAGE)
    return Form(
        title="{{ title }} {{ number }}",
        styles=styles,
        body=[
            *_head(),
            _totals(),
            paragraph(GAP),
            *_bar(),
            *only_if("grouped", _listing(_GROUPS, {})),
            *only_if("not grouped", _listing(_ROWS, {"สถานะ": _standing()})),
            paragraph(GAP),
        ],
        section=(
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1020" w:right="1134" w:bottom="737" w:left="1134" '
            'w:header="454" w:footer="284" w:gutter="0"/><w:pgNumType w:fmt="thaiNumbers"/><w:cols w:space="720"/>'
        ),
        headers={"default": [paragraph(PAGE, run("หน้า ", PAGE.type), *page_of_pages(PAGE.type))]},
    )


def _head() -> list[str]:
    return [
        paragraph(TITLE, "{{ title }}"),
        paragraph(LETTER, "หนังสือ{{ office }} ที่ {{ number }}{% if date %} ลงวันที่ {{ date }}{% endif %}"),
        *only_if("subject", paragraph(LETTER, "เรื่อง {{ subject }}")),
        paragraph(DAY, "ข้อมูล ณ วันที่ {{ as_of }}{% if due %} กำหนดตอบภายในวันที่ {{ due }}{% endif %}"),
        paragraph(GAP),
    ]


def _totals() -> str:
    width = _WIDTH // len(_TOTALS)
    return table(
        [width] * len(_TOTALS),
        [
            row(cell(width, paragraph(LABEL, label), shade="F2F2F2") for _, label in _TOTALS),
            row(cell(width, paragraph(TOTAL, f"{{{{ {field} }}}}"), middle=True) for field, _ in _TOTALS),
        ],
    )


def _bar() -> list[str]:
    """Return the bar and what its colours mean; the program makes each part as wide as its share."""
    width = _WIDTH // len(_PARTS)
    parts = [
        cell(width, paragraph(BAR, run(f"{{{{ {field} }}}}", replace(BAR.type, colour=ink))), shade=shade, middle=True)
        for field, _, shade, ink in _PARTS
    ]
    return [
        table([width] * len(_PARTS), [row(parts, height=454, exact=True)], name="bar", padding=0),
        paragraph(GAP),
        _legend(),
        paragraph(GAP),
    ]


def _legend() -> str:
    """Return what the colours mean: each beside its word and its count."""
    box, words = 420, _WIDTH // len(_PARTS) - 420
    cells = [
        piece
        for field, label, shade, _ in _PARTS
        for piece in (
            cell(box, paragraph(GAP), shade=shade, boxed=True),
            cell(words, paragraph(LEGEND, f"{label} {{{{ {field} }}}}"), middle=True),
        )
    ]
    return table([box, words] * len(_PARTS), [row(cells, height=320, exact=True)], lines=False)


def _standing() -> str:
    """Return the paragraphs of สถานะ: in heavy letters who has not answered."""
    return "".join(
        (
            *only_if("row.owing", paragraph(OWING, "{{ row.status }}")),
            *only_if("not row.owing", paragraph(CELL, "{{ row.status }}")),
        )
    )


def _listing(columns: tuple[tuple[str, str, int, Style], ...], special: dict[str, str]) -> str:
    widths = [width for _, _, width, _ in columns]
    return table(
        widths,
        [
            row(
                (cell(width, paragraph(HEADING, label), shade="F2F2F2", middle=True) for label, _, width, _ in columns),
                heading=True,
            ),
            tag_row(widths, CELL, "{%tr for row in rows %}"),
            row(cell(width, special.get(label) or paragraph(style, text)) for label, text, width, style in columns),
            tag_row(widths, CELL, "{%tr endfor %}"),
        ],
    )
