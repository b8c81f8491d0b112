"""Chase the silent: a numbered reminder to those who still owe an answer, and only to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.letter import Kind, Letter
from correspondence.letters.number import LetterNumber
from correspondence.letters.quoting import quotes_in
from correspondence.letters.recipient import Recipient
from correspondence.letters.urgency import Urgency
from correspondence.office import issuing
from correspondence.office.campaign import Campaign
from correspondence.office.circulating import Circulated, Mailing, checked, numbered, print_again
from correspondence.office.directory import directory_of
from correspondence.office.drafting import LetterDraft
from correspondence.office.following import Followed, find_followed, record_event, require_standing
from correspondence.office.issuing import Wish
from correspondence.office.marking import asked_of
from correspondence.office.office import Office
from correspondence.registry.protocol import Transaction
from correspondence.registry.records import Entry
from correspondence.thai.calendar import format_long
from correspondence.tracking.circular import Event, Sending, Step
from correspondence.tracking.reminder import NAMED_IN_FULL, Chase, reminder, rising
from correspondence.tracking.status import RecipientStatus


class NothingOwedError(CorrespondenceError):
    """Nobody is to be reminded of a letter."""


class LastDayError(CorrespondenceError):
    """A reminder would ask for an answer by a day before its own."""

    def __init__(self, until: date, day: date) -> None:
        super().__init__(
            say(
                "a reminder of {day} cannot ask for an answer by {until}; name a later day with --until",
                until=format_long(until),
                day=format_long(day),
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chasing:
    """What a clerk asks for.

    Attributes:
        dated: the day of the reminder; None is today.
        until: the new day for the answer; None adds the days that `tracking.reminder_days` says.
        names: only these of the silent, in any spelling; empty is all of them.
        early: also those whose last day is not past.
        each: a letter for each instead of one for all.
    """

    dated: date | None = None
    until: date | None = None
    names: Sequence[str] = ()
    early: bool = False
    each: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """A reminder as it would be sent.

    Attributes:
        draft: its letter, and to whom it goes.
        owing: whom it reminds.
        already: whoever owes too but was reminded on that very day.
    """

    draft: LetterDraft
    owing: tuple[RecipientStatus, ...]
    already: tuple[RecipientStatus, ...] = ()


def propose(office: Office, followed: Followed, wish: Chasing) -> Proposed:
    """Return the reminder that is due, without taking anything.

    Raises:
        NothingOwedError: nobody owes an answer, or nobody's day is past and `early` is not said.
        LastDayError: the new day lies before the reminder.
        VoidLetterError: the letter is void.
    """
    require_standing(followed)
    day = wish.dated or office.today()
    if wish.until and wish.until < day:
        raise LastDayError(wish.until, day)
    owing, already = _owing(office, followed, wish, day)
    settings = office.settings
    chase = Chase(
        kind=Kind(settings.text("tracking.reminder")),
        turn=_turn(followed, day),
        agency=settings.text("office.agency") or settings.text("office.name"),
        due=followed.status(day).due,
        until=wish.until or day + timedelta(days=settings.number("tracking.reminder_days")),
        as_of=day,
        reminded=_last_reminder(followed, day),
        urgency=_urgency(office, _turn(followed, day)),
        together=not wish.each,
    )
    letter = reminder(issuing.letter_of(followed.entry), owing or already, chase)
    campaign = Campaign(
        recipients=tuple(row.asked.name for row in owing),
        reply_by=chase.until.isoformat(),
        sending=_sending(owing, each=wish.each),
        reminds=str(followed.entry.number),
    )
    return Proposed(LetterDraft(letter, campaign=campaign), owing, already)


def remind(office: Office, followed: Followed, proposed: Proposed, wish: Wish) -> Circulated:
    """Send a reminder: take its number, make its documents, and write down whom it reminds of what, in one transaction.

    Nobody is reminded twice on the same day: when all were, their reminder is given back and nothing changes.
    """
    day = wish.dated or office.today()
    if not proposed.owing:
        return _sent_already(office, proposed, wish)
    mailing = _mailing(office, proposed)
    until = date.fromisoformat(proposed.draft.campaign.reply_by)

    def write(transaction: Transaction, entries: Sequence[Entry]) -> None:
        record_event(
            transaction,
            followed.entry,
            Event(
                id="",
                step=Step.REMINDED,
                on=day,
                recorded=office.now(),
                by=office.who,
                recipients=tuple(row.asked.id for row in proposed.owing),
                until=until,
                letter=entries[0].id,
                number=str(entries[0].number),
            ),
        )

    return numbered(office, proposed.draft, mailing, wish, then=write)


def previewed(office: Office, proposed: Proposed, wish: Wish) -> Letter:
    """Return the letter of a reminder with the results that a clerk named in it."""
    letter = proposed.draft.letter
    if not quotes_in(letter.body):
        return letter
    return checked(office, proposed.draft, _mailing(office, proposed), wish).letter


def edited(office: Office, draft: LetterDraft, wish: Wish) -> tuple[Followed, Proposed]:
    """Return a reminder that a clerk edited as a draft file: its words, and whoever of its recipients owes today.

    Raises:
        NothingOwedError: nobody of them owes an answer any more.
    """
    followed = find_followed(office, LetterNumber.parse(draft.campaign.reminds), None)
    chasing = Chasing(dated=wish.dated, names=draft.campaign.recipients, early=True)
    owing, already = _owing(office, followed, chasing, wish.dated or office.today())
    return followed, Proposed(draft, owing, already)


def _owing(
    office: Office, followed: Followed, wish: Chasing, day: date
) -> tuple[tuple[RecipientStatus, ...], tuple[RecipientStatus, ...]]:
    """Return who is to be reminded on a day, and who was already on that day."""
    view = followed.status(day)
    wanted = set(asked_of(office, followed, wish.names)) or {row.asked.id for row in view.rows}
    owing = [row for row in view.rows if row.owing and row.asked.id in wanted]
    if not owing:
        raise NothingOwedError(
            say("nobody owes an answer to {number}; there is no one to remind", number=followed.entry.number)
        )
    late = [row for row in owing if wish.early or row.overdue or row.due is None]
    if not late:
        raise NothingOwedError(
            say(
                "{count} still owe an answer, but the last day is not past; --early reminds all the same",
                count=len(owing),
            )
        )
    today = [row for row in late if any(event.on == day for event in row.reminders)]
    return tuple(row for row in late if row not in today), tuple(today)


def _turn(followed: Followed, day: date) -> int:
    """Return which time the matter is written about: the letter itself is the first; a day's reminders are one turn."""
    days = {event.on for event in followed.events if event.step is Step.REMINDED and event.on < day}
    return len(days) + 2


def _last_reminder(followed: Followed, day: date) -> tuple[LetterNumber, date] | None:
    found = [event for event in followed.events if event.step is Step.REMINDED and event.on < day]
    return (LetterNumber.parse(found[-1].number), found[-1].on) if found else None


def _urgency(office: Office, turn: int) -> Urgency | None:
    return rising(turn) if office.settings.on("tracking.reminder_urgency") else None


def _sending(owing: Sequence[RecipientStatus], *, each: bool) -> Sending:
    if each:
        return Sending.EACH
    return Sending.LIST if len(owing) > NAMED_IN_FULL else Sending.ONE


def _mailing(office: Office, proposed: Proposed) -> Mailing:
    directory = directory_of(office)
    recipients = tuple(
        directory.get(row.asked.id)
        or Recipient(id=row.asked.id, kind=row.asked.kind, name=row.asked.name, addressee=row.asked.addressee)
        for row in proposed.owing
    )
    campaign = replace(proposed.draft.campaign, recipients=tuple(one.name for one in recipients))
    return Mailing(campaign, recipients, ())


def _sent_already(office: Office, proposed: Proposed, wish: Wish) -> Circulated:
    last = proposed.already[0].reminders[-1]
    entry = office.registry.entry(last.letter)
    documents = print_again(office, entry, wish.template)
    return Circulated((entry,), Mailing(proposed.draft.campaign, (), ()), tuple(documents), new=False)
