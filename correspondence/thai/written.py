"""What stands on paper where a date is written: days, months, years and periods, before anyone says which are meant.

Each rule looks at one place and returns what it found there and where that ends, or None; it looks at a bounded stretch
of text, so that finding all dates of a text takes time in proportion to its length. `reckoning` says what was meant.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import Literal

from correspondence.thai.spelling import (
    DIGIT,
    GAP,
    THAI_LETTER,
    Era,
    MonthName,
    Numeral,
    match_era,
    match_month,
    match_number,
    match_weekday,
)


class Manner(Enum):
    """How much the place itself says that a date stands there."""

    WHOLE = "the whole text is a date"
    HERE = "a date is expected here"
    RUNNING = "running text, where 1.2.59 may be a section and 3/2559 an order"


@dataclass(frozen=True, slots=True)
class YearMark:
    """A year as written: its number (None: left open for the pen), its era and a second statement in brackets."""

    number: Numeral | None
    era: Era = ""
    twin: "YearMark | None" = None


@dataclass(frozen=True, slots=True)
class Point:
    """A day or month as written; what is not written is empty or None.

    Attributes:
        days: usually one; several when the writer joined alternatives or a list.
        joint: how several days are joined: `/` for alternatives, `,` for a list.
        numeric: written in digits only, such as 22/7/2559.
        iso: of those, year first.
        blank: a space or dots for the day, which was never filled in.
        odd: an unusual way of writing that makes the reading less than sure.
    """

    days: tuple[Numeral, ...] = ()
    month: MonthName | None = None
    month_number: int | None = None
    year: YearMark | None = None
    weekday: int | None = None
    joint: Literal["", "/", ","] = ""
    numeric: bool = False
    iso: bool = False
    blank: bool = False
    odd: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """From one point to another."""

    first: Point
    last: Point


@dataclass(frozen=True, slots=True)
class Period:
    """A year, fiscal year, part of one, or an edge of a month or year (ต้น, กลาง, ปลาย, สิ้น)."""

    kind: Literal["year", "fiscal", "school", "quarter", "half"]
    year: YearMark | None
    number: int = 0
    last_year: YearMark | None = None
    fiscal: bool | None = None
    edge: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A loose part of a month: its beginning, middle or end."""

    point: Point


Written = Point | Span | Period | Edge
_Found = tuple[Written, int]

_GAP = re.compile(GAP)
_SEPARATOR = re.compile(rf"{GAP}(?:[-/.,]{GAP})?(?:of\s)?")
_DASH = re.compile(
    rf"[ \t]{{0,20}}[-–—−~][ \t]{{0,20}}(?:\n[ \t]{{0,20}})?|{GAP}(?:จน)?ถึง(?:\s?ณ)?(?:\s?วัน)?(?:ที่)?{GAP}"
    r"|[ \t]{1,20}(?:to|until)[ \t]{1,20}"
)
_AND = re.compile(rf"{GAP}(?:,|และ|หรือ){GAP}(?:และ|หรือ)?{GAP}(?:วันที่{GAP})?")
_MONTH_LABEL = re.compile(rf"(?:ประจำ)?เดือน{GAP}")
_DAY_LABEL = re.compile(rf"(?:ณ\s?)?วันที่{GAP}")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_BLANK = r"(?:[.…_]{2,}|…)"
_YEAR_LABEL = re.compile(rf"ปี{GAP}")
_YEAR_BLANK = re.compile(rf"{DIGIT}{{0,3}}\s?{_BLANK}")
_SPLIT_YEAR = re.compile(rf"{DIGIT}(?:[ ]?{DIGIT}){{3}}(?![ ]?{DIGIT})")
_SPLIT_DAY = re.compile(rf"{DIGIT}[ ]{DIGIT}(?!{DIGIT})")
_NOT_A_YEAR = re.compile(rf"[.:]{DIGIT}{{2}}|\s?(?:น\.|นาฬิกา|คน|บาท|ฉบับ|แห่ง|ราย|วัน)|,{DIGIT}{{3}}")


# Of the many numbers in a text, only those before a month or in a row of three are worth a closer look.
_PROMISING = re.compile(
    rf"{DIGIT}{{1,8}}(?:\s?[-/.]\s?{DIGIT}{{1,2}}\s?[-/.]|[^มกพสตธเวA-Za-z]{{0,40}}(?:[มกพสตธ]\.?\s?[ก-ฮะ-ฺ]|เ\s?[มด]|วัน|[A-Za-z]{{2}}))"
)


def match_written(text: str, at: int, manner: Manner) -> _Found | None:
    """Return the date or period that begins at `at`."""
    if manner is Manner.RUNNING and text[at].isdecimal():
        return _span(text, at, manner) if _PROMISING.match(text, at) else None
    for rule in (_part_of_year, _fiscal_year, _edge, _span, _whole_number, _year):
        if found := rule(text, at, manner):
            return found
    return None


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


# --- years


def _year_mark(text: str, at: int) -> tuple[YearMark, int] | None:
    """Read พ.ศ. ๒๕๕๙, ปี ๒๕๕๙, 2559, ๕๙, with an era before or behind and a second year in brackets."""
    labelled = _skip(_YEAR_LABEL, text, at)
    era, number_at = match_era(text, labelled) or ("", labelled)
    number_at = _skip(_GAP, text, number_at)
    if blank := _YEAR_BLANK.match(text, number_at):
        return YearMark(None, era), blank.end()
    found = _year_number(text, number_at)
    if not found or (found[0].length == 1 and not era):
        return None
    if not era and (behind := match_era(text, _skip(_GAP, text, found[1]))) and behind[0] != "other":
        era, found = behind[0], (found[0], behind[1])
    return _with_twin(text, YearMark(found[0], era), found[1])


def _year_number(text: str, at: int) -> tuple[Numeral, int] | None:
    split = _SPLIT_YEAR.match(text, at)
    if split and " " in split[0]:
        value = int(split[0].replace(" ", ""))
        if 2400 <= value < 2700:
            return Numeral(value, 4, sure=False), split.end()
    return match_number(text, at)


_TWIN = re.compile(rf"\s?[(/]\s?(?=(?:พ\.|ค\.|ร\.|พุทธ|คริสต|[ABC]\.?[DE])|{DIGIT}{{4}}\s?\))")


def _with_twin(text: str, mark: YearMark, end: int) -> tuple[YearMark, int]:
    opening = _TWIN.match(text, end)
    if not opening:
        return mark, end
    era, at = match_era(text, opening.end()) or ("", opening.end())
    number = match_number(text, _skip(_GAP, text, at))
    if not number or number[0].length != 4:
        return mark, end
    return replace(mark, twin=YearMark(number[0], era)), _skip(re.compile(r"\s?\)"), text, number[1])


def _year_behind(text: str, at: int, manner: Manner) -> tuple[YearMark | None, int]:
    found = _year_mark(text, _SEPARATOR.match(text, at).end())  # type: ignore[union-attr]  # it matches the empty string
    if not found:
        return None, at
    mark, end = found
    short = mark.number and mark.number.length < 4 and not mark.era
    if short and match_month(text, _skip(_MONTH_LABEL, text, _skip(_SEPARATOR, text, end))):
        return None, at  # ๑๕ เม.ย. - ๓๐ เม.ย. ๒๕๕๙
    if short and manner is not Manner.WHOLE and _NOT_A_YEAR.match(text, end):
        return None, at
    if short and _NOT_A_YEAR.match(text, end) and re.match(rf"[.:]{DIGIT}{{2}}", text[end : end + 3]):
        return None, at
    return mark, end


def _year(text: str, at: int, manner: Manner) -> _Found | None:
    labelled = bool(_YEAR_LABEL.match(text, at) or match_era(text, at))
    if not labelled and manner is not Manner.WHOLE:
        return None
    found = _year_mark(text, at)
    if not found or (not labelled and found[0].number and found[0].number.length != 4):
        return None
    last, end = _last_year(text, found[1])
    return Period("year", found[0], last_year=last), end


def _last_year(text: str, at: int) -> tuple[YearMark | None, int]:
    dash = _DASH.match(text, at) or re.compile(r"\s?/\s?").match(text, at)
    found = _year_mark(text, dash.end()) if dash else None
    if not found or not found[0].number or found[0].number.length not in {2, 4} or match_month(text, found[1]):
        return None, at
    slash = bool(dash and "/" in dash[0])
    return (replace(found[0], number=None) if slash else found[0]), found[1]


# --- fiscal years, quarters, halves, edges

_FISCAL = re.compile(
    rf"(?:ประจ[ำา])?(?:ปี)?{GAP}(?:งบประมาณ|งบฯ|งบ(?={GAP}(?:{DIGIT}|พ))|งปม\.?)(?:{GAP}รายจ่าย)?{GAP}(?:ประจ[ำา]ปี{GAP})?|FY\s?",
    re.IGNORECASE,
)
_SCHOOL = re.compile(rf"ปีการศึกษา{GAP}")
_QUARTER = re.compile(
    rf"ไตรมาส(?:ที่|\s?ที่)?{GAP}(?P<n>{DIGIT}{{1,2}}|แรก|สุดท้าย|หนึ่ง|สองปี|สอง|สาม|สี่)|Q\s?(?P<q>{DIGIT})(?!{DIGIT})",
    re.IGNORECASE,
)
_QUARTER_WORDS = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4}
_HALF = re.compile(rf"(?:ครึ่ง(?:ปี)?|(?:รอบ\s?)?(?:๖|6)\s?เดือน)\s?(?P<n>แรก|หลัง)(?:ของ)?(?!{THAI_LETTER}(?<!ป)(?<!ง))")
_OF = re.compile(rf"{GAP}(?:/|ของ|\(|ประจ[ำา])?{GAP}(?=ปี|งบ|งป|พ|{DIGIT}|FY)")
_CALENDAR = re.compile(rf"(?:ปีปฏิทิน){GAP}")
_EDGE = re.compile(rf"(?:ต้น|กลาง|ปลาย|สิ้น)(?P<what>เดือน|ปี){GAP}")


def _fiscal_year(text: str, at: int, _manner: Manner) -> _Found | None:
    for pattern, kind in ((_FISCAL, "fiscal"), (_SCHOOL, "school")):
        label = pattern.match(text, at)
        found = _year_mark(text, label.end()) if label and label[0].strip() else None
        if found:
            last, end = _last_year(text, found[1])
            return Period(kind, found[0], last_year=last), end  # type: ignore[arg-type]  # the literals above
    return None


def _part_of_year(text: str, at: int, _manner: Manner) -> _Found | None:
    for pattern, kind in ((_QUARTER, "quarter"), (_HALF, "half")):
        part = pattern.match(text, at)
        if not part:
            continue
        behind = _OF.match(text, part.end())
        fiscal, year_at = _kind_of_year(text, behind.end() if behind else part.end())
        year = _year_mark(text, year_at) if behind else None
        written = Period(kind, year[0] if year else None, _part_number(part), fiscal=fiscal)  # type: ignore[arg-type]  # as above
        return written, _skip(re.compile(r"\s?\)"), text, year[1]) if year else part.end()
    return None


def _part_number(part: re.Match[str]) -> int:
    groups = part.groupdict()
    written = groups["n"] or groups["q"]
    if written == "หลัง":
        return 2
    return _QUARTER_WORDS.get(written) or int(written) if written.isdecimal() or written in _QUARTER_WORDS else 0


def _kind_of_year(text: str, at: int) -> tuple[bool | None, int]:
    if (label := _FISCAL.match(text, at)) and label[0].strip():
        return True, label.end()
    if label := _CALENDAR.match(text, at):
        return False, label.end()
    return None, at


def _edge(text: str, at: int, manner: Manner) -> _Found | None:
    label = _EDGE.match(text, at)
    if not label:
        return None
    if label["what"] == "ปี":
        fiscal = _FISCAL.match(text, label.end() - len("ปี")) or _FISCAL.match(text, label.end())
        found = _year_mark(text, fiscal.end() if fiscal else label.end())
        kind: Literal["fiscal", "year"] = "fiscal" if fiscal else "year"
        return (Period(kind, found[0], edge=True), found[1]) if found else None
    point = _month_and_year(text, label.end(), manner)
    return (Edge(point[0]), point[1]) if point else None


# --- days and months


def _span(text: str, at: int, manner: Manner) -> _Found | None:
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
    dash = _DASH.match(text, at)
    if not dash:
        return None
    place = _skip(_DAY_LABEL, text, dash.end())
    if not first.days:
        place = _skip(_MONTH_LABEL, text, place)
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
    for rule in (_iso, _numeric, _named, _numbered_month, _month_and_year):
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
    rf"(?P<d>[0-9๐-๙oOlI]{{1,3}})[ \t]?[-/. ][ \t]?(?P<m>[0-9๐-๙oOlI]{{1,2}})[ \t]?[-/. ][ \t]?(?P<y>[0-9๐-๙oOlI]{{4}}|{DIGIT}{{2}})$"
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
    if manner is Manner.RUNNING and (month.value > 12 or day.value > 31 or not _plausible_year(year)):
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
        return _plausible_year(year)
    return match["s"] == "/" and year.value >= 40


def _plausible_year(year: Numeral) -> bool:
    return 2432 <= year.value < 2700 or 1889 <= year.value < 2100


_DAY_LABEL_BEFORE = re.compile(r"วันที่\s{0,20}$")
_OTHER_COUNT_BEFORE = re.compile(
    r"(?:ครั้งที่|ฉบับที่|ข้อ(?:ที่)?|หน้า(?:ที่)?|ตอนที่|ลำดับที่|รอบที่|รุ่นที่|งวดที่|ชุดที่|หมู่ที่|บทที่|ระยะที่|สัปดาห์ที่|/?ว\.?)\s{0,3}$"
)


def _named(text: str, at: int, manner: Manner) -> tuple[Point, int] | None:
    before = text[max(0, at - 30) : at]
    for days, joint, end in _days(text, at):
        place = _skip(_SEPARATOR, text, end)
        month_at = _skip(_MONTH_LABEL, text, place)
        if month_at > place and manner is Manner.RUNNING and not _DAY_LABEL_BEFORE.search(before):
            continue  # ครั้งที่ ๒ เดือนกรกฎาคม ๒๕๕๙ counts meetings, not days
        name = match_month(text, month_at)
        if not name:
            continue
        if days[0].length >= 4:
            return _year_first(text, days[0], name) if manner is Manner.WHOLE else None
        year, after = _year_behind(text, name[1], manner)
        if year is None and (name[0].spelling == "misspelt" or joint == ","):
            return None
        odd = manner is Manner.RUNNING and bool(_OTHER_COUNT_BEFORE.search(before))
        return Point(days, month=name[0], year=year, joint=joint, odd=odd), after
    return None


def _year_first(text: str, year: Numeral, name: tuple[MonthName, int]) -> tuple[Point, int] | None:
    """Read 2559 กรกฎาคม 22."""
    day = match_number(text, _skip(_SEPARATOR, text, name[1]))
    if not day or day[0].length > 2 or not _plausible_year(year):
        return None
    return Point((day[0],), month=name[0], year=YearMark(year), odd=True), day[1]


def _days(text: str, at: int) -> list[tuple[tuple[Numeral, ...], Literal["", "/", ","], int]]:
    """Return the ways in which days stand at `at`: one, one split by a space, alternatives, a list."""
    found = match_number(text, at)
    if not found:
        return []
    first, end = found[0], _skip(_ORDINAL, text, found[1])
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


_DAY_SLASH_MONTH = re.compile(rf"(?P<d>{DIGIT}{{1,2}})\s?/\s?(?P<m>{DIGIT}{{1,2}})\s*$")


def _numbered_month(text: str, at: int, manner: Manner) -> tuple[Point, int] | None:
    """Read วันที่ ๒๒ เดือน ๗ พ.ศ. ๒๕๕๙, and 07/2559 where the whole text is a date."""
    number = match_number(text, at)
    label = _MONTH_NUMBER.match(text, number[1]) if number else None
    if number and label:
        year, end = _year_behind(text, label.end(), manner)
        return Point((number[0],), month_number=int(label["m"]), year=year), end
    if manner is not Manner.WHOLE:
        return None
    labelled = _skip(_MONTH_LABEL, text, at)
    if (match := _DAY_SLASH_MONTH.match(text, labelled)) and int(match["m"]) <= 31:
        return Point((_numeral(match["d"]),), month_number=int(match["m"]), numeric=True), match.end()
    if match := _MONTH_SLASH_YEAR.match(text, labelled):
        year = YearMark(_numeral(match["y"]))
        return Point(month_number=int(match["m"]), year=year, numeric=True), match.end()
    return None


_ENGLISH_DAY = re.compile(
    rf"[ \t]{{1,4}}(?P<d>{DIGIT}{{1,2}})(?:st|nd|rd|th)?(?:,|[ \t])[ \t]{{0,4}}(?={DIGIT}{{4}}|[พค]\.?\s?ศ)"
)
_DAY_LEFT_BLANK = re.compile(
    r"(?:วันที่|ลงวัน|ลว\.?)[\s.…_\-]*(?:เดือน\s*)?$|[.…_]{2,}\s*(?:เดือน\s*)?$|…\s*$|(?:^|\n)[ \t]{3,}(?:เดือน\s*)?$"
)


def _month_and_year(text: str, at: int, manner: Manner) -> tuple[Point, int] | None:
    place = _skip(_MONTH_LABEL, text, at)
    name = match_month(text, place)
    if not name:
        return None
    if day := _ENGLISH_DAY.match(text, name[1]):
        year = _year_mark(text, day.end())
        return (Point((_numeral(day["d"]),), name[0], year=year[0]), year[1]) if year else None
    year_behind, end = _year_behind(text, name[1], manner)
    if year_behind is None and (manner is Manner.RUNNING or name[0].spelling == "misspelt"):
        return _month_without_year(text, name, manner)
    if year_behind is None and manner is Manner.HERE:
        return _month_without_year(text, name, manner)
    blank = bool(_DAY_LEFT_BLANK.search(text[max(0, at - 40) : at]))
    return Point(month=name[0], year=year_behind, blank=blank), end


def _month_without_year(text: str, name: tuple[MonthName, int], manner: Manner) -> tuple[Point, int] | None:
    """Read a month without year only where a range goes on to one that has a year: กรกฎาคม - กันยายน ๒๕๕๙."""
    dash = _DASH.match(text, name[1])
    if not dash:
        return None
    later = match_month(text, _skip(_MONTH_LABEL, text, dash.end()))
    return (Point(month=name[0]), name[1]) if later and _year_behind(text, later[1], manner)[0] else None


_COMPACT = re.compile(rf"{DIGIT}{{8}}(?!{DIGIT})")


def _whole_number(text: str, at: int, manner: Manner) -> _Found | None:
    """Read 25590722 or 22072559 where the whole text is a date."""
    match = _COMPACT.match(text, at) if manner is Manner.WHOLE else None
    if not match:
        return None
    digits = match[0]
    year_first = _plausible_year(_numeral(digits[:4])) and int(digits[4:6]) <= 12
    year, month, day = (digits[:4], digits[4:6], digits[6:]) if year_first else (digits[4:], digits[2:4], digits[:2])
    point = Point((_numeral(day),), month_number=int(month), year=YearMark(_numeral(year)), numeric=True, odd=True)
    return point, match.end()
