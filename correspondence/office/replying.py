"""Replies: which letter of ours an arrival answers and for whom, written down with the row of the arrival.

What is certain is placed at once; what is not waits in the list of replies to place, with the proposals.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.letter import Letter
from correspondence.letters.number import LetterNumber
from correspondence.letters.shape import letter_from
from correspondence.office.directory import directory_of
from correspondence.office.following import Followed, events_of, every_followed, record_event
from correspondence.office.marking import asked_of
from correspondence.office.office import Office
from correspondence.registry.protocol import Reading, Transaction
from correspondence.registry.records import Entry, Record, Stamp, State
from correspondence.tracking.circular import Event, Step
from correspondence.tracking.matching import Matching, OpenCircular, Proposal, match_reply
from correspondence.tracking.status import Standing

ANSWERS = "answers"
"""The table: what a reply answers, under the id of its row in the register of letters received."""

OPEN_FOR = timedelta(days=2 * 366)
"""A reply is taken to answer a letter that was entered at most so long before it."""


class NoReplyError(CorrespondenceError):
    """A received letter that cannot be placed as asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What a reply answers, decided.

    Attributes:
        circular: the id of the letter's row.
        recipients: for whom it answers, ids of the directory; at least one, since an event without any is about all.
        partial: whether more is to come.
        through: the office that sent it when it is another.
        confidence: 0 to 1; 1 when a clerk said so.

    Raises:
        NoReplyError: it is not told for whom it answers.
    """

    circular: str
    recipients: tuple[str, ...]
    partial: bool = False
    through: str = ""
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.recipients:
            raise NoReplyError(say("it does not tell for whom it answers; say so with --for"))

    @classmethod
    def of(cls, proposal: Proposal, *, confirmed: bool = False) -> "Placement":
        """Return a proposal as a decision."""
        return cls(
            circular=proposal.circular,
            recipients=proposal.recipients,
            partial=proposal.partial,
            through=proposal.through,
            confidence=1.0 if confirmed else proposal.confidence,
        )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reply that waits for a clerk: its row, and what it may answer."""

    entry: Entry
    matching: Matching


def matching_of(office: Office, letter: Letter, received: date, sender: str = "") -> Matching:
    """Return which letters of ours an arrival may answer, and whether it is certain."""
    candidates = every_followed(office, received - OPEN_FOR)
    circulars = [one for followed in candidates for one in citable_circulars(office.registry, followed, received)]
    return match_reply(letter, circulars, directory_of(office), received=received, sender=sender)


def decided(  # noqa: PLR0913  # what a clerk said, each thing by its name
    office: Office,
    letter: Letter,
    followed: Followed,
    *,
    received: date,
    sender: str = "",
    names: Sequence[str] = (),
    partial: bool = False,
    through: str = "",
) -> Placement:
    """Return where a clerk wants a reply: for whom it answers is read from it when no name is given.

    Raises:
        NotAskedError: a name is none of the letter's recipients.
        NoReplyError: no name is given and the reply does not tell for whom it answers.
    """
    told = asked_of(office, followed, names)
    if not told:
        circulars = [replace(one, closed=False) for one in citable_circulars(office.registry, followed, received)]
        found = match_reply(letter, circulars, directory_of(office), received=received, sender=sender).proposals
        told = found[0].recipients if found else ()
        partial = partial or bool(found and found[0].partial)
    return Placement(circular=followed.entry.id, recipients=told, partial=partial, through=through)


def citable_circulars(reading: Reading, followed: Followed, as_of: date) -> Iterator[OpenCircular]:
    """Yield a letter as replies may cite it: once, or once a recipient when each has its own number."""
    view = followed.status(as_of)
    replied = frozenset(row.asked.id for row in view.rows if row.standing is Standing.REPLIED)
    for entry, recipients in _letters(reading, followed):
        if entry.number and entry.dated:
            yield OpenCircular(
                id=followed.entry.id,
                number=entry.number,
                dated=entry.dated,
                subject=entry.subject,
                recipients=recipients,
                replied=replied & recipients,
                reply_by=view.due,
                closed=view.closed,
                reminders=tuple(_reminders(followed.events)),
            )


def place(transaction: Transaction, reply: Entry, entry: Entry, placement: Placement, stamp: Stamp) -> None:
    """Write down that `reply` answers the letter `entry`; the same again changes nothing."""
    before = transaction.record(ANSWERS, reply.id) or {}
    wanted = {"circular": entry.id, "recipients": list(placement.recipients), "partial": placement.partial}
    if before.get("status") == "placed" and wanted.items() <= before.items():
        return
    _withdraw(transaction, before, stamp, say("placed anew"))
    event = Event(
        id="",
        step=Step.REPLIED,
        on=reply.registered.date(),
        recorded=stamp.now,
        by=stamp.who,
        recipients=placement.recipients,
        letter=reply.id,
        number=str(reply.number or ""),
        partial=placement.partial,
        through=placement.through,
        confidence=placement.confidence,
    )
    written = record_event(transaction, entry, event)
    transaction.put(ANSWERS, reply.id, {"year": int(reply.year), "status": "placed", "event": written.id} | wanted)


def leave_waiting(transaction: Transaction, reply: Entry, matching: Matching) -> None:
    """Put a reply on the list of those to place."""
    proposals = [_proposal_record(one) for one in matching.proposals]
    transaction.put(ANSWERS, reply.id, {"year": int(reply.year), "status": "waiting", "proposals": proposals})


def set_aside(office: Office, reply: Entry, reason: str) -> None:
    """Say that a received letter answers none of ours; a place that it had is taken back."""
    stamp = Stamp(who=office.who, command="track aside", now=office.now())
    with office.registry.transaction(stamp) as transaction:
        before = transaction.record(ANSWERS, reply.id) or {}
        if before.get("status") == "aside":
            return
        _withdraw(transaction, before, stamp, reason)
        transaction.put(ANSWERS, reply.id, {"year": int(reply.year), "status": "aside", "reason": reason})


def place_reply(office: Office, reply: Entry, followed: Followed, placement: Placement) -> None:
    """Place a registered reply as a clerk says."""
    stamp = Stamp(who=office.who, command="track place", now=office.now())
    with office.registry.transaction(stamp) as transaction:
        place(transaction, reply, followed.entry, placement, stamp)


def forget_reply(transaction: Transaction, reply: Entry, stamp: Stamp, reason: str) -> None:
    """Take back what a reply answered, because its row became void."""
    before = transaction.record(ANSWERS, reply.id)
    if before:
        _withdraw(transaction, before, stamp, reason)
        transaction.put(ANSWERS, reply.id, {"year": int(reply.year), "status": "aside", "reason": reason})


def waiting(office: Office) -> Iterator[Waiting]:
    """Yield the replies to place, oldest first, each with what it may answer as things stand now."""
    for reply_id, record in office.registry.records(ANSWERS):
        if record["status"] == "waiting":
            entry = office.registry.entry(reply_id)
            if entry.state is not State.VOID:
                letter = letter_from(entry.letter)
                yield Waiting(entry, matching_of(office, letter, entry.registered.date(), entry.sender))


def answered_by(reading: Reading, reply: Entry) -> dict[str, Any]:
    """Return what a received letter answers: its record, empty when it is no reply."""
    return dict(reading.record(ANSWERS, reply.id) or {})


def _letters(reading: Reading, followed: Followed) -> Iterator[tuple[Entry, frozenset[str]]]:
    own = [(one.letter, one.id) for one in followed.asked if one.letter]
    for letter, recipient in own:
        yield reading.entry(letter), frozenset({recipient})
    if not own:
        yield followed.entry, frozenset(one.id for one in followed.asked)


def _reminders(events: Sequence[Event]) -> Iterator[LetterNumber]:
    for event in events:
        if event.step is Step.REMINDED and event.number:
            yield LetterNumber.parse(event.number)


def _withdraw(transaction: Transaction, before: Record, stamp: Stamp, reason: object) -> None:
    if before.get("status") != "placed":
        return
    entry = transaction.entry(before["circular"])
    standing = {event.id for event in events_of(transaction, entry.id)}
    if before["event"] in standing:
        record_event(
            transaction,
            entry,
            Event(
                id="",
                step=Step.WITHDRAWN,
                on=stamp.now.date(),
                recorded=stamp.now,
                by=stamp.who,
                reason=str(reason),
                withdraws=before["event"],
            ),
        )


def _proposal_record(proposal: Proposal) -> dict[str, Any]:
    return {
        "circular": proposal.circular,
        "recipients": list(proposal.recipients),
        "confidence": round(proposal.confidence, 3),
    }
