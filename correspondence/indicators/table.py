"""One table of a definition file, read key by key; what is wrong becomes findings and a stand-in value is returned."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from correspondence.errors import CorrespondenceError
from correspondence.indicators.finding import Finding
from correspondence.indicators.formula import Formula, FormulaError, Kind, Number, read_formula
from correspondence.indicators.lines import Path
from correspondence.language import Message, say
from correspondence.thai.amounts import read_amount
from correspondence.thai.dates import read_date

Choice = TypeVar("Choice", bound=StrEnum)

_FIRST_BUDDHIST = 2400  # no day of C.E. that a definition could mean is this late


@dataclass
class Findings:
    """What was found wrong so far with one file."""

    file: str
    lines: Mapping[Path, int]
    indicator: str = ""
    found: list[Finding] = field(default_factory=list)

    def add(self, path: Path, subject: str, what: Message, *, fatal: bool = True) -> None:
        """Note what is wrong at `path`; the nearest known line above it is given."""
        line = next((self.lines[path[:size]] for size in range(len(path), 0, -1) if path[:size] in self.lines), 0)
        self.found.append(
            Finding(what=what, file=self.file, line=line, indicator=self.indicator, field=subject, fatal=fatal)
        )


class Table:
    """The values of one table of the file."""

    def __init__(self, values: object, path: Path, findings: Findings, subject: str = "") -> None:
        self._values: dict[str, Any] = values if isinstance(values, dict) else {}
        self._path = path
        self._findings = findings
        self.subject = subject
        if not isinstance(values, dict):
            self.refuse("", say("a table is needed here"))

    def refuse(self, key: str, what: Message, *, fatal: bool = True) -> None:
        """Note something wrong with `key`, or with the whole table when it is empty."""
        subject = ", ".join(filter(None, (self.subject, key)))
        self._findings.add((*self._path, key) if key else self._path, subject, what, fatal=fatal)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def only(self, *known: str) -> None:
        """Refuse every key that is not `known`: a misspelt one would silently mean its default."""
        for key in self._values:
            if key not in known:
                near = get_close_matches(key, known, n=1, cutoff=0.5)
                self.refuse(
                    key,
                    say("there is no such key; do you mean {near}?", near=near[0])
                    if near
                    else say("there is no such key"),
                )

    def text(self, key: str, default: str | None = "") -> str:
        """Return a text on one line; None as `default` asks for it."""
        value = self._values.get(key, default)
        if value is None or (default is None and value == ""):
            self.refuse(key if value is not None else "", say("{key} is missing; write a text in quotes", key=key))
            return ""
        if not isinstance(value, str):
            self.refuse(key, say("a text in quotes is needed here"))
            return ""
        return " ".join(value.split())

    def number(self, key: str) -> Number | None:
        """Return an exact number, or None when it is not given; Thai digits in quotes are understood."""
        return self._number(key, self._values[key]) if key in self._values else None

    def _number(self, key: str, value: object) -> Number | None:
        if isinstance(value, str):
            try:
                value = read_amount(value)
            except CorrespondenceError as error:
                self.refuse(key, error.message)
                return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.refuse(key, say("a number is needed here"))
            return None
        if not _is_of_size(value):
            self.refuse(key, say("a number is needed here, of up to 15 digits and 9 decimals"))
            return None
        exact = Fraction(value)
        return exact.numerator if exact.denominator == 1 else exact

    def not_negative(self, key: str) -> Number | None:
        """Return a number of 0 or more, or None when it is not given."""
        value = self.number(key)
        if value is not None and value < 0:
            self.refuse(key, say("it cannot be less than 0"))
            return None
        return value

    def numbers(self, key: str) -> tuple[Number, ...]:
        """Return a list of numbers; what is not one is refused and left out."""
        value = self._values.get(key, [])
        if not isinstance(value, list):
            self.refuse(key, say("a list of numbers is needed here, such as [60, 70, 80, 90, 100]"))
            return ()
        numbers = (self._number(key, each) for each in value)
        return tuple(each for each in numbers if each is not None)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.refuse(key, say("a list of texts is needed here"))
            return ()
        return tuple(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            self.refuse(key, say("write true or false here, without quotes"))
            return default
        return value

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """Return one of the words of `choices`."""
        value = self.text(key, default)
        try:
            return choices(value)
        except ValueError:
            words = ", ".join(choices)
            self.refuse(key, say("“{text}” is none of: {choices}", text=value, choices=words))
            return default

    def day(self, key: str) -> date | None:
        """Return a day, written in Thai in quotes or as a TOML date of C.E."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime) and value.year < _FIRST_BUDDHIST:
            return value
        reading = read_date(value) if isinstance(value, str) else None
        if reading is None or reading.start is None or reading.precision != "day" or reading.end is not None:
            self.refuse(key, say("write a day in quotes, such as “1 สิงหาคม 2559”"))
            return None
        return reading.start

    def formula(self, key: str, kinds: Mapping[str, Kind], gives: Kind) -> Formula | None:
        """Return a checked formula, or None when it is not given or was refused."""
        if key not in self._values:
            return None
        value = self._values[key]
        try:
            return read_formula(value if isinstance(value, str) else str(value), kinds, gives=gives)
        except FormulaError as error:
            self.refuse(key, error.message)
            return None

    def needed(self, key: str, kinds: Mapping[str, Kind], gives: Kind) -> Formula | None:
        """Return a checked formula, or None when it was refused; one that is not given is refused."""
        if key not in self:
            self.refuse("", say("{key} is missing; write a formula in quotes", key=key))
        return self.formula(key, kinds, gives)

    def tables(self, key: str, subject: Message | str) -> Iterator["Table"]:
        """Yield the tables of the list `key`, `[[steps]]`; each is called by the subject and its place."""
        value = self._values.get(key, [])
        if not isinstance(value, list):
            self.refuse(key, say("write this table with two brackets: [[{key}]]", key=key))
            return
        for place, each in enumerate(value):
            yield Table(each, (*self._path, key, place), self._findings, f"{subject} {place + 1}")

    def table(self, key: str) -> "Table":
        """Return the table `key`, `[score]`; empty when it is not given."""
        return Table(self._values.get(key, {}), (*self._path, key), self._findings, key)

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that are given."""
        return tuple(self._values)


def _is_of_size(value: int | Decimal) -> bool:
    if isinstance(value, int):
        return abs(value) < 10**15
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -9 <= exponent <= 15 and abs(value) < 10**15
