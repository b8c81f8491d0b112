"""Dates in official text: read right, doubted where unclear, refused where impossible."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.thai.calendar import (
    BuddhistYear,
    FiscalYear,
    format_long,
    format_month,
    format_short,
    format_weekday,
)
from correspondence.thai.dates import DateReading, find_dates, match_date, read_date

_TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads((Path(__file__).parent / "dates.toml").read_text("utf-8"))
solar_days = st.dates(date(1889, 4, 1), date(2057, 12, 31))
recent_days = st.dates(date(1997, 1, 1), date(2022, 12, 31))  # two-digit years 40 to 65
_WORDS = [
    "0",
    "1",
    "9",
    "22",
    "31",
    "99",
    "๕๙",
    "๒๒",
    "๒๕",
    "122",
    "2016",
    "2559",
    "๒๔๘๓",
    "๒๔๓๒",
    "2o",
    "l",
    "ยี่สิบ",
    "-",
    "–",
    "/",
    ".",
    ",",
    "(",
    ")",
    "...",
    "กรกฎาคม",
    "ก.พ.",
    "เมษายน",
    "มค",
    "ม.ย.",
    "กรกฏคม",
    "July",
    "Fri",
    "วันจันทร์ที่",
    "วันที่",
    "เดือน",
    "ปี",
    "พ.ศ.",
    "ค.ศ.",
    "ร.ศ.",
    "จ.ศ.",
    "ถึง",
    "และ",
    "ปีงบประมาณ",
    "ไตรมาส",
    "แรก",
    "ครึ่งปีแรก",
    "สิ้นเดือน",
    "ปลายปี",
    "ปีการศึกษา",
    "น.",
    "\u200b",
]
_words = st.lists(st.sampled_from(_WORDS), max_size=9)
date_like_text = _words.map(" ".join) | _words.map("".join) | st.text(max_size=20)


def _cases(kind: str) -> list[Any]:
    return [pytest.param(row, id=row["text"]) for row in _TABLE[kind]]


def _assert_days(reading: DateReading, row: dict[str, Any]) -> None:
    assert reading.start == (date.fromisoformat(row["iso"]) if "iso" in row else None)
    assert reading.end == (date.fromisoformat(row["end"]) if "end" in row else None)
    assert reading.precision == row.get("precision", "day")


@pytest.mark.parametrize("row", _cases("plain"))
def test_a_clear_date_is_read_without_a_doubt(row: dict[str, Any]) -> None:
    reading = read_date(row["text"])

    _assert_days(reading, row)
    assert reading.doubts == ()


@pytest.mark.parametrize("row", _cases("doubtful"))
def test_an_odd_date_is_read_with_a_doubt_beside_it(row: dict[str, Any]) -> None:
    reading = read_date(row["text"])

    _assert_days(reading, row)
    assert reading.doubts


@pytest.mark.parametrize("row", _cases("unclear"))
def test_an_unclear_date_has_candidates_and_no_day(row: dict[str, Any]) -> None:
    reading = read_date(row["text"])

    _assert_days(reading, row)
    assert not reading.impossible
    assert list(dict.fromkeys(day for doubt in reading.doubts for day in doubt.candidates)) == row.get("candidates", [])
    assert reading.doubts


@pytest.mark.parametrize("row", _cases("impossible"))
def test_an_impossible_date_is_refused_with_the_reason(row: dict[str, Any]) -> None:
    reading = read_date(row["text"])

    _assert_days(reading, row)
    assert reading.impossible
    assert str(reading.doubts[0].reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31 เมษายน 2559", "เมษายน 2559 has 30 days, not 31"),
        ("29 ก.พ. 2566", "กุมภาพันธ์ 2566 has 28 days, not 29"),
        ("1 มกราคม 2483", "nine months"),
        ("1 เมษายน 2431", "followed the moon"),
        ("วันจันทร์ที่ 22 กรกฎาคม 2559", "falls on a ศุกร์, not on a จันทร์"),
        ("๒๒/๑ กรกฎาคม ๒๕๕๙", "two days are written"),
    ],
)
def test_the_reason_is_said_in_a_sentence(text: str, reason: str) -> None:
    doubts = read_date(text).doubts

    assert reason in " ".join(str(doubt.reason) for doubt in doubts)


@given(solar_days, st.booleans())
def test_what_a_letter_writes_is_read_again(day: date, thai: bool) -> None:  # noqa: FBT001  # drawn by Hypothesis
    for written in (
        format_long(day, thai=thai),
        format_weekday(day, thai=thai),
        f"ลงวันที่ {format_long(day, thai=thai)}",
    ):
        reading = read_date(written)

        assert (reading.start, reading.end, reading.doubts) == (day, None, ())


@given(recent_days, st.booleans())
def test_what_a_table_writes_is_read_again(day: date, thai: bool) -> None:  # noqa: FBT001  # drawn by Hypothesis
    year = BuddhistYear.of_date(day)

    for written in (
        format_short(day, thai=thai),
        f"{day.day}/{day.month}/{year}",
        f"{year}-{day:%m-%d}",
        day.isoformat(),
    ):
        assert (read_date(written).start, read_date(written).doubts) == (day, ())


@given(recent_days, st.integers(0, 400))
def test_a_range_is_read_from_its_first_to_its_last_day(day: date, length: int) -> None:
    last = day + timedelta(length)

    reading = read_date(f"ระหว่างวันที่ {format_long(day)} - {format_long(last)}")

    assert (reading.start, reading.end, reading.doubts) == (day, last, ())


@given(recent_days)
def test_a_month_and_a_fiscal_year_end_on_their_last_day(day: date) -> None:
    month, fiscal = read_date(format_month(day)), FiscalYear.of_date(day)

    assert month.start == day.replace(day=1)
    assert month.end
    assert (month.end + timedelta(1)).day == 1
    assert read_date(f"ปีงบประมาณ {fiscal}").end == fiscal.end


@given(date_like_text)
def test_no_text_is_read_without_either_a_day_or_a_doubt(text: str) -> None:
    reading = read_date(text)

    assert reading.start or reading.doubts
    assert not (reading.impossible and reading.start)
    assert reading.end is None or (reading.start is not None and reading.start <= reading.end)
    assert all(date.fromisoformat(day) for doubt in reading.doubts for day in doubt.candidates)


@given(date_like_text)
def test_found_dates_stand_in_order_and_say_where(text: str) -> None:
    done = 0
    for found in find_dates(text):
        assert done <= found.start < found.end <= len(text)
        assert found.reading.text == text[found.start : found.end]
        done = found.end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("หนังสือ ที่ พร ๐๐๒๓๒.๓/ว ๓๙๙ ลงวันที่ ๒๕ กุมภาพันธ์ ๒๕๕๙ และ", [("๒๕ กุมภาพันธ์ ๒๕๕๙", "2016-02-25")]),
        ("ประชุมวันศุกร์ที่ 22 ก.ค. 59 เวลา 09.30 น.", [("วันศุกร์ที่ 22 ก.ค. 59", "2016-07-22")]),
        (
            "ภายในเดือนกรกฎาคม ๒๕๕๙ ซึ่งรอบวันที่ ๑ สิงหาคม ๒๕๕๙",
            [("กรกฎาคม ๒๕๕๙", "2016-07-01"), ("๑ สิงหาคม ๒๕๕๙", "2016-08-01")],
        ),
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๕๙ ตัวชี้วัด", [("ประจำปีงบประมาณ พ.ศ. ๒๕๕๙", "2015-10-01")]),
        ("ตั้งแต่ 1/7/2559 ถึง 3/7/2559 รวม 3 วัน", [("1/7/2559 ถึง 3/7/2559", "2016-07-01")]),
        ("ลว. 15 ก.ย. 48, ลว 27 พ.ย. 57", [("15 ก.ย. 48", "2005-09-15"), ("27 พ.ย. 57", "2014-11-27")]),
        ("วันที่ ๒๒\u200b กรก\u200bฎาคม\u00a0๒๕๕๙ นั้น", [("๒๒\u200b กรก\u200bฎาคม\u00a0๒๕๕๙", "2016-07-22")]),
        ("ลงวันที่        กรกฎาคม ๒๕๕๙", [("กรกฎาคม ๒๕๕๙", "2016-07-01")]),
        ("ในการประชุมครั้งที่ ๒ เดือนกรกฎาคม ๒๕๕๙", [("กรกฎาคม ๒๕๕๙", "2016-07-01")]),
        ("- ๑ กรกฎาคม ๒๕๕๙\n- ๓ กรกฎาคม ๒๕๕๙", [("๑ กรกฎาคม ๒๕๕๙", "2016-07-01"), ("๓ กรกฎาคม ๒๕๕๙", "2016-07-03")]),
        ("คำสั่งที่ 3/2559 ข้อ 1.2.59 โทร. 0-5453-4119 ISO 9001-2015 มติ ก.ค.ศ. ๒๕๕๙", []),
        ("ก.พ. 7 และ สำนักงาน ก.พ.ร. 2559 โฉนด ส.ค. 1 จำนวน 22/7 แผ่น 2559 บาท", []),
        ("", []),
    ],
)  # fmt: skip
def test_dates_are_found_in_running_text_and_numbers_are_not(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.reading.text, str(one.reading.start)) for one in find_dates(text)] == found


def test_the_sample_letter_has_its_dates(phrae_letter: Path) -> None:
    text = phrae_letter.read_text("utf-8")

    days = [one.reading for one in find_dates(text) if one.reading.precision == "day"]

    assert [str(one.start) for one in days] == ["None", "2016-02-25", "2016-03-02", "2016-08-01"]
    assert days[0].doubts[0].candidates == ("2016-07-22", "2016-07-01")


@given(recent_days, st.text(st.sampled_from("กขา \u200b๑,"), max_size=10))
def test_a_date_is_matched_exactly_where_it_begins(day: date, before: str) -> None:
    text = f"{before}|{format_long(day)} นั้น"

    found = match_date(text, len(before) + 1)

    assert found
    assert (found.reading.start, found.start, text[found.end :]) == (day, len(before) + 1, " นั้น")


def test_no_date_is_matched_before_it_begins() -> None:
    assert match_date("ลงนามแล้วเมื่อ ๒๒ กรกฎาคม ๒๕๕๙", 0) is None
