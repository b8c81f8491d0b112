"""Register a letter that arrived: its receiving number, and the data of the receiving stamp (ตรารับหนังสือ แบบที่ ๑๒)."""

from dataclasses import dataclass, replace
from pathlib import Path

from correspondence.letters.letter import Draft, Letter
from correspondence.letters.shape import letter_shape
from correspondence.office.office import Office
from correspondence.office.series import series_received
from correspondence.registry.records import Entry, Incoming, Stamp
from correspondence.thai.calendar import BuddhistYear, format_long
from correspondence.thai.numerals import thai_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What a clerk says about a letter that arrived; what is empty is taken from the letter itself."""

    sender: str = ""
    addressee: str = ""
    subject: str = ""
    action: str = ""
    remarks: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """A registered arrival: its row, and whether the same file had been registered before."""

    entry: Entry
    draft: Draft
    new: bool


def receive(office: Office, path: Path, draft: Draft, arrival: Arrival) -> Received:
    """Give the letter in `path` the next receiving number, and keep the file with its row.

    The same file is not registered twice in a year; `arrival.again` does it all the same.

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
        entry = transaction.receive(incoming)
        transaction.attach(entry.id, path.name, content)
    return Received(entry, draft, entry.registered == stamp.now)


def stamp_lines(office: Office, entry: Entry) -> list[str]:
    """Return the lines of the receiving stamp: office, number, day, time (แบบที่ ๑๒)."""
    return [
        office.settings.text("office.name"),
        f"เลขรับ {thai_digits(entry.running)}",
        f"วันที่ {format_long(entry.registered.date())}",
        f"เวลา {thai_digits(f'{entry.registered:%H.%M}')} น.",
    ]


def _incoming(office: Office, letter: Letter, arrival: Arrival) -> Incoming:
    year = BuddhistYear.of_date(office.today())
    date = letter.date
    return Incoming(
        series=series_received(office, year),
        number=letter.number if letter.number and letter.number.running is not None else None,
        letter=letter_shape(letter),
        dated=date.start if date and date.end is None and date.precision == "day" else None,
        subject=arrival.subject or letter.subject,
        sender=arrival.sender or letter.office,
        addressee=arrival.addressee or " ".join(letter.addressees),
        action=arrival.action,
        remarks=arrival.remarks,
    )


def _token(content: bytes, incoming: Incoming) -> str:
    import hashlib

    return hashlib.sha256(content + incoming.series.key.encode()).hexdigest()
