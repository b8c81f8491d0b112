"""Years as they stand in dates: พ.ศ. ๒๕๕๙, ปี ๒๕๕๙, 2559 (2016), ๕๙, or a blank for the pen."""

import re
from dataclasses import replace

from correspondence.thai.spelling import DIGIT, GAP, Numeral, match_era, match_month, match_number
from correspondence.thai.written import DASH, GAP_HERE, MONTH_LABEL, SEPARATOR, Manner, YearMark, skip

_BLANK = r"(?:[.…_]{2,}|…)"
YEAR_LABEL = re.compile(rf"ปี{GAP}")
_YEAR_BLANK = re.compile(rf"{DIGIT}{{0,3}}\s?{_BLANK}")
_SPLIT_YEAR = re.compile(rf"{DIGIT}(?:[ ]?{DIGIT}){{3}}(?![ ]?{DIGIT})")
_NOT_A_YEAR = re.compile(rf"[.:]{DIGIT}{{2}}|\s?(?:น\.|นาฬิกา|คน|บาท|ฉบับ|แห่ง|ราย|วัน)|,{DIGIT}{{3}}")


def is_plausible(year: Numeral) -> bool:
    """Return whether four digits are a year of either era that a letter may bear."""
    return 2432 <= year.value < 2700 or 1889 <= year.value < 2100


def match_year(text: str, at: int) -> tuple[YearMark, int] | None:
    """Read พ.ศ. ๒๕๕๙, ปี ๒๕๕๙, 2559, ๕๙, with an era before or behind and a second year in brackets."""
    labelled = skip(YEAR_LABEL, text, at)
    era, number_at = match_era(text, labelled) or ("", labelled)
    number_at = skip(GAP_HERE, text, number_at)
    if blank := _YEAR_BLANK.match(text, number_at):
        return YearMark(None, era), blank.end()
    found = _year_number(text, number_at)
    if not found or (found[0].length == 1 and not era):
        return None
    if not era and (behind := match_era(text, skip(GAP_HERE, text, found[1]))) and behind[0] != "other":
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
    number = match_number(text, skip(GAP_HERE, text, at))
    if not number or number[0].length != 4:
        return mark, end
    return replace(mark, twin=YearMark(number[0], era)), skip(re.compile(r"\s?\)"), text, number[1])


def match_year_behind(text: str, at: int, manner: Manner) -> tuple[YearMark | None, int]:
    """Return the year behind a month, or None where the number is a time, a count or the next day."""
    found = match_year(text, SEPARATOR.match(text, at).end())  # type: ignore[union-attr]  # it matches the empty string
    if not found:
        return None, at
    mark, end = found
    short = mark.number and mark.number.length < 4 and not mark.era
    if short and match_month(text, skip(MONTH_LABEL, text, skip(SEPARATOR, text, end))):
        return None, at  # ๑๕ เม.ย. - ๓๐ เม.ย. ๒๕๕๙
    if short and manner is not Manner.WHOLE and _NOT_A_YEAR.match(text, end):
        return None, at
    if short and _NOT_A_YEAR.match(text, end) and re.match(rf"[.:]{DIGIT}{{2}}", text[end : end + 3]):
        return None, at
    return mark, end


def match_last_year(text: str, at: int) -> tuple[YearMark | None, int]:
    """Return the last year of a range, without its number where a stroke joins the two."""
    dash = DASH.match(text, at) or re.compile(r"\s?/\s?").match(text, at)
    found = match_year(text, dash.end()) if dash else None
    if not found or not found[0].number or found[0].number.length not in {2, 4} or match_month(text, found[1]):
        return None, at
    if found[0].number.length == 2 and _NOT_A_YEAR.match(text, found[1]):
        return None, at  # ปี ๒๕๕๙ - ๖๐ แห่ง
    slash = bool(dash and "/" in dash[0])
    return (replace(found[0], number=None) if slash else found[0]), found[1]
