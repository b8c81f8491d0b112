"""Normal forms of Thai text: one spelling of what looks the same on paper.

Typing, old fonts and PDF files spell one word in many ways: sara am in two pieces, marks in another order or twice,
เ twice for แ, private-use codes of old fonts, invisible characters. Only that is unified. Compatibility forms of other
scripts (½, ①, ²) mean something in letters and stay; so do line breaks.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Sequence

from correspondence.thai.numerals import arabic_digits

_SARA_AA, _SARA_AM, _NIKHAHIT = "\u0e32", "\u0e33", "\u0e4d"
_VOWELS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"  # written above or below a consonant, nikhahit among them
_TONES = "\u0e48-\u0e4b"
_SILENCERS = "\u0e4c\u0e4e"
_MARKS = _VOWELS + _TONES + _SILENCERS

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\r\u2028\u2029"
# Shapes that the Thai fonts before OpenType kept at U+F700 to U+F71A, in the order of those codes.
_OLD_SHAPES = "ฐ\u0e34\u0e35\u0e36\u0e37" + "\u0e48\u0e49\u0e4a\u0e4b\u0e4c" * 2 + "ญ\u0e31\u0e4d\u0e47" + (
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a"
)  # fmt: skip

_STRANGE = re.compile(f"\r\n|[{_INVISIBLE}{_SPACES}{_BREAKS}\uf700-\uf71a]")
_WRONG = re.compile(
    f"""
    [{_TONES}{_SILENCERS}][{_VOWELS}]                   # a vowel behind the tone it should carry
    | ([{_MARKS}])\\1                                   # one mark typed twice
    | {_NIKHAHIT}[{_TONES}]?[{_SARA_AA}{_SARA_AM}]      # sara am in two pieces
    | {_SARA_AM}[{_MARKS}{_SARA_AM}]                    # a mark behind sara am, or sara am twice
    """,
    re.VERBOSE,
)
_CLUSTER = re.compile(f"[{_MARKS}{_SARA_AM}][{_MARKS}{_SARA_AA}{_SARA_AM}]+")
_TWO_E = re.compile("เเ")

# Below the consonant first, then above it, then tones: the one order that NFC keeps as well.
_PLACE = {mark: place for place, mark in enumerate("\u0e3a\u0e38\u0e39\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d")}
_TONE_PLACE, _SILENCER_PLACE = len(_PLACE), len(_PLACE) + 1


def normalise(text: str) -> str:
    """Return `text` in its one normal form; doing so again changes nothing.

    Marks in typing order, sara am and แ in one character, old-font codes as ordinary marks, nothing invisible, every
    kind of space an ordinary one, LF line breaks, and Unicode's NFC.
    """
    text = unicodedata.normalize("NFC", _STRANGE.sub(_ordinary, text))
    if _WRONG.search(text):
        text = _CLUSTER.sub(_tidy, text)
    return text.replace("เเ", "แ")


def traced(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` with its Thai normalised, and for each place in that (and its end) the place in `text`.

    For finding things in untidy text and saying where they stand in the original. Other scripts are not composed (NFC).
    """
    places: Sequence[int] = range(len(text) + 1)
    for pattern, repair in ((_STRANGE, _ordinary), (_CLUSTER, _tidy), (_TWO_E, lambda _: "แ")):
        if pattern is not _CLUSTER or _WRONG.search(text):
            text, places = _substitute(pattern, repair, text, places)
    return text, places


def comparable(text: str) -> str:
    """Return `text` as it is compared and searched: normalised, Arabic digits, without spaces, case folded."""
    return "".join(arabic_digits(normalise(text)).split()).casefold()


def _ordinary(match: re.Match[str]) -> str:
    strange = match[0]
    if strange[0] in "\r\u2028\u2029":
        return "\n"
    if "\uf700" <= strange <= "\uf71a":
        return _OLD_SHAPES[ord(strange) - 0xF700]
    return " " if strange.isspace() else ""


def _tidy(match: re.Match[str]) -> str:
    """Return a run of marks with each syllable's marks once, in order, and its sara am behind them."""
    if not _WRONG.search(match[0]):
        return match[0]
    done: list[str] = []
    marks: list[str] = []
    am = False
    for sign in match[0]:
        if sign == _SARA_AM or (sign == _SARA_AA and _NIKHAHIT in marks):
            am = True
        elif sign == _SARA_AA:
            done += (_syllable(marks, am=am), sign)
            marks, am = [], False
        elif sign not in marks:
            marks.append(sign)
    return "".join((*done, _syllable(marks, am=am)))


def _syllable(marks: list[str], *, am: bool) -> str:
    kept = [mark for mark in marks if not (am and mark == _NIKHAHIT)]
    return "".join(sorted(kept, key=_place)) + (_SARA_AM if am else "")


def _place(mark: str) -> int:
    return _PLACE.get(mark, _SILENCER_PLACE if mark in _SILENCERS else _TONE_PLACE)


def _substitute(
    pattern: re.Pattern[str], repair: Callable[[re.Match[str]], str], text: str, places: Sequence[int]
) -> tuple[str, Sequence[int]]:
    matches = list(pattern.finditer(text))
    if not matches:
        return text, places
    pieces: list[str] = []
    moved = array("q")
    done = 0
    for match in matches:
        new = repair(match)
        pieces += (text[done : match.start()], new)
        moved.extend(places[done : match.start()])
        moved.extend(places[min(match.start() + i, match.end() - 1)] for i in range(len(new)))
        done = match.end()
    moved.extend(places[done:])
    return "".join((*pieces, text[done:])), moved
