"""Reads a collection form that came back: good rows are kept, what is wrong is named by cell, nothing is dropped.

Sheets, columns and rows are found by what they say and never by where they stand. Rows and columns are counted from 0
here and named as Excel names them (E12) in what is returned.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from correspondence.documents.collection.book import Sheet, open_book
from correspondence.documents.collection.choosing import Chosen, choose_sheets
from correspondence.documents.collection.identity import FormIdentity
from correspondence.documents.collection.problems import Notice, Problem
from correspondence.documents.collection.tables import read_sheet
from correspondence.documents.reach import UnfitWorkbookError
from correspondence.documents.unreadable import UnreadableFileError
from correspondence.documents.workbook import LARGEST
from correspondence.errors import disk_reason
from correspondence.indicators.answers import Report, Source
from correspondence.indicators.definition import Definition
from correspondence.letters.directory import Directory
from correspondence.letters.recipient import Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class FormResult:
    """What a form says.

    Attributes:
        identity: what it says of itself; None when its identifying sheet is missing.
        reports: by the codes of the indicators, a report each office that answered anything, in the order of the rows.
        silent: by the codes, the ids of the offices whose rows are blank.
        problems: what a person must look at; those figures do not count until they are mended.
        notices: what was read although it is not as the form had it.
        sha256: the hash of the file.
    """

    identity: FormIdentity | None
    reports: Mapping[str, tuple[Report, ...]]
    silent: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    sha256: str

    @property
    def marked(self) -> frozenset[tuple[str, str, str]]:
        """The answers about which there is a problem: code, id of the office, name of the field."""
        return frozenset((each.code, each.office, each.field) for each in self.problems if each.field)


def read_form(
    form: Path | bytes,
    definitions: Sequence[Definition],
    offices: Iterable[Recipient] | Directory,
    *,
    source: Source | None = None,
) -> FormResult:
    """Return what a form that came back says; never raises for what stands in it.

    Args:
        form: the file, or its bytes.
        definitions: the indicators that it may answer.
        offices: the directory; give the same `Directory` for many forms, which then is prepared only once.
        source: the reply that it came with; file, hash, sheet and cell are filled in for each answer.

    Raises:
        UnreadableFileError: it is missing, no workbook, damaged, too large, has macros or takes values from elsewhere.
    """
    path = form if isinstance(form, Path) else Path(source.file if source and source.file else "form.xlsx")
    content = _content(form)
    try:
        sheets = open_book(content)
    except UnfitWorkbookError as unfit:
        raise UnreadableFileError(path, unfit.message) from unfit
    known = source or Source()
    known = replace(known, file=known.file or path.name, sha256=hashlib.sha256(content).hexdigest())
    directory = offices if isinstance(offices, Directory) else Directory(offices)
    return _result(sheets, definitions, directory, known)


def _content(form: Path | bytes) -> bytes:
    if isinstance(form, bytes):
        return form
    try:
        with form.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(form, disk_reason(error)) from error


def _result(
    sheets: Sequence[Sheet], definitions: Sequence[Definition], directory: Directory, source: Source
) -> FormResult:
    chosen: Chosen = choose_sheets(sheets, definitions)
    problems, notices = list(chosen.problems), list(chosen.notices)
    reports: dict[str, tuple[Report, ...]] = {}
    silent: dict[str, tuple[str, ...]] = {}
    for definition, sheet in chosen.sheets:
        table = read_sheet(definition, sheet, chosen.identity, directory, source)
        reports[definition.code], silent[definition.code] = table.reports, table.silent
        problems += table.log.problems
        notices += table.log.notices
    return FormResult(
        identity=chosen.identity,
        reports=reports,
        silent=silent,
        problems=tuple(problems),
        notices=tuple(notices),
        sha256=source.sha256,
    )
