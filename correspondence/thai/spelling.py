"""Months, weekdays, eras and numbers as people spell them in dates: in full, short, spaced, misspelt, in English.

Every `match_…` looks at one place of a text and returns what stands there and where it ends, or None. Patterns are
bounded, so that looking costs the same whatever follows.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from typing import Literal

from correspondence.thai.calendar import MONTHS, SHORT_MONTHS

DIGIT = "[0-9๐-๙]"
THAI_LETTER = "[ก-ฮะ-ฺเ-๎]"
GAP = r"[ \t]{0,20}(?:\n[ \t]{0,20})?"

Era = Literal["", "BE", "CE", "RS", "other"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    Attributes:
        value: what it is.
        length: how many digits it was written with; 0 for words.
        thai: whether all its digits are Thai.
        sure: False when it had to be repaired: a letter for a digit, spaces between digits.
    """

    value: int
    length: int
    thai: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month's name as written: the months (1 to 12) it may mean, and how it was spelt."""

    months: tuple[int, ...]
    spelling: Literal["full", "short", "english", "misspelt"]


def _spaced(name: str) -> str:
    """Return a pattern of `name` that lets a PDF's stray space fall between any two of its letters."""
    pattern = r"\s?".join(map(re.escape, name)).replace("ฎ", "[ฎฏ]")
    return pattern.replace(r"\s?์", r"(?:\s?์)?")


def _numbered(patterns: list[str]) -> str:
    return "|".join(f"(?P<m{number}>{pattern})" for number, pattern in enumerate(patterns, 1))


_COLLOQUIAL = [re.sub("(?:คม|ยน|พันธ์)$", "", name) for name in MONTHS]
_PLAIN_SHORT = [name.replace(".", "") for name in SHORT_MONTHS]
# ก.พ.ร. and ก.ค.ศ. are offices, not months; พ.ศ. may follow a month directly.
_NO_FURTHER_INITIAL = r"(?!\s?[ก-ฮ]\.(?!\s?ศ))"
_FULL = re.compile(f"(?:{_numbered([_spaced(name) for name in MONTHS])})(?![ัา-ฺ็-๎])")
_SHORT = re.compile(
    "(?:"
    + _numbered([rf"{name[:-1]}(?:\.[ ]?)?{name[-1]}" for name in _PLAIN_SHORT])
    + rf")(?:\.{_NO_FURTHER_INITIAL}|(?!{THAI_LETTER}|\.))"
)
_CLIPPED = re.compile(f"(?:{_numbered(_COLLOQUIAL)})(?!{THAI_LETTER})")
_ENGLISH = re.compile(
    "(?:"
    + _numbered(
        ["jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?",
         "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"]
    ) + r")\b\.?",
    re.IGNORECASE,
)  # fmt: skip
_TWO_MEANINGS = re.compile(r"ม\.\s?ย\.?")  # เม.ย. or มิ.ย.
_MISTYPED_SHORT = re.compile(r"(?:(?P<m3>มิ\.\s?ค)|(?P<m6>มี\.\s?ย|มื\.\s?ย)|(?P<m4>แม\.\s?ย))\.?")
# Other words that stand behind a number are not repaired into a month.
_MONTH_ENDING = re.compile("(?:[คฅด][ุูิ]?[มนท]|ย[นณมย]|พั?น[ธท]?)[ุิ]?์?$")
_WORD = re.compile(f"{THAI_LETTER}{{4,14}}(?!{THAI_LETTER})")


def match_month(text: str, at: int) -> tuple[MonthName, int] | None:
    """Return the month whose name begins at `at`, misspelt by up to two letters if no other month is as near."""
    for pattern, spelling in ((_FULL, "full"), (_SHORT, "short"), (_CLIPPED, "short"), (_ENGLISH, "english")):
        if (match := pattern.match(text, at)) and match.lastgroup:
            return MonthName((int(match.lastgroup[1:]),), spelling), match.end()  # type: ignore[arg-type]  # the literals above
    if match := _TWO_MEANINGS.match(text, at):
        return MonthName((4, 6), "misspelt"), match.end()
    if (match := _MISTYPED_SHORT.match(text, at)) and match.lastgroup:
        return MonthName((int(match.lastgroup[1:]),), "misspelt"), match.end()
    word = _WORD.match(text, at)
    month = _nearest_month(word[0]) if word else None
    return (MonthName((month,), "misspelt"), word.end()) if word and month else None


def _with_letters_left_out(word: str) -> dict[str, int]:
    """Return what is left of `word` without up to two of its letters, and how many are missing."""
    shorter: dict[str, int] = {}
    for out in range(3):
        for letters in combinations(word, len(word) - out):
            shorter.setdefault("".join(letters), out)
    return shorter


@cache
def _near_names() -> dict[str, list[tuple[int, int]]]:
    near: dict[str, list[tuple[int, int]]] = {}
    for number, name in enumerate(MONTHS, 1):
        for form, out in _with_letters_left_out(name).items():
            near.setdefault(form, []).append((out, number))
    return near


@lru_cache(maxsize=4096)
def _nearest_month(word: str) -> int | None:
    """Return the one month that `word` comes nearest to, with up to two letters of each left out."""
    if not _MONTH_ENDING.search(word):
        return None
    near = _near_names()
    found = {
        (out + name_out, month)
        for form, out in _with_letters_left_out(word).items()
        for name_out, month in near.get(form, ())
        if MONTHS[month - 1][0] == word[0]  # คมนาคม is a ministry, not มีนาคม
    }
    nearest = min(found, default=(0, 0))[0]
    months = {month for distance, month in found if distance == nearest}
    return months.pop() if len(months) == 1 else None


_WEEKDAY_NAMES = (
    r"จันทร์?", "อังคาร", "พุ[ธท]", r"พฤหัส(?:บดี|ฯ|ฯบดี)?", r"ศุกร์?", r"เสาร์?", r"อาทิตย์?",
)  # fmt: skip
_WEEKDAY = re.compile(rf"(?:วัน\s?)?(?:{_numbered(list(_WEEKDAY_NAMES))})")
_SHORT_WEEKDAY = re.compile(rf"(?:{_numbered(['จ', 'อ', 'พ', 'พฤ', 'ศ', 'ส', 'อา'])})\.(?=\s?,?\s?{DIGIT})")
_ENGLISH_WEEKDAY = re.compile(
    "(?:"
    + _numbered(["mon(?:day)?", "tue(?:s(?:day)?)?", "wed(?:nesday)?", "thu(?:r(?:s(?:day)?)?)?",
                 "fri(?:day)?", "sat(?:urday)?", "sun(?:day)?"])
    + r")\b\.?",
    re.IGNORECASE,
)  # fmt: skip


def match_weekday(text: str, at: int) -> tuple[int, int] | None:
    """Return the weekday (Monday 0) named at `at`."""
    for pattern in (_WEEKDAY, _SHORT_WEEKDAY, _ENGLISH_WEEKDAY):
        if (match := pattern.match(text, at)) and match.lastgroup:
            return int(match.lastgroup[1:]) - 1, match.end()
    return None


_ERA = re.compile(
    r"""
    (?P<BE>พ\.?\s?ศ\.?|พุทธศักราช|พุทธศก|B\.\s?E\.?|BE\b)
    | (?P<CE>ค\.?\s?ศ\.?|คริสต์?ศักราช|คริสตศก|A\.\s?D\.?|AD\b|C\.\s?E\.?|CE\b)
    | (?P<RS>ร\.\s?ศ\.?|รัตนโกสินทร์?\s?ศก)
    | (?P<other>[จมฮ]\.\s?ศ\.?|จุลศักราช|มหาศักราช|ฮิจเราะห์ศักราช)
    """,
    re.VERBOSE,
)


def match_era(text: str, at: int) -> tuple[Era, int] | None:
    """Return the era (พ.ศ., ค.ศ., ร.ศ. …) named at `at`."""
    match = _ERA.match(text, at)
    return (match.lastgroup, match.end()) if match and match.lastgroup else None  # type: ignore[return-value]  # the group names


_PLAIN_NUMBER = re.compile(f"{DIGIT}{{1,8}}(?!{DIGIT}|[oOlI](?![A-Za-z]))")
_LETTERS_FOR_DIGITS = re.compile(r"(?<![A-Za-z0-9๐-๙])[0-9๐-๙oOlI]{1,4}(?![A-Za-z0-9๐-๙])")
_UNITS = {
    "ศูนย์": 0,
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
_POWERS = {"สิบ": 10, "ร้อย": 100, "พัน": 1000}
_WORD_NUMBER = re.compile(f"(?:{'|'.join((*_UNITS, *_POWERS))}){{1,9}}")
_NUMBER_WORD = re.compile("|".join((*_UNITS, *_POWERS)))


def match_number(text: str, at: int) -> tuple[Numeral, int] | None:
    """Return the number at `at`: digits of either kind, with o or l for 0 or 1 (not sure then), or Thai words."""
    if match := _PLAIN_NUMBER.match(text, at):
        return Numeral(int(match[0]), len(match[0]), all("๐" <= sign <= "๙" for sign in match[0])), match.end()
    if match := _LETTERS_FOR_DIGITS.match(text, at):
        digits = match[0].translate(str.maketrans("oOlI", "0011"))
        return Numeral(int(digits), len(digits), sure=digits == match[0]), match.end()
    if match := _WORD_NUMBER.match(text, at):
        value = _value_of_words(match[0])
        return None if value is None else (Numeral(value, 0), match.end())
    return None


def _value_of_words(words: str) -> int | None:
    """Return the value of สองพันห้าร้อยห้าสิบเก้า, or None when the words do not follow each other as numbers do."""
    total, unit, last_power = 0, None, 10_000
    for word in _NUMBER_WORD.findall(words):
        if word in _UNITS and unit is None:
            unit = _UNITS[word]
        elif word in _POWERS and _POWERS[word] < last_power:
            last_power = _POWERS[word]
            total, unit = total + (1 if unit is None else unit) * last_power, None
        else:
            return None
    return total + (unit or 0)
