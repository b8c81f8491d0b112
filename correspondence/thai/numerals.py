"""Thai and Arabic digits."""

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def thai_digits(value: object) -> str:
    """Return `str(value)` with every digit Thai."""
    return str(value).translate(_TO_THAI)


def arabic_digits(text: str) -> str:
    """Return `text` with every digit Arabic; its length stays the same."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """Return running text with Thai digits."""
    return thai_digits(text)


def to_arabic(text: str) -> str:
    """Return running text with Arabic digits."""
    return arabic_digits(text)
