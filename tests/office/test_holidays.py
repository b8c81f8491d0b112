"""The days off of an office: the shipped list, its own list, and what it declared itself, in one transaction."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from correspondence.errors import CorrespondenceError
from correspondence.language import Message
from correspondence.office.founding import found_office
from correspondence.office.holidays import FILE, HolidayError, days_of, declare, holidays_of
from correspondence.office.office import Office, open_office
from correspondence.registry.protocol import Transaction
from correspondence.tracking.deadlines import Holiday, Holidays, Term, deadline_after

NOON = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Bangkok"))
REGIONAL = Holiday(date(2021, 3, 26), "ประเพณีไหว้พระธาตุ (ภาคเหนือ)", "มติคณะรัฐมนตรี 29 ธ.ค. 2563")
PLOUGHING = Holiday(date(2027, 5, 13), "วันพืชมงคล", "สำนักพระราชวัง")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(found_office(tmp_path / "office"))
    yield replace(opened, clock=lambda: NOON, who="สมศรี")
    opened.close()


def _lines(office: Office) -> list[str]:
    return [line.command for line in office.registry.log()]


def test_an_office_starts_with_the_shipped_days_off(office: Office) -> None:
    off = holidays_of(office)

    assert off.on(date(2016, 7, 19)) == Holiday(date(2016, 7, 19), "วันอาสาฬหบูชา", "ไลบรารี holidays")
    assert all(off.covers(year) for year in range(2012, 2028))
    assert not off.covers(2028)
    assert off.settled(2026)


def test_a_year_without_its_ploughing_day_was_reckoned_ahead_until_the_office_declares_it(office: Office) -> None:
    assert not holidays_of(office).settled(2027)

    found = declare(office, PLOUGHING)

    assert found.holidays.settled(2027)
    assert holidays_of(office).settled(2027)


def test_a_declared_day_counts_from_then_on(office: Office) -> None:
    term = Term(3, working=True)
    before = deadline_after(date(2021, 3, 24), term, holidays_of(office)).due

    found = declare(office, REGIONAL)

    assert found.new
    assert before == date(2021, 3, 29)
    assert deadline_after(date(2021, 3, 24), term, found.holidays).due == date(2021, 3, 30)
    assert holidays_of(office).on(REGIONAL.day) == REGIONAL


def test_the_same_declaration_again_changes_nothing(office: Office) -> None:
    declare(office, REGIONAL)

    again = declare(office, REGIONAL, then=_never)

    assert not again.new
    assert _lines(office) == ["holiday add"]


def test_a_day_of_the_list_needs_no_declaration(office: Office) -> None:
    assert not declare(office, Holiday(date(2026, 4, 13), "", "")).new
    assert _lines(office) == []


def test_a_listed_day_off_that_the_cabinet_moved_becomes_a_working_day(office: Office) -> None:
    moved = declare(office, Holiday(date(2026, 12, 7), "", "มติคณะรัฐมนตรี"), off=False)

    assert moved.holidays.on(date(2026, 12, 7)) is None
    assert holidays_of(office).on(date(2026, 12, 7)) is None
    (word,) = [one for one in days_of(office, 2026) if one.holiday.day == date(2026, 12, 7)]
    assert not word.off
    assert word.own
    assert word.holiday.source == "มติคณะรัฐมนตรี"
    assert word.holiday.name.startswith("ชดเชยวันคล้ายวันเฉลิมพระชนมพรรษา")


def test_what_was_taken_back_can_be_declared_again_and_all_of_it_stays_in_the_log(office: Office) -> None:
    declare(office, REGIONAL)
    declare(office, Holiday(REGIONAL.day, "", ""), off=False)

    assert declare(office, Holiday(REGIONAL.day, "", "")).new

    assert holidays_of(office).on(REGIONAL.day) == REGIONAL
    assert _lines(office) == ["holiday add", "holiday remove", "holiday add"]


def test_a_single_day_of_an_unknown_year_is_not_taken_for_its_list(office: Office) -> None:
    found = declare(office, Holiday(date(2028, 1, 3), "ชดเชยวันขึ้นปีใหม่", "มติคณะรัฐมนตรี"))

    assert found.holidays.on(date(2028, 1, 3))
    assert not found.holidays.covers(2028)


def test_what_depends_on_the_days_off_changes_in_the_same_transaction(office: Office) -> None:
    seen: list[Holidays] = []

    def then(transaction: Transaction, off: Holidays) -> None:
        seen.append(off)
        transaction.put("tests", "moved", {"name": "x"})

    declare(office, REGIONAL, then=then)

    assert [off.on(REGIONAL.day) for off in seen] == [REGIONAL]
    assert office.registry.record("tests", "moved") == {"name": "x"}
    assert _lines(office) == ["holiday add"]


def test_when_what_depends_on_it_fails_the_day_is_not_declared_either(office: Office) -> None:
    with pytest.raises(CorrespondenceError):
        declare(office, REGIONAL, then=_never)

    assert holidays_of(office).on(REGIONAL.day) is None
    assert _lines(office) == []


def test_a_trial_writes_nothing_and_says_what_would_count(office: Office) -> None:
    found = declare(office, REGIONAL, then=_never, dry_run=True)

    assert found.new
    assert found.holidays.on(REGIONAL.day) == REGIONAL
    assert holidays_of(office).on(REGIONAL.day) is None


def test_a_day_without_a_name_and_a_working_day_made_a_working_day_are_refused(office: Office) -> None:
    with pytest.raises(HolidayError, match="say what the holiday is called"):
        declare(office, Holiday(date(2026, 11, 24), " ", ""))
    with pytest.raises(HolidayError, match="is no holiday here; nothing was changed"):
        declare(office, Holiday(date(2026, 11, 24), "", ""), off=False)


def test_the_secret_books_share_the_days_off_of_the_open_ones(office: Office) -> None:
    secret = replace(office, secret=True)

    declare(secret, REGIONAL)

    assert holidays_of(office).on(REGIONAL.day) == REGIONAL
    assert holidays_of(secret).on(REGIONAL.day) == REGIONAL


def test_the_office_may_keep_its_own_list_year_by_year(office: Office) -> None:
    rows = [f"{day:02}/01/2571,หยุด {day},ประกาศ" for day in range(1, 11)]
    text = "\n".join(["วันที่,ชื่อ,ที่มา", "2026-05-14,วันพืชมงคล,แก้เอง", *rows, ""])
    (office.folder / FILE).write_bytes(text.encode("cp874"))

    off = holidays_of(office)

    assert off.on(date(2028, 1, 10)) == Holiday(date(2028, 1, 10), "หยุด 10", "ประกาศ")
    assert off.covers(2028)
    assert off.on(date(2026, 5, 14)) == Holiday(date(2026, 5, 14), "วันพืชมงคล", "แก้เอง")
    assert off.on(date(2026, 5, 13)) is None
    assert off.on(date(2025, 4, 14)), "years that its list lacks come from the shipped one"


def test_an_old_copy_without_the_ploughing_day_does_not_hide_a_newer_list(office: Office) -> None:
    file = office.folder / FILE
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("2026-05-13")), encoding="utf-8")

    assert holidays_of(office).on(date(2026, 5, 13))


@pytest.mark.parametrize("day", ["พรุ่งนี้", "2569-05-14", "พฤษภาคม 2569", ""])
def test_a_row_that_is_no_day_is_named_with_its_line(office: Office, day: str) -> None:
    (office.folder / FILE).write_text(f"วันที่,ชื่อ,ที่มา\n{day},วันหยุด,ประกาศ\n", encoding="utf-8")

    with pytest.raises(HolidayError, match=f"line 2: “{day}” is no day; write it as 2026-12-31"):
        holidays_of(office)


def _never(_transaction: Transaction, _off: Holidays) -> None:
    raise CorrespondenceError(Message("not now"))
