"""Thai and Arabic digits, one for the other.

Whole values (page numbers, letter numbers) change every digit. Running text does not: a digit that belongs to an e-mail
address, a web address, a file name or a code written with Latin letters (A4, COVID-19, ISO9001) stays as it is, for
`plan๕๖@moi.go.th` reaches nobody. The rule: a digit is left alone when an unbroken run of Latin letters, digits and the
signs of addresses contains it and at least one Latin letter. Both ways draw the same runs, so each undoes the other.
"""

import re
from collections.abc import Iterator

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"

_TO_THAI = tuple(zip(ARABIC_DIGITS, THAI_DIGITS, strict=True))
_TO_ARABIC = tuple(zip(THAI_DIGITS, ARABIC_DIGITS, strict=True))

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"
_RUN = _LETTER + r"0-9๐-๙._%+\-@/\\:?=&#~$*"
_THOUSANDS = r"(?<=[0-9๐-๙]),(?=[0-9๐-๙]{3}(?![0-9๐-๙]))"
# The scan looks for Latin letters, which Thai text has few of, and not for digits, which it has many of; searching for
# one plain set and matching the rest only there is four times as quick as searching for the whole.
_FIRST_LETTER = re.compile("[A-Za-z]")
_CODE = re.compile(
    rf"""
    (?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://[^\s<>"“”]+     # an address with its scheme: to the next space
    | [Ww]{{3}}\.[^\s<>"“”]+                                 # the same without a scheme
    | [A-Za-z][A-Za-z0-9๐-๙.\-]*\.[A-Za-z]{{2,}}/[^\s<>"“”]+ # host.domain/path
    | [A-Za-z](?:[{_RUN}]|{_THOUSANDS})*                  # any other run, from its first letter on
    """,
    re.VERBOSE,
)
_RUN_CHARACTER = re.compile(f"[{_RUN}]")


def thai_digits(value: object) -> str:
    """Return `str(value)` with every digit Thai, whatever stands around it."""
    return _swap(str(value), _TO_THAI)


def arabic_digits(text: str) -> str:
    """Return `text` with every Thai digit Arabic; its length stays the same."""
    return _swap(text, _TO_ARABIC)


def to_thai(text: str) -> str:
    """Return running text with Thai digits, its addresses, file names and Latin codes untouched."""
    return _swap_outside_codes(text, _TO_THAI)


def to_arabic(text: str) -> str:
    """Return running text with Arabic digits, its addresses, file names and Latin codes untouched."""
    return _swap_outside_codes(text, _TO_ARABIC)


def _swap(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    # Ten passes of str.replace are some twenty times quicker than one of str.translate.
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def _swap_outside_codes(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in _codes(text):
        pieces += (_swap(text[done:start], pairs), text[start:end])
        done = end
    pieces.append(_swap(text[done:], pairs))
    return "".join(pieces)


def _codes(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    while letter := _FIRST_LETTER.search(text, done):
        code = _CODE.match(text, letter.start())
        end = code.end() if code else letter.end()
        yield _first_of_run(text, letter.start(), done), end
        done = end


def _first_of_run(text: str, start: int, limit: int) -> int:
    """Return where the run that has its first letter at `start` begins, not before `limit`."""
    while start > limit and (_RUN_CHARACTER.match(text, start - 1) or _is_thousands_comma(text, start - 1, limit)):
        start -= 1
    return start


def _is_thousands_comma(text: str, place: int, limit: int) -> bool:
    group = text[place + 1 : place + 4]
    return (
        text[place] == "," and place > limit and text[place - 1].isdecimal() and len(group) == 3 and group.isdecimal()
    )
