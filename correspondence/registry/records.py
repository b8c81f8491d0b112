"""What a register holds and answers, as frozen values: series, entries, links, attachments, lines of the log.

Years are of the Buddhist Era and are calendar years; dates and moments are C.E. `datetime` values, every moment with
its time zone. An entry is one row of a yearly book: ทะเบียนหนังสือส่ง (แบบที่ ๑๔) or ทะเบียนหนังสือรับ (แบบที่ ๑๓).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from correspondence.letters.number import LetterNumber
from correspondence.thai.calendar import BuddhistYear

Record = Mapping[str, Any]


class Book(StrEnum):
    """Which set of books a registry keeps: the open ones, or those of the registrar of secret letters (ทขล.)."""

    OPEN = "open"
    SECRET = "secret"  # noqa: S105  # a classification, not a password


class Direction(StrEnum):
    """Which of the two registers a row stands in."""

    SENT = "sent"  # ทะเบียนหนังสือส่ง
    RECEIVED = "received"  # ทะเบียนหนังสือรับ


class State(StrEnum):
    """What became of a number that was taken."""

    DONE = "done"  # issued, or received
    RESERVED = "reserved"  # held for a letter still to be signed
    VOID = "void"  # ยกเลิก: the row stays, the number is never used again


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """One run of numbers that starts at ๑ every calendar year.

    Attributes:
        office: letters and code of the office as compared, `พร 0023.3`.
        kind: `letters`, `circulars`, `orders`, `received` … (see `numbering.series_for`).
        year: the calendar year (B.E.).
    """

    office: str
    kind: str
    year: BuddhistYear

    @property
    def key(self) -> str:
        """The series as text: `2569/letters/พร 0023.3`."""
        return f"{int(self.year)}/{self.kind}/{self.office}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesState:
    """Where a series stands: the last number used, the date of the latest letter in it, the numbers held."""

    series: Series
    last: int = 0
    last_dated: date | None = None
    reserved: tuple[int, ...] = ()

    @property
    def following(self) -> int:
        """The number that the next letter gets."""
        return self.last + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who writes, what the clerk did, and when; every transaction carries one and the journal keeps it.

    Attributes:
        who: the clerk, as the log will name them.
        command: what was done, in the words of the command line (`letter issue`).
        now: the moment, with its time zone.
    """

    who: str
    command: str
    now: datetime

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            reason = "a moment in the register needs its time zone"
            raise ValueError(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A letter to be issued: its number is taken when the transaction is written.

    Attributes:
        series: where the number comes from.
        number: the number without its running part: letters, code, unit, and whether ว is printed.
        letter: the letter as plain JSON, in the shape of `letters.shape.letter_shape`; its `number`, `date`
            text and the like are kept as they are, the entry's own number and date are what counts.
        dated: the day on the letter; None takes the day of the stamp.
        subject, sender, addressee: the columns of แบบที่ ๑๔; empty ones are taken from `letter`.
        action, remarks: การปฏิบัติ and หมายเหตุ.
        back_dated: why the letter is dated before the last one of its series; empty when it is not.
        reserved: the running number that was reserved for it, or None for the next one.
        token: names this one intention; the same token again gives back the first entry and changes nothing.
    """

    series: Series
    number: LetterNumber
    letter: Record = field(default_factory=dict)
    dated: date | None = None
    subject: str = ""
    sender: str = ""
    addressee: str = ""
    action: str = ""
    remarks: str = ""
    back_dated: str = ""
    reserved: int | None = None
    token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A letter that arrived, for ทะเบียนหนังสือรับ; its receiving number comes from `series`.

    Attributes:
        series: of kind `received`.
        number: the sender's number of the letter, or None when it has none.
        dated: the day on the letter, or None when unclear.
        received: the moment of the receiving stamp; None takes the moment of the writing.
        back_dated: why `received` lies before the last received letter; empty when it does not.
    """

    series: Series
    number: LetterNumber | None = None
    letter: Record = field(default_factory=dict)
    dated: date | None = None
    received: datetime | None = None
    subject: str = ""
    sender: str = ""
    addressee: str = ""
    action: str = ""
    remarks: str = ""
    back_dated: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What to change in a row; None leaves a column as it is. Numbers and dates are never amended."""

    subject: str | None = None
    sender: str | None = None
    addressee: str | None = None
    action: str | None = None
    remarks: str | None = None
    letter: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of a register.

    Attributes:
        id: the row's own name, never re-used and ordered by registration; not shown to clerks.
        direction: sent or received.
        series: the series that its running number belongs to.
        running: เลขทะเบียนส่ง or เลขทะเบียนรับ.
        number: ที่: our own number, or the sender's; None when an incoming letter has none.
        dated: ลงวันที่; None when unclear, or while only reserved.
        registered: when the row was written; of a received letter the moment of the receiving stamp.
        by: who registered it.
        state: done, reserved or void.
        void_reason: why it is void, `""` otherwise.
        back_dated: the reason of a back-dated registration, `""` otherwise: the book flags it.
        holder: for whom the number is reserved.
        expires: when the reservation lapses.
        letter: the whole letter as plain JSON; empty when nobody gave it.
    """

    id: str
    direction: Direction
    series: Series
    running: int
    registered: datetime
    by: str
    number: LetterNumber | None = None
    dated: date | None = None
    state: State = State.DONE
    kind: str = ""
    subject: str = ""
    sender: str = ""
    addressee: str = ""
    action: str = ""
    remarks: str = ""
    void_reason: str = ""
    back_dated: str = ""
    holder: str = ""
    expires: datetime | None = None
    letter: Record = field(default_factory=dict)

    @property
    def year(self) -> BuddhistYear:
        """The year (B.E.) of the book that the row stands in."""
        return self.series.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One อ้างถึง of a registered letter.

    Attributes:
        citing: the id of the row that cites.
        position: the place in its list of references, from 0.
        text: the reference as written.
        number: what number was understood, with its year (B.E.) when the reference gave a date, or None.
        dated: the day of the cited letter, or None.
        subject: the subject that the reference gives, or empty.
        cited: the rows of the register that it may mean: none is a stub (a letter not in the register, joined when
            it is registered), one is a join, several need a clerk to choose with `join`.
    """

    citing: str
    position: int
    text: str
    number: LetterNumber | None = None
    dated: date | None = None
    subject: str = ""
    cited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that belongs to a row, stored once under the name of its content.

    Attributes:
        entry: the id of the row.
        name: the file's name as the clerk knew it.
        sha256: hash of the content, in hexadecimal; also where it is stored.
        size: in bytes.
    """

    entry: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which rows to list; what is None or empty does not narrow.

    Both ends of a range of days count: `since` and `until` go by the day on the letter, `registered_on` by that of its
    registration. `code` is that of the unit in the letter's number (`0023.3`), in Arabic digits.
    """

    direction: Direction | None = Direction.SENT
    year: BuddhistYear | None = None
    kind: str | None = None
    code: str = ""
    series_kind: str | None = None
    state: State | None = None
    since: date | None = None
    until: date | None = None
    registered_on: date | None = None
    text: str = ""


ANYWHERE = Filter(direction=None)
"""Both registers, all years."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and the cursor that the next page starts after (empty at the end)."""

    entries: tuple[Entry, ...]
    following: str = ""


class Change(NamedTuple):
    """One record as a transaction left it; `record` None would mean that it was taken away, which nothing does."""

    table: str
    id: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One transaction of the journal, as the log shows it."""

    seq: int
    time: datetime
    who: str
    command: str
    changes: tuple[Change, ...]
