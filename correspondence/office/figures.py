"""The figures that stand in a letter that was sent, as its row of the register keeps them for ever.

One record a letter, under the id of its row, written in the transaction that takes the number: each result that the
letter names, exact and as printed, the definition that it was computed by, and the report of each office behind it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from correspondence.registry.protocol import Reading
from correspondence.registry.records import Entry, Record

FIGURES = "figures"
"""The table."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        name: `score`, `reported`, `standing`, or the name of a measure of the definition.
        label: of the measure where the indicator has several, else empty.
        value: exact, `13/4`; empty when there is none.
        shown: as printed.
    """

    name: str
    label: str
    value: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came out for an area or an office.

    Attributes:
        code: of the indicator.
        key: of a district or an office its id, of a province its name; empty for the whole.
        name: as printed.
        figures: what can change.
        coverage: how many are expected, reported, incomplete and held; empty for an office.
    """

    code: str
    key: str
    name: str
    figures: tuple[Figure, ...]
    coverage: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """A result in its place.

    Attributes:
        quote: as the draft names it, `{ผล 1.4}`.
        recipient: the id of the recipient in whose letter it stands; empty for all letters.
        text: the sentence, or the caption of the table.
        outcomes: one of a sentence, one a row of a table.
    """

    quote: str
    recipient: str
    text: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What the figures of an indicator stand on.

    Attributes:
        code: of the indicator.
        fiscal_year: of its definition (B.E.).
        definition: SHA-256 of the definition's file.
        reports: the id of the report that counts, by the id of its office.
    """

    code: str
    fiscal_year: int
    definition: str
    reports: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Frozen:
    """The figures of one letter, computed from what was reported by the end of `as_of`."""

    as_of: date
    placed: tuple[Placed, ...]
    bases: tuple[Basis, ...]

    def texts(self, recipient: str) -> dict[str, str]:
        """Return what stands in one recipient's letter in place of each quote."""
        return {one.quote: one.text for one in self.placed if one.recipient == recipient}


def frozen_with(reading: Reading, entry: Entry) -> Frozen | None:
    """Return the figures of a letter, or None when it names none."""
    record = reading.record(FIGURES, entry.id)
    return frozen_from(record) if record else None


def frozen_record(frozen: Frozen, year: int) -> dict[str, Any]:
    """Return the figures as a record of the book of `year` (B.E.)."""
    return {"year": year} | frozen_shape(frozen)


def frozen_shape(frozen: Frozen) -> dict[str, Any]:
    """Return the figures as plain JSON; `frozen_from` is the way back."""
    return {
        "as_of": frozen.as_of.isoformat(),
        "placed": [
            {
                "quote": one.quote,
                "recipient": one.recipient,
                "text": one.text,
                "outcomes": [_outcome_shape(outcome) for outcome in one.outcomes],
            }
            for one in frozen.placed
        ],
        "indicators": [
            {
                "code": one.code,
                "fiscal_year": one.fiscal_year,
                "definition": one.definition,
                "reports": dict(one.reports),
            }
            for one in frozen.bases
        ],
    }


def frozen_from(record: Record) -> Frozen:
    """Return the figures of a record."""
    return Frozen(
        as_of=date.fromisoformat(record["as_of"]),
        placed=tuple(
            Placed(one["quote"], one["recipient"], one["text"], tuple(map(_outcome_from, one["outcomes"])))
            for one in record["placed"]
        ),
        bases=tuple(
            Basis(one["code"], one["fiscal_year"], one["definition"], one["reports"]) for one in record["indicators"]
        ),
    )


def _outcome_shape(outcome: Outcome) -> dict[str, Any]:
    return {
        "code": outcome.code,
        "area": outcome.key,
        "name": outcome.name,
        "coverage": dict(outcome.coverage),
        "figures": [
            {"name": one.name, "label": one.label, "value": one.value, "shown": one.shown} for one in outcome.figures
        ],
    }


def _outcome_from(record: Mapping[str, Any]) -> Outcome:
    return Outcome(
        code=record["code"],
        key=record["area"],
        name=record["name"],
        coverage=record["coverage"],
        figures=tuple(Figure(**one) for one in record["figures"]),
    )
