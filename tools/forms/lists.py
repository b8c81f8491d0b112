"""The lists of a letter's head: to whom, which letters it cites, what is sent along.

A label stands at the left and the text hangs beside it; several entries are numbered, quantities stand flush
right.
"""

from tools.forms.ooxml import Style, paragraph
from tools.forms.paper import NORMAL, TEXT_WIDTH, each

ADDRESSEE = Style(id="Addressee", name="เรียน", left=565, hanging=565, before=6, close=True)
REFERENCE = Style(id="Reference", name="อ้างถึง", left=680, hanging=680, before=6)
REFERENCES = Style(
    id="References", name="อ้างถึงหลายฉบับ", left=944, hanging=944, tabs=(("left", 680),), before=6, close=True
)
ENCLOSURE = Style(
    id="Enclosure", name="สิ่งที่ส่งมาด้วย", left=1295, hanging=1295, before=6,
    tabs=(("left", 1295), ("right", TEXT_WIDTH)),
)  # fmt: skip
ENCLOSURES = Style(
    id="Enclosures", name="สิ่งที่ส่งมาด้วยหลายรายการ", left=1559, hanging=1559, before=6, close=True,
    tabs=(("left", 1295), ("right", TEXT_WIDTH)),
)  # fmt: skip

LISTS = (REFERENCE, REFERENCES, ENCLOSURE, ENCLOSURES)


def addressees(salutation: str = "{{ salutation }}", style: Style = ADDRESSEE) -> list[str]:
    """Return the addressees, the salutation before the first."""
    return each(
        "addressee",
        "addressees",
        paragraph(style, f"{{% if loop.first %}}{salutation}{{% endif %}}\t{{{{ addressee }}}}"),
    )


def references_and_enclosures() -> list[str]:
    """Return the letters that are cited and what is sent along."""
    return [
        *_list("reference", "อ้างถึง", (REFERENCE, REFERENCES)),
        *_list("enclosure", "สิ่งที่ส่งมาด้วย", (ENCLOSURE, ENCLOSURES), "\t{{ enclosure.quantity }}"),
    ]


def _list(name: str, label: str, styles: tuple[Style, Style], behind: str = "") -> list[str]:
    """Return a list of the head: a single line stands by itself, several are numbered."""
    one, several = styles
    end = f"{{% if {name}.quantity %}}{behind}{{% endif %}}" if behind else ""
    return each(
        name,
        f"{name}s",
        paragraph(NORMAL, "{%p if loop.length == 1 %}"),
        paragraph(one, f"{label}\t{{{{ {name}.text }}}}{end}"),
        paragraph(NORMAL, "{%p else %}"),
        paragraph(
            several, f"{{% if loop.first %}}{label}{{% endif %}}\t{{{{ {name}.number }}}} {{{{ {name}.text }}}}{end}"
        ),
        paragraph(NORMAL, "{%p endif %}"),
    )
