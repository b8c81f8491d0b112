"""หนังสือประทับตรา, the stamped letter: แบบที่ ๓ of the Regulation on Correspondence B.E. 2526 (ข้อ 13-14)."""

from dataclasses import replace

from tools.forms.external import NUMBER, URGENCY
from tools.forms.lists import ADDRESSEE, LISTS, addressees, references_and_enclosures
from tools.forms.ooxml import Style, paragraph
from tools.forms.package import Form
from tools.forms.paper import (
    COMMON,
    LETTER_EMBLEM,
    MIDDLE,
    body_text,
    contacts,
    emblem,
    footers,
    headers,
    only_if,
    section,
)

TO = replace(ADDRESSEE, id="To", name="ถึง", left=380, hanging=380)
# The round stamp, 4.5 cm across, goes over the name and the date.
SENDER = Style(id="Sender", name="ชื่อส่วนราชการที่ส่งหนังสือออก", left=MIDDLE, before=42, keep=True)
DATE = Style(id="Date", name="วันที่", left=MIDDLE, keep=True)


def stamped() -> Form:
    """Return the form of a stamped letter."""
    return Form(
        title="{{ subject }}",
        styles=(*COMMON, URGENCY, NUMBER, TO, *LISTS, SENDER, DATE),
        body=[
            *only_if("urgency", paragraph(URGENCY, "{{ urgency }}")),
            paragraph(NUMBER, emblem(LETTER_EMBLEM, horizontal="center"), "ที่ {{ number }}"),
            *addressees("ถึง", TO),
            *references_and_enclosures(),
            *body_text(),
            paragraph(SENDER, "{{ office }}"),
            paragraph(DATE, "{{ date }}"),
            *contacts(),
        ],
        section=section(),
        headers=headers(),
        footers=footers(),
    )
