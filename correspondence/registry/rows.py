"""New rows of the registers, from what is to be issued, received or reserved.

Columns that were not given are those of the letter: its subject, the office that writes, whom it is addressed to.
"""

from datetime import date, datetime
from typing import NamedTuple

from correspondence.letters.number import LetterNumber
from correspondence.registry.numbering import numbered
from correspondence.registry.records import Direction, Entry, Incoming, Outgoing, Series, Stamp, State


class Place(NamedTuple):
    """Where a new row stands: its id, its number in a series, and who writes it when."""

    id: str
    series: Series
    running: int
    stamp: Stamp


def sent(place: Place, outgoing: Outgoing, dated: date, back_dated: str) -> Entry:
    """Return the row of a letter that is issued, dated `dated` (C.E.)."""
    letter = outgoing.letter
    return Entry(
        id=place.id,
        direction=Direction.SENT,
        series=place.series,
        running=place.running,
        number=numbered(place.series, outgoing.number, place.running),
        dated=dated,
        registered=place.stamp.now,
        by=place.stamp.who,
        kind=letter.get("kind") or "",
        subject=outgoing.subject or letter.get("subject") or "",
        sender=outgoing.sender or letter.get("office") or "",
        addressee=outgoing.addressee or ", ".join(letter.get("addressees") or ()),
        action=outgoing.action,
        remarks=outgoing.remarks,
        back_dated=back_dated,
        letter=letter,
    )


def received(place: Place, incoming: Incoming, moment: datetime, back_dated: str) -> Entry:
    """Return the row of a letter that arrived at `moment`."""
    letter = incoming.letter
    return Entry(
        id=place.id,
        direction=Direction.RECEIVED,
        series=place.series,
        running=place.running,
        number=incoming.number,
        dated=incoming.dated,
        registered=moment,
        by=place.stamp.who,
        kind=letter.get("kind") or "",
        subject=incoming.subject or letter.get("subject") or "",
        sender=incoming.sender or letter.get("office") or "",
        addressee=incoming.addressee or ", ".join(letter.get("addressees") or ()),
        action=incoming.action,
        remarks=incoming.remarks,
        back_dated=back_dated,
        letter=letter,
    )


def reserved(place: Place, blank: LetterNumber, holder: str, expires: datetime) -> Entry:
    """Return the row of a number that waits for its letter until `expires`."""
    return Entry(
        id=place.id,
        direction=Direction.SENT,
        series=place.series,
        running=place.running,
        number=numbered(place.series, blank, place.running),
        registered=place.stamp.now,
        by=place.stamp.who,
        state=State.RESERVED,
        holder=holder,
        expires=expires,
    )
