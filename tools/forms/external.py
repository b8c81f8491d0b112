"""หนังสือภายนอก, the external letter: แบบที่ ๑ of the Regulation on Correspondence B.E. 2526 (ข้อ 11)."""

from tools.forms.lists import ADDRESSEE, LISTS, addressees, references_and_enclosures
from tools.forms.ooxml import RED, Style, Type, paragraph
from tools.forms.package import Form
from tools.forms.paper import (
    COMMON,
    LETTER_EMBLEM,
    MIDDLE,
    body_text,
    contacts,
    each,
    emblem,
    footers,
    headers,
    only_if,
    section,
    signature,
)

AGENCY = 6202  # 10.94 cm: where the name of the office and its address begin

URGENCY = Style(
    id="Urgency",
    name="ชั้นความเร็ว",
    type=Type(32, bold=True, colour=RED),
    frame='<w:framePr w:w="4536" w:h="708" w:hRule="exact" w:hSpace="0" w:wrap="around" w:vAnchor="page" '
    'w:hAnchor="margin" w:x="1" w:y="1300"/>',
)
NUMBER = Style(id="Number", name="ที่", left=AGENCY, hanging=AGENCY, tabs=(("left", AGENCY),), before=31)
ADDRESS = Style(id="Address", name="ที่ตั้ง", left=AGENCY)
DATE = Style(id="Date", name="วันที่", left=MIDDLE, before=6)
SUBJECT = Style(id="Subject", name="เรื่อง", left=530, hanging=530, before=6)


def external() -> Form:
    """Return the form of an external letter."""
    return Form(
        title="{{ subject }}",
        styles=(*COMMON, URGENCY, NUMBER, ADDRESS, DATE, SUBJECT, ADDRESSEE, *LISTS),
        body=[*_head(), *body_text(), *signature(), *contacts()],
        section=section(),
        headers=headers(),
        footers=footers(),
    )


def _head() -> list[str]:
    return [
        *only_if("urgency", paragraph(URGENCY, "{{ urgency }}")),
        paragraph(NUMBER, emblem(LETTER_EMBLEM, horizontal="center"), "ที่ {{ number }}\t{{ office }}"),
        *each("line", "address", paragraph(ADDRESS, "{{ line }}")),
        paragraph(DATE, "{{ date }}"),
        paragraph(SUBJECT, "เรื่อง\t{{ subject }}"),
        *addressees(),
        *references_and_enclosures(),
    ]
