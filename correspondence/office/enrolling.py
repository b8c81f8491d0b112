"""Change the directory of offices: add, edit and retire recipients, and write them into groups.

Every change is one transaction, held against the directory as it is under the lock. Nothing is ever deleted, so that
old letters keep their recipients; the journal keeps who changed what and when.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.letters.directory import Directory
from correspondence.letters.enrolment import Enrolment, renamed
from correspondence.letters.naming import fold
from correspondence.letters.recipient import Recipient, recipient_record
from correspondence.office.directory import TABLE, find_recipient, open_books, read_directory
from correspondence.office.office import Office
from correspondence.registry.protocol import Transaction
from correspondence.registry.records import Stamp
from correspondence.thai.calendar import format_long

Put = Callable[[Iterable[Recipient]], None]
"""Writes offices in the transaction under way; to try only, it writes nothing."""


class UnfitRecipientError(CorrespondenceError):
    """A recipient that the directory cannot take as it stands."""

    def __init__(self, name: str, reasons: Iterable[Message]) -> None:
        why = "; ".join(str(reason) for reason in reasons)
        super().__init__(say("{name}: {why}; nothing was changed", name=name or "–", why=why))


def add_recipient(office: Office, wanted: Recipient, *, dry_run: bool = False) -> tuple[Recipient, bool]:
    """Add an office; what is not said follows from the rest (see `letters.enrolment`).

    Returns:
        The office, and whether it is new: the same again changes nothing.

    Raises:
        UnfitRecipientError: something is missing or contradicts the directory.
    """
    with _changing(office, "recipients add", dry_run=dry_run) as (directory, put):
        enrolment = Enrolment(directory)
        one = enrolment.completed(wanted)
        there = enrolment.same(one)
        if there and not there.retired and says_nothing_new(replace(one, id=wanted.id or there.id), there):
            return there, False
        reasons = list(enrolment.faults(one))
        if one.id in enrolment.ids:
            reasons.append(say("the id {id} is taken", id=one.id))
        if reasons:
            raise UnfitRecipientError(one.name, reasons)
        put([one])
        return one, True


def edit_recipient(
    office: Office, text: str, changes: Mapping[str, Any], *, dry_run: bool = False
) -> tuple[Recipient, Recipient]:
    """Change fields of an office; a former name is kept among its other names.

    Returns:
        The office before and after; both alike when nothing changes.

    Raises:
        NoSuchRecipientError: see `find_recipient`.
        UnfitRecipientError: what it would become contradicts the directory.
    """
    with _changing(office, "recipients edit", dry_run=dry_run) as (directory, put):
        before = find_recipient(directory, text)
        enrolment = Enrolment(directory)
        after = enrolment.completed(renamed(before, _changed(before, changes)))
        if reasons := list(enrolment.faults(after)):
            raise UnfitRecipientError(before.name, reasons)
        put([after] if after != before else [])
        return before, after


def retire_recipient(
    office: Office, text: str, day: date, reason: str, *, dry_run: bool = False
) -> tuple[Recipient, bool]:
    """Say that nothing is sent to an office from `day` on; it stays findable for the letters of before.

    Returns:
        The office, and whether that is new.

    Raises:
        NoSuchRecipientError: see `find_recipient`.
        UnfitRecipientError: no reason is given, or it was retired on another day.
    """
    with _changing(office, "recipients retire", dry_run=dry_run) as (directory, put):
        one = find_recipient(directory, text)
        if not reason.strip():
            raise UnfitRecipientError(one.name, [say("give the reason with --reason")])
        if one.retired and (one.retired, one.retired_why) != (day, reason.strip()):
            raise UnfitRecipientError(
                one.name, [say("it is retired since {day} ({why})", day=format_long(one.retired), why=one.retired_why)]
            )
        after = replace(one, retired=day, retired_why=reason.strip())
        put([after] if after != one else [])
        return after, after != one


def reinstate_recipient(office: Office, text: str, *, dry_run: bool = False) -> tuple[Recipient, bool]:
    """Take a retirement back that was a mistake; return the office and whether it was retired.

    Raises:
        NoSuchRecipientError: see `find_recipient`.
        UnfitRecipientError: another working office has its name now.
    """
    with _changing(office, "recipients retire", dry_run=dry_run) as (directory, put):
        one = find_recipient(directory, text)
        after = replace(one, retired=None, retired_why="")
        if after != one and (reasons := list(Enrolment(directory).faults(after))):
            raise UnfitRecipientError(one.name, reasons)
        put([after] if after != one else [])
        return after, after != one


def change_group(
    office: Office, group: str, *, join: Sequence[str] = (), leave: Sequence[str] = (), dry_run: bool = False
) -> tuple[tuple[Recipient, ...], bool]:
    """Write offices into a group or out of it; a group is there as soon as somebody is in it.

    Returns:
        The working offices written in it, and whether anything changes.

    Raises:
        NoSuchRecipientError: see `find_recipient`.
    """
    name = " ".join(group.split())
    with _changing(office, "recipients group", dry_run=dry_run) as (directory, put):
        joining = {find_recipient(directory, text).id for text in join}
        leaving = {find_recipient(directory, text).id for text in leave}
        after = {one.id: _regrouped(one, name, joins=one.id in joining, leaves=one.id in leaving) for one in directory}
        changed = [one for one in after.values() if one != directory.get(one.id)]
        put(changed)
        members = (one for one in after.values() if fold(name) in map(fold, one.groups) and not one.retired)
        return tuple(members), bool(changed)


def write_recipients(office: Office, ones: Sequence[Recipient], command: str) -> None:
    """Write offices as they are, all of them in one transaction."""
    with open_books(office).transaction(_stamp(office, command)) as transaction:
        _put(transaction, ones)


def says_nothing_new(one: Recipient, there: Recipient) -> bool:
    """Return whether everything that is said of an office is known of the one that is there."""
    said, known = recipient_record(one), recipient_record(there)
    return one.id == there.id and all(known.get(name) == value for name, value in said.items())


@contextmanager
def _changing(office: Office, command: str, *, dry_run: bool) -> Iterator[tuple[Directory, Put]]:
    """Open the directory for one change: as it is under the lock, or, to try only, as it is now."""
    registry = open_books(office)
    if dry_run:
        yield read_directory(registry), lambda _: None
        return
    with registry.transaction(_stamp(office, command)) as transaction:
        yield read_directory(transaction), lambda ones: _put(transaction, ones)


def _put(transaction: Transaction, ones: Iterable[Recipient]) -> None:
    for one in ones:
        transaction.put(TABLE, one.id, recipient_record(one))


def _changed(one: Recipient, changes: Mapping[str, Any]) -> Recipient:
    return replace(one, **{name: value for name, value in changes.items() if value is not None})


def _regrouped(one: Recipient, group: str, *, joins: bool, leaves: bool) -> Recipient:
    inside = fold(group) in map(fold, one.groups)
    if leaves and inside:
        return replace(one, groups=tuple(each for each in one.groups if fold(each) != fold(group)))
    return replace(one, groups=(*one.groups, group)) if joins and not inside else one


def _stamp(office: Office, command: str) -> Stamp:
    return Stamp(who=office.who, command=command, now=office.now())
