"""บันทึกข้อความ, the memo: แบบที่ ๒ of the Regulation on Correspondence B.E. 2526 (ข้อ 12)."""

from tools.forms.lists import ADDRESSEE, LISTS, addressees, references_and_enclosures
from tools.forms.ooxml import RED, Style, Type, paragraph, run
from tools.forms.package import Form
from tools.forms.paper import (
    COMMON,
    MEMO_EMBLEM,
    MIDDLE,
    TEXT_WIDTH,
    body_text,
    emblem,
    footers,
    headers,
    only_if,
    section,
    signature,
)

_TOP = 992  # 1.75 cm, so that the title stands beside the emblem
_LABEL = Type(20, bold=True)
_VALUE = Type(dotted=True)  # the leaders run under the words, as on the printed form

TITLE = Style(
    id="Title", name="บันทึกข้อความ", type=Type(29, bold=True), line=35, tabs=(("left", 880), ("center", MIDDLE))
)
OFFICE = Style(id="Office", name="ส่วนราชการ", left=1400, hanging=1400, tabs=(("right", TEXT_WIDTH),))
NUMBER = Style(id="Number", name="ที่และวันที่", tabs=(("left", MIDDLE), ("right", TEXT_WIDTH)))
SUBJECT = Style(id="Subject", name="เรื่อง", left=640, hanging=640, tabs=(("right", TEXT_WIDTH),))
_URGENCY = Type(32, bold=True, colour=RED)


def memo() -> Form:
    """Return the form of a memo."""
    return Form(
        title="{{ subject }}",
        styles=(*COMMON, TITLE, OFFICE, NUMBER, SUBJECT, ADDRESSEE, *LISTS),
        body=[
            paragraph(TITLE, emblem(MEMO_EMBLEM, horizontal="left"), run("\t{{ urgency }}", _URGENCY), "\tบันทึกข้อความ"),
            paragraph(
                OFFICE,
                run("ส่วนราชการ", _LABEL),
                run("  {{ office }}{% if phone %} โทร. {{ phone }}{% endif %}\t", _VALUE),
            ),
            paragraph(
                NUMBER,
                run("ที่", _LABEL),
                run("  {{ number }}\t", _VALUE),
                run("วันที่", _LABEL),
                run("  {{ date }}\t", _VALUE),
            ),
            paragraph(SUBJECT, run("เรื่อง", _LABEL), run("  {{ subject }}\t", _VALUE)),
            *addressees(),
            *references_and_enclosures(),
            *body_text(),
            *only_if("closing", *signature()[:1]),
            *signature(""),
        ],
        section=section(_TOP),
        headers=headers(),
        footers=footers(),
    )
