"""Who has answered, and by when: states, counts, late days, and views of past days."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from correspondence.tracking.circular import (
    Asked,
    Circular,
    Event,
    Sending,
    Step,
    circular_from,
    circular_record,
    event_from,
    event_record,
    roster_from,
    roster_record,
)
from correspondence.tracking.status import CircularStatus, RecipientStatus, Standing, status

SENT = date(2016, 7, 22)
DUE = date(2016, 8, 1)
ASKED = tuple(Asked(f"540{n}", f"อำเภอ {n}", f"นายอำเภอ {n}") for n in range(1, 4))
CIRCULAR = Circular(id="2559-1", opened=datetime(2016, 7, 22, 9, tzinfo=UTC), reply_by=DUE, asked=3)


def happened(order: int, step: Step, on: date, *recipients: str, **more: Any) -> Event:
    """Return an event that was written down on the day it happened."""
    recorded = more.pop("recorded", datetime(on.year, on.month, on.day, 10, tzinfo=UTC))
    return Event(
        id=f"2559-1/{order:07}-00001", step=step, on=on, recorded=recorded, by="สมศรี", recipients=recipients, **more
    )


def on(day: date, *events: Event) -> CircularStatus:
    return status(CIRCULAR, ASKED, events, day)


def row(view: CircularStatus, recipient: str) -> RecipientStatus:
    return next(one for one in view.rows if one.asked.id == recipient)


def test_a_letter_just_registered_waits_for_all_and_was_sent_to_none() -> None:
    view = on(SENT)
    assert [one.standing for one in view.rows] == [Standing.UNSENT] * 3
    assert (view.expected, view.received, view.outstanding, view.overdue) == (3, 0, 3, 0)


def test_sending_to_all_counts_for_each() -> None:
    view = on(SENT, happened(1, Step.SENT, SENT, channel="ไปรษณีย์"))
    assert [one.standing for one in view.rows] == [Standing.SENT] * 3


def test_acknowledged_is_not_answered() -> None:
    view = on(DUE, happened(1, Step.ACKNOWLEDGED, SENT, "5401"))
    assert row(view, "5401").standing is Standing.ACKNOWLEDGED
    assert view.received == 0


def test_an_answer_on_the_last_day_is_on_time_and_one_a_day_later_is_late_but_complete() -> None:
    view = on(
        date(2016, 8, 5),
        happened(1, Step.REPLIED, DUE, "5401"),
        happened(2, Step.REPLIED, DUE + timedelta(days=1), "5402"),
    )
    assert (view.received, view.on_time, view.late, view.outstanding, view.overdue) == (2, 1, 1, 1, 1)
    assert [one.days_late for one in view.rows] == [0, 1, 4]
    assert (view.rate, view.on_time_rate) == (Fraction(2, 3), Fraction(1, 3))


def test_a_partial_answer_still_owes_and_a_later_one_makes_it_whole() -> None:
    partial = happened(1, Step.REPLIED, SENT, "5401", partial=True)
    assert row(on(DUE, partial), "5401").standing is Standing.PARTIAL
    whole = happened(2, Step.REPLIED, DUE, "5401")
    assert row(on(DUE, partial, whole), "5401").replied_on == DUE


def test_a_correction_does_not_make_a_timely_answer_late() -> None:
    first = happened(1, Step.REPLIED, SENT, "5401", number="พร 0118/9")
    corrected = happened(2, Step.REPLIED, date(2016, 8, 9), "5401", number="พร 0118/12")
    one = row(on(date(2016, 8, 9), first, corrected), "5401")
    assert (one.on_time, [reply.number for reply in one.replies]) == (True, ["พร 0118/9", "พร 0118/12"])


def test_the_exempt_are_not_expected_unless_they_answer_all_the_same() -> None:
    exempt = happened(1, Step.EXEMPTED, SENT, "5401", reason="ไม่มีเทศบาลในพื้นที่")
    view = on(DUE, exempt)
    assert (view.expected, view.exempt, view.outstanding) == (2, 1, 2)
    answered = on(DUE, exempt, happened(2, Step.REPLIED, DUE, "5401"))
    assert (answered.expected, answered.received, answered.exempt) == (3, 1, 0)


def test_when_everybody_is_exempt_there_is_no_rate() -> None:
    view = on(DUE, happened(1, Step.EXEMPTED, SENT))
    assert (view.expected, view.rate, view.complete) == (0, None, True)


def test_an_extension_moves_the_last_day_of_one_or_of_all() -> None:
    later = date(2016, 8, 10)
    one = on(DUE + timedelta(days=3), happened(1, Step.EXTENDED, DUE, "5402", until=later))
    assert [each.due for each in one.rows] == [DUE, later, DUE]
    assert (one.due, one.overdue) == (DUE, 2)
    assert on(DUE, happened(1, Step.EXTENDED, DUE, until=later)).due == later


def test_a_holiday_declared_later_moves_the_deadline_but_never_cuts_an_extension() -> None:
    extended = happened(1, Step.EXTENDED, SENT, "5402", until=date(2016, 8, 10))
    moved = happened(2, Step.RESCHEDULED, SENT, until=date(2016, 8, 2))
    assert [each.due for each in on(DUE, extended, moved).rows] == [
        date(2016, 8, 2),
        date(2016, 8, 10),
        date(2016, 8, 2),
    ]


def test_what_was_taken_back_no_longer_counts() -> None:
    wrong = happened(1, Step.REPLIED, SENT, "5401")
    back = happened(2, Step.WITHDRAWN, DUE, withdraws=wrong.id, reason="คนละเรื่อง")
    assert row(on(DUE, wrong, back), "5401").standing is Standing.UNSENT
    assert row(on(DUE - timedelta(days=1), wrong, back), "5401").standing is Standing.REPLIED


def test_a_view_of_a_past_day_answers_as_it_did_then() -> None:
    entered_late = happened(1, Step.REPLIED, date(2016, 7, 30), "5401", recorded=datetime(2016, 8, 3, 9, tzinfo=UTC))
    assert on(DUE, entered_late).received == 0
    assert on(date(2016, 8, 3), entered_late).on_time == 1


def test_a_letter_taken_over_from_paper_is_shown_by_the_days_on_the_letters() -> None:
    taken_over = Circular(id="2559-1", opened=datetime(2026, 11, 23, tzinfo=UTC), reply_by=DUE, asked=3)
    reply = happened(1, Step.REPLIED, date(2016, 7, 30), "5401", recorded=datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert status(taken_over, ASKED, [reply], DUE).received == 1
    assert status(taken_over, ASKED, [reply], date(2016, 7, 29)).received == 0


def test_a_letter_can_be_closed_and_opened_again() -> None:
    closed = happened(1, Step.CLOSED, DUE)
    assert on(DUE, closed).closed
    assert not on(DUE, closed, happened(2, Step.REOPENED, DUE)).closed


days = st.dates(SENT, date(2016, 9, 30))
events = st.builds(
    happened,
    st.integers(1, 99),
    st.sampled_from([one for one in Step if one is not Step.WITHDRAWN]),
    days,
    st.sampled_from([one.id for one in ASKED]),
    partial=st.booleans(),
    until=days,
    confidence=st.sampled_from([1.0, 0.75]),
)


@given(st.lists(events, max_size=12), days)
def test_counts_always_add_up(past: list[Event], as_of: date) -> None:
    view = status(CIRCULAR, ASKED, past, as_of)
    assert view.expected + view.exempt == len(ASKED)
    assert view.received == view.on_time + view.late
    assert 0 <= view.overdue <= view.outstanding == view.expected - view.received
    assert view.rate is None or 0 <= view.rate <= 1
    assert all(one.days_late == 0 or one.due is not None for one in view.rows)


@given(st.lists(events, max_size=12), days, days)
def test_a_past_view_does_not_change_when_more_is_written_down(past: list[Event], as_of: date, later: date) -> None:
    after = as_of + (max(as_of, later) - as_of) + timedelta(days=1)
    more = happened(100, Step.REPLIED, SENT, "5401", recorded=datetime(after.year, after.month, after.day, tzinfo=UTC))
    assert status(CIRCULAR, ASKED, past, as_of) == status(CIRCULAR, ASKED, [*past, more], as_of)


@given(events)
def test_an_event_comes_back_from_its_record(event: Event) -> None:
    assert event_from(event.id, event_record(event, 2559)) == event


def test_a_circular_and_its_recipients_come_back_from_their_records() -> None:
    circular = Circular(
        id="2559-1",
        opened=CIRCULAR.opened,
        reply_by=DUE,
        asked=3,
        sending=Sending.EACH,
        term={"days": 7, "working": True, "start": "2016-07-22"},
        reminds="2559-0",
    )
    assert circular_from(circular.id, circular_record(circular, 2559)) == circular
    assert roster_from(roster_record(ASKED, 2559)) == ASKED
