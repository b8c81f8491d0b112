"""The directory of this office (ทะเบียนหน่วยรับ): open it, look through it, find the recipient that is meant.

There is one directory for open and secret letters: that of the open books. `enrolling` changes it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.directory import Candidate, Directory, UnknownGroupError
from correspondence.letters.enrolment import kind_of
from correspondence.letters.naming import place_name
from correspondence.letters.recipient import (
    Recipient,
    directory_order,
    recipient_from,
    recipient_record,
)
from correspondence.office.office import Office
from correspondence.registry.protocol import Reading, Registry

TABLE = "recipients"


class NoSuchRecipientError(CorrespondenceError):
    """A name that is not in the directory, or that may be several."""

    def __init__(self, text: str, likely: Sequence[Candidate]) -> None:
        if likely:
            shown = ", ".join(f"{one.recipient.name} ({one.recipient.id})" for one in likely)
            super().__init__(say("“{text}” may be {several}; write the full name or the id", text=text, several=shown))
        else:
            super().__init__(say("“{text}” is not in the directory; saraban recipients list shows it", text=text))
        self.likely = tuple(likely)


def directory_of(office: Office, as_of: date | None = None) -> Directory:
    """Return the directory as it stands on a day, today unless named: who retires later still works then."""
    return read_directory(open_books(office), as_of or office.today())


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


def as_written(office: Office) -> Directory:
    """Return the directory as it is written, whatever day it is."""
    return read_directory(open_books(office))


def recipient_shape(one: Recipient) -> dict[str, Any]:
    """Return an office in the JSON shape of the command line: what is not there is null or []."""
    record = recipient_record(one)
    texts = ("kind", "name", "short", "addressee", "district", "province", "parent", "postcode")
    shape: dict[str, Any] = {"id": one.id} | {name: record.get(name) for name in texts}
    shape |= {name: record.get(name, []) for name in ("address", "groups", "aliases")}
    return shape | {name: record.get(name) for name in ("contact", "phone", "email", "retired", "retired_why")}


def read_directory(registry: Reading, as_of: date | None = None) -> Directory:
    """Return the directory as books or a transaction under way have it; `as_of` lets who retires later still work."""
    ones = (recipient_from(recipient_id, record) for recipient_id, record in registry.records(TABLE))
    if as_of:
        ones = (replace(one, retired=None) if one.retired and one.retired > as_of else one for one in ones)
    return Directory(sorted(ones, key=directory_order))


def open_books(office: Office) -> Registry:
    """Return the open books of an office, whichever it works in; the directory is kept in them."""
    return replace(office, secret=False).registry if office.secret else office.registry
