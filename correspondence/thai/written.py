"""What stands on paper where a date is written, before anyone says which days are meant.

`yearmarks`, `daymarks` and `periods` find these values in a text, `reckoning` says what they mean. Each rule looks at
one place and returns what it found there and where that ends, or None; it looks at a bounded stretch of text, so that
finding all dates of a text takes time in proportion to its length.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from correspondence.thai.spelling import GAP, Era, MonthName, Numeral


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
Found = tuple[Written, int]


GAP_HERE = re.compile(GAP)
SEPARATOR = re.compile(rf"{GAP}(?:[-/.,]{GAP})?(?:of\s)?")
DASH = re.compile(
    rf"[ \t]{{0,20}}[-–—−~][ \t]{{0,20}}(?:\n[ \t]{{0,20}})?|{GAP}(?:จน)?ถึง(?:\s?ณ)?(?:\s?วัน)?(?:ที่)?{GAP}"
    r"|[ \t]{1,20}(?:to|until)[ \t]{1,20}"
)
MONTH_LABEL = re.compile(rf"(?:ประจำ)?เดือน{GAP}")
DAY_LABEL = re.compile(rf"(?:ณ\s?)?วันที่{GAP}")


def skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return the place behind `pattern` if it stands at `at`, else `at`."""
    match = pattern.match(text, at)
    return match.end() if match else at
