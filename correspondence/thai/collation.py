"""Thai dictionary order, the order of the Royal Institute's dictionary.

Consonants decide first, and a vowel written before its consonant (เ แ โ ใ ไ) counts after it: เกาะ stands among the ก.
Tone marks, ็, ์ and the like are looked at only where all letters are equal. Spaces and punctuation do not count, nor
does the case of Latin letters, and a number counts as a whole by its value, Thai or Arabic: หมู่ ๒ before หมู่ ๑๐.
Where everything is equal the texts themselves decide, so that the order is total.
"""

import re
import unicodedata

from correspondence.thai.numerals import arabic_digits
from correspondence.thai.text import normalise

ThaiKey = tuple[tuple[tuple[int, int, str], ...], tuple[tuple[int, ...], ...], str]

_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")
_PIECE = re.compile("[0-9]+|.", re.DOTALL)
_MARKS = "็่้๊๋์ํ๎ฺ"
# Sara am sorts as a nikhahit with sara aa would, after า and before ิ; its code is there already. ฤๅ follows ฤ.
_IGNORED = "ฯๆ๏๚๛"
_NUMBER, _LATIN, _THAI, _OTHER = range(4)


def thai_key(text: str) -> ThaiKey:
    """Return the key that sorts `text` among others in dictionary order; different texts have different keys."""
    swapped = _LEADING_VOWEL.sub(r"\2\1", arabic_digits(normalise(text)))
    letters: list[tuple[int, int, str]] = []
    marks: list[tuple[int, ...]] = [()]
    for piece in _PIECE.findall(swapped.casefold()):
        if piece in _MARKS:
            marks[-1] += (_MARKS.index(piece) + 1,)
        elif weight := _weight(piece):
            letters.append(weight)
            marks.append(())
    return tuple(letters), tuple(marks), text


def _weight(piece: str) -> tuple[int, int, str] | None:
    """Return the weight of a letter or number, or None for what does not count."""
    if piece.isascii() and piece.isdigit():
        # Its length first, so that a number of any size needs no conversion.
        digits = piece.lstrip("0")
        return _NUMBER, len(digits), digits
    if "ก" <= piece <= "๎" and piece not in _IGNORED:
        return _THAI, ord(piece), ""
    if piece.isascii() and piece.isalpha():
        return _LATIN, 0, piece
    category = unicodedata.category(piece[0])
    return (_OTHER, ord(piece[0]), "") if category[0] in "LNM" and piece not in _IGNORED else None
