"""A text as the finder reads it: Arabic digits, plain spaces, no typing noise, with the way back to the source."""

import re
from bisect import bisect_right
from itertools import accumulate

_PLAIN = str.maketrans(
    {
        **dict(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True)),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\t\r", " "),
        **dict.fromkeys("\\∕⁄／", "/"),
    }
)
# Invisible characters, a space that a PDF left before a vowel or tone mark, a mark typed twice.
_NOISE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+|[ \u00a0]{1,3}(?=[ัิ-ฺ็-๎])|([ัิ-ฺ็-๎])(?=\1)")


class Page:
    """The plain text of a source, and for each place in it the place in the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        cuts = list(_NOISE.finditer(source))
        lengths = [cut.end() - cut.start() for cut in cuts]
        self._removed = list(accumulate(lengths))
        self._places = [
            cut.start() - removed + length for cut, removed, length in zip(cuts, self._removed, lengths, strict=True)
        ]
        self.plain = _NOISE.sub("", source).translate(_PLAIN)

    def at(self, place: int) -> int:
        """Return the offset in the source of the character at `place` in the plain text."""
        cuts = bisect_right(self._places, place)
        return place + (self._removed[cuts - 1] if cuts else 0)

    def behind(self, place: int) -> int:
        """Return the offset in the source just behind the character that ends at `place`."""
        return self.at(place - 1) + 1 if place else 0

    def place_of(self, offset: int) -> int:
        """Return the place in the plain text of an `offset` in the source."""
        low, high = 0, len(self.plain)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.at(middle) < offset else (low, middle)
        return low

    def original(self, start: int, end: int) -> str:
        """Return the words of the source between two places."""
        return self.source[self.at(start) : self.behind(end)] if end > start else ""
