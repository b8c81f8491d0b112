"""Send one letter to many: find the recipients, take the number or numbers, make the documents, follow the answers.

Numbers and following are one transaction. The documents are made after it, each whole or not at all; the same command
again takes nothing anew and makes those that are missing.
"""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.directory import Skip, UnknownGroupError
from correspondence.letters.letter import Letter
from correspondence.letters.recipient import Recipient
from correspondence.office import issuing
from correspondence.office.campaign import Campaign, deadline_of, term_of
from correspondence.office.directory import directory_of
from correspondence.office.drafting import LetterDraft
from correspondence.office.figures import frozen_with
from correspondence.office.files import file_name, whole_file, write_whole
from correspondence.office.following import Followed, NotFollowedError, follow, followed_by
from correspondence.office.holidays import holidays_of
from correspondence.office.issuing import Wish
from correspondence.office.office import Office
from correspondence.office.quoting import Day, Quoted, for_recipient, quoted
from correspondence.office.rosters import roster_document
from correspondence.registry.protocol import Transaction
from correspondence.registry.records import Entry, Stamp
from correspondence.tracking.circular import Asked, Circular, Sending
from correspondence.tracking.deadlines import Deadline

ATTACHED_LIST = "ตามบัญชีรายชื่อแนบท้าย"


class NoRecipientsError(CorrespondenceError):
    """Nobody could be found to send a letter to."""

    def __init__(self, skipped: Sequence[Skip]) -> None:
        why = "; ".join(str(skip.reason) for skip in skipped)
        super().__init__(
            say("the letter reaches nobody in the directory ({why}); see saraban recipients list", why=why or "–")
        )
        self.skipped = tuple(skipped)


@dataclass(frozen=True, slots=True)
class Mailing:
    """To whom a letter goes, who is skipped and why, and by when they answer."""

    campaign: Campaign
    recipients: tuple[Recipient, ...]
    skipped: tuple[Skip, ...]
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Circulated:
    """A letter sent to many.

    Attributes:
        entries: its row in the register, or one row a recipient when each has its own number.
        mailing: who it went to.
        documents: its files.
        new: False when it had been issued before and nothing was taken.
    """

    entries: tuple[Entry, ...]
    mailing: Mailing
    documents: tuple[Path, ...]
    new: bool


@dataclass(frozen=True, slots=True)
class ToNumber:
    """A letter that is to be numbered.

    Attributes:
        draft: in the words of the clerk.
        own: whose own letter it is, or None.
        quoted: with its results in place.
    """

    draft: Letter
    own: Recipient | None
    quoted: Quoted


def mailing_of(office: Office, draft: LetterDraft, dated: date) -> Mailing:
    """Return whom a draft reaches and by when they answer; nothing is taken.

    Raises:
        NoRecipientsError: nobody in the directory.
        DeadlineError: the day to answer by cannot be used.
    """
    campaign = draft.campaign
    recipients, skipped = _found(office, campaign.recipients or draft.letter.addressees)
    if not recipients:
        raise NoRecipientsError(skipped)
    deadline = None
    if campaign.reply_by:
        move = office.settings.on("tracking.move_to_working_day")
        deadline = deadline_of(campaign.reply_by, dated, holidays_of(office), move=move)
    return Mailing(campaign, recipients, skipped, deadline)


def letters_of(letter: Letter, mailing: Mailing) -> list[tuple[Letter, Recipient | None]]:
    """Return the letters to be numbered: one for all, or one for each recipient that has its own number."""
    if mailing.campaign.sending is Sending.LIST:
        return [(replace(letter, addressees=(ATTACHED_LIST,)), None)]
    if mailing.campaign.sending is Sending.EACH and not letter.addressees:
        letter = replace(letter, addressees=mailing.campaign.recipients)  # what the register says in ถึง
    if mailing.campaign.sending is Sending.EACH and mailing.campaign.own_numbers:
        alone = replace(letter, number=replace(letter.number, circular=False)) if letter.number else letter
        return [(addressed_to(alone, one.addressee or one.name), one) for one in mailing.recipients]
    return [(letter, None)]


def addressed_to(letter: Letter, addressee: str) -> Letter:
    """Return a letter addressed to one recipient."""
    return replace(letter, addressees=(addressee,))


def circulate(office: Office, draft: LetterDraft, mailing: Mailing, wish: Wish) -> Circulated:
    """Issue a letter to many and begin to follow the answers.

    Raises:
        IncompleteLetterError, TemplateError, BackDatedError, FutureDateError: as for `issuing.issue`.
        FileNotWrittenError: the numbers are taken, but the disk refused a document; the same command makes the rest.
    """

    def begin(transaction: Transaction, entries: Sequence[Entry]) -> None:
        follow(transaction, entries[0], _circular(office, mailing), _asked(mailing, entries))

    return numbered(office, draft, mailing, wish, then=begin)


def numbered(
    office: Office,
    draft: LetterDraft,
    mailing: Mailing,
    wish: Wish,
    then: Callable[[Transaction, Sequence[Entry]], None],
) -> Circulated:
    """Take the numbers of a letter to many and do `then` in the same transaction, once; make the documents."""
    office = office.books_for(draft.letter)
    letters = _to_number(office, draft.letter, mailing, wish)
    _proven(office, letters, mailing, wish)
    stamp = Stamp(who=office.who, command="remind" if mailing.campaign.reminds else "letter issue", now=office.now())
    with office.registry.transaction(stamp) as transaction:
        entries = [
            transaction.issue(
                issuing.outgoing_of(office, one.draft, wish, one.own.id if one.own else "", letter=one.quoted.letter)
            )
            for one in letters
        ]
        new = entries[0].registered == stamp.now
        if new:
            for entry, one in zip(entries, letters, strict=True):
                issuing.freeze(transaction, entry, one.quoted.frozen)
            then(transaction, entries)
    documents = print_mailing(office, entries, mailing, wish.template, only_missing=not new)
    return Circulated(tuple(entries), mailing, tuple(documents), new)


def checked(office: Office, draft: LetterDraft, mailing: Mailing, wish: Wish) -> Quoted:
    """Return the first of the letters with the number and the results it would get now; nothing is taken.

    Raises:
        IncompleteLetterError, QuoteError, TemplateError: as for `issuing.issue`.
    """
    office = office.books_for(draft.letter)
    return _proven(office, _to_number(office, draft.letter, mailing, wish), mailing, wish)


def _to_number(office: Office, letter: Letter, mailing: Mailing, wish: Wish) -> list[ToNumber]:
    day = Day(office, wish.dated or office.today())
    each = mailing.recipients if mailing.campaign.sending is Sending.EACH else ()
    return [ToNumber(draft, own, quoted(day, draft, own=own, each=each)) for draft, own in letters_of(letter, mailing)]


def _proven(office: Office, letters: Sequence[ToNumber], mailing: Mailing, wish: Wish) -> Quoted:
    """Make the document of the first letter as its first recipient gets it, and return that letter."""
    first = letters[0].quoted
    letter = for_recipient(first.letter, first.frozen, mailing.recipients[0].id)
    return issuing.proven(office, replace(first, letter=letter), wish)


def begin_following(
    office: Office, entry: Entry, names: Sequence[str], reply_by: str, *, dry_run: bool = False
) -> tuple[Mailing, bool]:
    """Begin to follow the answers to a letter that is registered already; the second time changes nothing.

    Returns:
        Whom it went to, and whether the following is new.

    Raises:
        NoRecipientsError: none of `names`, or of those it is addressed to, is in the directory.
        DeadlineError: the day to answer by cannot be used.
    """
    letter = issuing.letter_of(entry)
    draft = LetterDraft(letter, campaign=Campaign(recipients=tuple(names), reply_by=reply_by))
    mailing = mailing_of(office, draft, entry.dated or office.today())
    try:
        return _mailed(followed_by(office.registry, entry)), False
    except NotFollowedError:
        if not dry_run:
            stamp = Stamp(who=office.who, command="track start", now=office.now())
            with office.registry.transaction(stamp) as transaction:
                follow(transaction, entry, _circular(office, mailing), _asked(mailing, [entry]))
        return mailing, True


def print_again(office: Office, entry: Entry, template: str = "") -> list[Path]:
    """Make every document of a registered letter again: of a circular for each recipient, and its list."""
    try:
        followed = followed_by(office.registry, entry)
    except NotFollowedError:
        return [issuing.print_letter(office, entry, template).document]
    return print_mailing(office, _entries(office, followed), _mailed(followed), template)


def print_mailing(
    office: Office, entries: Sequence[Entry], mailing: Mailing, template: str = "", *, only_missing: bool = False
) -> list[Path]:
    """Write the documents of a letter to many; `only_missing` leaves alone those that are there."""
    written = []
    for path, made in _documents(office, entries, mailing, template):
        if not (only_missing and path.exists()):
            write_whole(path, made())
        written.append(path)
    return written


def zip_again(office: Office, entry: Entry, target: Path, template: str = "") -> int:
    """Make every document of a registered letter again, into one .zip, and return how many they are.

    Raises:
        FileNotWrittenError: the disk refused; what was there is untouched.
    """
    count = 0
    with whole_file(target) as stream, zipfile.ZipFile(stream, "w") as archive:
        for path, made in _documents_again(office, entry, template):
            archive.writestr(zipfile.ZipInfo(path.name), made())
            count += 1
    return count


def _documents_again(office: Office, entry: Entry, template: str) -> Iterator[tuple[Path, Callable[[], bytes]]]:
    try:
        followed = followed_by(office.registry, entry)
    except NotFollowedError:
        yield issuing.document_path(office, entry), partial(issuing.made, office, entry, template)
    else:
        yield from _documents(office, _entries(office, followed), _mailed(followed), template)


def _documents(
    office: Office, entries: Sequence[Entry], mailing: Mailing, template: str
) -> Iterator[tuple[Path, Callable[[], bytes]]]:
    """Yield where each document of a letter belongs and what makes it."""
    letter, path = issuing.letter_of(entries[0]), issuing.document_path(office, entries[0])
    printer = issuing.printer_of(office, letter.kind, template)
    if mailing.campaign.sending is Sending.EACH:
        yield from _one_each(office, entries, mailing.recipients, printer)
    else:
        yield path, partial(printer, letter)
    if mailing.campaign.sending is Sending.LIST:
        roster = path.with_name(f"{path.stem} บัญชีรายชื่อ.docx")
        yield roster, partial(roster_document, office, entries[0], mailing.recipients)


def _one_each(
    office: Office, entries: Sequence[Entry], recipients: Sequence[Recipient], printer: Callable[[Letter], bytes]
) -> Iterator[tuple[Path, Callable[[], bytes]]]:
    """Yield the file of each recipient's letter and what makes it: numbered alike in a folder, or each its own."""
    if len(entries) > 1:
        for entry in entries:
            yield issuing.document_path(office, entry), partial(printer, issuing.letter_of(entry))
        return
    letter, folder = issuing.letter_of(entries[0]), issuing.document_path(office, entries[0]).with_suffix("")
    frozen = frozen_with(office.registry, entries[0])
    width = len(str(len(recipients)))
    for place, one in enumerate(recipients, 1):
        path = folder / f"{place:0{width}} {file_name(one.name)}.docx"
        mine = for_recipient(letter, frozen, one.id)
        yield path, partial(printer, addressed_to(mine, one.addressee or one.name))


def _found(office: Office, wanted: Sequence[str]) -> tuple[tuple[Recipient, ...], tuple[Skip, ...]]:
    """Return the recipients that groups, names and lines of addressees mean, each once, and who is skipped and why."""
    directory = directory_of(office)
    found: dict[str, Recipient] = {}
    skipped: list[Skip] = []
    for text in wanted:
        try:
            found |= {one.id: one for one in directory.group(text)}
        except UnknownGroupError:
            resolution = directory.addressed([text])
            found |= {one.id: one for one in resolution.recipients}
            skipped += resolution.skipped
    return tuple(found.values()), tuple(skipped)


def _circular(office: Office, mailing: Mailing) -> Circular:
    return Circular(
        id="",
        opened=office.now(),
        reply_by=mailing.deadline.due if mailing.deadline else None,
        asked=len(mailing.recipients),
        sending=mailing.campaign.sending,
        term=term_of(mailing.deadline) if mailing.deadline else {},
    )


def _asked(mailing: Mailing, entries: Sequence[Entry]) -> list[Asked]:
    if len(entries) == 1:
        return [Asked.of(one) for one in mailing.recipients]
    return [Asked.of(one, entry.id) for one, entry in zip(mailing.recipients, entries, strict=True)]


def _mailed(followed: Followed) -> Mailing:
    recipients = tuple(
        Recipient(id=one.id, kind=one.kind, name=one.name, addressee=one.addressee, district=one.district)
        for one in followed.asked
    )
    return Mailing(Campaign(sending=followed.circular.sending), recipients, ())


def _entries(office: Office, followed: Followed) -> list[Entry]:
    own = [one.letter for one in followed.asked if one.letter]
    return [office.registry.entry(one) for one in own] or [followed.entry]
