"""Which reports of an indicator came with a reply that was late: known where the reply answers a followed letter."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from correspondence.documents.reportsheet import Late
from correspondence.indicators.compute import Computation
from correspondence.office.following import every_followed
from correspondence.office.indicators import Kept
from correspondence.office.office import Office

_LONGEST_ASKED = timedelta(days=800)
"""A letter opened longer ago asked for the figures of another year."""


class LateReplies:
    """Replies that came after the last day of the letter they answer, looked up once for a whole report."""

    def __init__(self, office: Office, as_of: date) -> None:
        """Look at every followed letter as it stood on a day."""
        self._late: dict[str, tuple[date, date, str]] = {}
        for followed in every_followed(office, since=as_of - _LONGEST_ASKED):
            for row in followed.status(as_of).rows:
                for event in row.replies:
                    if event.letter and row.due and event.on > row.due:
                        self._late[event.letter] = event.on, row.due, event.number

    def among(self, found: Computation, latest: Mapping[str, Kept]) -> Iterator[Late]:
        """Yield the late ones of those whose figures count, in the order of the directory."""
        for office in found.offices:
            kept = latest.get(office.office.id)
            late = self._late.get(kept.reply) if kept and kept.reply else None
            if late:
                on, due, number = late
                name = office.office.short or office.office.name
                yield Late(key=office.office.id, office=name, reply=number, on=on, due=due, days=(on - due).days)
