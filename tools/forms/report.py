"""รายงานผลตัวชี้วัด: what the replies add up to, a table for each indicator, who is nearest to its next step."""

from dataclasses import replace

from tools.forms.ooxml import Style, Type, paragraph, run
from tools.forms.package import Form
from tools.forms.pages import page_of_pages
from tools.forms.paper import NORMAL, only_if
from tools.forms.table import cell, row, table, tag_row

_SMALL = Type(14)

TITLE = Style(id="Title", name="ชื่อเอกสาร", type=Type(20, bold=True), align="center", keep=True)
OFFICE = Style(id="Office", name="สำนักงาน", align="center", keep=True)
DAY = Style(id="Day", name="ข้อมูล ณ วันที่", type=Type(16, bold=True), align="center", keep=True)
INDICATOR = Style(id="Indicator", name="ตัวชี้วัด", type=Type(16, bold=True), keep=True)
SUMMARY = Style(id="Summary", name="สรุป", keep=True)
GAP = Style(id="Gap", name="ระยะห่าง", type=Type(6), line=6)
HEADING = Style(id="Heading", name="หัวตาราง", type=Type(14, bold=True), line=16, align="center")
CELL = Style(id="Cell", name="ช่องตาราง", type=_SMALL, line=16)
MIDDLE = replace(CELL, id="Middle", name="ช่องตาราง กลาง", align="center")
WHOLE = replace(CELL, id="Whole", name="ช่องรวม", type=Type(14, bold=True))
NEAR = Style(id="Near", name="ใกล้ถึงเกณฑ์", type=_SMALL)
PAGE = Style(id="PageNumber", name="เลขหน้า", type=_SMALL, align="right")

_COLUMNS = (
    ("พื้นที่", "{{ row.area }}", 3000, CELL),
    ("รายงานแล้ว", "{{ row.reported }}", 1200, MIDDLE),
    ("ผล", "{{ row.result }}", 2000, MIDDLE),
    ("คะแนน", "{{ row.score }}", 1100, MIDDLE),
    ("ถ่วงน้ำหนัก", "{{ row.weighted }}", 1100, MIDDLE),
    ("ถึงขั้นตอน (แห่ง)", "{{ row.steps }}", 1238, MIDDLE),
)


def report() -> Form:
    """Return the form of the consolidated report."""
    styles = (NORMAL, TITLE, OFFICE, DAY, INDICATOR, SUMMARY, GAP, HEADING, CELL, MIDDLE, WHOLE, NEAR, PAGE)
    return Form(
        title="{{ title }}",
        styles=styles,
        body=[
            paragraph(TITLE, "{{ title }}"),
            paragraph(OFFICE, "{{ office }} ปีงบประมาณ พ.ศ. {{ fiscal_year }}"),
            paragraph(DAY, "ข้อมูล ณ วันที่ {{ as_of }}"),
            *only_if("mean", paragraph(OFFICE, "คะแนนเฉลี่ยถ่วงน้ำหนัก {{ mean }} จากน้ำหนักรวม {{ weight }}")),
            paragraph(GAP),
            paragraph(NORMAL, "{%p for indicator in indicators %}"),
            *_indicator(),
            paragraph(NORMAL, "{%p endfor %}"),
        ],
        section=(
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1020" w:right="1134" w:bottom="1020" w:left="1134" '
            'w:header="454" w:footer="284" w:gutter="0"/><w:pgNumType w:fmt="thaiNumbers"/><w:cols w:space="720"/>'
        ),
        headers={"default": [paragraph(PAGE, run("หน้า ", PAGE.type), *page_of_pages(PAGE.type))]},
    )


def _indicator() -> list[str]:
    return [
        paragraph(INDICATOR, "ตัวชี้วัดที่ {{ indicator.code }} {{ indicator.title }}"),
        paragraph(SUMMARY, "{{ indicator.summary }}"),
        _areas(),
        paragraph(GAP),
        *only_if("indicator.gaps", paragraph(NEAR, "ใกล้ถึงขั้นตอนถัดไป: {{ indicator.gaps }}")),
        *only_if("indicator.sources", paragraph(NEAR, "ข้อมูลจากหนังสือตอบ: {{ indicator.sources }}")),
        paragraph(GAP),
    ]


def _areas() -> str:
    widths = [width for _, _, width, _ in _COLUMNS]
    return table(
        widths,
        [
            row(
                (
                    cell(width, paragraph(HEADING, label), shade="F2F2F2", middle=True)
                    for label, _, width, _ in _COLUMNS
                ),
                heading=True,
            ),
            tag_row(widths, CELL, "{%tr for row in indicator.rows %}"),
            row(cell(width, paragraph(style, text)) for _, text, width, style in _COLUMNS),
            tag_row(widths, CELL, "{%tr endfor %}"),
            row(
                cell(width, paragraph(WHOLE if style is CELL else MIDDLE, text.replace("row.", "indicator.whole.")))
                for _, text, width, style in _COLUMNS
            ),
        ],
    )
