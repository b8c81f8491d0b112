"""Dates in Thai text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.thai.calendar import MONTHS, SHORT_MONTHS
from correspondence.thai.numerals import arabic_digits

_NAMES = {**{n: i for i, n in enumerate(MONTHS, 1)}, **{n: i for i, n in enumerate(SHORT_MONTHS, 1)}}
_DATE = re.compile(r"(\d{1,2}) *(" + "|".join(map(re.escape, _NAMES)) + r") *(?:พ\.ศ\. *)?(\d{4}|\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as understood."""

    text: str
    start: date | None
    end: date | None = None
    precision: Literal["day", "month", "year"] = "day"
    doubts: tuple[Doubt, ...] = ()
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands."""

    start: int
    end: int
    reading: DateReading


def _reading(match: re.Match[str], text: str) -> FoundDate:
    day, month, year = int(match[1]), _NAMES[match[2]], int(match[3])
    year = year + 2500 if year < 100 else year
    written = text[match.start() : match.end()]
    try:
        reading = DateReading(written, date(year - 543, month, day))
    except ValueError:
        doubt = Doubt("date", written, say("there is no such day: {text}", text=written))
        reading = DateReading(written, None, doubts=(doubt,), impossible=True)
    return FoundDate(match.start(), match.end(), reading)


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield the dates in running text."""
    for match in _DATE.finditer(arabic_digits(text)):
        yield _reading(match, text)


def match_date(text: str, position: int) -> FoundDate | None:
    """Return the date that begins at `position`."""
    match = _DATE.match(arabic_digits(text), position)
    return _reading(match, text) if match else None


def read_date(text: str) -> DateReading:
    """Return the date that the whole text is."""
    found = next(find_dates(text), None)
    if found:
        return found.reading
    return DateReading(text, None, doubts=(Doubt("date", text, say("no date found")),))
