"""The registry as the rest of the program knows it: what can be asked, and what can be done in one transaction.

The protocol speaks of letters, numbers and years, never of files, tables or queries, so that another store can stand
behind it and the same contract tests run on each. Three rules hold for every implementation:

* the store never asks the clock or the environment: who, what and when come with each transaction (`Stamp`), and a read
  whose answer depends on the day takes it as an argument;
* a transaction is whole or not there; when its `with` block ends without an error it is durable;
* a registry keeps one set of books, open or secret. Secret letters live in a registry of their own, which is why no
  list of the open one can show them.

    with registry.transaction(Stamp(who="สมศรี", command="letter issue", now=now)) as transaction:
        entry = transaction.issue(Outgoing(series=series, number=number, letter=letter_shape(letter)))
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from correspondence.letters.number import LetterNumber
from correspondence.registry.records import (
    ANYWHERE,
    Amendment,
    Attachment,
    Book,
    Direction,
    Entry,
    Filter,
    Incoming,
    Link,
    LogLine,
    Outgoing,
    Page,
    Record,
    Series,
    SeriesState,
    Stamp,
)
from correspondence.thai.calendar import BuddhistYear


@runtime_checkable
class Reading(Protocol):
    """What can be asked, of a registry and, with its own changes seen, of a transaction under way."""

    def entry(self, entry_id: str) -> Entry:
        """Return one row.

        Raises:
            UnknownEntryError: there is no such row.
        """
        ...

    def row(self, series: Series, running: int) -> Entry | None:
        """Return the row that took a number of a series (เลขทะเบียนส่ง, เลขทะเบียนรับ), or None."""
        ...

    def find(
        self, number: LetterNumber | str, *, year: BuddhistYear | None = None, direction: Direction | None = None
    ) -> list[Entry]:
        """Return the rows with that number in any spelling, oldest first.

        Without a year (in `number` or beside it) letters of several years may answer. A number given without
        letters and code (`ว ๓๐๗๑`, `3071`) matches the running number of any office. Void and reserved rows are found.
        """
        ...

    def page(self, wanted: Filter, *, after: str = "", limit: int = 50, newest_first: bool = True) -> Page:
        """Return up to `limit` rows behind the cursor `after`, in the order of registration."""
        ...

    def search(self, text: str, wanted: Filter = ANYWHERE) -> Iterator[Entry]:
        """Yield the rows whose number, subject, parties, action, remarks or references hold `text`, newest first.

        Digit system, spaces, case and the spelling of sara am do not matter (`thai.text.comparable`).
        """
        ...

    def series(self, year: BuddhistYear | None = None) -> list[SeriesState]:
        """Return where every series (of `year`) stands."""
        ...

    def series_state(self, series: Series) -> SeriesState:
        """Return where one series stands; one that was never used stands at 0."""
        ...

    def references(self, entry_id: str) -> list[Link]:
        """Return what a row cites (อ้างถึง), in the order of the letter."""
        ...

    def cited_by(self, entry_id: str) -> list[Link]:
        """Return the references of other rows that mean this one."""
        ...

    def attachments(self, entry_id: str) -> list[Attachment]:
        """Return the files that belong to a row, in the order they were added."""
        ...

    def record(self, table: str, record_id: str) -> Record | None:
        """Return a record of another part of the program (tracking, recipients …), or None."""
        ...

    def records(self, table: str, prefix: str = "") -> Iterator[tuple[str, Record]]:
        """Yield the records of a table whose id starts with `prefix`, ordered by id."""
        ...


class Transaction(Reading, Protocol):
    """Changes that become durable together, or not at all."""

    def issue(self, outgoing: Outgoing) -> Entry:
        """Take the number of a letter and write its row and its references.

        Raises:
            BackDatedError: it is dated before the last letter of its series, or in an earlier year, and no reason
                is given.
            FutureDateError: it is dated after the day of the stamp, or outside the year of the series.
            ReservationError: the number it names is not reserved (or no longer).
            WrongBookError: a secret letter in the open books, or the other way round.
        """
        ...

    def receive(self, incoming: Incoming) -> Entry:
        """Give an incoming letter its receiving number and write its row and its references.

        Raises:
            BackDatedError, FutureDateError, WrongBookError: as for `issue`, by the moment of receipt.
        """
        ...

    def enter(self, row: Entry, *, token: str = "") -> Entry:
        """Write a row of a register kept elsewhere, with its own number, day and state.

        Its id and who wrote it come from the transaction, whatever `row` says. The counter goes on behind the highest
        number; a number below it that no row has may be entered. The same token again gives back the first row and
        changes nothing.

        Raises:
            NumberTakenError: the register has a row with that number.
            FutureDateError: it was registered or is dated after the stamp, or registered outside the series' year.
            MissingReasonError: it is void and does not say why.
            ReservationError: it is reserved and its end does not lie ahead.
            WrongBookError: as for `issue`.
        """
        ...

    def void(self, entry_id: str, reason: str) -> Entry:
        """Mark a row ยกเลิก; it keeps its number. The same reason again changes nothing.

        Raises:
            UnknownEntryError: there is no such row.
            AlreadyVoidError: it is void for another reason.
            MissingReasonError: the reason is blank.
        """
        ...

    def amend(self, entry_id: str, amendment: Amendment) -> Entry:
        """Change columns of a row, such as การปฏิบัติ and หมายเหตุ; its links stay.

        Raises:
            UnknownEntryError: there is no such row.
        """
        ...

    def reserve(  # noqa: PLR0913  # each is named where it is called; a value for them would be built and taken apart at once
        self,
        series: Series,
        number: LetterNumber,
        *,
        holder: str,
        expires: datetime,
        count: int = 1,
        token: str = "",
    ) -> list[Entry]:
        """Hold the next `count` numbers for letters still to be signed.

        Raises:
            ReservationError: it would expire before it begins, or `count` is below 1.
        """
        ...

    def release(self, series: Series, running: int, reason: str = "") -> Entry:
        """Give up a reservation: the row becomes ยกเลิก, since a number is never re-used.

        Raises:
            ReservationError: the number is not reserved.
        """
        ...

    def set_last(self, series: Series, last: int) -> SeriesState:
        """Say which number was the last used on paper, so that the next letter continues from there.

        Raises:
            LastNumberError: the register already used a higher number.
        """
        ...

    def join(self, citing: str, position: int, cited: str) -> Link:
        """Say which row a reference means, where its number alone does not.

        Raises:
            UnknownEntryError: there is no such row or reference.
        """
        ...

    def attach(self, entry_id: str, name: str, content: bytes | Path) -> Attachment:
        """Store a file by its content and tie it to a row; the same content again changes nothing.

        Raises:
            UnknownEntryError: there is no such row.
        """
        ...

    def put(self, table: str, record_id: str, record: Record) -> None:
        """Write a record of another part of the program; it names its own year in `record["year"]` (B.E.) if any."""
        ...

    def append(self, table: str, parent: str, record: Record) -> str:
        """Write a record under a new id `parent/…`, which is returned and sorts behind all that stand there."""
        ...


class Registry(Reading, Protocol):
    """The registers of an office."""

    @property
    def book(self) -> Book:
        """Which set of books this registry keeps."""
        ...

    def transaction(self, stamp: Stamp) -> AbstractContextManager[Transaction]:
        """Begin a transaction; other writers wait until its `with` block ends.

        An error inside the block leaves the registry as it was. In every series that it writes to, reservations that
        lapsed before `stamp.now` become ยกเลิก with it; elsewhere `lapsed` tells.

        Raises:
            LockTimeoutError: another process kept the registry for longer than we wait.
            WriteFailedError: the disk refused; nothing was written.
            DamagedRegistryError: the journal does not prove itself; `registry verify` says where.
        """
        ...

    def preview(self, series: Series, count: int = 1) -> list[int]:
        """Return the numbers that the next letters would get, without taking them."""
        ...

    def lapsed(self, entry: Entry, at: datetime) -> Entry:
        """Return a row as it stands at a moment: a reservation past its expiry is ยกเลิก."""
        ...

    def log(self, *, entry_id: str = "", who: str = "", day: date | None = None) -> Iterator[LogLine]:
        """Yield the transactions, oldest first, of a row, a person, a day."""
        ...

    def content(self, attachment: Attachment) -> bytes:
        """Return the content of an attached file.

        Raises:
            DamagedRegistryError: it is missing or is not what was attached.
        """
        ...

    def close(self) -> None:
        """Let go of all files; the next use opens them again."""
        ...
