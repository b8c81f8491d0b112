"""The shipped list of days off: made by its script, complete for its years, the cabinet before the library."""

import csv
from collections import Counter
from datetime import date

import pytest

from correspondence.resources import share
from tools.make_holidays import CABINET, HEADINGS, WORKED, YEARS, content


def _listed() -> dict[date, tuple[str, str]]:
    with (share() / "registry" / "reference" / "holidays.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == HEADINGS
    return {date.fromisoformat(day): (name, source) for day, name, source in rows}


LISTED = _listed()


def test_the_list_is_what_its_script_makes_of_the_library() -> None:
    shipped = (share() / "registry" / "reference" / "holidays.csv").read_text(encoding="utf-8")

    assert shipped == content(), "run tools/make_holidays.py and look at what changed"


def test_every_year_from_2555_to_2570_has_a_full_list() -> None:
    years = Counter(day.year for day in LISTED)

    assert sorted(years) == list(YEARS)
    assert min(years.values()) >= 16


def test_each_day_is_there_once_in_order_with_name_and_source() -> None:
    assert list(LISTED) == sorted(LISTED)
    assert all(name and source for name, source in LISTED.values())


def test_labour_day_and_childrens_day_are_no_days_off_for_government_offices() -> None:
    assert not [name for name, _ in LISTED.values() if "แรงงาน" in name or "วันเด็ก" in name]
    assert date(2025, 5, 1) not in LISTED
    assert date(2022, 5, 2) not in LISTED  # the day in lieu of labour day


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2018-04-12", "มติคณะรัฐมนตรี 27 ก.พ. 2561"),
        ("2019-12-30", "มติคณะรัฐมนตรี 29 ต.ค. 2562"),
        ("2021-07-27", "มติคณะรัฐมนตรี 29 ธ.ค. 2563"),
        ("2021-10-22", "มติคณะรัฐมนตรี 29 ธ.ค. 2563"),
    ],
)
def test_days_that_only_the_cabinet_gave_are_listed_with_its_resolution(day: str, why: str) -> None:
    assert LISTED[date.fromisoformat(day)][1] == why


@pytest.mark.parametrize("day", ["2020-12-07", "2021-10-25", "2024-01-02", "2020-04-13", "2017-05-05"])
def test_days_that_the_cabinet_moved_away_are_working_days(day: str) -> None:
    assert date.fromisoformat(day) not in LISTED


def test_a_day_is_not_both_given_and_moved_away_and_none_is_given_on_a_weekend() -> None:
    assert not CABINET.keys() & WORKED.keys()
    assert all(day.weekday() < 5 for day in (*CABINET, *WORKED))


def test_the_royal_ploughing_day_is_known_to_2569() -> None:
    assert [day.year for day, (name, _) in LISTED.items() if name == "วันพืชมงคล"] == list(range(2012, 2027))


def test_every_holiday_on_a_weekend_has_a_day_in_lieu_close_by() -> None:
    lieu = [day for day, (name, _) in LISTED.items() if name.startswith("ชดเชย")]
    weekend = [day for day in LISTED if day.weekday() >= 5]

    assert [day for day in weekend if not any(-2 <= (other - day).days <= 6 for other in lieu)] == []
