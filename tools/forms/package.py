"""The package of a form: its parts, how they hang together, and the zip that is the same every time."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from tools.forms.ooxml import FONT, PLAIN, Style
from tools.forms.theme import theme

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
class Form:
    """A template: its styles, the XML of its paragraphs, its headers and footers, its page."""

    title: str
    styles: Iterable[Style]
    body: Iterable[str]
    section: str
    headers: Mapping[str, Iterable[str]] = field(default_factory=dict)
    footers: Mapping[str, Iterable[str]] = field(default_factory=dict)


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
