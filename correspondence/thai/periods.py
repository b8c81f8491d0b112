"""Years, fiscal years and their parts as they are written; and `match_written`, which knows every form of a date."""

import re
from typing import Literal

from correspondence.thai.daymarks import match_compact, match_month_and_year, match_span
from correspondence.thai.spelling import DIGIT, GAP, THAI_LETTER, match_era
from correspondence.thai.written import Edge, Found, Manner, Period, skip
from correspondence.thai.yearmarks import YEAR_LABEL, match_last_year, match_year

# Of the many numbers in a text, only those before a month or in a row of three are worth a closer look.
_PROMISING = re.compile(
    rf"{DIGIT}{{1,8}}(?:\s?[-/.]\s?{DIGIT}{{1,2}}\s?[-/.]|[^มกพสตธเวA-Za-z]{{0,40}}(?:[มกพสตธ]\.?\s?[ก-ฮะ-ฺ]|เ\s?[มด]|วัน|[A-Za-z]{{2}}))"
)


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


def _fiscal_year(text: str, at: int, _manner: Manner) -> Found | None:
    for pattern, kind in ((_FISCAL, "fiscal"), (_SCHOOL, "school")):
        label = pattern.match(text, at)
        found = match_year(text, label.end()) if label and label[0].strip() else None
        if found:
            last, end = match_last_year(text, found[1])
            return Period(kind, found[0], last_year=last), end  # type: ignore[arg-type]  # the literals above
    return None


def _part_of_year(text: str, at: int, _manner: Manner) -> Found | None:
    for pattern, kind in ((_QUARTER, "quarter"), (_HALF, "half")):
        part = pattern.match(text, at)
        if not part:
            continue
        behind = _OF.match(text, part.end())
        fiscal, year_at = _kind_of_year(text, behind.end() if behind else part.end())
        year = match_year(text, year_at) if behind else None
        written = Period(kind, year[0] if year else None, _part_number(part), fiscal=fiscal)  # type: ignore[arg-type]  # as above
        return written, skip(re.compile(r"\s?\)"), text, year[1]) if year else part.end()
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


def _edge(text: str, at: int, manner: Manner) -> Found | None:
    label = _EDGE.match(text, at)
    if not label:
        return None
    if label["what"] == "ปี":
        fiscal = _FISCAL.match(text, label.end() - len("ปี")) or _FISCAL.match(text, label.end())
        found = match_year(text, fiscal.end() if fiscal else label.end())
        kind: Literal["fiscal", "year"] = "fiscal" if fiscal else "year"
        return (Period(kind, found[0], edge=True), found[1]) if found else None
    point = match_month_and_year(text, label.end(), manner)
    return (Edge(point[0]), point[1]) if point else None


def _year(text: str, at: int, manner: Manner) -> Found | None:
    labelled = bool(YEAR_LABEL.match(text, at) or match_era(text, at))
    if not labelled and manner is not Manner.WHOLE:
        return None
    found = match_year(text, at)
    if not found or (not labelled and found[0].number and found[0].number.length != 4):
        return None
    last, end = match_last_year(text, found[1])
    return Period("year", found[0], last_year=last), end


def match_written(text: str, at: int, manner: Manner) -> Found | None:
    """Return the date or period that begins at `at`."""
    if manner is Manner.RUNNING and text[at].isdecimal():
        return match_span(text, at, manner) if _PROMISING.match(text, at) else None
    for rule in (_part_of_year, _fiscal_year, _edge, match_span, match_compact, _year):
        if found := rule(text, at, manner):
            return found
    return None
