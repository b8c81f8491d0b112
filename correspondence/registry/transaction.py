"""What one transaction does to the registers: the rules of issuing, receiving, voiding, reserving and linking.

Changes gather in memory over the records as they were and are handed to the store together at the end.
"""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.number import LetterNumber
from correspondence.registry import keys, numbering, rows
from correspondence.registry.questions import Questions, UnknownEntryError
from correspondence.registry.records import (
    Amendment,
    Attachment,
    Book,
    Change,
    Entry,
    Incoming,
    Link,
    Outgoing,
    Record,
    Series,
    SeriesState,
    Stamp,
    State,
)
from correspondence.registry.shapes import (
    attachment_record,
    entry_record,
    link_record,
    links_of,
    series_record,
)
from correspondence.registry.store import Layers, MemoryShelf, Shelf, Store, Writing
from correspondence.thai.calendar import BuddhistYear


class WrongBookError(CorrespondenceError):
    """A secret letter in the open books, or an open one in the secret books."""

    def __init__(self, book: Book) -> None:
        wrong = (
            say("a secret letter is registered in the secret books, not in the open ones")
            if book is Book.OPEN
            else say("a letter that is not secret is registered in the open books, not in the secret ones")
        )
        super().__init__(wrong)


class RegistryTransaction(Questions):
    """A transaction over any store; see `protocol.Transaction`."""

    def __init__(self, store: Store, writing: Writing, stamp: Stamp) -> None:
        self._store = store
        self._stamp = stamp
        self._seq = writing.seq
        self._mine = MemoryShelf()
        self._layers = Layers(self._mine, writing.shelf)
        self._rows = 0
        self._appended = 0

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the transaction leaves, one record each, in the order they were first touched."""
        return self._mine.changes()

    def issue(self, outgoing: Outgoing) -> Entry:
        """See `protocol.Transaction`."""
        before = self._done(outgoing.token)
        if before:
            return before[0]
        self._check_book(outgoing.letter)
        dated = outgoing.dated or self._stamp.now.date()
        state = self._open(outgoing.series)
        entry = self._held(state, outgoing, dated) or self._next(state, outgoing, dated)
        self._put_row(entry)
        self._put_links(entry)
        self._remember(outgoing.token, [entry])
        return entry

    def receive(self, incoming: Incoming) -> Entry:
        """See `protocol.Transaction`."""
        before = self._done(incoming.token)
        if before:
            return before[0]
        self._check_book(incoming.letter)
        moment = incoming.received or self._stamp.now
        state = self._open(incoming.series)
        back_dated = numbering.checked_reason(state, moment.date(), self._stamp.now, incoming.back_dated)
        entry = rows.received(self._place(state), incoming, moment, back_dated)
        self._put_series(numbering.taken(state, moment.date()))
        self._put_row(entry)
        self._put_links(entry)
        self._remember(incoming.token, [entry])
        return entry

    def enter(self, row: Entry, *, token: str = "") -> Entry:
        """See `protocol.Transaction`."""
        before = self._done(token)
        if before:
            return before[0]
        self._check_book(row.letter)
        numbering.check_entered(row, self._stamp.now)
        state = self._open(row.series)
        there = self.row(row.series, row.running)
        if there:
            raise numbering.NumberTakenError(there)
        self._put_series(numbering.with_entered(state, row))
        entry = self._put_row(replace(row, id=self._new_id(row.year), by=self._stamp.who))
        self._put_links(entry)
        self._remember(token, [entry])
        return entry

    def void(self, entry_id: str, reason: str) -> Entry:
        """See `protocol.Transaction`."""
        if not reason.strip():
            raise numbering.MissingReasonError
        entry = self.entry(entry_id)
        if entry.state is State.VOID:
            if entry.void_reason != reason:
                raise numbering.AlreadyVoidError(entry)
            return entry
        if entry.state is State.RESERVED:
            self._give_up(entry)
        return self._put_row(replace(entry, state=State.VOID, void_reason=reason))

    def amend(self, entry_id: str, amendment: Amendment) -> Entry:
        """See `protocol.Transaction`."""
        entry = self.entry(entry_id)
        columns = ("subject", "sender", "addressee", "action", "remarks", "letter")
        wanted: dict[str, Any] = {name: value for name in columns if (value := getattr(amendment, name)) is not None}
        amended = replace(entry, **wanted)
        if amended == entry:
            return entry
        self._put_row(amended)
        if "letter" in wanted:
            self._check_book(amended.letter)
            self._put_links(amended, amended=True)
        return amended

    def reserve(  # noqa: PLR0913  # as in the protocol
        self,
        series: Series,
        number: LetterNumber,
        *,
        holder: str,
        expires: datetime,
        count: int = 1,
        token: str = "",
    ) -> list[Entry]:
        """See `protocol.Transaction`."""
        before = self._done(token)
        if before:
            return before
        if count < 1 or expires <= self._stamp.now:
            raise numbering.ReservationError.no_term()
        state = self._open(series)
        held = range(state.following, state.following + count)
        places = [rows.Place(self._new_id(series.year), series, running, self._stamp) for running in held]
        entries = [self._put_row(rows.reserved(place, number, holder, expires)) for place in places]
        self._put_series(replace(numbering.taken(state, count=count), reserved=(*state.reserved, *held)))
        self._remember(token, entries)
        return entries

    def release(self, series: Series, running: int, reason: str = "") -> Entry:
        """See `protocol.Transaction`."""
        state = self._open(series)
        entry = self._row_held(state, running)
        self._give_up(entry)
        return self._put_row(replace(entry, state=State.VOID, void_reason=reason or numbering.RELEASED))

    def set_last(self, series: Series, last: int) -> SeriesState:
        """See `protocol.Transaction`."""
        state = self._open(series)
        after = numbering.with_last(state, last)
        if after != state or not self._layers.get(f"{keys.SERIES}/{series.key}"):
            self._put_series(after)
        return after

    def join(self, citing: str, position: int, cited: str) -> Link:
        """See `protocol.Transaction`."""
        self.entry(cited)
        link_id = f"{citing}/{position:04}"
        record = self.record(keys.LINKS, link_id)
        if record is None:
            raise UnknownEntryError(link_id)
        self.put(keys.LINKS, link_id, {**record, "joined": cited})
        return next(link for link in self.references(citing) if link.position == position)

    def attach(self, entry_id: str, name: str, content: bytes | Path) -> Attachment:
        """See `protocol.Transaction`."""
        entry = self.entry(entry_id)
        sha256, size = self._store.keep(content)
        there = self.attachments(entry_id)
        same = next((one for one in there if one.sha256 == sha256), None)
        if same:
            return same
        attachment = Attachment(entry=entry_id, name=name, sha256=sha256, size=size)
        record = attachment_record(attachment, entry.year)
        self.put(keys.ATTACHMENTS, f"{entry_id}/{len(there) + 1:04}", record)
        return attachment

    def put(self, table: str, record_id: str, record: Record) -> None:
        """See `protocol.Transaction`."""
        self._mine.put(Change(table=table, id=checked_id(record_id), record=record))

    def append(self, table: str, parent: str, record: Record) -> str:
        """See `protocol.Transaction`."""
        self._appended += 1
        record_id = f"{parent}/{self._seq:07}-{self._appended:05}"
        self.put(table, record_id, record)
        return record_id

    def _shelf(self) -> Shelf:
        return self._layers

    def _done(self, token: str) -> list[Entry]:
        record = self.record(keys.TOKENS, token) if token else None
        return [self.entry(entry_id) for entry_id in record["rows"]] if record else []

    def _remember(self, token: str, entries: list[Entry]) -> None:
        if token:
            self.put(keys.TOKENS, token, {"year": int(entries[0].year), "rows": [entry.id for entry in entries]})

    def _check_book(self, letter: Record) -> None:
        if bool(letter.get("secrecy")) != (self._store.book is Book.SECRET) and letter:
            raise WrongBookError(self._store.book)

    def _open(self, series: Series) -> SeriesState:
        """Return where a series stands, its lapsed reservations made void."""
        state = self.series_state(series)
        for running in state.reserved:
            entry = self.row(series, running)
            if entry and numbering.as_of(entry, self._stamp.now).state is State.VOID:
                state = replace(state, reserved=tuple(held for held in state.reserved if held != running))
                self._put_row(numbering.as_of(entry, self._stamp.now))
                self._put_series(state)
        return state

    def _next(self, state: SeriesState, outgoing: Outgoing, dated: date) -> Entry:
        back_dated = numbering.checked_reason(state, dated, self._stamp.now, outgoing.back_dated)
        self._put_series(numbering.taken(state, dated))
        return rows.sent(self._place(state), outgoing, dated, back_dated)

    def _held(self, state: SeriesState, outgoing: Outgoing, dated: date) -> Entry | None:
        if outgoing.reserved is None:
            return None
        held = self._row_held(state, outgoing.reserved)
        # A reserved number may bear any day since it was reserved; later numbers went out meanwhile.
        at_first = replace(state, last_dated=held.registered.date())
        back_dated = numbering.checked_reason(at_first, dated, self._stamp.now, outgoing.back_dated)
        rest = tuple(running for running in state.reserved if running != held.running)
        self._put_series(replace(state, reserved=rest, last_dated=numbering.latest_of(state, dated)))
        entry = rows.sent(rows.Place(held.id, state.series, held.running, self._stamp), outgoing, dated, back_dated)
        return replace(entry, number=held.number, holder=held.holder)

    def _row_held(self, state: SeriesState, running: int) -> Entry:
        entry = self.row(state.series, running) if running in state.reserved else None
        if entry is None or entry.state is not State.RESERVED:
            raise numbering.ReservationError.not_held(running, state.series)
        return entry

    def _give_up(self, entry: Entry) -> None:
        state = self.series_state(entry.series)
        rest = tuple(running for running in state.reserved if running != entry.running)
        self._put_series(replace(state, reserved=rest))

    def _put_row(self, entry: Entry) -> Entry:
        self.put(str(entry.direction), entry.id, entry_record(entry))
        return entry

    def _put_series(self, state: SeriesState) -> None:
        self.put(keys.SERIES, state.series.key, series_record(state))

    def _put_links(self, entry: Entry, *, amended: bool = False) -> None:
        if not (amended or entry.letter.get("references")):
            return
        wanted = {f"{link.citing}/{link.position:04}": link for link in links_of(entry.id, entry.letter)}
        there = dict(self.records(keys.LINKS, f"{entry.id}/")) if amended else {}
        for link_id, link in wanted.items():
            before = there.get(link_id, {})
            joined = before.get("joined", "") if before.get("text") == link.text else ""
            self.put(keys.LINKS, link_id, link_record(link, entry.year, joined))
        for link_id in there.keys() - wanted.keys():
            self.put(keys.LINKS, link_id, {**there[link_id], "withdrawn": True})

    def _place(self, state: SeriesState) -> rows.Place:
        return rows.Place(self._new_id(state.series.year), state.series, state.following, self._stamp)

    def _new_id(self, year: BuddhistYear) -> str:
        self._rows += 1
        return f"{int(year)}-{self._seq:07}-{self._rows:05}"


def checked_id(record_id: str) -> str:
    """Return the id, which must be text on one line that sorts.

    Raises:
        ValueError: it holds a control character or is empty.
    """
    if not record_id or not record_id.isprintable():
        reason = f"a record's id must be printable text: {record_id!r}"
        raise ValueError(reason)
    return record_id
