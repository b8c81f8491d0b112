"""Buddhist years, fiscal years and how dates are written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.thai.calendar import (
    BuddhistYear,
    FiscalYear,
    InvalidDayError,
    Quarter,
    format_long,
    format_month,
    format_short,
    format_weekday,
    last_of_month,
)

solar_days = st.dates(date(1889, 4, 1), date(2400, 12, 31))


def test_a_letter_and_a_table_write_the_date_in_their_own_way() -> None:
    day = date(2016, 7, 22)

    assert format_long(day) == "๒๒ กรกฎาคม ๒๕๕๙"
    assert format_short(day) == "๒๒ ก.ค. ๕๙"
    assert format_long(day, thai=False) == "22 กรกฎาคม 2559"
    assert format_month(day) == "กรกฎาคม ๒๕๕๙"
    assert format_weekday(day) == "วันศุกร์ที่ ๒๒ กรกฎาคม ๒๕๕๙"


@pytest.mark.parametrize(
    ("day", "month", "year", "common"),
    [
        (15, 3, 2480, date(1938, 3, 15)),  # before the reform, March closed the year
        (1, 4, 2480, date(1937, 4, 1)),
        (31, 3, 2482, date(1940, 3, 31)),
        (1, 4, 2483, date(1940, 4, 1)),
        (31, 12, 2483, date(1940, 12, 31)),
        (1, 1, 2484, date(1941, 1, 1)),
        (1, 4, 2432, date(1889, 4, 1)),
        (29, 2, 2559, date(2016, 2, 29)),
    ],
)
def test_before_2484_the_year_began_in_april(day: int, month: int, year: int, common: date) -> None:
    assert BuddhistYear(year).day(day, month) == common
    assert BuddhistYear.of_date(common) == year


@pytest.mark.parametrize(
    ("day", "month", "year", "reason"),
    [
        (1, 1, 2483, "nine months"),
        (1, 4, 2431, "followed the moon"),
        (31, 4, 2559, "has 30 days, not 31"),
        (29, 2, 2566, "has 28 days, not 29"),
        (1, 13, 2559, "no month 13"),
        (0, 1, 2559, "no day 0"),
    ],
)
def test_a_day_that_never_was_is_refused_with_the_reason(day: int, month: int, year: int, reason: str) -> None:
    with pytest.raises(InvalidDayError, match=reason):
        BuddhistYear(year).day(day, month)


def test_nothing_is_written_in_a_calendar_that_followed_the_moon() -> None:
    with pytest.raises(InvalidDayError, match="followed the moon"):
        format_long(date(1889, 3, 31))


@given(solar_days)
def test_every_day_lies_in_its_buddhist_year(day: date) -> None:
    year = BuddhistYear.of_date(day)

    assert year.day(day.day, day.month) == day
    assert year.start <= day <= year.end


@given(solar_days)
def test_buddhist_years_follow_each_other_without_a_gap(day: date) -> None:
    year = BuddhistYear.of_date(day)

    assert BuddhistYear.of_date(year.end + timedelta(1)) == year + 1


@given(solar_days)
def test_every_day_lies_in_its_fiscal_year_and_quarter(day: date) -> None:
    year, quarter = FiscalYear.of_date(day), Quarter.of_date(day)

    assert year.start <= day <= year.end
    assert quarter.start <= day <= quarter.end
    assert quarter.year == year


def test_the_fiscal_year_2559_runs_from_october_2558() -> None:
    year = FiscalYear(2559)

    assert (year.start, year.end) == (date(2015, 10, 1), date(2016, 9, 30))
    assert [year.quarter(n).start for n in (1, 2, 3, 4)] == [
        date(2015, 10, 1), date(2016, 1, 1), date(2016, 4, 1), date(2016, 7, 1),
    ]  # fmt: skip
    assert year.quarter(4).end == year.end


def test_there_is_no_fifth_quarter() -> None:
    with pytest.raises(InvalidDayError, match="no quarter 5"):
        FiscalYear(2559).quarter(5)


def test_a_buddhist_year_is_543_ahead() -> None:
    assert BuddhistYear(2559).common_era == 2016
    assert BuddhistYear.from_common_era(2016) == 2559


def test_february_of_a_leap_year_ends_on_the_29th() -> None:
    assert last_of_month(date(2016, 2, 3)) == date(2016, 2, 29)
