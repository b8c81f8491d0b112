"""What falls due as a calendar file, for Outlook or a telephone."""

from collections.abc import Sequence
from pathlib import Path

from correspondence.documents.calendarfile import Due, calendar_file
from correspondence.language import say
from correspondence.office.agenda import DueDay
from correspondence.office.files import write_whole
from correspondence.office.office import Office

ALARM_DAYS = 1


def write_calendar(office: Office, found: Sequence[DueDay], path: Path) -> Path:
    """Write the days on which answers fall due as an iCalendar file.

    Raises:
        FileNotWrittenError: the disk refused; an older file is untouched.
    """
    return write_whole(path, calendar_file([_due(one) for one in found], office.now()))


def _due(one: DueDay) -> Due:
    names = ", ".join(row.asked.name for row in one.rows)
    return Due(
        uid=f"{one.entry.id}-{one.day.isoformat()}@saraban",
        day=one.day,
        summary=str(say("answers due: {number} ({count})", number=one.entry.number, count=len(one.rows))),
        description=f"{one.entry.subject}\n{names}",
        alarm_days=ALARM_DAYS,
    )
