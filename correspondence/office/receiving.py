"""Register a letter that arrived: its receiving number, and the data of the receiving stamp (ตรารับหนังสือ แบบที่ ๑๒)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

from correspondence.letters.letter import Draft, Letter
from correspondence.letters.shape import letter_shape
from correspondence.office.office import Office
from correspondence.office.replying import Placement, leave_waiting, place
from correspondence.office.series import series_received
from correspondence.registry.protocol import Transaction
from correspondence.registry.records import Entry, Incoming, Stamp
from correspondence.thai.calendar import BuddhistYear, format_long
from correspondence.thai.numerals import thai_digits
from correspondence.tracking.matching import Matching


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What a clerk says about a letter that arrived; what is empty is taken from the letter itself.

    `on` is the day of receipt, today when None; `back_dated` says why it lies before the last letter received.
    """

    sender: str = ""
    addressee: str = ""
    subject: str = ""
    action: str = ""
    remarks: str = ""
    on: date | None = None
    back_dated: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """A registered arrival: its row, and whether the same file had been registered before."""

    entry: Entry
    draft: Draft
    new: bool


def receive(
    office: Office, path: Path, draft: Draft, arrival: Arrival, answer: Placement | Matching | None = None
) -> Received:
    """Give the letter in `path` the next receiving number, and keep the file with its row.

    The same file is not registered twice in a year; `arrival.again` does it all the same. What it answers is written
    down in the same transaction: a placement as it is, a matching that is not certain as a reply to place.

    Raises:
        BackDatedError, FutureDateError, WriteFailedError: see the registry.
    """
    office = office.books_for(draft.letter)
    content = path.read_bytes()
    stamp = Stamp(who=office.who, command="receive", now=office.now())
    incoming = _incoming(office, draft.letter, arrival)
    if not arrival.again:
        incoming = replace(incoming, token=_token(content, incoming))
    with office.registry.transaction(stamp) as transaction:
        last = transaction.series_state(incoming.series).last
        entry = transaction.receive(incoming)
        transaction.attach(entry.id, path.name, content)
        new = entry.running > last
        if new:
            _answer(transaction, entry, answer, stamp)
    return Received(entry, draft, new)


def _answer(transaction: Transaction, entry: Entry, answer: Placement | Matching | None, stamp: Stamp) -> None:
    if isinstance(answer, Placement):
        place(transaction, entry, transaction.entry(answer.circular), answer, stamp)
    elif answer is not None and answer.proposals:
        leave_waiting(transaction, entry, answer)


def stamp_lines(office: Office, entry: Entry) -> list[str]:
    """Return the lines of the receiving stamp: office, number, day, time (แบบที่ ๑๒)."""
    return [
        office.settings.text("office.name"),
        f"เลขรับ {thai_digits(entry.running)}",
        f"วันที่ {format_long(entry.registered.date())}",
        f"เวลา {thai_digits(f'{entry.registered:%H.%M}')} น.",
    ]


def _incoming(office: Office, letter: Letter, arrival: Arrival) -> Incoming:
    year = BuddhistYear.of_date(arrival.on or office.today())
    date = letter.date
    return Incoming(
        series=series_received(office, year),
        number=letter.number if letter.number and letter.number.running is not None else None,
        letter=letter_shape(letter),
        dated=date.start if date and date.end is None and date.precision == "day" else None,
        received=_moment(office, arrival.on),
        back_dated=arrival.back_dated,
        subject=arrival.subject or letter.subject,
        sender=arrival.sender or letter.office,
        addressee=arrival.addressee or " ".join(letter.addressees),
        action=arrival.action,
        remarks=arrival.remarks,
    )


def _moment(office: Office, on: date | None) -> datetime | None:
    """Return the moment of receipt: now, or noon of an earlier day, whose hour nobody noted."""
    if on is None or on == office.today():
        return None
    return datetime.combine(on, time(12), office.now().tzinfo)


def _token(content: bytes, incoming: Incoming) -> str:
    import hashlib

    return hashlib.sha256(content + incoming.series.key.encode()).hexdigest()
