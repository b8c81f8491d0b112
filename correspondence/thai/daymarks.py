"""Days and months as they stand in dates, alone and as the two ends of a range."""

import re
from dataclasses import replace
from typing import Literal

from correspondence.thai.spelling import DIGIT, GAP, Era, MonthName, Numeral, match_month, match_number, match_weekday
from correspondence.thai.written import (
    DASH,
    DAY_LABEL,
    MONTH_LABEL,
    SEPARATOR,
    Found,
    Manner,
    Point,
    Span,
    YearMark,
    skip,
)
from correspondence.thai.yearmarks import is_plausible, match_year, match_year_behind

_AND = re.compile(rf"{GAP}(?:,|และ|หรือ){GAP}(?:และ|หรือ)?{GAP}(?:วันที่{GAP})?")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_SPLIT_DAY = re.compile(rf"{DIGIT}[ ]{DIGIT}(?!{DIGIT})")


def match_span(text: str, at: int, manner: Manner) -> Found | None:
    """Return the day, month or range that begins at `at`."""
    found = _point(text, at, manner)
    first, end = found or _day_alone(text, at) or (None, at)
    if first is None:
        return None
    last = _point_behind_dash(text, end, manner, first)
    if last:
        return Span(first, last[0]), last[1]
    if found:
        return found
    return (first, end) if manner is Manner.WHOLE else None


def _point_behind_dash(text: str, at: int, manner: Manner, first: Point) -> tuple[Point, int] | None:
    dash = DASH.match(text, at)
    if not dash:
        return None
    place = skip(DAY_LABEL, text, dash.end())
    if not first.days:
        place = skip(MONTH_LABEL, text, place)
    last = _point(text, place, manner)
    alone = first.days and not first.month and not first.numeric
    if not last or (alone and not last[0].days) or (not first.days and last[0].days):
        return None
    return last


def _day_alone(text: str, at: int) -> tuple[Point, int] | None:
    weekday, place = _weekday_before(text, at)
    number = match_number(text, place)
    if not number or number[0].length > 2:
        return None
    return Point((number[0],), weekday=weekday), number[1]


def _point(text: str, at: int, manner: Manner) -> tuple[Point, int] | None:
    weekday, place = _weekday_before(text, at)
    for rule in (_iso, _numeric, _named, _numbered_month, match_month_and_year):
        found = rule(text, place, manner)
        if not found or (weekday is not None and not found[0].days):
            continue
        point, end = found
        behind, after = _weekday_behind(text, end)
        return replace(point, weekday=behind if weekday is None else weekday), end if behind is None else after
    return None


def _weekday_before(text: str, at: int) -> tuple[int | None, int]:
    found = match_weekday(text, at)
    if not found:
        return None, at
    match = re.compile(rf"{GAP}(?:ที่)?[,.]?{GAP}").match(text, found[1])
    return found[0], match.end() if match else found[1]


def _weekday_behind(text: str, at: int) -> tuple[int | None, int]:
    opening = re.compile(r"\s?\(\s?").match(text, at)
    found = match_weekday(text, opening.end()) if opening else None
    closing = re.compile(r"\s?\)").match(text, found[1]) if found else None
    return (found[0], closing.end()) if found and closing else (None, at)


_ISO = re.compile(
    rf"(?P<y>{DIGIT}{{4}})(?P<s>[-/.])(?P<m>{DIGIT}{{1,2}})(?P=s)(?P<d>{DIGIT}{{1,2}})(?!{DIGIT}|[-/.]{DIGIT})"
)
_NUMERIC = re.compile(
    rf"(?P<d>{DIGIT}{{1,3}})\s?(?P<s>[-/.])\s?(?P<m>{DIGIT}{{1,2}})\s?(?P=s)\s?"
    rf"(?P<e>พ\.\s?ศ\.\s?|ค\.\s?ศ\.\s?)?(?P<y>{DIGIT}{{2}}|{DIGIT}{{4}})(?!{DIGIT}|[-/.]{DIGIT})"
)
_LOOSE_NUMERIC = re.compile(
    r"(?P<d>[0-9๐-๙oOlI]{1,3})[ \t]?[-/. ][ \t]?(?P<m>[0-9๐-๙oOlI]{1,2})[ \t]?[-/. ][ \t]?"
    rf"(?P<y>[0-9๐-๙oOlI]{{4}}|{DIGIT}{{2}})$"
)
_CODE_BEFORE = re.compile(rf"[A-Za-z]$|{DIGIT}[-/.,]?$|[-/]$")


def _numeral(digits: str) -> Numeral:
    plain = digits.translate(str.maketrans("oOlI", "0011"))
    return Numeral(int(plain), len(plain), all("๐" <= sign <= "๙" for sign in digits), sure=plain == digits)


def _iso(text: str, at: int, manner: Manner) -> tuple[Point, int] | None:
    match = _ISO.match(text, at)
    if not match or (manner is Manner.RUNNING and _CODE_BEFORE.search(text[max(0, at - 2) : at])):
        return None
    year, month, day = (_numeral(match[part]) for part in "ymd")
    if manner is Manner.RUNNING and (month.value > 12 or day.value > 31 or not is_plausible(year)):
        return None
    return Point((day,), month_number=month.value, year=YearMark(year), numeric=True, iso=True), match.end()


def _numeric(text: str, at: int, manner: Manner) -> tuple[Point, int] | None:
    if match := _NUMERIC.match(text, at):
        day, month, year = (_numeral(match[part]) for part in "dmy")
        if manner is Manner.RUNNING and not _is_date_not_code(text, match, month, year):
            return None
        era: Era = "" if not match["e"] else "BE" if match["e"].startswith("พ") else "CE"
        return Point((day,), month_number=month.value, year=YearMark(year, era), numeric=True), match.end()
    match = _LOOSE_NUMERIC.match(text, at) if manner is Manner.WHOLE else None
    if not match:
        return None
    day, month, year = (_numeral(match[part]) for part in "dmy")
    return Point((day,), month_number=month.value, year=YearMark(year), numeric=True, odd=True), match.end()


def _is_date_not_code(text: str, match: re.Match[str], month: Numeral, year: Numeral) -> bool:
    if _CODE_BEFORE.search(text[max(0, match.start() - 2) : match.start()]) or not 1 <= month.value <= 12:
        return False
    if year.length == 4:
        return is_plausible(year)
    return match["s"] == "/" and year.value >= 40


_DAY_LABEL_BEFORE = re.compile(r"วันที่\s{0,20}$")
_OTHER_COUNT_BEFORE = re.compile(
    r"(?:ครั้งที่|ฉบับที่|ข้อ(?:ที่)?|หน้า(?:ที่)?|ตอนที่|ลำดับที่|รอบที่|รุ่นที่|งวดที่|ชุดที่|หมู่ที่|บทที่|ระยะที่|สัปดาห์ที่|/?ว\.?)\s{0,3}$"
)


def _named(text: str, at: int, manner: Manner) -> tuple[Point, int] | None:
    before = text[max(0, at - 30) : at]
    for days, joint, end in _days(text, at):
        place = skip(SEPARATOR, text, end)
        month_at = skip(MONTH_LABEL, text, place)
        if month_at > place and manner is Manner.RUNNING and not _DAY_LABEL_BEFORE.search(before):
            continue  # ครั้งที่ ๒ เดือนกรกฎาคม ๒๕๕๙ counts meetings, not days
        name = match_month(text, month_at)
        if not name:
            continue
        if days[0].length >= 4:
            return _year_first(text, days[0], name) if manner is Manner.WHOLE else None
        year, after = match_year_behind(text, name[1], manner)
        if year is None and (name[0].spelling == "misspelt" or joint == ","):
            return None
        odd = manner is Manner.RUNNING and bool(_OTHER_COUNT_BEFORE.search(before))
        return Point(days, month=name[0], year=year, joint=joint, odd=odd), after
    return None


def _year_first(text: str, year: Numeral, name: tuple[MonthName, int]) -> tuple[Point, int] | None:
    """Read 2559 กรกฎาคม 22."""
    day = match_number(text, skip(SEPARATOR, text, name[1]))
    if not day or day[0].length > 2 or not is_plausible(year):
        return None
    return Point((day[0],), month=name[0], year=YearMark(year), odd=True), day[1]


def _days(text: str, at: int) -> list[tuple[tuple[Numeral, ...], Literal["", "/", ","], int]]:
    """Return the ways in which days stand at `at`: one, one split by a space, alternatives, a list."""
    found = match_number(text, at)
    if not found:
        return []
    first, end = found[0], skip(_ORDINAL, text, found[1])
    ways: list[tuple[tuple[Numeral, ...], Literal["", "/", ","], int]] = [((first,), "", end)]
    if split := _SPLIT_DAY.match(text, at):
        ways.append(((Numeral(int(split[0].replace(" ", "")), 2, sure=False),), "", split.end()))
    if (slash := re.compile(r"\s?/\s?").match(text, end)) and (second := match_number(text, slash.end())):
        ways.append(((first, second[0]), "/", second[1]))
    if first.length <= 2 and (listed := _listed_days(text, end)):
        ways.append(((first, *listed[0]), ",", listed[1]))
    return ways


def _listed_days(text: str, at: int) -> tuple[list[Numeral], int] | None:
    days: list[Numeral] = []
    while (joint := _AND.match(text, at)) and len(days) < 10:
        number = match_number(text, joint.end())
        if not number or not 1 <= number[0].length <= 2:
            break
        days.append(number[0])
        at = number[1]
    return (days, at) if days else None


_MONTH_NUMBER = re.compile(rf"{GAP}เดือน(?:ที่)?{GAP}(?P<m>{DIGIT}{{1,2}})(?!{DIGIT}){GAP}")
_MONTH_SLASH_YEAR = re.compile(rf"(?P<m>{DIGIT}{{1,2}})\s?[-/]\s?(?P<y>{DIGIT}{{4}}|{DIGIT}{{2}})\s*$")


_YEAR_DASH_MONTH = re.compile(rf"(?P<y>{DIGIT}{{4}})[-/](?P<m>0[1-9]|1[0-2]|๐[๑-๙]|๑[๐-๒])\s*$")
_DAY_SLASH_MONTH = re.compile(rf"(?P<d>{DIGIT}{{1,2}})\s?/\s?(?P<m>{DIGIT}{{1,2}})\s*$")


def _numbered_month(text: str, at: int, manner: Manner) -> tuple[Point, int] | None:
    """Read วันที่ ๒๒ เดือน ๗ พ.ศ. ๒๕๕๙, and 07/2559 where the whole text is a date."""
    number = match_number(text, at)
    label = _MONTH_NUMBER.match(text, number[1]) if number else None
    if number and label:
        year, end = match_year_behind(text, label.end(), manner)
        return Point((number[0],), month_number=int(label["m"]), year=year), end
    if manner is not Manner.WHOLE:
        return None
    labelled = skip(MONTH_LABEL, text, at)
    if (match := _DAY_SLASH_MONTH.match(text, labelled)) and int(match["m"]) <= 31:
        return Point((_numeral(match["d"]),), month_number=int(match["m"]), numeric=True), match.end()
    if match := _MONTH_SLASH_YEAR.match(text, labelled) or _YEAR_DASH_MONTH.match(text, labelled):
        year = YearMark(_numeral(match["y"]))
        return Point(month_number=int(match["m"]), year=year, numeric=True), match.end()
    return None


_ENGLISH_DAY = re.compile(
    rf"[ \t]{{1,4}}(?P<d>{DIGIT}{{1,2}})(?:st|nd|rd|th)?(?:,|[ \t])[ \t]{{0,4}}(?={DIGIT}{{4}}|[พค]\.?\s?ศ)"
)
_DAY_LEFT_BLANK = re.compile(
    r"(?:วันที่|ลงวัน|ลว\.?)[\s.…_\-]*(?:เดือน\s*)?$|[.…_]{2,}\s*(?:เดือน\s*)?$|…\s*$|(?:^|\n)[ \t]{3,}(?:เดือน\s*)?$"
)


def match_month_and_year(text: str, at: int, manner: Manner) -> tuple[Point, int] | None:
    """Return a month and its year, also July 22, 2016; a blank left for the day before it is noted."""
    place = skip(MONTH_LABEL, text, at)
    name = match_month(text, place)
    if not name:
        return None
    if day := _ENGLISH_DAY.match(text, name[1]):
        year = match_year(text, day.end())
        return (Point((_numeral(day["d"]),), name[0], year=year[0]), year[1]) if year else None
    year_behind, end = match_year_behind(text, name[1], manner)
    if year_behind is None and (manner is Manner.RUNNING or name[0].spelling == "misspelt"):
        return _month_without_year(text, name, manner)
    if year_behind is None and manner is Manner.HERE:
        return _month_without_year(text, name, manner)
    blank = bool(_DAY_LEFT_BLANK.search(text[max(0, at - 40) : at]))
    return Point(month=name[0], year=year_behind, blank=blank), end


def _month_without_year(text: str, name: tuple[MonthName, int], manner: Manner) -> tuple[Point, int] | None:
    """Read a month without year only where a range goes on to one that has a year: กรกฎาคม - กันยายน ๒๕๕๙."""
    dash = DASH.match(text, name[1])
    if not dash:
        return None
    later = match_month(text, skip(MONTH_LABEL, text, dash.end()))
    return (Point(month=name[0]), name[1]) if later and match_year_behind(text, later[1], manner)[0] else None


_COMPACT = re.compile(rf"{DIGIT}{{8}}(?!{DIGIT})")


def match_compact(text: str, at: int, manner: Manner) -> Found | None:
    """Read 25590722 or 22072559 where the whole text is a date."""
    match = _COMPACT.match(text, at) if manner is Manner.WHOLE else None
    if not match:
        return None
    digits = match[0]
    year_first = is_plausible(_numeral(digits[:4])) and int(digits[4:6]) <= 12
    year, month, day = (digits[:4], digits[4:6], digits[6:]) if year_first else (digits[4:], digits[2:4], digits[:2])
    point = Point((_numeral(day),), month_number=int(month), year=YearMark(_numeral(year)), numeric=True, odd=True)
    return point, match.end()
