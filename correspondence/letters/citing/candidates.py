"""Whatever in a text has the shape of a letter's number, before its surroundings are asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from correspondence.letters.citing.words import THAI
from correspondence.letters.number import InvalidNumberError, LetterNumber
from correspondence.thai.calendar import SHORT_MONTHS

_DIGIT = "[0-9oOlI]"
_MARK = r"\(\s?[ก-๎.0-9]{1,16}\s?\)"
_YEAR = r"2[45][0-9]{2}"

_SHAPE = re.compile(
    rf"""
    (?<![0-9A-Za-z/\-])(?=[0-9oO])
    (?P<code>
        {_DIGIT}{{4,6}} (?:\s?\.\s?{_DIGIT}{{1,4}}){{1,3}} (?:-{_DIGIT}{{1,3}})?   # 0023.3, 0023 .3
      | {_DIGIT}{{1,7}} (?:\.{_DIGIT}{{1,4}}){{0,3}} (?:-{_DIGIT}{{1,3}})?          # 0405, 64, 5.30
    )\.?
    (?:\.?\s?{_MARK}(?:\.{_DIGIT}{{1,3}})?){{0,3}}                                   # ตช 0022(พร).5(11)
    (?:\s?[ก-ฮ]{{2,3}}(?=\s?/))?                                     # ตผ 0056 พร/210
    (?:
        \s{{0,3}}/\s{{0,3}}(?:พิเศษ\s?/?\s?(?=ว))?
        (?:
            (?P<circular>ว\.?(?:\s?{_MARK})?\s{{0,3}})/?
            (?:(?P<running>{_DIGIT}{{1,6}})(?:/{_YEAR})?|(?P<blank>[.…_]{{2,40}}|[-–](?=\s)|(?=\s|$|[,)”"])))
          | (?:{_MARK}\s?)?(?P<plain>{_DIGIT}{{1,7}})(?:/{_YEAR}(?![0-9]))?
          | (?P<dots>[.…_]{{2,40}}|[-–](?=\s))
          | (?P<nothing>(?=\s{{0,12}}(?:ลงวัน|ลว|$|\n)))
        )
      | \s{{0,2}}ว\.?\s{{0,2}}(?P<slashless>[0-9]{{1,5}})
    )
    (?![0-9A-Za-z]|[./][0-9])
    |
    (?:(?<![{THAI}0-9A-Za-z./])|(?<=หนังสือ)|(?<=ที่)|(?<=เวียน)|(?<=ตาม)|(?<=และ)|(?<=เรียก))
    (?:/\s?)?
    (?P<bare>ว\s?\.?\s{{0,2}}(?:{_MARK}\s?)?[0-9]{{1,5}}(?:\s?/\s?(?:{_YEAR}|[0-9]{{2}}))?)
    (?![0-9A-Za-z]|[./-]\s?[0-9])
    """,
    re.VERBOSE,
)

# The letters stand before the code: after a space or sign, or glued to ที่ and to the mark of urgency.
_LETTERS = re.compile(
    rf"""
    (?:(?<![{THAI}.])|(?<=ที่)|(?<=ท่ี)|(?<=สุด)|(?<=มาก))
    (?P<letters>
        (?:[ก-ฮ]{{1,3}}\.){{2,4}}[ก-ฮ]{{0,3}}        # ศอ.บต., พ.ร.
      | [ก-ฮ]{{1,5}}\.?                              # พร, กค.
      | [ก-ฮ]\.\s[ก-ฮ]\.? | [ก-ฮ]\s[ก-ฮ]             # พ. ร., พ ร
    )
    \s{{0,4}}(?:{_MARK}\s?)?$
    """,
    re.VERBOSE,
)
_MARK_ONLY = re.compile(rf"{_MARK}\s?$")
_WORDS = frozenset(
    (
        "ของ",
        "กรม",
        "กอง",
        "ลง",
        "ถนน",
        "ซอย",
        "ตรง",
        "รวม",
        "ครบ",
        "จบ",
        "พบ",
        "ออก",
        "คน",
        "บน",
        "ผล",
        "ตอน",
        "กลม",
        "ลว",
    )
)
_DOTTED_WORDS = frozenset(("พ.ศ.", "ค.ศ.", "ร.ศ.", "ลว.", "กม.", "น.", *SHORT_MONTHS))
_SPLIT_RUNNING = re.compile(r"\s[0-9]{1,3}(?=\s{0,4}(?:ลง\s?วัน|ลว|ล\.ว))")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the plain text that has the shape of a number.

    Attributes:
        start: place of its first character.
        end: place behind its last character.
        number: what it says.
        blank: whether the running number is left open.
        mistyped: whether letters stand for digits in it.
        slashless: whether the slash before ว is missing.
        split: whether a space breaks the running number.
    """

    start: int
    end: int
    number: LetterNumber
    blank: bool = False
    mistyped: bool = False
    slashless: bool = False
    split: bool = False


def find_candidates(plain: str) -> Iterator[Candidate]:
    """Yield every candidate in the plain text, in order, none overlapping another."""
    floor = 0
    for shape in _SHAPE.finditer(plain):
        candidate = _bare(shape) if shape["bare"] else _full(plain, shape, floor)
        if candidate:
            yield candidate
            floor = candidate.end


def _bare(shape: re.Match[str]) -> Candidate | None:
    number = _read(shape["bare"])
    return Candidate(shape.start("bare"), shape.end("bare"), number) if number else None


def _full(plain: str, shape: re.Match[str], floor: int) -> Candidate | None:
    start = _with_letters(plain, shape.start(), floor)
    end = _with_split_running(plain, shape.end()) if shape["running"] else shape.end()
    number = _read(plain[start:end]) or _read(plain[shape.start() : end])
    if not number or (shape["slashless"] and not number.prefix):
        return None
    if not number.prefix and not number.unit:
        start = shape.start()
    return Candidate(
        start,
        end,
        number,
        blank=number.running is None,
        mistyped=bool(re.search("[oOlI]", plain[start:end])),
        slashless=bool(shape["slashless"]),
        split=end > shape.end(),
    )


def _with_letters(plain: str, start: int, floor: int) -> int:
    before = plain[max(floor, start - 32) : start]
    found = _LETTERS.search(before)
    if not found:
        mark = _MARK_ONLY.search(before)
        return start - len(before) + mark.start() if mark else start
    letters = re.sub(r"[.\s]", "", found["letters"])
    if letters in _WORDS or found["letters"] in _DOTTED_WORDS:
        return start
    return start - len(before) + found.start("letters")


def _with_split_running(plain: str, end: int) -> int:
    """A PDF's space inside the running number: joined only where the date follows at once."""
    split = _SPLIT_RUNNING.match(plain, end)
    return split.end() if split else end


def _read(text: str) -> LetterNumber | None:
    try:
        return LetterNumber.parse(text)
    except InvalidNumberError:
        return None
