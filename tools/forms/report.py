"""รายงานผลตัวชี้วัด: scores, districts, who is silent, every office with its reason, and where each figure is from."""

from collections.abc import Iterable
from dataclasses import replace

from tools.forms.ooxml import Style, Type, paragraph, run
from tools.forms.package import Form
from tools.forms.pages import page_of_pages
from tools.forms.paper import NORMAL, each, only_if
from tools.forms.table import cell, row, table, tag_row

_WIDTH = 9638  # 17 cm: A4 less 2 cm at either side
_PADDING = 50
_SMALL = Type(14)

TITLE = Style(id="Title", name="ชื่อเอกสาร", type=Type(20, bold=True), align="center", keep=True)
OFFICE = Style(id="Office", name="สำนักงาน", align="center", keep=True)
DAY = Style(id="Day", name="ข้อมูล ณ วันที่", type=Type(16, bold=True), align="center", keep=True)
PART = Style(id="Part", name="หัวเรื่อง", type=Type(18, bold=True), before=12, keep=True)
INDICATOR = Style(id="Indicator", name="ตัวชี้วัด", type=Type(18, bold=True), before=12, keep=True)
SECTION = Style(id="Section", name="หัวข้อ", type=Type(16, bold=True), before=8, keep=True)
SUMMARY = Style(id="Summary", name="สรุป", keep=True)
CONTENTS = Style(id="Contents", name="สารบัญ", left=567, hanging=567, tabs=(("right", _WIDTH),))
GAP = Style(id="Gap", name="ระยะห่าง", type=Type(6), line=6)
HEADING = Style(id="Heading", name="หัวตาราง", type=Type(14, bold=True), line=18, align="center", keep=True)
CELL = Style(id="Cell", name="ช่องตาราง", type=_SMALL, line=18, before=1.5)
MIDDLE = replace(CELL, id="Middle", name="ช่องตาราง กลาง", align="center")
WHOLE = replace(CELL, id="Whole", name="ช่องรวม", type=Type(14, bold=True))
DISTRICT = replace(WHOLE, id="District", name="ช่องอำเภอ", keep=True)
LINE = Style(id="Line", name="บรรทัดรายการ", type=_SMALL, left=284, hanging=284)
PAGE = Style(id="PageNumber", name="เลขหน้า", type=_SMALL, align="right")

_STYLES = (
    NORMAL, TITLE, OFFICE, DAY, PART, INDICATOR, SECTION, SUMMARY, CONTENTS, GAP, HEADING, CELL, MIDDLE, WHOLE,
    DISTRICT, LINE, PAGE,
)  # fmt: skip

_Column = tuple[str, str, int, Style]

_SUMMARY: tuple[_Column, ...] = (
    ("รหัส", "code", 650, MIDDLE),
    ("ตัวชี้วัด", "title", 2238, CELL),
    ("น้ำหนัก", "weight", 1000, MIDDLE),
    ("รายงานแล้ว", "reported", 1300, MIDDLE),
    ("ผล", "result", 1800, MIDDLE),
    ("คะแนน", "score", 1250, MIDDLE),
    ("ถ่วงน้ำหนัก", "weighted", 1400, MIDDLE),
)
_STEPPED: tuple[_Column, ...] = (
    ("พื้นที่", "area", 2250, CELL),
    ("รายงานแล้ว", "reported", 1050, MIDDLE),
    ("ผล", "result", 1850, MIDDLE),
    ("คะแนน", "score", 1150, MIDDLE),
    ("ถ่วงน้ำหนัก", "weighted", 1200, MIDDLE),
    ("ถึงขั้นตอนที่ (แห่ง)", "steps", 2138, MIDDLE),
)
_AREAS: tuple[_Column, ...] = (
    ("พื้นที่", "area", 2200, CELL),
    ("รายงานแล้ว", "reported", 1050, MIDDLE),
    ("ผล", "result", 3988, MIDDLE),
    ("คะแนน", "score", 1150, MIDDLE),
    ("ถ่วงน้ำหนัก", "weighted", 1250, MIDDLE),
)
_CHANGES: tuple[_Column, ...] = (
    ("พื้นที่", "area", 3638, CELL),
    ("เดิม", "before", 2000, MIDDLE),
    ("ครั้งนี้", "after", 2000, MIDDLE),
    ("เพิ่มขึ้น/ลดลง", "by", 2000, MIDDLE),
)
_CLAIMS: tuple[_Column, ...] = (
    ("พื้นที่/หน่วยงาน", "name", 2000, CELL),
    ("รายการ", "what", 3038, CELL),
    ("แจ้งว่า", "claimed", 950, MIDDLE),
    ("คำนวณได้", "computed", 1250, MIDDLE),
    ("ต่างกัน", "by", 1050, MIDDLE),
    ("หนังสือ", "source", 1350, CELL),
)
_SILENT: tuple[_Column, ...] = (
    ("อำเภอ", "area", 2200, CELL),
    ("จำนวน (แห่ง)", "count", 1200, MIDDLE),
    ("หน่วยงาน", "offices", 6238, CELL),
)
_OFFICES: tuple[_Column, ...] = (
    ("หน่วยงาน", "office", 2350, CELL),
    ("ขั้นตอน หรือสถานะ", "step", 1350, MIDDLE),
    ("เหตุผลหรือคำตอบ", "why", 4038, CELL),
    ("ที่มา", "source", 1900, CELL),
)
_LATE: tuple[_Column, ...] = (
    ("หน่วยงาน", "office", 3438, CELL),
    ("หนังสือตอบ", "reply", 2200, CELL),
    ("วันที่ตอบ", "on", 1500, MIDDLE),
    ("กำหนด", "due", 1500, MIDDLE),
    ("ช้า (วัน)", "days", 1000, MIDDLE),
)
_SOURCES: tuple[_Column, ...] = (
    ("ที่มา", "number", 700, MIDDLE),
    ("หนังสือตอบ", "reply", 2700, CELL),
    ("ลงวันที่", "dated", 1300, MIDDLE),
    ("แฟ้ม", "file", 3038, CELL),
    ("SHA-256 (ขึ้นต้น)", "digest", 1900, MIDDLE),
)


def report() -> Form:
    """Return the form of the consolidated report."""
    return Form(
        title="{{ title }}",
        styles=_STYLES,
        body=[
            paragraph(TITLE, "{{ title }}"),
            paragraph(OFFICE, "{{ office }} ปีงบประมาณ พ.ศ. {{ fiscal_year }}"),
            paragraph(DAY, "ข้อมูล ณ วันที่ {{ as_of }}"),
            *only_if("compared_with", paragraph(OFFICE, "เปรียบเทียบกับข้อมูล ณ วันที่ {{ compared_with }}")),
            *only_if("contents", *_contents()),
            *_scores(),
            *each("indicator", "indicators", *_indicator()),
            paragraph(PART, _bookmark("sources", 1), "ที่มาของข้อมูลและหมายเหตุ", _BOOKMARK_END.format(1)),
            *each("note", "notes", paragraph(LINE, "–\t{{ note }}")),
            paragraph(GAP),
            *only_if("sources", _table(_SOURCES, _rows(_SOURCES, "sources"))),
            paragraph(GAP),
        ],
        section=(
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1020" w:right="1134" w:bottom="1020" w:left="1134" '
            'w:header="454" w:footer="284" w:gutter="0"/><w:pgNumType w:fmt="thaiNumbers"/><w:cols w:space="720"/>'
        ),
        headers={"default": [paragraph(PAGE, run("หน้า ", PAGE.type), *page_of_pages(PAGE.type))]},
    )


_BOOKMARK_END = '<w:bookmarkEnd w:id="{}"/>'


def _bookmark(name: str, place: int) -> str:
    return f'<w:bookmarkStart w:id="{place}" w:name="{name}"/>'


def _contents() -> list[str]:
    return [
        paragraph(PART, "สารบัญ"),
        paragraph(CONTENTS, "สรุปคะแนน\t", *_page_of("scores")),
        *each(
            "indicator",
            "indicators",
            paragraph(CONTENTS, "ตัวชี้วัดที่ {{ indicator.code }} {{ indicator.title }}\t", *_page_of("indicator")),
        ),
        paragraph(CONTENTS, "ที่มาของข้อมูลและหมายเหตุ\t", *_page_of("sources")),
    ]


def _page_of(bookmark: str) -> tuple[str, ...]:
    """Return the runs of the number of the page on which a bookmark stands; Word counts it when it opens the file."""
    type_ = CONTENTS.type
    begin = f'<w:r>{type_.xml}<w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    marks = [f'<w:r>{type_.xml}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end")]
    code = f" PAGEREF {bookmark} \\h "
    text = f'<w:r>{type_.xml}<w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return (begin, text, marks[0], run("๑", type_), marks[1])


def _scores() -> list[str]:
    return [
        paragraph(PART, _bookmark("scores", 2), "สรุปคะแนน", _BOOKMARK_END.format(2)),
        _table(_SUMMARY, _rows(_SUMMARY, "summary"), _total()),
        *only_if(
            "mean",
            paragraph(
                NORMAL,
                "คะแนนเฉลี่ยถ่วงน้ำหนัก {{ mean }} จากคะแนนเต็มห้า (น้ำหนักรวม {{ weight }})"
                "{% if mean_before %} เดิม {{ mean_before }}{% endif %}",
            ),
        ),
        *only_if("unscored", paragraph(NORMAL, "ยังไม่มีคะแนน: ตัวชี้วัดที่ {{ unscored }}")),
    ]


def _total() -> list[str]:
    values = {"title": "รวม", "weight": "{{ weight }}", "weighted": "{{ weighted }}"}
    return [
        row(
            cell(width, paragraph(WHOLE if style is CELL else MIDDLE, values.get(name, "")))
            for _, name, width, style in _SUMMARY
        )
    ]


def _indicator() -> list[str]:
    heading = "ตัวชี้วัดที่ {{ indicator.code }} {{ indicator.title }}"
    return [
        paragraph(INDICATOR, _bookmark("indicator", 3), heading, _BOOKMARK_END.format(3)),
        paragraph(SUMMARY, "{{ indicator.summary }}"),
        table([_WIDTH], [row([cell(_WIDTH, paragraph(MIDDLE, "แผนภูมิรายอำเภอ"))])], name="chart"),
        _section("ผลรายอำเภอ"),
        *only_if("indicator.stepped", _areas(_STEPPED)),
        *only_if("not indicator.stepped", _areas(_AREAS)),
        *_part("changes", "เปรียบเทียบกับข้อมูล ณ วันที่ {{ compared_with }}", _CHANGES),
        *only_if(
            "indicator.moves",
            _section("หน่วยงานที่ขั้นตอนเปลี่ยน"),
            *each("line", "indicator.moves", paragraph(LINE, "–\t{{ line }}")),
        ),
        *_part("claims", "ผลที่แจ้งมาต่างจากที่คำนวณได้", _CLAIMS),
        *_part("silent", "ยังไม่รายงาน {{ indicator.silent_count }} แห่ง", _SILENT),
        *_part("waiting", "ข้อมูลไม่ครบหรือรอแก้ไข", _OFFICES),
        *_part("late", "ตอบหลังกำหนด", _LATE),
        *only_if(
            "indicator.near",
            _section("ใกล้ถึงขั้นตอนถัดไป"),
            *each("line", "indicator.near", paragraph(LINE, "–\t{{ line }}")),
        ),
        _section("วิธีคำนวณ"),
        *each("line", "indicator.method", paragraph(LINE, "–\t{{ line }}")),
        *only_if("indicator.groups", _section("ผลรายแห่งของหน่วยงานที่รายงานแล้ว"), _table(_OFFICES, _offices())),
    ]


def _section(text: str) -> str:
    return paragraph(SECTION, text)


def _part(name: str, heading: str, columns: Iterable[_Column]) -> list[str]:
    """Return a heading and its table, printed only where there is a row."""
    columns = tuple(columns)
    rows = f"indicator.{name}"
    return only_if(rows, _section(heading), _table(columns, _rows(columns, rows)))


def _table(columns: Iterable[_Column], *parts: list[str]) -> str:
    columns = tuple(columns)
    head = row(
        (cell(width, paragraph(HEADING, label), shade="F2F2F2", middle=True) for label, _, width, _ in columns),
        heading=True,
    )
    rows = [head, *(line for part in parts for line in part)]
    return table([width for _, _, width, _ in columns], rows, padding=_PADDING)


def _plain(style: Style, text: str) -> str:
    """Return a paragraph that leaves its type to its style: a table of 16,000 rows is a third as long so."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _rows(columns: Iterable[_Column], things: str) -> list[str]:
    columns = tuple(columns)
    widths = [width for _, _, width, _ in columns]
    return [
        tag_row(widths, CELL, f"{{%tr for row in {things} %}}"),
        row(cell(width, _plain(style, f"{{{{ row.{name} }}}}")) for _, name, width, style in columns),
        tag_row(widths, CELL, "{%tr endfor %}"),
    ]


def _areas(columns: tuple[_Column, ...]) -> str:
    whole = row(
        cell(width, paragraph(WHOLE if style is CELL else MIDDLE, f"{{{{ indicator.whole.{name} }}}}"))
        for _, name, width, style in columns
    )
    return _table(columns, _rows(columns, "indicator.rows"), [whole])


def _offices() -> list[str]:
    widths = [width for _, _, width, _ in _OFFICES]
    span = f'<w:tcW w:w="{_WIDTH}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    name = paragraph(DISTRICT, "{{ group.area }}")
    return [
        tag_row(widths, CELL, "{%tr for group in indicator.groups %}"),
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{span}{shade}</w:tcPr>{name}</w:tc></w:tr>",
        *_rows(_OFFICES, "group.rows"),
        tag_row(widths, CELL, "{%tr endfor %}"),
    ]
