"""Word's XML, written out: runs, paragraphs, styles, and the package that holds them.

Lengths are twips (1,440 to the inch, 567 to the centimetre), drawings English metric units (360,000 to the centimetre),
sizes of type points. Every style and every run names its typeface and size for all four scripts: Thai is a complex
script, and Word takes another face for it where only the Latin one is named.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from tools.forms.theme import theme

FONT = "TH SarabunPSK"
BODY_SIZE = 16
RED = "FF0000"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


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


@dataclass(frozen=True, slots=True)
class Form:
    """A template: its styles, the XML of its paragraphs, its headers and footers, its page."""

    title: str
    styles: Iterable[Style]
    body: Iterable[str]
    section: str
    headers: Mapping[str, Iterable[str]] = field(default_factory=dict)
    footers: Mapping[str, Iterable[str]] = field(default_factory=dict)


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


def package(form: Form) -> bytes:
    """Return the .docx of a form: the same form always gives the same bytes."""
    parts = {
        "word/document.xml": _document(form),
        "word/styles.xml": _styles(form.styles),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/theme/theme1.xml": HEADER + theme(FONT),
        "docProps/core.xml": _core(form.title),
        "docProps/app.xml": _app(),
    }
    parts |= {f"word/header-{kind}.xml": _edge("hdr", lines) for kind, lines in form.headers.items()}
    parts |= {f"word/footer-{kind}.xml": _edge("ftr", lines) for kind, lines in form.footers.items()}
    parts["word/_rels/document.xml.rels"] = _relations(_document_relations(form))
    parts["_rels/.rels"] = _relations(
        {
            "rId1": ("officeDocument/2006/relationships/officeDocument", "word/document.xml"),
            "rId2": ("package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            "rId3": ("officeDocument/2006/relationships/extended-properties", "docProps/app.xml"),
        }
    )
    return _packed({"[Content_Types].xml": _content_types(parts)} | parts)


def _packed(parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return buffer.getvalue()


def _document(form: Form) -> str:
    edges = "".join(
        f'<w:{edge}Reference w:type="{kind}" r:id="rId-{edge}-{kind}"/>'
        for edge, kinds in (("header", form.headers), ("footer", form.footers))
        for kind in kinds
    )
    body = "\n".join(form.body)
    return (
        f'{HEADER}<w:document {_SPACES} mc:Ignorable="wps"><w:body>\n{body}\n'
        f"<w:sectPr>{edges}{form.section}</w:sectPr></w:body></w:document>"
    )


def _edge(kind: str, lines: Iterable[str]) -> str:
    return f"{HEADER}<w:{kind} {_SPACES}>{''.join(lines)}</w:{kind}>"


def _styles(styles: Iterable[Style]) -> str:
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{PLAIN.xml}</w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    return f'{HEADER}<w:styles xmlns:w="{_W}">{defaults}\n' + "\n".join(style.xml for style in styles) + "\n</w:styles>"


def _settings() -> str:
    return (
        f'{HEADER}<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/><w:applyBreakingRules/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat>"
        '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _font_table() -> str:
    return (
        f'{HEADER}<w:fonts xmlns:w="{_W}"><w:font w:name="{FONT}"><w:altName w:val="TH Sarabun New"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _core(title: str) -> str:
    return (
        f"{HEADER}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>th-TH</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{HEADER}<Properties xmlns="{space}"><Application>correspondence</Application></Properties>'


def _document_relations(form: Form) -> dict[str, tuple[str, str]]:
    known = {
        "rId1": ("officeDocument/2006/relationships/styles", "styles.xml"),
        "rId2": ("officeDocument/2006/relationships/settings", "settings.xml"),
        "rId3": ("officeDocument/2006/relationships/fontTable", "fontTable.xml"),
        "rId4": ("officeDocument/2006/relationships/theme", "theme/theme1.xml"),
    }
    for edge, kinds in (("header", form.headers), ("footer", form.footers)):
        for kind in kinds:
            known[f"rId-{edge}-{kind}"] = (f"officeDocument/2006/relationships/{edge}", f"{edge}-{kind}.xml")
    return known


def _relations(relations: Mapping[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{id_}" Type="http://schemas.openxmlformats.org/{kind}" Target="{target}"/>'
        for id_, (kind, target) in relations.items()
    )
    return f'{HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'


_KINDS = {
    "word/document.xml": "officedocument.wordprocessingml.document.main",
    "word/styles.xml": "officedocument.wordprocessingml.styles",
    "word/settings.xml": "officedocument.wordprocessingml.settings",
    "word/fontTable.xml": "officedocument.wordprocessingml.fontTable",
    "word/theme/theme1.xml": "officedocument.theme",
    "docProps/core.xml": "package.core-properties",
    "docProps/app.xml": "officedocument.extended-properties",
}


def _content_types(parts: Iterable[str]) -> str:
    def kind(name: str) -> str:
        edge = "header" if "header" in name else "footer"
        return _KINDS.get(name, f"officedocument.wordprocessingml.{edge}")

    entries = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-{kind(name)}+xml"/>'
        for name in parts
        if not name.endswith(".rels")
    )
    return (
        f'{HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )
