"""ซองหนังสือ, the envelopes: แบบที่ ๑๕ of the Regulation on Correspondence B.E. 2526, on C4, C5 and DL (ข้อ 74.2).

The sender stands in the header, drawn once for all pages; the body prints a page for each recipient. The emblem is
1.5 cm high, at the top left (ข้อ 77); the urgency is red and 32 pt (ข้อ 28).
"""

from dataclasses import dataclass, replace

from tools.forms.ooxml import RED, Style, Type, paragraph
from tools.forms.package import Form
from tools.forms.paper import MEMO_EMBLEM, NORMAL, each, emblem, only_if

_EDGE = 567  # 1 cm: from the top of the paper to the emblem
_SIDE = 850  # 1.5 cm
_BESIDE_EMBLEM = 964  # 1.7 cm: the emblem is 1.35 cm wide
_SALUTATION = 850  # from เรียน to the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An envelope lying down.

    Attributes:
        width, height: in twips.
        left, top: where the addressee begins, in twips from the edges of the paper.
        type, line: size of type and line height of the addressee in points, None for single spacing; `sender` is the
            size for the sender.
    """

    width: int
    height: int
    left: int
    top: int
    type: float
    line: float | None = None
    sender: float

    @property
    def frame(self) -> str:
        """Its frame for the addressee: lifted out of the text, moved up where a long address would leave the paper."""
        return (
            f'<w:framePr w:w="{self.width - self.left - _SIDE}" w:hSpace="0" w:wrap="around" w:vAnchor="page" '
            f'w:hAnchor="page" w:x="{self.left}" w:y="{self.top}"/>'
        )


C4 = Paper(width=18369, height=12983, left=8220, top=5700, type=22, sender=18)
C5 = Paper(width=12983, height=9185, left=5500, top=4100, type=20, sender=16)
DL = Paper(width=12472, height=6236, left=5385, top=2600, type=17, line=20, sender=16)

_TOP = 1757  # 3.1 cm: below the emblem and three lines of the sender


def envelope(paper: Paper) -> Form:
    """Return the form of an envelope."""
    sender = Style(id="Sender", name="ส่วนราชการผู้ส่ง", type=Type(paper.sender), left=_BESIDE_EMBLEM)
    number = Style(id="Number", name="ที่", type=Type(paper.sender), frame="<w:pageBreakBefore/>")
    urgency = Style(id="Urgency", name="ชั้นความเร็ว", type=Type(32, bold=True, colour=RED))
    line = Style(
        id="Recipient", name="ที่อยู่ผู้รับ", type=Type(paper.type), line=paper.line, left=_SALUTATION, frame=paper.frame
    )
    name = replace(line, id="To", name="เรียน", hanging=_SALUTATION, tabs=(("left", _SALUTATION),))
    postcode = replace(line, id="Postcode", name="รหัสไปรษณีย์", type=Type(paper.type + 2, bold=True))
    styles = (NORMAL, sender, number, urgency, name, line, postcode)
    return Form(
        title="ซองหนังสือ {{ number }}",
        styles=styles,
        body=each(
            "letter",
            "letters",
            paragraph(number, "{% if letter.number %}ที่ {{ letter.number }}{% endif %}"),
            paragraph(name, "{{ salutation }}\t{{ letter.name }}"),
            *each("line", "letter.lines", paragraph(line, "{{ line }}")),
            *only_if("letter.postcode", paragraph(postcode, "{{ letter.postcode }}")),
            # The frame belongs to the paragraph behind it, which is there without urgency too.
            paragraph(urgency, "{{ urgency }}"),
        ),
        section=_section(paper),
        headers={
            "default": [
                paragraph(sender, emblem(MEMO_EMBLEM, horizontal="left", top=360_000), "{{ office }}"),
                *each("line", "address", paragraph(sender, "{{ line }}")),
            ]
        },
    )


def _section(paper: Paper) -> str:
    return (
        f'<w:pgSz w:w="{paper.width}" w:h="{paper.height}" w:orient="landscape"/><w:pgMar w:top="{_TOP}" '
        f'w:right="{_SIDE}" w:bottom="{_EDGE}" w:left="{_SIDE}" w:header="{_EDGE}" w:footer="284" w:gutter="0"/>'
        '<w:cols w:space="720"/>'
    )
