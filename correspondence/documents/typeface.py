"""The typeface of a document: one name in every style and run."""

from html import escape

from correspondence.documents.fields import DEFAULT_FONT
from correspondence.documents.wordfile import Parts


def in_font(parts: Parts, font: str) -> dict[str, bytes]:
    """Return the parts with `font` wherever the template is typed in TH SarabunPSK."""
    if font == DEFAULT_FONT:
        return dict(parts)
    written, meant = f'="{DEFAULT_FONT}"'.encode(), f'="{escape(font)}"'.encode()
    return {
        name: data.replace(written, meant) if name.startswith("word/") and name.endswith(".xml") else data
        for name, data in parts.items()
    }
