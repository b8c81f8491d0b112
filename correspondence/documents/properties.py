"""What a letter remembers about its making, in the document's own properties (File > Info in Word)."""

from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from correspondence.documents.wordfile import CONTENT_TYPES, ROOT_RELATIONS, Parts

if TYPE_CHECKING:
    from correspondence.documents.template import Template

PROPERTIES = ("saraban.template", "saraban.sha256", "saraban.number")
"""Names of the properties: the template's file name, its SHA-256, the letter's number as printed."""

_PART = "docProps/custom.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one that the standard names for custom properties
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def remembered(parts: Parts, template: "Template", number: str) -> dict[str, bytes]:
    """Return the parts with the template's name and digest and the letter's number among the document's properties."""
    changed = dict(parts)
    changed[_PART] = _properties(template.name, template.digest, number)
    if _PART not in parts:
        changed[CONTENT_TYPES] = _inserted(
            parts[CONTENT_TYPES], b"</Types>", f'<Override PartName="/{_PART}" ContentType="{_CONTENT_TYPE}"/>'
        )
        changed[ROOT_RELATIONS] = _inserted(
            parts[ROOT_RELATIONS],
            b"</Relationships>",
            f'<Relationship Id="rIdSaraban" Type="{_RELATION}" Target="{_PART}"/>',
        )
    return changed


def properties_of(parts: Parts) -> dict[str, str]:
    """Return the custom properties of a document by name; a document without any gives none."""
    if _PART not in parts:
        return {}
    return {entry.get("name", ""): "".join(map(str, entry.itertext())) for entry in etree.fromstring(parts[_PART])}


def _properties(*values: str) -> bytes:
    entries = "".join(
        f'<property fmtid="{_FORMAT}" pid="{place}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for place, (name, value) in enumerate(zip(PROPERTIES, values, strict=True), 2)
    )
    return f'{_HEADER}<Properties xmlns="{_SPACE}" xmlns:vt="{_TYPES_SPACE}">{entries}</Properties>'.encode()


def _inserted(part: bytes, before: bytes, entry: str) -> bytes:
    head, end, rest = part.rpartition(before)
    return head + entry.encode() + end + rest
