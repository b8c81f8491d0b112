"""Percentages and days as people type them, in an indicator that the districts themselves report."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from correspondence.documents.collection.form import collection_form
from correspondence.documents.collection.reading import FormResult, read_form
from correspondence.indicators.reading import read_definition
from tests.documents.collection.formmaker import LETTER, OFFICES, Percent, taken_apart
from tests.indicators.samples import DIRECTORY, WANG_CHIN

WASTE = read_definition(
    """
code = "2.1/ก"
title = "ร้อยละของขยะที่กำจัดถูกหลัก"
unit = "ร้อยละ"
reporters = "district"
fiscal_year = 2559
[score]
levels = [60, 70, 80, 90, 100]
[[fields]]
name = "share"
label = "ขยะที่กำจัดถูกหลัก"
type = "percent"
max = 100
[[fields]]
name = "tons"
label = "ปริมาณขยะ"
type = "number"
unit = "ตัน"
[[fields]]
name = "since"
label = "เริ่มเมื่อ"
type = "date"
[[results]]
name = "waste"
label = "ขยะ"
unit = "ร้อยละ"
numerator = "tons"
denominator = "counted"
times = 1
"""
)
DISTRICT = WANG_CHIN[0]


def read(share: object = 50, tons: object = 12.5, since: object = date(2016, 8, 1)) -> FormResult:
    book = taken_apart(collection_form([WASTE], DISTRICT, DIRECTORY, LETTER))
    book.sheets["ตัวชี้วัด ๒.๑-ก"][3][3:6] = [share, tons, since]
    return read_form(book.content(), [WASTE], OFFICES)


def value(result: FormResult, name: str) -> object:
    (report,) = result.reports["2.1/ก"]
    assert report.office == DISTRICT.id
    return report.answers[name].value


def test_a_district_has_a_row_of_its_own() -> None:
    result = read()

    assert not result.problems
    assert not result.notices
    assert [value(result, name) for name in ("share", "tons", "since")] == [50, Decimal("12.5"), date(2016, 8, 1)]


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        (Percent(0.5), 50),
        (Percent(0.005), Decimal("0.5")),
        (Percent(1), 100),
        ("50%", 50),
        ("๕๐ %", 50),
        ("ร้อยละ ๕๐.๒๕", Decimal("50.25")),
        ("50 เปอร์เซ็นต์", 50),
        ("0.5%", Decimal("0.5")),
        ("ร้อยละ ๑", 1),
        (50, 50),
        (0, 0),
        (1.5, Decimal("1.5")),
    ],
)
def test_a_percentage_is_read_as_it_is_meant(written: object, answer: object) -> None:
    result = read(share=written)

    assert not result.problems
    assert value(result, "share") == answer


@pytest.mark.parametrize("written", [0.5, "0.5", 1, "๑", 0.005])
def test_a_percentage_that_may_be_of_one_or_of_a_hundred_is_named_and_not_used(written: object) -> None:
    result = read(share=written)

    assert [each.cell for each in result.problems] == ["D4"]
    assert "this may mean" in str(result.problems[0].expected)
    assert isinstance(value(result, "share"), str)


@pytest.mark.parametrize("written", [101, "150%", -1])
def test_a_percentage_out_of_range_is_kept_and_marked(written: object) -> None:
    result = read(share=written)

    assert [(each.cell, each.kept) for each in result.problems] == [("D4", True)]


@pytest.mark.parametrize(
    "written",
    [
        "๑ ส.ค. ๕๙",
        "1 สิงหาคม 2559",
        "1/8/2559",
        "วันที่ ๑ ส.ค. พ.ศ. ๒๕๕๙",
        date(2559, 8, 1),
        datetime(2016, 8, 1, 9, 30),  # noqa: DTZ001  # Excel has no zones
    ],
)
def test_a_day_is_read_in_any_writing(written: object) -> None:
    result = read(since=written)

    assert not result.problems
    assert value(result, "since") == date(2016, 8, 1)


def test_a_year_of_the_buddhist_era_in_a_date_of_excel_is_noted() -> None:
    assert [str(each.sentence) for each in read(since=date(2559, 8, 1)).notices] == [
        "ตัวชี้วัด ๒.๑-ก!F4: the year 2559 was read as of the Buddhist Era"
    ]


@pytest.mark.parametrize("written", ["๓๑ เม.ย. ๕๙", "ส.ค. ๕๙", "เร็ว ๆ นี้", 42583, True, "1-3 ส.ค. 59"])
def test_what_is_no_sure_day_is_named_and_not_used(written: object) -> None:
    result = read(since=written)

    assert [(each.cell, each.kept) for each in result.problems] == [("F4", False)]
    assert isinstance(value(result, "since"), str)


def test_a_two_digit_year_that_excel_took_for_1959_is_marked() -> None:
    result = read(since=date(1959, 8, 1))

    assert [(each.cell, str(each.expected)) for each in result.problems] == [("F4", "a day near the fiscal year 2559")]


@pytest.mark.parametrize(("written", "answer"), [("1,250.125 ตัน", "1250.125"), ("๑.๕", "1.5"), (0.1 + 0.2, "0.3")])
def test_a_number_may_have_decimals(written: object, answer: str) -> None:
    result = read(tons=written)

    assert not result.problems
    assert str(value(result, "tons")) == answer


def test_an_id_of_digits_alone_may_become_a_number() -> None:
    book = taken_apart(collection_form([WASTE], DISTRICT, DIRECTORY, LETTER))
    book.sheets["ตัวชี้วัด ๒.๑-ก"][3][:6] = [5407, None, None, 50, 1, date(2016, 8, 1)]

    assert value(read_form(book.content(), [WASTE], OFFICES), "share") == 50
