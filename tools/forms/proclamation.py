"""คำสั่ง and ประกาศ, orders and announcements: แบบที่ ๔ and ๗ of the Regulation on Correspondence B.E. 2526 (ข้อ 16, 20)."""

from tools.forms.ooxml import Style, paragraph
from tools.forms.package import Form
from tools.forms.paper import COMMON, LETTER_EMBLEM, body_text, emblem, footers, headers, section, signature

_RULE_INDENT = 3288  # leaves a rule of 4.4 cm in the middle

HEADING = Style(id="Heading", name="หัวเรื่อง", before=60, align="center", keep=True)
LINE = Style(id="HeadingLine", name="หัวเรื่อง บรรทัดถัดไป", align="center", left=850, right=850, keep=True)
RULE = Style(
    id="Rule", name="เส้นใต้หัวเรื่อง", left=_RULE_INDENT, right=_RULE_INDENT, line=12, align="center", rule=True, keep=True
)
ISSUED = Style(id="Issued", name="สั่ง ณ วันที่", left=2976, before=12, keep=True)


def order() -> Form:
    """Return the form of an order."""
    return _form("คำสั่ง", "สั่ง", ["ที่ {{ number }}", "เรื่อง {{ subject }}"])


def announcement() -> Form:
    """Return the form of an announcement."""
    return _form("ประกาศ", "ประกาศ", ["เรื่อง {{ subject }}"])


def _form(word: str, done: str, lines: list[str]) -> Form:
    return Form(
        title="{{ subject }}",
        styles=(*COMMON, HEADING, LINE, RULE, ISSUED),
        body=[
            paragraph(HEADING, emblem(LETTER_EMBLEM, horizontal="center"), f"{word}{{{{ office }}}}"),
            *(paragraph(LINE, line) for line in lines),
            paragraph(RULE),
            *body_text(),
            paragraph(ISSUED, f"{done}   ณ   วันที่   {{{{ date_with_era }}}}"),
            *signature(""),
        ],
        section=section(),
        headers=headers(),
        footers=footers(),
    )
