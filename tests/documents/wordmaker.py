"""Small Word files for tests, made of plain lines."""

import io
import zipfile
from html import escape
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def line(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'


def word_file(
    path: Path,
    *lines: str,
    header: str = "",
    footer: str = "",
    title: str = "",
    body: str = "",
    parts: dict[str, bytes] | None = None,
    relations: str = "",
) -> Path:
    """Write a .docx with a paragraph for each of `lines`, then `body` as it stands; `parts` are added."""
    text = "".join(map(line, lines)) + body
    links = f'<Relationship Id="h" Type="{_RELATIONS}/header" Target="header1.xml"/>{relations}'
    if footer:
        links += f'<Relationship Id="f" Type="{_RELATIONS}/footer" Target="footer1.xml"/>'
    content = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{_TYPES}.header+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{_TYPES}.footer+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="d" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{text}</w:body></w:document>',
        "word/header1.xml": f'<w:hdr xmlns:w="{_W}">{line(header)}</w:hdr>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in content.items():
            package.writestr(name, xml)
        if footer:
            package.writestr("word/footer1.xml", f'<w:ftr xmlns:w="{_W}">{line(footer)}</w:ftr>')
        for name, data in (parts or {}).items():
            package.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    return path
