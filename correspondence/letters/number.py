"""The number of a letter (ที่): what people write, the one form we print, and what makes two numbers the same.

Digits are Arabic in `code` and `key` and Thai in print; years are of the Buddhist Era. The running number is an int:
the zeros in front of it (`อว ๖๔/๐๕๗๐๑`) stay in `text` only.

Which of two readings holds, where the same shape is written for both:

* `353/2566`, without letters in front, is a running number and its year; where the first part has dots, five digits
  or a zero before three (`0023.3/3071`, `51002/234`, `0405/2560`) it is an office's code.
* `นว ๘๙/๒๔๙๗`, letters and at most three digits before a year, is a running number and its year too; universities
  (`อว ๖๔/๒๕๖๐`) alone have codes that short.
* `12/59` is of the year 2559.
"""

import re
from dataclasses import dataclass, field, replace
from functools import total_ordering
from typing import TypedDict

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.thai.calendar import BuddhistYear

# What a hurried typist or a scanner puts for a digit, each for one digit.
MISTAKEN_DIGITS = {"o": "0", "O": "0", "ο": "0", "О": "0", "о": "0", "l": "1", "I": "1", "|": "1"}

_ARABIC = str.maketrans(
    {**dict(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True)), **MISTAKEN_DIGITS, **dict.fromkeys("\\∕⁄／", "/")}
)
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_NOISE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_LABEL = re.compile(r"^(?:เลข)?ที่:?")
_LONGEST = 80

_MARK = r"\([ก-๎.0-9]{1,16}\)"  # a committee or series
_CIRCULAR = r"ว\.?"
_BLANK = r"[.…_–-]*"

_NUMBER = re.compile(
    rf"""
    (?P<prefix>[ก-ฮ][ก-ฮ.]{{0,11}})?         # พร, พ.ร., ศอ.บต.
    (?P<before>{_MARK})?                      # a committee between the letters and the code: กค (กวจ) 0405.2
    (?P<office>\d+(?:[.-]\d+|\.?{_MARK})*)?\.?  # or in and behind the code: สส 0001(ทม), ตช 0022(พร).5(11)
    (?P<after>(?!ว/)[ก-ฮ]{{2,3}}(?=/))?         # or there without brackets: ตผ 0056 พร
    (?:/|(?=ว))                               # the slash is forgotten before ว: นร 1012ว 10
    (?:(?P<special>พิเศษ)/?(?=ว))?             # a special series: กค 0422.2/พิเศษ ว 2
    (?P<circular>{_CIRCULAR})?/?
    (?P<within>{_MARK})?                      # or behind the slash: นร 0503/ว(ล) 20887
    (?:(?P<running>\d+)(?:/(?P<year>2[45]\d\d))?|{_BLANK})
    """,
    re.VERBOSE,
)
_BARE_CIRCULAR = re.compile(
    rf"{_CIRCULAR}(?P<within>{_MARK})?(?:(?P<running>\d+)(?:/(?P<year>2[45]\d\d|\d\d))?|{_BLANK})"
)
_RUNNING_AND_YEAR = re.compile(r"(?P<running>0?[1-9]\d{0,1}|0?0?[1-9]|[1-9]\d{2,4})/(?P<year>2[45]\d\d|[4-9]\d)")
_OLD_STYLE = re.compile(
    r"(?P<prefix>(?!อว)[ก-ฮ][ก-ฮ.]{0,11})"
    rf"(?P<before>{_MARK})?(?P<running>0[1-9]|[1-9]\d{{0,2}})/(?P<year>2[45]\d\d)"
)


_MARKS_BEHIND = ("after", "within", "special")


class InvalidNumberError(CorrespondenceError):
    """What was given cannot be read as the number of a letter."""

    def __init__(self, text: str) -> None:
        super().__init__(
            say("“{text}” is not a letter number; write it like พร ๐๐๒๓.๓/ว ๓๐๗๑, ว ๘๔๕ or ๓๕๓/๒๕๖๖", text=text)
        )
        self.text = text


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LetterNumber:
    """The number of a letter; two are equal when all but the way they are written is equal.

    Attributes:
        prefix: the letters of the ministry, body or province, without dots, or None.
        code: the office's code in Arabic digits, or None.
        circular: whether it is of a circular (ว).
        running: the number in the send register; None in a draft, before it is taken.
        unit: the mark of a committee or series in brackets (กวจ), without the brackets, or None.
        year: the year (B.E.) of the register; printed only where there is no office code.
        text: as written; what was not read but made is in its printed form.

    >>> str(LetterNumber.parse("พ.ร. 0023.3/ว.3071"))
    'พร ๐๐๒๓.๓/ว ๓๐๗๑'
    """

    prefix: str | None = None
    code: str | None = None
    circular: bool = False
    running: int | None = None
    unit: str | None = None
    year: BuddhistYear | None = None
    text: str = field(default="")

    def __post_init__(self) -> None:
        if not self.text:  # what was not read but made shows itself as printed
            object.__setattr__(self, "text", str(self))

    @classmethod
    def parse(cls, text: str) -> "LetterNumber":
        """Read the number that is the whole of `text`, in any spelling.

        Thai and Arabic digits, dots in the letters, spaces anywhere (as in text taken from a PDF), `o` or `l` typed
        for a digit and a `ที่` in front are accepted; a running number left blank is None.

        Raises:
            InvalidNumberError: `text` is not the number of a letter.
        """
        compact = _compact(text)
        parts = _bare_circular(compact) or _running_and_year(compact) or _old_style(compact) or _full(compact)
        if parts is None:
            raise InvalidNumberError(text.strip())
        return cls(text=text.strip(), **parts)

    def with_running(self, running: int | None, year: BuddhistYear | None = None) -> "LetterNumber":
        """Return this office's number with another running number, of `year` (B.E.) if given."""
        return replace(self, running=running, year=year or self.year, text="")

    @property
    def key(self) -> str:
        """The number as text to find it by: Arabic digits, one spelling, `พร 0023.3/ว3071`."""
        return self._in_series("ว")

    @property
    def sort_key(self) -> tuple[str, str, tuple[int, ...], str, int, bool, int]:
        """What numbers are ordered by: office, then year, then ordinary before circular, then running number."""
        segments = tuple(int(part) for part in re.split(r"\D+", self.code or "") if part)
        running = -1 if self.running is None else self.running
        return self.prefix or "", self.unit or "", segments, self.code or "", self.year or 0, self.circular, running

    def __str__(self) -> str:
        return self._in_series("ว ").rstrip().translate(_THAI)

    def _in_series(self, circular: str) -> str:
        mark = self.unit and f"({self.unit})"
        office = " ".join([part for part in (self.prefix, mark, self.code) if part])
        year = f"/{self.year}" if self.year and not self.code else ""
        joint = (" " if year else "/") if office else ""
        running = "" if self.running is None else self.running
        return f"{office}{joint}{circular if self.circular else ''}{running}{year}"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LetterNumber):
            return NotImplemented
        return self.sort_key == other.sort_key

    def __lt__(self, other: "LetterNumber") -> bool:
        return self.sort_key < other.sort_key

    def __hash__(self) -> int:
        return hash(self.sort_key)


def _compact(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    return _LABEL.sub("", _NOISE.sub("", text).translate(_ARABIC))


class _Parts(TypedDict, total=False):
    prefix: str | None
    code: str | None
    circular: bool
    running: int | None
    unit: str | None
    year: BuddhistYear | None


def _bare_circular(compact: str) -> _Parts | None:
    found = _BARE_CIRCULAR.fullmatch(compact)
    if not found:
        return None
    return _Parts(circular=True, running=_int(found["running"]), unit=_mark(found["within"]), year=_year(found["year"]))


def _running_and_year(compact: str) -> _Parts | None:
    found = _RUNNING_AND_YEAR.fullmatch(compact)
    return _Parts(running=_int(found["running"]), year=_year(found["year"])) if found else None


def _old_style(compact: str) -> _Parts | None:
    found = _OLD_STYLE.fullmatch(compact)
    if not found:
        return None
    return _Parts(
        prefix=_letters(found["prefix"]),
        unit=_mark(found["before"]),
        running=_int(found["running"]),
        year=_year(found["year"]),
    )


def _full(compact: str) -> _Parts | None:
    found = _NUMBER.fullmatch(compact)
    if not found or not (found["prefix"] or _stands_alone(found)):
        return None
    return _Parts(
        prefix=_letters(found["prefix"]),
        code=_code(found["office"]),
        circular=bool(found["circular"]),
        running=_int(found["running"]),
        unit=_marks(found),
        year=_year(found["year"]),
    )


def _stands_alone(found: re.Match[str]) -> bool:
    """Without letters in front, only an office's code before the slash tells a number from a date or a house."""
    code = _code(found["office"]) or ""
    return bool(code) and bool(found["circular"] or (not found["year"] and (len(code) >= 4 or "." in code)))


def _code(office: str | None) -> str | None:
    if not office:
        return None
    return re.sub(r"\.+", ".", re.sub(_MARK, "", office)).strip(".")


def _marks(found: re.Match[str]) -> str | None:
    inside = "".join(re.findall(_MARK, found["office"] or ""))
    return _mark("".join([found["before"] or "", inside, *(found[place] or "" for place in _MARKS_BEHIND)]))


def _letters(written: str | None) -> str | None:
    return written.replace(".", "") if written else None


def _mark(written: str | None) -> str | None:
    return re.sub(r"[().]", "", written) if written else None


def _int(written: str | None) -> int | None:
    return int(written) if written else None


def _year(written: str | None) -> BuddhistYear | None:
    if not written:
        return None
    return BuddhistYear(int(written) if len(written) == 4 else 2500 + int(written))
