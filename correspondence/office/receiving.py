"""Register a letter that arrived: its receiving number, and the data of the receiving stamp (ตรารับหนังสือ แบบที่ ๑๒)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

from correspondence.documents.unreadable import NoTextError
from correspondence.doubts import Doubt
from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.letter import Draft, Letter
from correspondence.letters.number import LetterNumber
from correspondence.letters.shape import letter_shape
from correspondence.office.office import Office
from correspondence.office.reading import read_file
from correspondence.office.replying import Placement, leave_waiting, place
from correspondence.office.series import series_received
from correspondence.registry.protocol import Transaction
from correspondence.registry.records import Direction, Entry, Incoming, Record, Stamp, State
from correspondence.thai.calendar import BuddhistYear, format_long
from correspondence.thai.dates import DateReading
from correspondence.thai.numerals import thai_digits
from correspondence.thai.text import comparable
from correspondence.tracking.matching import Matching


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What a clerk says about a letter that arrived; what is empty is taken from the letter itself.

    `number` and `dated` are the sender's. `on` is the day of receipt, today when None, and `at` the hour, now or
    noon of an earlier day when None; `back_dated` says why it lies before the last letter received.
    """

    number: LetterNumber | None = None
    dated: date | None = None
    sender: str = ""
    addressee: str = ""
    subject: str = ""
    action: str = ""
    remarks: str = ""
    on: date | None = None
    at: time | None = None
    back_dated: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """A registered arrival.

    Attributes:
        entry: its row.
        draft: what was read.
        new: whether the row is new.
        copied: whether the row was there, from another file of the same letter.
        reworded: whether that file says something else.
    """

    entry: Entry
    draft: Draft
    new: bool
    copied: bool = False
    reworded: bool = False


class NothingReadError(CorrespondenceError):
    """Neither the file nor the clerk says what arrived."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("{file}: no letter could be read in it; say what it is with --from and --subject", file=path.name)
        )


def read_arrival(path: Path, arrival: Arrival, today: date) -> Draft:
    """Return what the letter in `path` says, and in its place what the clerk says of it; `today` is the clerk's day.

    A scan or a photograph has no text, so that only what the clerk says is known.

    Raises:
        NothingReadError: neither number nor subject is known, or of a picture neither sender nor subject is given.
        UnreadableFileError: the file cannot be opened.
    """
    try:
        draft = read_file(path)
    except NoTextError as error:
        if not (arrival.sender and arrival.subject):
            raise NothingReadError(path) from error
        addressees = (arrival.addressee,) if arrival.addressee else ()
        draft = Draft(Letter(office=arrival.sender, addressees=addressees))
    letter = _corrected(draft.letter, arrival)
    if letter.number is None and not letter.subject:
        raise NothingReadError(path)
    return replace(draft, letter=letter, doubts=(*draft.doubts, *_ahead(letter, arrival.on or today)))


def _ahead(letter: Letter, arrived: date) -> Iterator[Doubt]:
    if letter.date and letter.date.start and letter.date.start > arrived:
        yield Doubt("date", letter.date.text, say("the letter is dated after the day on which it arrived"))


def _corrected(letter: Letter, arrival: Arrival) -> Letter:
    dated = DateReading(format_long(arrival.dated), arrival.dated) if arrival.dated else letter.date
    return replace(
        letter, number=arrival.number or letter.number, date=dated, subject=arrival.subject or letter.subject
    )


def receive(
    office: Office, path: Path, draft: Draft, arrival: Arrival, answer: Placement | Matching | None = None
) -> Received:
    """Give the letter in `path` the next receiving number, and keep the file with its row.

    The same file is not registered twice in a year, and neither is another file of the same letter (number, day and
    sender): it is kept with the first. `arrival.again` does it all the same. What it answers is written down in the
    same transaction: a placement as it is, a matching that is not certain as a reply to place.

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
        twin = None if arrival.again else _twin(transaction, incoming)
        entry = twin or transaction.receive(incoming)
        known = {one.sha256 for one in transaction.attachments(entry.id)}
        new = entry.running > last
        copied = transaction.attach(entry.id, path.name, content).sha256 not in known and not new
        if new:
            _answer(transaction, entry, answer, stamp)
    return Received(entry, draft, new, copied, reworded=copied and _is_reworded(entry.letter, incoming.letter))


def _twin(transaction: Transaction, incoming: Incoming) -> Entry | None:
    """Return the row of the same letter when it came before in another file: by e-mail first, then on paper."""
    number = incoming.number
    if number is None or incoming.dated is None or not (number.code or incoming.sender):
        return None
    for entry in transaction.find(replace(number, year=None), direction=Direction.RECEIVED):
        # The code of a number names its office, so that the sender may be written in any way.
        same_sender = bool(number.code) or comparable(entry.sender) == comparable(incoming.sender)
        if entry.state is State.DONE and entry.dated == incoming.dated and same_sender:
            return entry
    return None


def _is_reworded(before: Record, now: Record) -> bool:
    """Return whether two readings of a letter differ in what they cite or say; of a scan there are no words."""
    texts = [[one["text"] for one in (*each.get("references", ()), *each.get("body", ()))] for each in (before, now)]
    return all(texts) and comparable("".join(texts[0])) != comparable("".join(texts[1]))


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
        received=_moment(office, arrival.on, arrival.at),
        back_dated=arrival.back_dated,
        subject=arrival.subject or letter.subject,
        sender=arrival.sender or letter.office,
        addressee=arrival.addressee or " ".join(letter.addressees),
        action=arrival.action,
        remarks=arrival.remarks,
    )


def _moment(office: Office, on: date | None, at: time | None) -> datetime | None:
    """Return the moment of receipt; None is now, and noon stands for the hour of an earlier day that nobody noted."""
    if at is None and on in {None, office.today()}:
        return None
    return datetime.combine(on or office.today(), at or time(12), office.now().tzinfo)


def _token(content: bytes, incoming: Incoming) -> str:
    import hashlib

    return hashlib.sha256(content + incoming.series.key.encode()).hexdigest()
