"""Dates in Thai text: one that is the whole text, one that stands at a place, all those in running text.

Texts are taken as they come: nothing needs to be normalised first, and every offset refers to the text as given.
Days are C.E. `datetime.date`; what is not certain is a doubt beside the reading. `reckoning` tells the rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from correspondence.doubts import Doubt
from correspondence.language import Message, say
from correspondence.thai.periods import match_written
from correspondence.thai.reckoning import Precision, Reckoning, reckon
from correspondence.thai.spelling import DIGIT
from correspondence.thai.text import traced
from correspondence.thai.written import Manner, Written


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as written and as understood.

    Attributes:
        text: the words of the source.
        start: the day (C.E.), or the first day of a range, month, year …; None when unclear or impossible.
        end: the last day of a range, month, quarter, year or fiscal year; None for a single day.
        precision: `day` for days and ranges of days, `month` for months, quarters and halves, `year` for years.
        doubts: what a person should look at, with the days that are possible.
        impossible: there is no such day; the doubt says why.
    """

    text: str
    start: date | None
    end: date | None = None
    precision: Precision = "day"
    doubts: tuple[Doubt, ...] = ()
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text as given, `start` to `end` (exclusive)."""

    start: int
    end: int
    reading: DateReading


_WINDOW = 300

_LEAD = re.compile(
    r"(?:[\s()\[\]\"'“”:;,*•]|[-–]\s|ลงวันที่|ลงวัน|ลว\.?|ลง(?=\s?[0-9๐-๙])|(?:ให้ไว้|ประกาศ|สั่ง|ข้อมูล)?\s?ณ\s?วันที่"
    r"|วันที่|วัน\s(?=[0-9๐-๙])|ณ\s|ณ(?=\s?เดือน)"
    r"|ระหว่าง|ตั้งแต่|นับแต่|นับตั้งแต่|จนถึง|ถึง|ภายใน|ก่อน|หลัง|เมื่อ|ไม่เกิน|ประจ[ำา](?=วัน|เดือน|ปี)|ใน(?=วัน|เดือน|ปี|ช่วง)"
    r"|ช่วง|สำหรับ(?=ปี|เดือน)|พิมพ์|date\b|dated\b|on\b|of\b|the\b|from\b|between\b|as\b|at\b)",
    re.IGNORECASE,
)
_CLOCK = (
    rf"{DIGIT}{{1,2}}\s?[.:]\s?{DIGIT}{{2}}"
    rf"(?:[.:]{DIGIT}{{2}}(?:\.{DIGIT}{{1,6}})?)?(?:Z|\+{DIGIT}{{2}}:?{DIGIT}{{2}})?"
)
_TAIL = re.compile(
    rf"\s*(?:(?:เวลา|ตั้งแต่เวลา|T)?\s?{_CLOCK}(?:\s?(?:[-–]|ถึง(?:เวลา)?)\s?{_CLOCK})?\s?(?:น\.?|นาฬิกา)?"
    rf"|(?:ก่อน|หลัง|ภายใน)\s?(?=เวลา)|\((?:ฉบับ|ครั้ง|หน้า|ข้อ|วาระ|ลำดับ)ที่\s?{DIGIT}{{1,3}}(?:/{DIGIT}{{2,4}})?\)"
    rf"|เวลา\s?{DIGIT}{{1,2}}\s?(?:น\.?|นาฬิกา|โมง(?:เช้า|เย็น)?)|เป็นปีที่\s?{DIGIT}{{1,3}}\s?ใน\s?รัชกาล(?:ปัจจุบัน|ที่\s?{DIGIT}{{1,2}})?|นี้|นั้น|[\s()\[\]\"'“”.,:;ฯ*_-])"
)
_OPEN_END = re.compile(r"\s*(?:เป็นต้นไป|เป็นต้นมา|ถึงปัจจุบัน|[-–]\s?ปัจจุบัน|จนถึงบัดนี้|onwards?)")
_BLANK_DAY = re.compile(r"[ \t.…_\-]{2,60}(?=(?:เดือน\s?)?[มกพสตธเ])")

# Where a date may begin in running text; runs of digits are taken whole, so that none is looked at twice.
_BEGINNING = re.compile(
    rf"""
    {DIGIT}+
    | วัน(?=จ|อ|พ|ศ|ส) | (?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|อาทิตย์)(?=\s?ที่|\s?{DIGIT})
    | (?<![A-Za-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|fy|q(?={DIGIT}))
    | (?:ประจ[ำา])?(?:ปี)?\s?(?:งบประมาณ|งปม|งบฯ) | ปี(?=\s?{DIGIT}|\s?พ|\s?ค|\s?งบ|\s?งป|การศึกษา)
    | ไตรมาส | ครึ่ง | รอบ(?=\s?[6๖]\s?เดือน) | (?:ต้น|กลาง|ปลาย|สิ้น)(?:เดือน|ปี)
    | มกรา | กุมภา | มีนา | เมษา | พฤษภ | มิถุ | กรก[ฎฏ] | สิงหา | กันยา | ตุลา | พฤศจ | ธันวา | พุทธศ | คริสต์?ศ
    | [มกพสตธ]\.(?=\s?[คพยศ]) | (?<![ก-ฮ]\.)[คร]\.(?=\s?ศ) | มี\.(?=\s?ค) | เม\.(?=\s?ย) | มิ\.(?=\s?ย)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MEANING = re.compile(r"[^\W_]")
# A number that belongs to a word (ครั้งที่ 3, ห้อง ๒) is no day; one that stands bare beside the date may be.
_NUMBER_BEFORE = re.compile(rf"(?:^|[\s,/–-]){DIGIT}+\W*$")
_NUMBER_BEHIND = re.compile(rf"\W*{DIGIT}")
_BROKEN_WORD = re.compile("(?<=[ก-๎])-[ \t]?\n[ \t]?(?=[ก-๎])")


def read_date(text: str) -> DateReading:
    """Return the date that the whole `text` is, words such as ลงวันที่ and a time of day aside."""
    tidy = _BROKEN_WORD.sub("", traced(text)[0])
    at = _behind_leads(tidy)
    found = _whole(tidy, at) or _first_within(tidy, at)
    if not found:
        return _reading(text, Reckoning("day"), say("no date found"))
    written, begin, end = found
    reading = _reading(text, reckon(written))
    open_end = _OPEN_END.match(tidy, end)
    if open_end:
        reading = _doubting(reading, say("no last day is written"))
    reading = _with_signs_before(reading, tidy[:begin])
    return _with_leftovers(reading, tidy[at:begin], tidy[_behind_tails(tidy, open_end.end() if open_end else end) :])


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield the dates of running text in order, also unclear and impossible ones.

    What could be something else is passed over: 3/2559 (an order), 1.2.59 (a section), a bare year.
    """
    tidy, places = traced(text)
    done = 0
    for beginning in _BEGINNING.finditer(tidy):
        if beginning.start() < done:
            continue
        found = match_written(tidy, beginning.start(), Manner.RUNNING)
        if found:
            done = found[1]
            yield _found(text, places, beginning.start(), done, reckon(found[0]))


def match_date(text: str, position: int) -> FoundDate | None:
    """Return the date that begins exactly at `position`, with its วันที่ or its blank for the day, or None."""
    tidy, places = traced(text[position : position + _WINDOW])
    label = re.compile(r"[ \t]*(?:ณ\s?)?วันที่\s*").match(tidy)
    at = label.end() if label else _behind(re.compile(r"[ \t]{1,40}"), tidy, 0)
    found = match_written(tidy, at, Manner.HERE)
    if not found and (blank := _BLANK_DAY.match(tidy, at)):
        found = match_written(tidy, blank.end(), Manner.HERE)
    if not found:
        return None
    moved = [place + position for place in places]
    return _found(text, moved, 0, found[1], reckon(found[0]))


def _found(text: str, places: Sequence[int], begin: int, end: int, reckoning: Reckoning) -> FoundDate:
    start = places[begin]
    stop = places[end - 1] + 1 if end > begin else start
    return FoundDate(start, stop, _reading(text[start:stop], reckoning))


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _behind_leads(text: str) -> int:
    at = 0
    while match := _LEAD.match(text, at):
        at = match.end()
    return _behind(_BLANK_DAY, text, at)


def _behind_tails(text: str, at: int) -> int:
    while match := _TAIL.match(text, at):
        at = match.end()
    return at


def _whole(text: str, at: int) -> tuple[Written, int, int] | None:
    found = match_written(text, at, Manner.WHOLE)
    return (found[0], at, found[1]) if found else None


def _first_within(text: str, at: int) -> tuple[Written, int, int] | None:
    for beginning in _BEGINNING.finditer(text, at):
        if found := match_written(text, beginning.start(), Manner.RUNNING):
            return found[0], beginning.start(), found[1]
    return None


def _reading(text: str, reckoning: Reckoning, *reasons: Message) -> DateReading:
    doubts = [
        Doubt("date", text, question.reason, tuple(day.isoformat() for day in question.candidates))
        for question in reckoning.questions
    ]
    doubts += [Doubt("date", text, reason) for reason in reasons]
    return DateReading(
        text, reckoning.start, reckoning.end, reckoning.precision, tuple(doubts), impossible=reckoning.impossible
    )


def _doubting(reading: DateReading, reason: Message, candidates: tuple[str, ...] = ()) -> DateReading:
    return replace(reading, doubts=(*reading.doubts, Doubt("date", reading.text, reason, candidates)))


_SIGN_BEFORE_DAY = re.compile(r"[_…?/]\s?$|(?<![ก-ฮ])\.\s?$")
_SIGN_BEFORE_MONTH = re.compile(r"[-–_…?/]|(?<![ก-ฮ])\.")


def _with_signs_before(reading: DateReading, before: str) -> DateReading:
    """Doubt a date with a sign in front that may stand for a missing digit or day: _๒ กรกฎาคม, - กรกฎาคม ๒๕๕๙."""
    sign = _SIGN_BEFORE_DAY if reading.precision == "day" else _SIGN_BEFORE_MONTH
    if reading.doubts or not sign.search(before):
        return reading
    return _doubting(reading, say("a sign stands before the date; something may be missing"))


def _numbers_are_of_words(reading: DateReading, before: str, behind: str) -> bool:
    """Tell whether a whole day stands apart from the other numbers: each is of a word, and none is another date."""
    if reading.precision != "day" or reading.end or _NUMBER_BEFORE.search(before) or _NUMBER_BEHIND.match(behind):
        return False
    return not any(_first_within(words, 0) for words in (before, behind))


def _with_leftovers(reading: DateReading, before: str, behind: str) -> DateReading:
    """Doubt a date that other words stand around; with a bare number beside it, it is not clear which is meant."""
    left = f"{before} {behind}".strip()
    if not _MEANING.search(left):
        return reading
    numbers = reading.start and re.search(DIGIT, left) and not _numbers_are_of_words(reading, before, behind)
    candidates = (reading.start.isoformat(),) if numbers and reading.start else ()
    doubting = _doubting(reading, say("these words were not understood: “{words}”", words=left[:80]), candidates)
    return replace(doubting, start=None, end=None) if numbers else doubting
