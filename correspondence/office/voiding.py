"""Make a letter void (ยกเลิก): its number stays taken and its row stays in the book."""

from correspondence.office.office import Office
from correspondence.office.replying import forget_reply
from correspondence.registry.records import Direction, Entry, Stamp


def void_letter(office: Office, entry: Entry, reason: str) -> Entry:
    """Mark a row void; a reply that becomes void answers nothing any more.

    Raises:
        MissingReasonError, AlreadyVoidError: see the registry.
    """
    stamp = Stamp(who=office.who, command="letter void", now=office.now())
    with office.registry.transaction(stamp) as transaction:
        if entry.direction is Direction.RECEIVED:
            forget_reply(transaction, entry, stamp, reason)
        return transaction.void(entry.id, reason)
