"""Views of answers as JSON: days in ISO (C.E.), shares from 0 to 1 with four decimals, null where there is nothing."""

from fractions import Fraction
from typing import Any

from correspondence.letters.shape import number_shape
from correspondence.office.agenda import DueDay, Overview, Owed
from correspondence.registry.records import Entry
from correspondence.tracking.circular import Event, Step
from correspondence.tracking.status import CircularStatus, RecipientStatus


def overview_shape(one: Overview) -> dict[str, Any]:
    """Return a circular with its counts; `more` is how many answered since the last look."""
    return _letter(one.entry) | counts_shape(one.status) | {"more": one.more}


def status_shape(entry: Entry, view: CircularStatus) -> dict[str, Any]:
    """Return a circular with its counts and a row for each recipient."""
    return _letter(entry) | counts_shape(view) | {"rows": [row_shape(row) for row in view.rows]}


def counts_shape(view: CircularStatus) -> dict[str, Any]:
    """Return the counts of a view, with its day."""
    return {
        "as_of": view.as_of.isoformat(),
        "due": view.due and view.due.isoformat(),
        "closed": view.closed,
        "sending": view.circular.sending.value,
        "expected": view.expected,
        "received": view.received,
        "on_time": view.on_time,
        "late": view.late,
        "outstanding": view.outstanding,
        "overdue": view.overdue,
        "exempt": view.exempt,
        "rate": _share(view.rate),
        "on_time_rate": _share(view.on_time_rate),
    }


def row_shape(row: RecipientStatus) -> dict[str, Any]:
    """Return where one recipient stands."""
    sent, acknowledged = row.last(Step.SENT), row.last(Step.ACKNOWLEDGED)
    exempt = row.last(Step.EXEMPTED)
    return {
        "recipient": row.asked.id,
        "name": row.asked.name,
        "addressee": row.asked.addressee or None,
        "district": row.asked.district or None,
        "state": row.standing.value,
        "due": row.due and row.due.isoformat(),
        "overdue": row.overdue,
        "days_late": row.days_late,
        "on_time": row.on_time if row.replied_on else None,
        "sent": sent and sent.on.isoformat(),
        "channel": (sent and sent.channel) or None,
        "acknowledged": acknowledged and acknowledged.on.isoformat(),
        "replied": row.replied_on and row.replied_on.isoformat(),
        "exempt": (exempt and exempt.reason) or None,
        "replies": [_reply(event) for event in row.replies],
        "reminders": [_reminder(event) for event in row.reminders],
    }


def owed_shape(owed: Owed) -> dict[str, Any]:
    """Return an answer that is owed."""
    return _letter(owed.entry) | row_shape(owed.row)


def due_shape(due: DueDay) -> dict[str, Any]:
    """Return a day on which answers fall due."""
    return {
        "day": due.day.isoformat(),
        "reminder": due.reminder,
        **_letter(due.entry),
        "outstanding": len(due.rows),
        "recipients": [row.asked.name for row in due.rows],
    }


def event_shape(event: Event) -> dict[str, Any]:
    """Return what happened, and who wrote it down when."""
    return {
        "step": event.step.value,
        "on": event.on.isoformat(),
        "recorded": event.recorded.isoformat(),
        "by": event.by,
        "recipients": list(event.recipients),
        "channel": event.channel or None,
        "reason": event.reason or None,
        "until": event.until and event.until.isoformat(),
        "letter": event.letter or None,
        "number": event.number or None,
        "partial": event.partial,
        "through": event.through or None,
        "confidence": event.confidence,
        "withdraws": event.withdraws or None,
    }


def _letter(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "number": entry.number and number_shape(entry.number),
        "dated": entry.dated and entry.dated.isoformat(),
        "subject": entry.subject or None,
    }


def _reply(event: Event) -> dict[str, Any]:
    return {
        "id": event.letter,
        "number": event.number or None,
        "on": event.on.isoformat(),
        "partial": event.partial,
        "through": event.through or None,
        "confidence": event.confidence,
    }


def _reminder(event: Event) -> dict[str, Any]:
    return {
        "id": event.letter,
        "number": event.number,
        "on": event.on.isoformat(),
        "until": event.until and event.until.isoformat(),
    }


def _share(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), 4)
