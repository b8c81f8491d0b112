"""What the forms share: the page, the emblem's place, the marks of secrecy, and the styles of the text.

Measures are those of the typing standard (นร ๐๑๐๖/ว ๒๐๑๙) and of pages that offices have issued.
"""

from collections.abc import Iterable
from dataclasses import replace

from tools.forms.ooxml import RED, Style, Type, page_field, paragraph, run
from tools.forms.results import results

TEXT_WIDTH = 9071  # 16 cm: A4 less 3 cm at the left and 2 cm at the right
MIDDLE = 4536  # 8 cm: the axis of the emblem, where the date and the rank begin

LETTER_EMBLEM = 1_080_000  # 3 cm
MEMO_EMBLEM = 540_000  # 1.5 cm

NORMAL = Style(id="Normal", name="Normal")
SECRECY = Style(id="Secrecy", name="ชั้นความลับ", type=Type(24, bold=True, colour=RED), align="center")
PAGE_NUMBER = Style(id="PageNumber", name="เลขหน้า", align="center")

TEXT = Style(id="Text", name="ข้อความ", first=1417, before=6, align="thaiDistribute")
LAST_TEXT = replace(TEXT, id="LastText", name="ข้อความสุดท้าย", keep=True)
LEVELS = (
    replace(TEXT, id="Level1", name="ข้อความ ข้อ", before=6),
    replace(TEXT, id="Level2", name="ข้อความ ข้อย่อย", first=1701, before=0),
    replace(TEXT, id="Level3", name="ข้อความ ข้อย่อยลงไป", first=2126, before=0),
)
# Centred on 13.4 cm from the paper's edge, with room for a post of 11 cm.
CLOSING = Style(id="Closing", name="คำลงท้าย", left=2722, before=12, align="center", keep=True)
RANK = Style(id="Rank", name="ยศ", left=MIDDLE, before=42, keep=True)
SIGNER = Style(id="Signer", name="ชื่อผู้ลงนาม", left=2722, before=63, align="center", keep=True)
POSITION = Style(id="Position", name="ตำแหน่ง", left=2722, align="center", keep=True)
OWNER = Style(id="Owner", name="ส่วนราชการเจ้าของเรื่อง", before=21, close=True, keep=True)
CONTACT = Style(id="Contact", name="โทร")
COPIES = Style(id="Copies", name="สำเนาส่ง", left=890, hanging=890)

_LABELLED = "{% if paragraph.label %}{{ paragraph.label }} {% endif %}{{ paragraph.text }}"

COMMON = (
    NORMAL,
    SECRECY,
    PAGE_NUMBER,
    TEXT,
    LAST_TEXT,
    *LEVELS,
    CLOSING,
    RANK,
    SIGNER,
    POSITION,
    OWNER,
    CONTACT,
    COPIES,
)


def section(top: int = 1417) -> str:
    """Return the page: A4, margins 3, 2, `top` and 2 cm, its number in Thai digits, a first page of its own."""
    return (
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="1134" w:bottom="1134" w:left="1701" '
        'w:header="227" w:footer="284" w:gutter="0"/><w:pgNumType w:fmt="thaiNumbers"/><w:cols w:space="720"/>'
        "<w:titlePg/>"
    )


def headers() -> dict[str, Iterable[str]]:
    """Return the top of the pages: how secret on all, `- ๒ -` from the second on."""
    secret = paragraph(SECRECY, "{{ secrecy }}")
    number = paragraph(PAGE_NUMBER, run("- "), page_field(), run(" -"))
    return {"default": [secret, number], "first": [secret]}


def footers() -> dict[str, Iterable[str]]:
    """Return the foot of the pages: how secret."""
    secret = paragraph(SECRECY, "{{ secrecy }}")
    return {"default": [secret], "first": [secret]}


def body_text() -> list[str]:
    """Return the paragraphs that print the text, each level in its own style."""
    return [
        paragraph(NORMAL, "{%p for paragraph in body %}"),
        paragraph(NORMAL, "{%p if paragraph.level == 1 %}"),
        paragraph(LEVELS[0], _LABELLED),
        paragraph(NORMAL, "{%p elif paragraph.level == 2 %}"),
        paragraph(LEVELS[1], _LABELLED),
        paragraph(NORMAL, "{%p elif paragraph.level >= 3 %}"),
        paragraph(LEVELS[2], _LABELLED),
        paragraph(NORMAL, "{%p elif paragraph.table %}"),
        *results(),
        paragraph(NORMAL, "{%p elif loop.last %}"),
        paragraph(LAST_TEXT, "{{ paragraph.text }}"),
        paragraph(NORMAL, "{%p else %}"),
        paragraph(TEXT, "{{ paragraph.text }}"),
        paragraph(NORMAL, "{%p endif %}"),
        paragraph(NORMAL, "{%p endfor %}"),
    ]


def each(name: str, things: str, *lines: str) -> list[str]:
    """Return paragraphs that are repeated for each of `things`, called `name`."""
    return [
        paragraph(NORMAL, f"{{%p for {name} in {things} %}}"),
        *lines,
        paragraph(NORMAL, "{%p endfor %}"),
    ]


def only_if(condition: str, *lines: str) -> list[str]:
    """Return paragraphs that are printed where `condition` holds."""
    return [paragraph(NORMAL, f"{{%p if {condition} %}}"), *lines, paragraph(NORMAL, "{%p endif %}")]


def signature(closing: str = "{{ closing }}") -> list[str]:
    """Return the closing words, room for the signature, the name and the post."""
    return [
        *([paragraph(CLOSING, closing)] if closing else []),
        # A rank stands where the signature goes, outside the brackets of the name.
        *only_if("rank", paragraph(RANK, "{{ rank }}"), paragraph(POSITION, "({{ signer }})")),
        *only_if("not rank", paragraph(SIGNER, "({{ signer }})")),
        *each("line", "position", paragraph(POSITION, "{{ line }}")),
    ]


def contacts() -> list[str]:
    """Return the unit in charge, its telephone, and who gets copies."""
    return [
        *each("line", "owner_unit", paragraph(OWNER, "{{ line }}")),
        *only_if("phone", paragraph(CONTACT, "โทร. {{ phone }}")),
        *each("copy", "copies", paragraph(COPIES, "{% if loop.first %}สำเนาส่ง{% endif %}\t{{ copy }}")),
    ]


def emblem(height: int, *, horizontal: str, top: int = 540_000) -> str:
    """Return the run that keeps the emblem's place: a plain frame of its size, marked ตราครุฑ.

    Args:
        height: in English metric units; the width follows the official drawing.
        horizontal: `center` or `left` of the text block.
        top: distance from the paper's top edge.
    """
    width = round(height * 0.897 / 100) * 100
    label = Type(14 if height > 600_000 else 9)
    text = f'<w:p><w:pPr><w:pStyle w:val="Normal"/><w:jc w:val="center"/></w:pPr>{run("ตราครุฑ", label)}</w:p>'
    shape = (
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="1" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:align>{horizontal}</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="emblem" descr="ตราครุฑ"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData>'
        "</a:graphic></wp:anchor>"
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{anchor}</w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
