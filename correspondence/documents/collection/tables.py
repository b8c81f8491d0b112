"""Reads the sheet of one indicator: its headings, its rows, the answers in them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from correspondence.documents.collection.answering import AnswerReader
from correspondence.documents.collection.book import Place, Sheet
from correspondence.documents.collection.headings import Headings, find_headings
from correspondence.documents.collection.identity import FormIdentity
from correspondence.documents.collection.layout import district_of, labels, rows_of
from correspondence.documents.collection.problems import Log, cell_name
from correspondence.documents.collection.rows import RowFinder
from correspondence.documents.collection.whose import Owners
from correspondence.indicators.answers import Report, Source
from correspondence.indicators.compute import reporters
from correspondence.indicators.definition import Definition
from correspondence.language import say
from correspondence.letters.directory import Directory
from correspondence.letters.recipient import Recipient
from correspondence.thai.numerals import arabic_digits

_FISCAL_YEAR = re.compile(r"ปีงบประมาณ\s*(?:พ\.?\s*ศ\.?)?\s*(\d{4})", re.ASCII)
_Rows = Sequence[tuple[int, Recipient]]


@dataclass(frozen=True, slots=True)
class Table:
    """What the sheet of one indicator says: a report each office that answered, and the ids of those that did not."""

    reports: tuple[Report, ...]
    silent: tuple[str, ...]
    log: Log


def read_sheet(
    definition: Definition, sheet: Sheet, identity: FormIdentity | None, directory: Directory, source: Source
) -> Table:
    """Return what a sheet says about an indicator."""
    log = Log(sheet.name, definition.code)
    headings = find_headings(sheet, definition)
    if headings is None:
        return Table((), (), log)
    if not _is_of_year(definition, sheet, headings, log):
        return Table((), (), log)
    expected, all_of_them = _expected(definition, identity, directory)
    _note_headings(definition, sheet, headings, log)
    rows = list(RowFinder(sheet, headings, Owners(expected, directory), log).rows())
    _note_strange(sheet, headings, [row for row, _ in rows], log)
    reader = AnswerReader(definition, sheet, headings, _shared(sheet, headings, rows), source, log)
    reports, silent = _gathered(rows, reader, log)
    if all_of_them:
        _note_absent(expected, rows, log)
    return Table(reports, silent, log)


def _is_of_year(definition: Definition, sheet: Sheet, headings: Headings, log: Log) -> bool:
    """Return whether the lines above the headings name the fiscal year of the indicator, or none at all."""
    above = [
        ((row, column), sheet.shown(row, column))
        for row in range(headings.last)
        for column in range(len(sheet.rows[row]))
        if not sheet.is_blank(row, column)
    ]
    named = [(place, int(year)) for place, text in above for year in _FISCAL_YEAR.findall(arabic_digits(text))]
    if not named or int(definition.fiscal_year) in {year for _, year in named}:
        return True
    place, year = named[0]
    wanted = say("a form of the fiscal year {year}; this sheet was not read", year=int(definition.fiscal_year))
    log.miss(place, str(year), wanted)
    return False


def _expected(
    definition: Definition, identity: FormIdentity | None, directory: Directory
) -> tuple[list[Recipient], bool]:
    """Return who may have a row, and whether everybody must have one."""
    if identity is not None:
        sheet = next((each for each in identity.sheets if each.code == definition.code), None)
        known = [office for each in sheet.offices if (office := directory.get(each))] if sheet else []
        if known:
            return known, True
        district = district_of(directory, identity.district)
        if district is not None:
            return rows_of(definition, district, directory), True
    return reporters(definition, directory), False


def _note_headings(definition: Definition, sheet: Sheet, headings: Headings, log: Log) -> None:
    called = labels(definition)
    for place, name in headings.respelt:
        log.note(place, say("read as the column “{label}”", label=called[name]))
    for field in definition.fields:
        at = headings.columns.get(field.name, ())
        if not at:
            log.miss(None, "", say("a column with the heading “{label}”", label=called[field.name]), field=field.name)
        elif len(at) > 1:
            second = (headings.last, at[1])
            log.miss(second, sheet.shown(*second), say("one column of this heading only"), field=field.name)


def _note_strange(sheet: Sheet, headings: Headings, rows: Sequence[int], log: Log) -> None:
    """Name the columns that hold something in the rows of offices and are none of the form's."""
    known = {column for at in headings.columns.values() for column in at} | headings.ours
    known |= set(headings.leading.values())
    met: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        for column in range(len(sheet.rows[row])):
            if column not in known and not sheet.is_blank(row, column):
                met[column].append(f"{cell_name((row, column))} {sheet.shown(row, column)}")
    for column, values in sorted(met.items()):
        found = ", ".join(filter(None, [sheet.shown(headings.last, column), *values]))
        log.miss((headings.last, column), found, say("a heading of the form; this column was not read"))


def _shared(sheet: Sheet, headings: Headings, rows: _Rows) -> dict[Place, Place]:
    """Return the answers that share one cell: nobody can say whose its value is, nor of what."""
    shared: dict[Place, Place] = {}
    columns = [column for at in headings.columns.values() for column in at]
    for (top, left), (bottom, right) in sheet.merged:
        lines = [row for row, _ in rows if top <= row <= bottom]
        covered = [(row, column) for row in lines for column in columns if left <= column <= right]
        if len(covered) > 1:
            shared |= dict.fromkeys(covered, (top, left))
    return shared


def _gathered(rows: _Rows, reader: AnswerReader, log: Log) -> tuple[tuple[Report, ...], tuple[str, ...]]:
    lines: dict[str, list[int]] = defaultdict(list)
    for row, office in rows:
        if office.id in lines:
            log.note((row, 0), say("another row of {name}", name=office.name))
        lines[office.id].append(row)
    reports = {office: reader.report(office, own) for office, own in lines.items()}
    silent = tuple(office for office, report in reports.items() if report is None)
    return tuple(report for report in reports.values() if report is not None), silent


def _note_absent(expected: Sequence[Recipient], rows: _Rows, log: Log) -> None:
    present = {office.id for _, office in rows}
    for each in expected:
        if each.id not in present:
            log.miss(None, "", say("a row of {name}", name=each.name), office=each.id)
