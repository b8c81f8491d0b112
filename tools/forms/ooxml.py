"""Word's XML, written out: runs, paragraphs and styles.

Lengths are twips (1,440 to the inch, 567 to the centimetre), drawings English metric units (360,000 to the centimetre),
sizes of type points. Every style and every run names its typeface and size for all four scripts: Thai is a complex
script, and Word takes another face for it where only the Latin one is named.
"""

from dataclasses import dataclass
from html import escape

FONT = "TH SarabunPSK"
BODY_SIZE = 16
RED = "FF0000"


@dataclass(frozen=True, slots=True)
class Type:
    """How characters look: size in points, weight, colour, dotted underline (the leaders of a memo)."""

    size: float = BODY_SIZE
    bold: bool = False
    colour: str = ""
    dotted: bool = False

    @property
    def xml(self) -> str:
        """Its `w:rPr`, in the order that the schema wants."""
        weight = "<w:b/><w:bCs/>" if self.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
        colour = f'<w:color w:val="{self.colour}"/>' if self.colour else ""
        half = round(self.size * 2)
        dots = '<w:u w:val="dotted"/>' if self.dotted else ""
        return (
            f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{weight}{colour}'
            f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>{dots}'
            '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/></w:rPr>'
        )


PLAIN = Type()


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style.

    Attributes:
        id: its name in the file; `name` is what Word shows.
        left, hanging, first, right: indents in twips.
        tabs: tab stops, each a kind and a place in twips.
        before: space above in points; `line` a fixed line height in points, None for single spacing.
        align: `left`, `center`, `right` or `thaiDistribute`.
        close: no space above where the paragraph before has the same style.
        keep: stays on the page of the next paragraph.
        rule: a line is drawn under it.
        frame: a `w:framePr` that lifts its paragraphs out of the text.
    """

    id: str
    name: str
    type: Type = PLAIN
    left: int = 0
    hanging: int = 0
    first: int = 0
    right: int = 0
    tabs: tuple[tuple[str, int], ...] = ()
    before: float = 0
    line: float | None = None
    align: str = "left"
    close: bool = False
    keep: bool = False
    frame: str = ""
    rule: bool = False

    @property
    def xml(self) -> str:
        """Its `w:style`."""
        default = ' w:default="1"' if self.id == "Normal" else ""
        based = "" if default else '<w:basedOn w:val="Normal"/>'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{based}'
            f"<w:qFormat/><w:pPr>{self._layout}</w:pPr>{self.type.xml}</w:style>"
        )

    @property
    def _layout(self) -> str:
        keep = "<w:keepNext/>" if self.keep else ""
        stops = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for kind, place in self.tabs)
        tabs = f"<w:tabs>{stops}</w:tabs>" if stops else ""
        line = (
            'w:line="240" w:lineRule="auto"'
            if self.line is None
            else f'w:line="{round(self.line * 20)}" w:lineRule="exact"'
        )
        hang = f'w:hanging="{self.hanging}"' if self.hanging else f'w:firstLine="{self.first}"'
        close = "<w:contextualSpacing/>" if self.close else ""
        rule = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>' if self.rule else ""
        return (
            f'{keep}<w:widowControl/>{rule}{tabs}<w:spacing w:before="{round(self.before * 20)}" w:after="0" {line}/>'
            f'<w:ind w:left="{self.left}" w:right="{self.right}" {hang}/>{close}'
            f'<w:jc w:val="{self.align}"/>'
        )


def run(text: str, type_: Type = PLAIN) -> str:
    """Return a run; a tab in `text` is a tab."""
    inner = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>' if piece else "" for piece in text.split("\t")
    )
    return f"<w:r>{type_.xml}{inner}</w:r>"


def paragraph(style: Style, *runs: str) -> str:
    """Return a paragraph of a style; texts that are no runs yet are typed as the style is."""
    inner = "".join(each if each.startswith(("<w:", "<mc:")) else run(each, style.type) for each in runs)
    # LibreOffice sees a frame only where the paragraph itself has it, not in its style.
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{style.frame}</w:pPr>{inner}</w:p>'


def page_field(type_: Type = PLAIN) -> str:
    """Return the number of the page; the section says in which digits."""
    marks = [f'<w:r>{type_.xml}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r>{type_.xml}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    return f"{marks[0]}{code}{marks[1]}{run('๒', type_)}{marks[2]}"
