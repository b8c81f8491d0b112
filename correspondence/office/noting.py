"""Write on a row of the register: what was done, remarks, files, which letter a reference means."""

from pathlib import Path

from correspondence.documents.unreadable import UnreadableFileError
from correspondence.errors import disk_reason
from correspondence.office.office import Office
from correspondence.registry.records import Amendment, Attachment, Entry, Link, Stamp


def note_on(office: Office, entry: Entry, *, action: str | None, remarks: str | None) -> Entry:
    """Fill the columns การปฏิบัติ and หมายเหตุ; None leaves one as it is."""
    with office.registry.transaction(_stamp(office, "letter note")) as transaction:
        return transaction.amend(entry.id, Amendment(action=action, remarks=remarks))


def attach_file(office: Office, entry: Entry, path: Path) -> Attachment:
    """Keep a file with a row, stored once by its content.

    Raises:
        UnreadableFileError: the file cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path, disk_reason(error)) from error
    with office.registry.transaction(_stamp(office, "letter attach")) as transaction:
        return transaction.attach(entry.id, path.name, content)


def join_reference(office: Office, citing: Entry, position: int, cited: Entry) -> Link:
    """Say which row the reference at `position` (from 0) of `citing` means.

    Raises:
        UnknownEntryError: it has no such reference.
    """
    with office.registry.transaction(_stamp(office, "letter join")) as transaction:
        return transaction.join(citing.id, position, cited.id)


def _stamp(office: Office, command: str) -> Stamp:
    return Stamp(who=office.who, command=command, now=office.now())
