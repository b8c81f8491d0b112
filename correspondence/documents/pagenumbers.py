"""Page numbers in Thai digits: how Word is told of them, and how they are turned into Arabic ones."""

import re

THAI_SWITCH = re.compile(r"\\\*\s*ThaiArabic", re.IGNORECASE)
"""What a field of Word says to count in Thai digits."""

THAI_FORMAT = b'w:fmt="thaiNumbers"'
"""What a section says to number its pages in Thai digits."""

_SWITCH = re.compile(THAI_SWITCH.pattern.encode(), re.IGNORECASE)


def with_arabic_pages(part: bytes) -> bytes:
    """Return a part of a Word file with its pages numbered in Arabic digits."""
    return _SWITCH.sub(rb"\\* Arabic", part.replace(THAI_FORMAT, b'w:fmt="decimal"'))
