"""The answers of one office: one cell for each field, several only when they say the same, and the checks between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from correspondence.documents.collection.book import Oddity, Place, Sheet
from correspondence.documents.collection.cells import CellReading, expectation, read_cell
from correspondence.documents.collection.headings import Headings
from correspondence.documents.collection.layout import labels
from correspondence.documents.collection.problems import Log, cell_name
from correspondence.documents.collection.written import written
from correspondence.indicators.answers import Answer, AnswerValue, Report, Source, Unfit, figure
from correspondence.indicators.definition import Check, Definition, Field
from correspondence.indicators.formula import Figure, Figures
from correspondence.language import say


@dataclass(frozen=True, slots=True)
class _Given:
    """A cell that is not blank, and what it says."""

    place: Place
    found: str
    reading: CellReading


class AnswerReader:
    """Reads the answers of the offices of one sheet.

    Args:
        definition: the indicator.
        sheet: where they stand.
        headings: the columns.
        shared: the answers that are one merged cell, and where its value stands.
        source: where the file came from.
        log: takes what is wrong.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # what is read, where, by what, and who is told
        self,
        definition: Definition,
        sheet: Sheet,
        headings: Headings,
        shared: Mapping[Place, Place],
        source: Source,
        log: Log,
    ) -> None:
        self._definition, self._sheet, self._headings = definition, sheet, headings
        self._shared, self._source, self._log = shared, source, log
        self._labels = labels(definition)

    def report(self, office: str, lines: Sequence[int]) -> Report | None:
        """Return what the rows of an office answer, or None when they are blank."""
        given = {each.name: self._given(each, lines) for each in self._definition.fields}
        if not any(given.values()):
            return None
        answers: dict[str, Answer] = {}
        for field in self._definition.fields:
            columns = self._headings.columns.get(field.name)
            if given[field.name]:
                answers[field.name] = self._answer(field, office, given[field.name])
            elif columns and field.required:
                self._log.miss((lines[0], columns[0]), "", expectation(field), office=office, field=field.name)
        self._check(office, answers)
        return Report(office=office, answers=answers)

    def _given(self, field: Field, lines: Sequence[int]) -> list[_Given]:
        places = [(row, column) for row in lines for column in self._headings.columns.get(field.name, ())]
        return [given for place in places if (given := self._cell(field, place))]

    def _cell(self, field: Field, place: Place) -> _Given | None:
        found = self._sheet.shown(*self._shared.get(place, place))
        if place in self._shared:
            wanted = say("a cell of its own; this one is merged with others")
            return _Given(place, found, CellReading(found, wanted)) if found else None
        oddity = self._sheet.odd.get(place)
        if oddity and oddity[0] is Oddity.UNCOMPUTED:
            return _Given(place, found, CellReading(found, say("a value; this formula has none")))
        if oddity and oddity[0] is Oddity.ERROR:
            return _Given(place, found, CellReading(found, expectation(field)))
        value, percent = self._sheet.value(*place), place in self._sheet.percents
        reading = read_cell(field, value, self._definition.fiscal_year, percent=percent)
        if reading.notice:
            self._log.note(place, reading.notice)
        if reading.value is None:
            return None
        if oddity:
            self._log.note(place, say("the formula {formula} was read as {value}", formula=oddity[1], value=found))
        return _Given(place, found, reading)

    def _answer(self, field: Field, office: str, cells: Sequence[_Given]) -> Answer:
        first = cells[0]
        source = replace(self._source, sheet=self._sheet.name, cell=cell_name(first.place))
        if any(_key(each.reading.value) != _key(first.reading.value) for each in cells):
            found = " / ".join(f"{cell_name(each.place)} {each.found}" for each in cells)
            wanted = say("one answer; the cells of this office differ")
            self._log.miss(first.place, found, wanted, office=office, field=field.name)
            return Answer(found, source)
        if first.reading.expected is not None:
            kept = not isinstance(first.reading.value, str)
            expected = first.reading.expected
            self._log.miss(first.place, first.found, expected, office=office, field=field.name, kept=kept)
        return Answer(first.reading.value, source)

    def _check(self, office: str, answers: Mapping[str, Answer]) -> None:
        """Compare the answers with each other, as far as they can be used."""
        figures: dict[str, Figure | None] = {}
        for field in self._definition.fields:
            found = figure(field, answers[field.name].value) if field.name in answers else None
            figures[field.name] = None if isinstance(found, Unfit) else found
        sums = Figures(figures)
        for check in self._definition.checks:
            if sums.holds(check.rule) is False:
                self._note_failed(check, office, answers)

    def _note_failed(self, check: Check, office: str, answers: Mapping[str, Answer]) -> None:
        named = [name for name in check.rule.names if name in answers]
        found = ", ".join(f"{self._labels[name]} = {_cell_of(answers[name])}" for name in named)
        at = self._place_of(answers[named[0]]) if named else None
        if check.hold:
            expected = say("{message}", message=check.message)
            self._log.miss(at, found, expected, office=office, field=named[0] if named else "", kept=True)
        else:
            self._log.note(at, say("{message} ({found})", message=check.message, found=found))

    def _place_of(self, answer: Answer) -> Place | None:
        cell = answer.source.cell if answer.source else ""
        letters = cell.rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - ord("A") + 1
        return (int(cell[len(letters) :]) - 1, column - 1) if letters else None


def _key(value: AnswerValue | None) -> tuple[str, object]:
    return ("text" if isinstance(value, str) else "truth" if isinstance(value, bool) else "figure", value)


def _cell_of(answer: Answer) -> str:
    return f"{written(answer.value)} ({answer.source.cell})" if answer.source else written(answer.value)
