"""Deadlines: what counts, what is skipped and said, and that no year without holidays passes in silence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.tracking.deadlines import (
    Holiday,
    Holidays,
    Remaining,
    Term,
    TermError,
    day_off,
    deadline_after,
    deadline_on,
    remaining,
)

BUDDHIST_LENT = [
    Holiday(date(2016, 7, 18), "วันหยุดพิเศษ (เพิ่มเติม)", "มติคณะรัฐมนตรี"),
    Holiday(date(2016, 7, 19), "วันอาสาฬหบูชา", "ประกาศ"),
    Holiday(date(2016, 7, 20), "วันเข้าพรรษา", "ประกาศ"),
]
LENT = Holidays(BUDDHIST_LENT)
NONE_KNOWN = Holidays([])

days = st.dates(date(2012, 1, 1), date(2027, 12, 31))
terms = st.integers(1, 200)
holidays = st.lists(days, max_size=60).map(lambda found: Holidays(Holiday(day, f"วัน {day}", "ทดสอบ") for day in found))


def _said(deadline: object) -> list[str]:
    return [str(line) for line in deadline.explanation()]  # type: ignore[attr-defined]  # any deadline of this page


def test_the_day_of_sending_does_not_count() -> None:
    # Civil and Commercial Code, section 193/3: the first day of a period of days is not counted.
    assert deadline_after(date(2016, 7, 22), Term(10, working=False), LENT).due == date(2016, 8, 1)
    assert deadline_after(date(2016, 7, 25), Term(1, working=True), LENT).due == date(2016, 7, 26)


def test_working_days_leave_out_weekends_and_holidays_and_name_them() -> None:
    deadline = deadline_after(date(2016, 7, 15), Term(2, working=True), LENT)

    assert deadline.due == date(2016, 7, 22)
    assert _said(deadline) == [
        "๒ working days, the first of them after ๑๕ กรกฎาคม ๒๕๕๙",
        "๒ days of weekends skipped",
        "๑๘ กรกฎาคม ๒๕๕๙ skipped: วันหยุดพิเศษ (เพิ่มเติม)",
        "๑๙ กรกฎาคม ๒๕๕๙ skipped: วันอาสาฬหบูชา",
        "๒๐ กรกฎาคม ๒๕๕๙ skipped: วันเข้าพรรษา",
        "last day: ๒๒ กรกฎาคม ๒๕๕๙",
    ]


def test_the_same_days_counted_by_the_calendar_skip_nothing() -> None:
    deadline = deadline_after(date(2016, 7, 15), Term(7, working=False), LENT)

    assert deadline.skipped == ()
    assert _said(deadline) == [
        "๗ days, the first of them after ๑๕ กรกฎาคม ๒๕๕๙",
        "last day: ๒๒ กรกฎาคม ๒๕๕๙",
    ]


def test_a_named_day_that_is_a_holiday_is_kept_and_the_next_working_day_is_named() -> None:
    deadline = deadline_on(date(2016, 7, 19), LENT)

    assert deadline.due == date(2016, 7, 19)
    assert [str(doubt) for doubt in deadline.doubts] == [
        "๑๙ กรกฎาคม ๒๕๕๙ is a day off (วันอาสาฬหบูชา); the next working day is ๒๑ กรกฎาคม ๒๕๕๙"
    ]


def test_a_term_of_calendar_days_that_ends_on_a_weekend_is_kept_and_says_so() -> None:
    deadline = deadline_after(date(2016, 7, 22), Term(15, working=False), LENT)

    assert deadline.due == date(2016, 8, 6)
    assert [str(doubt) for doubt in deadline.doubts] == [
        "๖ สิงหาคม ๒๕๕๙ lies on a weekend; the next working day is ๘ สิงหาคม ๒๕๕๙"
    ]


def test_an_office_may_let_such_a_day_move_to_the_next_working_day() -> None:
    named = deadline_on(date(2016, 7, 16), LENT, move_to_working_day=True)
    counted = deadline_after(date(2016, 7, 15), Term(1, working=False), LENT, move_to_working_day=True)

    assert named.due == counted.due == date(2016, 7, 21)
    assert _said(named) == [
        "๒ days of weekends skipped",
        "๑๘ กรกฎาคม ๒๕๕๙ skipped: วันหยุดพิเศษ (เพิ่มเติม)",
        "๑๙ กรกฎาคม ๒๕๕๙ skipped: วันอาสาฬหบูชา",
        "๒๐ กรกฎาคม ๒๕๕๙ skipped: วันเข้าพรรษา",
        "last day: ๒๑ กรกฎาคม ๒๕๕๙",
    ]


def test_a_named_working_day_needs_no_explanation() -> None:
    assert _said(deadline_on(date(2016, 8, 1), LENT)) == ["last day: ๑ สิงหาคม ๒๕๕๙"]


@pytest.mark.parametrize("working", [True, False])
def test_a_year_whose_holidays_are_not_known_is_a_doubt(*, working: bool) -> None:
    deadline = deadline_after(date(2030, 1, 7), Term(1, working=working), LENT)

    assert [str(doubt) for doubt in deadline.doubts] == [
        "the holidays of ๒๕๗๓ are not known here; only weekends were counted"
    ]


def test_each_unknown_year_that_the_count_goes_through_is_named() -> None:
    deadline = deadline_after(date(2016, 12, 28), Term(5, working=True), LENT)

    assert [str(doubt) for doubt in deadline.doubts] == [
        "the holidays of ๒๕๖๐ are not known here; only weekends were counted"
    ]


def test_a_year_that_was_reckoned_ahead_is_a_doubt_of_its_own() -> None:
    ahead = Holidays(BUDDHIST_LENT, expected=[2016])

    assert ahead.covers(2016)
    assert not ahead.settled(2016)
    assert [str(doubt) for doubt in deadline_on(date(2016, 8, 1), ahead).doubts] == [
        "the holidays of ๒๕๕๙ were reckoned ahead; compare them with the cabinet's list"
    ]


@pytest.mark.parametrize(
    ("start", "term"),
    [
        (date(2016, 7, 15), Term(0, working=True)),
        (date(2016, 7, 15), Term(-3, working=False)),
        (date(2016, 7, 15), Term(10**9, working=False)),
        (date(9999, 12, 1), Term(60, working=True)),
    ],
)
def test_a_term_that_leads_nowhere_is_refused_in_one_sentence(start: date, term: Term) -> None:
    with pytest.raises(TermError, match=r"a deadline cannot be -?\d+ days away"):
        deadline_after(start, term, NONE_KNOWN)


def test_days_left_and_days_late_are_counted_in_both_ways() -> None:
    due = date(2016, 8, 1)

    assert remaining(date(2016, 7, 15), due, LENT) == Remaining(17, 8)
    assert remaining(due, due, LENT) == Remaining(0, 0)
    late = remaining(date(2016, 8, 8), due, LENT)
    assert late == Remaining(-7, -5)
    assert late.late


def test_of_two_words_about_one_day_the_later_one_counts() -> None:
    corrected = Holiday(date(2016, 7, 18), "วันหยุดราชการเพิ่มเป็นกรณีพิเศษ", "มติคณะรัฐมนตรี")

    assert Holidays([*BUDDHIST_LENT, corrected]).on(corrected.day) == corrected


@given(days, terms, holidays)
def test_a_deadline_in_working_days_is_never_on_a_day_off(start: date, number: int, off: Holidays) -> None:
    deadline = deadline_after(start, Term(number, working=True), off)

    assert day_off(deadline.due, off) is None
    assert all(day_off(one.day, off) == one.reason for one in deadline.skipped)


@given(days, terms, holidays)
def test_days_counted_and_days_skipped_are_all_the_days(start: date, number: int, off: Holidays) -> None:
    deadline = deadline_after(start, Term(number, working=True), off)

    assert (deadline.due - start).days == number + len(deadline.skipped)


@given(days, terms, holidays, st.booleans())
def test_a_longer_term_never_ends_earlier(start: date, number: int, off: Holidays, working: bool) -> None:  # noqa: FBT001  # Hypothesis passes by position
    shorter, longer = (deadline_after(start, Term(count, working=working), off) for count in (number, number + 1))

    assert shorter.due < longer.due


@given(days, terms, holidays)
def test_a_later_start_never_ends_earlier(start: date, number: int, off: Holidays) -> None:
    term = Term(number, working=True)

    assert deadline_after(start, term, off).due <= deadline_after(start + timedelta(days=1), term, off).due


@given(days, terms, holidays, days)
def test_a_holiday_more_never_brings_a_deadline_forward(start: date, number: int, off: Holidays, another: date) -> None:
    term = Term(number, working=True)
    more = Holidays([*off, Holiday(another, "วันหยุดพิเศษ", "ทดสอบ")])

    assert deadline_after(start, term, off).due <= deadline_after(start, term, more).due


@given(days, terms, holidays)
def test_as_many_working_days_are_left_on_the_day_of_sending_as_the_term_gives(
    start: date, number: int, off: Holidays
) -> None:
    due = deadline_after(start, Term(number, working=True), off).due

    assert remaining(start, due, off).working_days == number
    assert remaining(due, start, off) == Remaining((start - due).days, -number)


@given(days, days, holidays)
def test_working_days_are_the_days_of_a_span_on_which_somebody_works(one: date, another: date, off: Holidays) -> None:
    after, until = sorted((one, another))
    span = (after + timedelta(days=number) for number in range(1, min((until - after).days, 400) + 1))
    last = min(until, after + timedelta(days=400))

    assert off.working_days(after, last) == sum(day_off(day, off) is None for day in span)
    assert off.working_days(until, after) == 0


@given(days, holidays)
def test_a_moved_day_is_the_first_working_day_from_the_named_one(day: date, off: Holidays) -> None:
    deadline = deadline_on(day, off, move_to_working_day=True)

    assert day_off(deadline.due, off) is None
    assert (deadline.due - day).days == len(deadline.skipped)
    assert deadline_on(deadline.due, off, move_to_working_day=True).due == deadline.due
