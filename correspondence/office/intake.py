"""Take in collection forms that came back: what each office reported is kept with the file, the cell and the reply.

A form counts once: taken in again it changes nothing, also after a corrected one superseded it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from correspondence.documents.collection.reading import FormResult, read_form
from correspondence.documents.unreadable import UnreadableFileError
from correspondence.errors import CorrespondenceError
from correspondence.indicators.answers import Report
from correspondence.indicators.definition import Definition
from correspondence.language import say
from correspondence.office.directory import directory_of
from correspondence.office.indicators import definitions, keep_report, reply_source, report_record, report_records
from correspondence.office.office import Office
from correspondence.registry.records import Entry, Record, Stamp
from correspondence.thai.calendar import format_short


class NotYetError(CorrespondenceError):
    """Forms are said to have come on a day that lies ahead."""

    def __init__(self, on: date) -> None:
        super().__init__(say("{day} is not yet; nothing was taken in", day=format_short(on)))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a form gave.

    Attributes:
        path: the file.
        form: what it says, with everything that is wrong in it; None when it is refused.
        refused: why it cannot be read, or None.
        kept: reports that are new, by the code of the indicator.
        known: reports that had been taken in from this very file, by the code.
    """

    path: Path
    form: FormResult | None = None
    refused: UnreadableFileError | None = None
    kept: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)


class Intake:
    """Takes in the forms of an office one after another; definitions, directory and earlier reports are read once."""

    def __init__(self, office: Office, reply: Entry | None = None, on: date | None = None) -> None:
        """Prepare; `reply` is the letter that the forms came with, `on` the day, otherwise the letter's or today.

        Raises:
            DefinitionError, IndicatorError: a definition cannot be used.
            NotYetError: the day lies ahead.
        """
        self._office, self._reply = office, reply
        self._on = on or (reply.registered.date() if reply else office.today())
        if self._on > office.today():
            raise NotYetError(self._on)
        self._definitions = {one.code: one for one in definitions(office)}
        self._directory = directory_of(office)
        self._known = {code: _records(office, one) for code, one in self._definitions.items()}

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
        if not dry_run and any(fresh.values()):
            self._keep(path, fresh)
        counts = {code: len(reports) for code, reports in fresh.items()}
        return Taken(
            path,
            form,
            kept=counts,
            known={code: len(reports) - counts[code] for code, reports in form.reports.items()},
        )

    def _fresh(self, code: str, reports: Iterable[Report]) -> list[Report]:
        known = self._known[code]
        return [report for report in reports if report_record(report) not in known[report.office]]

    def _keep(self, path: Path, fresh: dict[str, list[Report]]) -> None:
        office, reply = self._office, self._reply
        stamp = Stamp(who=office.who, command="indicator intake", now=office.now())
        with office.registry.transaction(stamp) as transaction:
            for code, reports in fresh.items():
                definition = self._definitions[code]
                for report in reports:
                    reply_id = reply.id if reply else ""
                    keep_report(transaction, definition, report, stamp, on=self._on, reply=reply_id)
                    self._known[code][report.office].append(report_record(report))
            if reply:
                transaction.attach(reply.id, path.name, path)


def forms_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files that are meant: of a folder its workbooks, by name; not what Excel leaves beside an open one."""
    return [file for path in paths for file in (_workbooks(path) if path.is_dir() else [path])]


def _workbooks(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.xlsx") if not file.name.startswith("~$"))


def take_forms(
    office: Office, paths: Sequence[Path], reply: Entry | None = None, on: date | None = None, *, dry_run: bool = False
) -> Iterator[Taken]:
    """Take in forms, and yield what each of them gave; raises as `Intake`, before any form is taken in."""
    intake = Intake(office, reply, on)
    for path in paths:
        yield intake.take(path, dry_run=dry_run)


def _records(office: Office, definition: Definition) -> defaultdict[str, list[Record]]:
    """Return what each office reported so far, as records."""
    records: defaultdict[str, list[Record]] = defaultdict(list)
    for _, record in report_records(office, definition):
        records[record["office"]].append({name: record[name] for name in ("office", "answers", "source")})
    return records
