"""How views of answers look on a terminal: a bar, counts in words, a table."""

import sys
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import floor

from correspondence.cli import output
from correspondence.language import Message, say
from correspondence.language import translate as _
from correspondence.office.agenda import DueDay, Overview, Owed
from correspondence.registry.records import Entry, State
from correspondence.thai.calendar import format_short
from correspondence.tracking.circular import Event, Step
from correspondence.tracking.status import CircularStatus, RecipientStatus, Standing

STANDINGS = {
    Standing.UNSENT: say("not sent yet"),
    Standing.SENT: say("sent"),
    Standing.ACKNOWLEDGED: say("acknowledged"),
    Standing.PARTIAL: say("answered in part"),
    Standing.REPLIED: say("answered"),
    Standing.EXEMPT: say("exempt"),
}

STEPS = {
    Step.SENT: say("sent"),
    Step.ACKNOWLEDGED: say("acknowledged"),
    Step.REPLIED: say("answered"),
    Step.EXEMPTED: say("exempt"),
    Step.EXTENDED: say("last day extended"),
    Step.REMINDED: say("reminded"),
    Step.RESCHEDULED: say("last day reckoned anew"),
    Step.WITHDRAWN: say("taken back"),
    Step.CLOSED: say("closed"),
    Step.REOPENED: say("opened again"),
}

BAR = 20


def show_status(entry: Entry, view: CircularStatus) -> None:
    """Print one circular: a heading, the counts, and its recipients."""
    output.result(f"{entry.number}\t{entry.subject}" if not sys.stdout.isatty() else f"{entry.number}  {entry.subject}")
    if entry.state is State.VOID:
        output.message(
            say("this letter is void: {reason}; nobody waits for an answer any more", reason=entry.void_reason)
        )
    output.result(str(summary(view)))
    if sys.stdout.isatty():
        output.result(bar(view))
    headings = [_("office"), _("state"), _("due"), _("answered"), _("days late"), _("number"), _("reminders")]
    output.table(headings, [_status_row(row) for row in view.rows], wide=0)


def show_overviews(found: Sequence[Overview], as_of: date) -> None:
    """Print the open circulars, one a line."""
    output.message(say("as of {day}", day=format_short(as_of)))
    headings = [_("number"), _("due"), _("answered"), _("on time"), _("late"), _("outstanding"), "%", _("new"), ""]
    output.table([*headings, _("subject")], [[*_overview_row(one), one.entry.subject] for one in found], wide=-1)


def show_overdue(owed: Sequence[Owed], as_of: date) -> None:
    """Print who is late with which answer."""
    output.message(say("as of {day}", day=format_short(as_of)))
    headings = [_("days late"), _("office"), _("number"), _("due"), _("reminders"), _("subject")]
    rows = [
        [
            str(one.row.days_late),
            one.row.asked.name,
            str(one.entry.number),
            _day(one.row.due),
            str(len(one.row.reminders)),
            one.entry.subject,
        ]
        for one in owed
    ]
    output.table(headings, rows, wide=-1)


def show_due(found: Sequence[DueDay], as_of: date) -> None:
    """Print what falls due."""
    output.message(say("as of {day}", day=format_short(as_of)))
    rows = [
        [
            _day(one.day),
            str((one.day - as_of).days),
            str(one.entry.number),
            str(len(one.rows)),
            _("reminder") if one.reminder else "",
            one.entry.subject,
        ]
        for one in found
    ]
    output.table([_("due"), _("in days"), _("number"), _("outstanding"), "", _("subject")], rows, wide=-1)


def show_history(events: Sequence[Event], names: dict[str, str]) -> None:
    """Print what happened, numbered as `track withdraw` names it; what takes something back bears no number."""
    rows, place = [], 0
    taken_back = {event.withdraws for event in events if event.withdraws}
    for event in events:
        place += event.step is not Step.WITHDRAWN
        rows.append(
            [
                "" if event.step is Step.WITHDRAWN else str(place),
                _day(event.on),
                str(STEPS[event.step]) + (f" ({_('taken back')})" if event.id in taken_back else ""),
                ", ".join(names.get(one, one) for one in event.recipients) or _("all"),
                event.number or event.channel,
                _day(event.until),
                event.reason,
                event.by,
            ]
        )
    headings = ["", _("date"), _("what happened"), _("office"), _("number"), _("due"), _("reason"), _("by")]
    output.table(headings, rows, wide=3)


def summary(view: CircularStatus) -> Message:
    """Return the counts as one sentence."""
    return say(
        "as of {day}: {received} of {expected} answered ({rate}), {on_time} on time, {late} late; "
        "{outstanding} outstanding, {overdue} of them overdue; {exempt} exempt; due {due}",
        day=format_short(view.as_of),
        received=view.received,
        expected=view.expected,
        rate=percent(view.rate),
        on_time=view.on_time,
        late=view.late,
        outstanding=view.outstanding,
        overdue=view.overdue,
        exempt=view.exempt,
        due=_day(view.due) or "–",
    )


def bar(view: CircularStatus) -> str:
    """Return a bar: answered on time, answered late, outstanding."""
    if not view.expected:
        return ""
    on_time = round(BAR * view.on_time / view.expected)
    late = round(BAR * view.received / view.expected) - on_time
    return "█" * on_time + "▓" * late + "░" * (BAR - on_time - late)


def percent(share: Fraction | None) -> str:
    """Return a share in per cent with one decimal, rounded half up."""
    if share is None:
        return "–"
    tenths = floor(share * 1000 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10} %"


def _status_row(row: RecipientStatus) -> list[str]:
    replies = row.replies
    return [
        row.asked.name,
        str(STANDINGS[row.standing]),
        _day(row.due),
        _day(row.replied_on),
        str(row.days_late or ""),
        replies[-1].number if replies else "",
        str(len(row.reminders) or ""),
    ]


def _overview_row(one: Overview) -> list[str]:
    view = one.status
    return [
        str(one.entry.number),
        _day(view.due),
        f"{view.received}/{view.expected}",
        str(view.on_time),
        str(view.late),
        str(view.outstanding),
        percent(view.rate),
        f"+{one.more}" if one.more else "",
        bar(view) if sys.stdout.isatty() else "",
    ]


def _day(day: date | None) -> str:
    return format_short(day) if day else ""
