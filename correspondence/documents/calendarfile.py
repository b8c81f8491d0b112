"""Due dates as an iCalendar file (RFC 5545), as Outlook, Google Calendar and telephones import it.

Each is an event of a whole day with an alarm: Google Calendar imports no tasks (VTODO). Identities and the moment of
writing come from the caller, so that the same input gives the same bytes, and an import anew changes the entry of
before instead of adding one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

_PRODUCT = "-//correspondence//saraban//TH"
_OPENING = timedelta(hours=8, minutes=30)
"""When offices open: an alarm at midnight, where the day itself begins, would wake nobody usefully."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # RFC 5545, 3.1: no control characters but the tab


@dataclass(frozen=True, slots=True)
class Due:
    """One entry.

    Attributes:
        uid: its identity for ever, such as the letter's id and a domain.
        day: the last day (C.E.).
        summary: one line.
        description: more lines.
        alarm_days: so many days before, at 8:30 in the morning; 0 on the day itself, None for no alarm.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    alarm_days: int | None = 1


def calendar_file(items: Sequence[Due], written: datetime) -> bytes:
    """Return the entries as an .ics file.

    Args:
        items: the entries, in the order they should stand in.
        written: the moment of writing, with its time zone.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")  # an announcement: Outlook would take anything else for an invitation
    for item in items:
        calendar.add_component(_event(item, written.astimezone(UTC)))
    return bytes(calendar.to_ical())


def _event(item: Due, written: datetime) -> Event:
    event = Event()
    event.add("uid", _printable(item.uid))
    event.add("dtstamp", written)
    event.add("dtstart", item.day)
    event.add("dtend", item.day + timedelta(days=1))  # the end of a whole day is the day after, not included
    event.add("summary", _printable(item.summary))
    if item.description:
        event.add("description", _printable(item.description))
    event.add("transp", "TRANSPARENT")  # the day stays free for meetings
    if item.alarm_days is not None:
        event.add_component(_alarm(item, item.alarm_days))
    return event


def _alarm(item: Due, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _printable(item.summary))
    alarm.add("trigger", _OPENING - timedelta(days=days))
    return alarm


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
