"""Texts in cells: what a cell can hold, and how many lines a text takes."""

import unicodedata

_LONGEST = 32_767  # characters in a cell of Excel
_PER_UNIT = 1.15  # letters of TH SarabunPSK at 16 points in a unit of Excel's column width


def plain(text: str) -> str:
    """Return a text as a cell can hold it: half a character, as damaged files have it, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()[:_LONGEST]


def lines_needed(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of a width; Thai marks above and below take no room."""
    letters = sum(1 for each in text if unicodedata.category(each) != "Mn")
    return max(1, -(-letters // max(1, int(width * _PER_UNIT))))
