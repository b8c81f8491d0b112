"""Normal forms of Thai text."""

import re
import unicodedata

from correspondence.thai.numerals import arabic_digits

_NOISE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


def normalise(text: str) -> str:
    """Return `text` in one normal form."""
    text = _NOISE.sub("", unicodedata.normalize("NFC", text)).replace("\u00a0", " ").replace("\r\n", "\n")
    return re.sub("\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", text).replace("เเ", "แ")


def comparable(text: str) -> str:
    """Return `text` as compared and searched."""
    return "".join(arabic_digits(normalise(text)).split()).casefold()
