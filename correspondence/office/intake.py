"""Take in collection forms that came back: what each office reported is kept with the file, the cell and the reply.

A form counts once: taken in again it changes nothing, also after a corrected one superseded it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from correspondence.documents.collection.reading import FormResult, read_form
from correspondence.documents.unreadable import UnreadableFileError
from correspondence.errors import CorrespondenceError
from correspondence.indicators.answers import Report
from correspondence.indicators.definition import Definition
from correspondence.language import say
from correspondence.office.directory import directory_of
from correspondence.office.indicators import (
    day_of,
    definitions,
    keep_report,
    reply_source,
    report_record,
    report_records,
)
from correspondence.office.office import Office
from correspondence.registry.records import Entry, Record, Stamp
from correspondence.thai.calendar import format_long

_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv"})
"""What may be meant as a form in a folder; what is none is refused by name."""


class NotYetError(CorrespondenceError):
    """Forms are said to have come on a day that lies ahead."""

    def __init__(self, on: date) -> None:
        super().__init__(say("{day} is not yet; nothing was taken in", day=format_long(on)))


class NoFormsError(CorrespondenceError):
    """A folder holds nothing that could be a form."""

    def __init__(self, folder: Path) -> None:
        super().__init__(say("there is no collection form (.xlsx) in {folder}", folder=folder))


class Beside(StrEnum):
    """What became of figures that an office had reported otherwise before."""

    REPLACED = "replaced"
    BEHIND = "behind"
    OUTDONE = "outdone"


@dataclass(frozen=True, slots=True)
class Clash:
    """Offices for which other figures were there already.

    Attributes:
        code: the indicator.
        fate: replaced by those of this form; or this form came before them, and they stand; or this form had been
            taken in before, and others stand since.
        offices: their short names.
    """

    code: str
    fate: Beside
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a form gave.

    Attributes:
        path: the file.
        form: what it says, with everything that is wrong in it; None when it is refused.
        refused: why it cannot be read, or None.
        kept: reports that are new, by the code of the indicator.
        known: reports that had been taken in from this very file, by the code.
        clashes: offices that had reported other figures before.
    """

    path: Path
    form: FormResult | None = None
    refused: UnreadableFileError | None = None
    kept: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()


class Intake:
    """Takes in the forms of an office one after another; definitions, directory and earlier reports are read once."""

    def __init__(
        self, office: Office, reply: Entry | None = None, on: date | None = None, *, again: bool = False
    ) -> None:
        """Prepare.

        Args:
            office: whose directory, definitions and earlier reports.
            reply: the letter that the forms came with.
            on: the day on which they came, otherwise the letter's or today.
            again: whether a form counts anew that was taken in before.

        Raises:
            DefinitionError, IndicatorError: a definition cannot be used.
            NotYetError: the day lies ahead.
        """
        self._office, self._reply, self._again = office, reply, again
        self._on = on or (reply.registered.date() if reply else office.today())
        if self._on > office.today():
            raise NotYetError(self._on)
        self._definitions = {one.code: one for one in definitions(office)}
        self._directory = directory_of(office)
        self._known = {code: _known(office, one) for code, one in self._definitions.items()}

    def take(self, path: Path, *, dry_run: bool = False) -> Taken:
        """Keep what a form says, and the file with the reply, in one transaction; good rows count, bad ones are named.

        A file that cannot be read is refused, and nothing is kept.
        """
        reply = self._reply
        source = reply_source(reply.number, reply.dated, path.name, "") if reply else None
        try:
            form = read_form(path, tuple(self._definitions.values()), self._directory, source=source)
        except UnreadableFileError as error:
            return Taken(path, refused=error)
        fresh = {code: self._fresh(code, reports) for code, reports in form.reports.items()}
        clashes = tuple(clash for code in fresh for clash in self._clashes(code, form.reports[code], fresh[code]))
        if not dry_run and any(fresh.values()):
            self._keep(path, fresh)
        counts = {code: len(reports) for code, reports in fresh.items()}
        return Taken(
            path,
            form,
            kept=counts,
            known={code: len(reports) - counts[code] for code, reports in form.reports.items()},
            clashes=clashes,
        )

    def _fresh(self, code: str, reports: Iterable[Report]) -> list[Report]:
        return [report for report in reports if not self._is_known(code, report)]

    def _is_known(self, code: str, report: Report) -> bool:
        known = self._known[code][report.office]
        if self._again:
            return bool(known) and _standing(known).record == report_record(report)
        return report_record(report) in [one.record for one in known]

    def _clashes(self, code: str, reports: Iterable[Report], fresh: Sequence[Report]) -> Iterator[Clash]:
        """Yield the offices whose standing figures are others, by what becomes of them."""
        fates: defaultdict[Beside, list[str]] = defaultdict(list)
        for report in reports:
            known = self._known[code][report.office]
            if known and _values(_standing(known).record) != _values(report_record(report)):
                late = self._on < _standing(known).on
                fate = Beside.OUTDONE if report not in fresh else Beside.BEHIND if late else Beside.REPLACED
                office = self._directory.get(report.office)
                fates[fate].append(office.short or office.name if office else report.office)
        for fate, offices in fates.items():
            yield Clash(code, fate, tuple(offices))

    def _keep(self, path: Path, fresh: dict[str, list[Report]]) -> None:
        office, reply = self._office, self._reply
        stamp = Stamp(who=office.who, command="indicator intake", now=office.now())
        with office.registry.transaction(stamp) as transaction:
            for code, reports in fresh.items():
                definition = self._definitions[code]
                for report in reports:
                    reply_id = reply.id if reply else ""
                    keep_report(transaction, definition, report, stamp, on=self._on, reply=reply_id)
                    self._known[code][report.office].append(_Known(self._on, report_record(report)))
            if reply:
                transaction.attach(reply.id, path.name, path)


def forms_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files that are meant: of a folder its tables, also in the folders below.

    What Excel leaves beside an open workbook is none. `แบบ.xlsx` stands before `แบบ (1).xlsx`, the later copy.

    Raises:
        NoFormsError: a folder holds none.
    """
    return [file for path in paths for file in (_tables(path) if path.is_dir() else [path])]


def _tables(folder: Path) -> list[Path]:
    meant = (file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES and file.is_file())
    found = [file for file in meant if not file.name.startswith("~$")]
    if not found:
        raise NoFormsError(folder)
    return sorted(found, key=lambda file: (file.parent, file.stem))


class _Known(NamedTuple):
    """A report that was taken in: the day on which it came, and what it says."""

    on: date
    record: Record


def _known(office: Office, definition: Definition) -> defaultdict[str, list[_Known]]:
    """Return what each office reported so far, in the order in which it was written down."""
    records: defaultdict[str, list[_Known]] = defaultdict(list)
    for _, record in report_records(office, definition):
        said = {name: record[name] for name in ("office", "answers", "source")}
        records[record["office"]].append(_Known(day_of(record), said))
    return records


def _standing(known: Sequence[_Known]) -> _Known:
    """Return which of some reports counts: the last that came, of those of one day the last that was written down."""
    return max(enumerate(known), key=lambda pair: (pair[1].on, pair[0]))[1]


def _values(record: Record) -> dict[str, object]:
    return {name: answer["value"] for name, answer in record["answers"].items()}
