"""Envelopes and address labels for the recipients of a letter."""

from collections.abc import Sequence
from pathlib import Path

from correspondence.documents.envelopes import (
    LABELS_14,
    LABELS_24,
    Address,
    EnvelopeSheet,
    LabelSheet,
    envelopes,
    labels,
)
from correspondence.letters.recipient import Recipient
from correspondence.letters.shape import letter_from
from correspondence.office.directory import directory_of
from correspondence.office.files import write_whole
from correspondence.office.following import Followed
from correspondence.office.issuing import document_path
from correspondence.office.letterheads import letterhead_of
from correspondence.office.marking import asked_of
from correspondence.office.office import Office
from correspondence.registry.records import Entry
from correspondence.tracking.circular import Asked

SIZES = ("c4", "c5", "dl")
GRIDS = {24: LABELS_24, 14: LABELS_14}


def print_envelopes(office: Office, followed: Followed, names: Sequence[str], size: str) -> Path:
    """Write the envelopes of a letter, one a recipient, into one file beside it; `names` narrows them down.

    Raises:
        NotAskedError: a name is none of its recipients.
        TemplateError, EmblemError: the office's own form cannot be filled.
    """
    letter = letter_from(followed.entry.letter)
    settings = office.settings
    sheet = EnvelopeSheet(
        office=letter.office or settings.text("office.name"),
        sender=letter.address or settings.lines("office.address"),
        addresses=_addresses(office, followed, names),
        number=str(followed.entry.number or ""),
        urgency=letter.urgency,
        salutation=letter.salutation or settings.text("letter.salutation"),
    )
    content = envelopes(office.templates.find(f"envelope-{size}.docx"), sheet, letterhead_of(office))
    return write_whole(_beside(office, followed.entry, "ซอง"), content)


def print_labels(office: Office, followed: Followed, names: Sequence[str], grid: int, start: int) -> Path:
    """Write address labels for the recipients of a letter, `grid` (24 or 14) on a sheet, from label `start` on.

    Raises:
        NotAskedError: a name is none of its recipients.
        NoSuchLabelError: the sheet has no label `start`.
    """
    letter = letter_from(followed.entry.letter)
    sheet = LabelSheet(
        addresses=_addresses(office, followed, names),
        grid=GRIDS[grid],
        start=start,
        salutation=letter.salutation or office.settings.text("letter.salutation"),
    )
    content = labels(office.templates.find("labels.docx"), sheet, letterhead_of(office))
    return write_whole(_beside(office, followed.entry, "ป้ายที่อยู่"), content)


def _addresses(office: Office, followed: Followed, names: Sequence[str]) -> list[Address]:
    wanted = set(asked_of(office, followed, names)) or {one.id for one in followed.asked}
    directory = directory_of(office)
    return [_address(one, directory.get(one.id), _number(office, one)) for one in followed.asked if one.id in wanted]


def _address(asked: Asked, recipient: Recipient | None, number: str) -> Address:
    """Return where a letter goes: the name it was sent to, the address that the directory has now."""
    if recipient is None:
        return Address(asked.addressee or asked.name, (asked.name,), number=number)
    place = f"อำเภอ{recipient.district}" if recipient.district and recipient.kind != "อำเภอ" else ""
    lines = recipient.address or tuple(line for line in (place, recipient.province) if line)
    return Address(asked.addressee or asked.name, (asked.name, *lines), recipient.postcode, number)


def _number(office: Office, asked: Asked) -> str:
    return str(office.registry.entry(asked.letter).number or "") if asked.letter else ""


def _beside(office: Office, entry: Entry, what: str) -> Path:
    path = document_path(office, entry)
    return path.with_name(f"{path.stem} {what}.docx")
