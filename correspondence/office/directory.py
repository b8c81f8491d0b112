"""Keep the directory of offices (ทะเบียนหน่วยรับ): add, change and retire recipients, and find the one that is meant.

There is one directory for open and secret letters: that of the open books. Nothing is ever deleted from it, so that
old letters keep their recipients; the journal keeps who changed what and when.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.letters.directory import Candidate, Directory, UnknownGroupError
from correspondence.letters.enrolment import Enrolment, kind_of, renamed
from correspondence.letters.naming import fold, place_name
from correspondence.letters.recipient import (
    Recipient,
    directory_order,
    recipient_from,
    recipient_record,
)
from correspondence.office.office import Office
from correspondence.registry.protocol import Reading, Registry, Transaction
from correspondence.registry.records import Stamp
from correspondence.thai.calendar import format_long

TABLE = "recipients"

Put = Callable[[Iterable[Recipient]], None]
"""Writes offices in the transaction under way; to try only, it writes nothing."""


class NoSuchRecipientError(CorrespondenceError):
    """A name that is not in the directory, or that may be several."""

    def __init__(self, text: str, likely: Sequence[Candidate]) -> None:
        if likely:
            shown = ", ".join(f"{one.recipient.name} ({one.recipient.id})" for one in likely)
            super().__init__(say("“{text}” may be {several}; write the full name or the id", text=text, several=shown))
        else:
            super().__init__(say("“{text}” is not in the directory; saraban recipients list shows it", text=text))
        self.likely = tuple(likely)


class UnfitRecipientError(CorrespondenceError):
    """A recipient that the directory cannot take as it stands."""

    def __init__(self, name: str, reasons: Iterable[Message]) -> None:
        why = "; ".join(str(reason) for reason in reasons)
        super().__init__(say("{name}: {why}; nothing was changed", name=name or "–", why=why))


def directory_of(office: Office, as_of: date | None = None) -> Directory:
    """Return the directory as it stands on a day, today unless named: who retires later still works then."""
    return _directory(_registry(office), as_of or office.today())


def find_recipient(directory: Directory, text: str) -> Recipient:
    """Return the office of an id or of a name as people write it.

    Raises:
        NoSuchRecipientError: none, or more than one, may be meant.
    """
    if one := directory.get(text.strip()):
        return one
    candidates = directory.named(text)
    best = [one for one in candidates if one.certainty == candidates[0].certainty]
    if len(best) == 1 and directory.sure(text) == best[0].recipient:
        return best[0].recipient
    raise NoSuchRecipientError(text, candidates)


def select(
    directory: Directory, *, group: str = "", kind: str = "", district: str = "", retired: bool = False
) -> tuple[Recipient, ...]:
    """Return the offices of a group, kind and district, in directory order; retired ones only on demand.

    Raises:
        UnknownGroupError: the group is none.
    """
    ones = directory.members(group) if group else tuple(directory)
    if ones is None:
        raise UnknownGroupError(group)
    wanted, place = kind_of(kind), place_name(district)
    return tuple(
        one
        for one in ones
        if (retired or not one.retired)
        and (not wanted or one.kind == wanted)
        and (not place or place_name(one.district) == place)
    )


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
    with _registry(office).transaction(_stamp(office, command)) as transaction:
        _put(transaction, ones)


def as_written(office: Office) -> Directory:
    """Return the directory as it is written, whatever day it is."""
    return _directory(_registry(office))


def says_nothing_new(one: Recipient, there: Recipient) -> bool:
    """Return whether everything that is said of an office is known of the one that is there."""
    said, known = recipient_record(one), recipient_record(there)
    return one.id == there.id and all(known.get(name) == value for name, value in said.items())


def recipient_shape(one: Recipient) -> dict[str, Any]:
    """Return an office in the JSON shape of the command line: what is not there is null or []."""
    record = recipient_record(one)
    texts = ("kind", "name", "short", "addressee", "district", "province", "parent", "postcode")
    shape: dict[str, Any] = {"id": one.id} | {name: record.get(name) for name in texts}
    shape |= {name: record.get(name, []) for name in ("address", "groups", "aliases")}
    return shape | {name: record.get(name) for name in ("contact", "phone", "email", "retired", "retired_why")}


def _directory(registry: Reading, as_of: date | None = None) -> Directory:
    ones = (recipient_from(recipient_id, record) for recipient_id, record in registry.records(TABLE))
    if as_of:
        ones = (replace(one, retired=None) if one.retired and one.retired > as_of else one for one in ones)
    return Directory(sorted(ones, key=directory_order))


@contextmanager
def _changing(office: Office, command: str, *, dry_run: bool) -> Iterator[tuple[Directory, Put]]:
    """Open the directory for one change: as it is under the lock, or, to try only, as it is now."""
    registry = _registry(office)
    if dry_run:
        yield _directory(registry), lambda _: None
        return
    with registry.transaction(_stamp(office, command)) as transaction:
        yield _directory(transaction), lambda ones: _put(transaction, ones)


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


def _registry(office: Office) -> Registry:
    return replace(office, secret=False).registry if office.secret else office.registry


def _stamp(office: Office, command: str) -> Stamp:
    return Stamp(who=office.who, command=command, now=office.now())
