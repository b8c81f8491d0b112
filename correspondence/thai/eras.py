"""Which year a written year means, in which era, and why that may be in doubt.

The rules of the years:
- พ.ศ. is B.E., ค.ศ. is C.E., ร.ศ. 108 to 131 is B.E. 2432 to 2455. Other eras followed the moon and are not converted.
- Four digits without an era: 2432 to 2699 is B.E., 1850 to 2099 is C.E.; whatever else is in doubt.
- Two digits are B.E. 25xx: ๕๙ is 2559. Arabic digits up to 39 could be C.E. 20xx as well: behind a Thai month that is a
  doubt beside the B.E. reading, in 22/7/16 it is unclear. From 80 on B.E. 24xx is as likely: unclear.
- An era that does not suit its number, or two years that are not one, is unclear.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from correspondence.language import Message, say
from correspondence.thai.calendar import BuddhistYear, CommonYear
from correspondence.thai.spelling import Numeral
from correspondence.thai.written import YearMark

Year = BuddhistYear | CommonYear


@dataclass(frozen=True, slots=True)
class YearSense:
    """The years meant: one if `sure`, else those that are possible."""

    years: tuple[Year, ...] = ()
    question: Message | None = None
    sure: bool = True
    also: tuple[Year, ...] = field(default=())


def sense_of_year(mark: YearMark, *, short_is: Literal["thai", "numeric", "english"]) -> YearSense:
    """Return the years that `mark` may mean; two digits mean different things among Thai words, digits and English."""
    if mark.number is None:
        return YearSense(question=say("the year is left blank"), sure=False)
    sense = _sense_of_number(mark.number, mark.era, short_is)
    if not mark.number.sure and sense.sure:
        sense = replace(sense, question=say("the year is written with odd signs or spaces"))
    return _with_twin(sense, mark.twin) if mark.twin else sense


def _with_twin(sense: YearSense, twin: YearMark) -> YearSense:
    other = sense_of_year(twin, short_is="thai")
    if not (sense.sure and other.sure and sense.years and other.years):
        return replace(sense, question=say("two years are written and they do not agree"), sure=False)
    one, two = (
        year.common_era if isinstance(year, BuddhistYear) else int(year) for year in (sense.years[0], other.years[0])
    )
    if one == two:
        return sense
    return YearSense((*sense.years, *other.years), say("two years are written and they do not agree"), sure=False)


def _sense_of_number(number: Numeral, era: str, short_is: str) -> YearSense:
    value = number.value
    four = number.length == 4 or (number.length == 0 and value >= 1000)
    if era == "other":
        return YearSense(question=say("this era followed the moon; its dates cannot be converted here"), sure=False)
    if era == "RS":
        return _rattanakosin(value)
    if number.length == 2:
        return _short_year(number, era, short_is)
    if not four:
        return YearSense(question=say("“{year}” is not a year", year=value), sure=False)
    return _FULL_YEARS[era](value)


def _rattanakosin(value: int) -> YearSense:
    year = BuddhistYear(value + 2324)
    if value <= 131:
        return YearSense((year,))  # before 108 the calendar refuses it and says why
    if value > 300:
        return _nonsense(value)
    return YearSense((year,), say("the Rattanakosin era (ร.ศ.) ended with the year 131"))


def _short_year(number: Numeral, era: str, short_is: str) -> YearSense:
    value = number.value
    buddhist, common = BuddhistYear(2500 + value), CommonYear((2000 if value <= 40 else 1900) + value)
    if era == "CE" or (short_is == "english" and not era and value < 40):
        return YearSense(
            (common,), say("a C.E. year of two digits: {year} is meant?", year=int(common)), also=(buddhist,)
        )
    if value >= 80:
        return YearSense(
            (BuddhistYear(2400 + value), buddhist, common), say("a year of two digits: which century?"), sure=False
        )
    if era == "BE" or (value >= 40 and short_is != "english"):
        return YearSense((buddhist,))
    question = say(
        "a year of two digits: B.E. {buddhist} or C.E. {common}?", buddhist=int(buddhist), common=int(common)
    )
    if short_is == "thai":
        return YearSense((buddhist,)) if number.thai else YearSense((buddhist,), question, also=(common,))
    return YearSense((buddhist, common), question, sure=False)


def _buddhist(value: int) -> YearSense:
    if value <= 2100 and value >= 1850:
        return _contradiction(say("{year} is written as B.E. but looks like C.E.", year=value), CommonYear(value))
    if value > 2600:
        return _far(value)
    return YearSense((BuddhistYear(value),))


def _common(value: int) -> YearSense:
    if 2400 <= value < 2700:
        return _contradiction(say("{year} is written as C.E. but looks like B.E.", year=value), BuddhistYear(value))
    if not 1850 <= value < 2100:
        return (
            YearSense((CommonYear(value),), say("C.E. {year} is far from today", year=value))
            if value
            else _nonsense(value)
        )
    return YearSense((CommonYear(value),))


def _bare(value: int) -> YearSense:
    if 1850 <= value < 2100:
        return YearSense((CommonYear(value),))
    if 2300 <= value <= 2600:
        return YearSense((BuddhistYear(value),))
    return _far(value) if 2600 < value < 2700 else _nonsense(value)


def _far(value: int) -> YearSense:
    question = say("B.E. {year} is far in the future", year=value)
    return YearSense((BuddhistYear(value),), question) if value < 2700 else YearSense(question=question, sure=False)


def _nonsense(value: int) -> YearSense:
    return YearSense(question=say("“{year}” is neither a B.E. nor a C.E. year", year=value), sure=False)


def _contradiction(reason: Message, meant: Year) -> YearSense:
    return YearSense((meant,), reason, sure=False)


_FULL_YEARS: dict[str, Callable[[int], YearSense]] = {"BE": _buddhist, "CE": _common, "": _bare}
