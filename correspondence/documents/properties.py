"""What a letter remembers about its making, in the document's own properties (File > Info in Word)."""

from html import escape

from lxml import etree

from correspondence.documents.wordfile import CONTENT_TYPES, ROOT_RELATIONS, Parts

PROPERTIES = ("saraban.template", "saraban.sha256", "saraban.number")
"""Names of the properties: the template's file name, its SHA-256, the letter's number as printed."""

PROPERTIES_PART = "docProps/custom.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one that the standard names for custom properties
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def with_properties(parts: Parts) -> dict[str, bytes]:
    """Return the parts with a place for the document's properties, still empty."""
    changed = {**parts, PROPERTIES_PART: b""}
    if PROPERTIES_PART not in parts:
        override = f'<Override PartName="/{PROPERTIES_PART}" ContentType="{_CONTENT_TYPE}"/>'
        changed[CONTENT_TYPES] = _inserted(parts[CONTENT_TYPES], b"</Types>", override)
        changed[ROOT_RELATIONS] = _inserted(
            parts[ROOT_RELATIONS],
            b"</Relationships>",
            f'<Relationship Id="rIdSaraban" Type="{_RELATION}" Target="{PROPERTIES_PART}"/>',
        )
    return changed


def properties_of(parts: Parts) -> dict[str, str]:
    """Return the custom properties of a document by name; a document without any gives none."""
    if PROPERTIES_PART not in parts:
        return {}
    entries = etree.fromstring(parts[PROPERTIES_PART])
    return {entry.get("name", ""): "".join(map(str, entry.itertext())) for entry in entries}


def properties_part(template: str, digest: str, number: str) -> bytes:
    """Return the part that holds the template's name and digest and the letter's number."""
    values = (template, digest, number)
    entries = "".join(
        f'<property fmtid="{_FORMAT}" pid="{place}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for place, (name, value) in enumerate(zip(PROPERTIES, values, strict=True), 2)
    )
    return f'{_HEADER}<Properties xmlns="{_SPACE}" xmlns:vt="{_TYPES_SPACE}">{entries}</Properties>'.encode()


def _inserted(part: bytes, before: bytes, entry: str) -> bytes:
    head, end, rest = part.rpartition(before)
    return head + entry.encode() + end + rest
