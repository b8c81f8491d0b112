"""Where the columns of an indicator stand in a sheet, found by their headings wherever these were moved."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from correspondence.documents.collection.book import Place, Sheet
from correspondence.documents.collection.layout import CHECKED, LEADING, heading, labels
from correspondence.documents.collection.written import written
from correspondence.indicators.definition import Definition
from correspondence.letters.naming import fold

_LOOKED_AT = 40  # rows from the top
_AROUND = 2  # rows about the headings, where some stand higher or lower
_LIKE = 85  # per cent
_UNIT = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a sheet.

    Attributes:
        last: the last row of them, counted from 0.
        columns: where each field stands, by its name; two places when a heading is there twice.
        leading: where id, name and kind of the office stand, by their headings.
        ours: other columns of the form that hold nothing to read.
        respelt: the headings that were recognised though spelt otherwise, with their fields.
    """

    last: int
    columns: Mapping[str, tuple[int, ...]]
    leading: Mapping[str, int]
    ours: frozenset[int]
    respelt: tuple[tuple[Place, str], ...]


def count_headings(sheet: Sheet, definition: Definition) -> int:
    """Return how many fields of an indicator have a heading in one row of a sheet; a single text makes no headings."""
    counts = {row: len(found) for row, found in _matches(sheet, definition).items()}
    return max(
        (count for row, count in counts.items() if count + len(_own(sheet, range(row, row + 1))[0]) > 1), default=0
    )


def find_headings(sheet: Sheet, definition: Definition) -> Headings | None:
    """Return the headings of an indicator in a sheet, or None when there are none."""
    matches = _matches(sheet, definition)
    if not matches:
        return None
    row = max(matches, key=lambda each: (len(matches[each]), -each))
    near = [each for each in range(row - _AROUND, row + _AROUND + 1) if each == row or each in matches]
    columns: dict[str, list[int]] = {}
    for each in sorted(near, key=lambda each: abs(each - row)):
        for name, places in matches[each].items():
            if each == row or name not in columns:
                columns[name] = places
    last = max(each for each in near if any(matches[each].get(name) == columns[name] for name in columns))
    respelt = tuple(_respelt(sheet, definition, row, columns))
    for (_, column), name in respelt:
        columns[name] = [column]
    leading, ours = _own(sheet, range(max(0, row - _AROUND), last + 1))
    return Headings(last, {name: tuple(at) for name, at in columns.items()}, leading, ours, respelt)


def _matches(sheet: Sheet, definition: Definition) -> dict[int, dict[str, list[int]]]:
    """Return for each of the first rows which fields have their heading in it, and where."""
    keys = {key: name for name, label in labels(definition).items() for key in _keys(definition, name, label)}
    found: dict[int, dict[str, list[int]]] = {}
    for row in range(min(_LOOKED_AT, len(sheet.rows))):
        for column in _filled(sheet, row):
            text = written(sheet.value(row, column))
            name = keys.get(fold(text)) or keys.get(fold(_UNIT.sub("", text)))
            if name:
                found.setdefault(row, {}).setdefault(name, []).append(column)
    return found


def _keys(definition: Definition, name: str, label: str) -> Sequence[str]:
    field = definition.field(name)
    return (fold(label), fold(heading(field, label))) if field else (fold(label),)


def _filled(sheet: Sheet, row: int) -> Iterator[int]:
    for column in range(len(sheet.rows[row])):
        if isinstance(sheet.value(row, column), str):
            yield column


def _own(sheet: Sheet, rows: range) -> tuple[dict[str, int], frozenset[int]]:
    wanted = {fold(each): each for each in LEADING}
    leading: dict[str, int] = {}
    ours: set[int] = set()
    for row in rows:
        for column in _filled(sheet, row):
            text = fold(written(sheet.value(row, column)))
            if text in wanted:
                leading.setdefault(wanted[text], column)
            elif text == fold(CHECKED):
                ours.add(column)
    return leading, frozenset(ours)


def _respelt(
    sheet: Sheet, definition: Definition, row: int, columns: Mapping[str, Sequence[int]]
) -> Iterator[tuple[Place, str]]:
    """Yield the headings that are nearly those of the fields still without one; each must be the only one so near."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # most headings are as they were

    missing = {name: fold(label) for name, label in labels(definition).items() if name not in columns}
    taken = {column for places in columns.values() for column in places}
    free = [column for column in _filled(sheet, row) if column not in taken] if missing else []
    near: dict[int, list[str]] = {}
    for column in free:
        text = fold(_UNIT.sub("", written(sheet.value(row, column))))
        near[column] = [name for name, label in missing.items() if ratio(text, label) >= _LIKE]
    for column, names in near.items():
        if len(names) == 1 and sum(names[0] in each for each in near.values()) == 1:
            yield (row, column), names[0]
