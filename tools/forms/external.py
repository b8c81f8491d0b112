"""หนังสือภายนอก, the external letter: แบบที่ ๑ of the Regulation on Correspondence B.E. 2526 (ข้อ 11)."""

from tools.forms.ooxml import RED, Form, Style, Type, paragraph
from tools.forms.paper import COMMON, MIDDLE, NORMAL, TEXT_WIDTH, body_text, contacts, each, emblem, footers
from tools.forms.paper import headers, only_if, section, signature

AGENCY = 6202  # 10.94 cm: where the name of the office and its address begin
QUANTITY_ROOM = 1500

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
ADDRESSEE = Style(id="Addressee", name="เรียน", left=565, hanging=565, before=6, close=True)
REFERENCE = Style(id="Reference", name="อ้างถึง", left=680, hanging=680, before=6)
REFERENCES = Style(
    id="References", name="อ้างถึงหลายฉบับ", left=944, hanging=944, tabs=(("left", 680),), before=6, close=True
)
ENCLOSURE = Style(
    id="Enclosure", name="สิ่งที่ส่งมาด้วย", left=1295, hanging=1295, right=QUANTITY_ROOM, before=6,
    tabs=(("left", 1295), ("right", TEXT_WIDTH)),
)  # fmt: skip
ENCLOSURES = Style(
    id="Enclosures", name="สิ่งที่ส่งมาด้วยหลายรายการ", left=1559, hanging=1559, right=QUANTITY_ROOM, before=6, close=True,
    tabs=(("left", 1295), ("right", TEXT_WIDTH)),
)  # fmt: skip


def external() -> Form:
    """Return the form of an external letter."""
    return Form(
        title="{{ subject }}",
        styles=(*COMMON, URGENCY, NUMBER, ADDRESS, DATE, SUBJECT, ADDRESSEE, REFERENCE, REFERENCES, ENCLOSURE, ENCLOSURES),
        body=[*_head(), *body_text(), *signature(), *contacts()],
        section=section(),
        headers=headers(),
        footers=footers(),
    )


def _head() -> list[str]:
    return [
        *only_if("urgency", paragraph(URGENCY, "{{ urgency }}")),
        paragraph(NUMBER, emblem(1_080_000, horizontal="center"), "ที่ {{ number }}\t{{ office }}"),
        *each("line", "address", paragraph(ADDRESS, "{{ line }}")),
        paragraph(DATE, "{{ date }}"),
        paragraph(SUBJECT, "เรื่อง\t{{ subject }}"),
        *each(
            "addressee",
            "addressees",
            paragraph(ADDRESSEE, "{% if loop.first %}{{ salutation }}{% endif %}\t{{ addressee }}"),
        ),
        *_list("reference", "references", "อ้างถึง", REFERENCE, REFERENCES),
        *_list("enclosure", "enclosures", "สิ่งที่ส่งมาด้วย", ENCLOSURE, ENCLOSURES, "\t{{ enclosure.quantity }}"),
    ]


def _list(name: str, things: str, label: str, one: Style, several: Style, behind: str = "") -> list[str]:
    """Return a list of the head: a single line stands by itself, several are numbered."""
    end = f"{{% if {name}.quantity %}}{behind}{{% endif %}}" if behind else ""
    return each(
        name,
        things,
        paragraph(NORMAL, "{%p if loop.length == 1 %}"),
        paragraph(one, f"{label}\t{{{{ {name}.text }}}}{end}"),
        paragraph(NORMAL, "{%p else %}"),
        paragraph(
            several, f"{{% if loop.first %}}{label}{{% endif %}}\t{{{{ {name}.number }}}} {{{{ {name}.text }}}}{end}"
        ),
        paragraph(NORMAL, "{%p endif %}"),
    )
