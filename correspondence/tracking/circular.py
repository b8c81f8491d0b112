"""A letter that wants answers: what it asked, of whom, by when; and what has happened since, as events.

Nothing is ever changed or taken away: whatever a clerk records is one more `Event`, also a correction. Days are C.E.
dates; `recorded` is the moment of the writing, with its time zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from correspondence.letters.recipient import Recipient


class Sending(StrEnum):
    """How a letter goes to several recipients."""

    ONE = "one"  # one letter for all
    EACH = "each"  # one letter for each, with its own addressee
    LIST = "list"  # one letter with the list of recipients attached (ตามบัญชีรายชื่อแนบท้าย)


@dataclass(frozen=True, slots=True)
class Asked:
    """One recipient of a letter, as the directory knew it on the day of sending.

    Attributes:
        id: the recipient in the directory.
        name: its formal name.
        addressee: whom the letter addresses there (นายอำเภอลอง).
        district: the district it lies in, or empty.
        province: the province it lies in, empty when the directory is of one province.
        kind: what kind of office it is (อำเภอ, เทศบาลตำบล …).
        letter: the row of its own letter when each recipient's letter has its own number, else empty.
    """

    id: str
    name: str
    addressee: str = ""
    district: str = ""
    kind: str = ""
    letter: str = ""
    province: str = ""

    @classmethod
    def of(cls, recipient: "Recipient", letter: str = "") -> "Asked":
        """Return a recipient as it is asked now."""
        return cls(
            id=recipient.id,
            name=recipient.name,
            addressee=recipient.addressee,
            district=recipient.district,
            kind=recipient.kind,
            letter=letter,
            province=recipient.province,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Circular:
    """A letter whose answers are followed.

    Attributes:
        id: its row in the register of letters sent.
        opened: when the following began.
        reply_by: the last day for the answer; None when none was set.
        asked: how many recipients it has.
        sending: how it went out.
        term: how the deadline was set when it was not a day: {"days": 15, "working": true, "start": ISO day}.
        reminds: the row of the letter that it reminds of, empty for a first letter.
    """

    id: str
    opened: datetime
    reply_by: date | None
    asked: int
    sending: Sending = Sending.ONE
    term: Mapping[str, Any] = field(default_factory=dict)
    reminds: str = ""


class Step(StrEnum):
    """What can happen on the way from a letter to its answers."""

    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    REPLIED = "replied"
    EXEMPTED = "exempted"
    EXTENDED = "extended"
    REMINDED = "reminded"
    RESCHEDULED = "rescheduled"  # the deadline was reckoned anew: a holiday was declared
    WITHDRAWN = "withdrawn"  # an earlier event was a mistake
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened.

    Attributes:
        id: its own name, ordered by the writing.
        step: what happened.
        on: the day it happened: sent, received, granted.
        recorded: when it was written down.
        by: who wrote it down.
        recipients: for whom; empty means all.
        channel: how it was sent: post, e-mail, a courier's name.
        reason: why: of an exemption, an extension, a withdrawal; or what a clerk remarked.
        until: the new last day (`EXTENDED`, `RESCHEDULED`), or the day that a reminder names.
        letter: the row of the reply in the register of letters received, or of the reminder in that of letters sent.
        number: the number of that letter as printed.
        partial: the reply does not answer everything yet.
        through: the office that answered for the recipients, when it was another.
        confidence: how sure the match was, 0 to 1; 1 when a clerk said so.
        withdraws: the event that this one takes back.
    """

    id: str
    step: Step
    on: date
    recorded: datetime
    by: str
    recipients: tuple[str, ...] = ()
    channel: str = ""
    reason: str = ""
    until: date | None = None
    letter: str = ""
    number: str = ""
    partial: bool = False
    through: str = ""
    confidence: float = 1.0
    withdraws: str = ""


_TEXTS = ("channel", "reason", "letter", "number", "through", "withdraws")


def event_record(event: Event, year: int) -> dict[str, Any]:
    """Return an event as a record of the book of `year` (B.E.); its id is the record's own."""
    record: dict[str, Any] = {
        "year": year,
        "step": event.step.value,
        "on": event.on.isoformat(),
        "recorded": event.recorded.isoformat(),
        "by": event.by,
    }
    record |= {name: value for name in _TEXTS if (value := getattr(event, name))}
    if event.recipients:
        record["recipients"] = list(event.recipients)
    if event.until:
        record["until"] = event.until.isoformat()
    if event.partial:
        record["partial"] = True
    if event.confidence < 1:
        record["confidence"] = round(event.confidence, 3)
    return record


def event_from(event_id: str, record: Mapping[str, Any]) -> Event:
    """Return the event of a record."""
    until = record.get("until")
    return Event(
        id=event_id,
        step=Step(record["step"]),
        on=date.fromisoformat(record["on"]),
        recorded=datetime.fromisoformat(record["recorded"]),
        by=record["by"],
        recipients=tuple(record.get("recipients", ())),
        until=date.fromisoformat(until) if until else None,
        partial=bool(record.get("partial")),
        confidence=record.get("confidence", 1.0),
        **{name: record[name] for name in _TEXTS if name in record},
    )


def circular_record(circular: Circular, year: int) -> dict[str, Any]:
    """Return a circular as a record of the book of `year` (B.E.)."""
    record: dict[str, Any] = {
        "year": year,
        "opened": circular.opened.isoformat(),
        "asked": circular.asked,
        "sending": circular.sending.value,
    }
    if circular.reply_by:
        record["reply_by"] = circular.reply_by.isoformat()
    if circular.term:
        record["term"] = dict(circular.term)
    if circular.reminds:
        record["reminds"] = circular.reminds
    return record


def circular_from(circular_id: str, record: Mapping[str, Any]) -> Circular:
    """Return the circular of a record."""
    reply_by = record.get("reply_by")
    return Circular(
        id=circular_id,
        opened=datetime.fromisoformat(record["opened"]),
        reply_by=date.fromisoformat(reply_by) if reply_by else None,
        asked=record["asked"],
        sending=Sending(record.get("sending", "one")),
        term=record.get("term", {}),
        reminds=record.get("reminds", ""),
    )


def roster_record(asked: tuple[Asked, ...], year: int) -> dict[str, Any]:
    """Return the recipients of a letter as one record of the book of `year` (B.E.)."""
    rows = [[one.id, one.name, one.addressee, one.district, one.kind, one.letter, one.province] for one in asked]
    return {"year": year, "recipients": rows}


def roster_from(record: Mapping[str, Any]) -> tuple[Asked, ...]:
    """Return the recipients of a record."""
    return tuple(Asked(*row) for row in record["recipients"])
