"""Make a letter void (ยกเลิก): its number stays taken and its row stays in the book."""

from correspondence.office.office import Office
from correspondence.registry.records import Entry, Stamp


def void_letter(office: Office, entry: Entry, reason: str) -> Entry:
    """Mark a row void.

    Raises:
        MissingReasonError, AlreadyVoidError: see the registry.
    """
    stamp = Stamp(who=office.who, command="letter void", now=office.now())
    with office.registry.transaction(stamp) as transaction:
        return transaction.void(entry.id, reason)
