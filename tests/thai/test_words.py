"""Numbers and money in Thai words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.thai.spelling import match_number
from correspondence.thai.words import baht_words, number_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "ศูนย์"),
        (1, "หนึ่ง"),
        (10, "สิบ"),
        (11, "สิบเอ็ด"),
        (20, "ยี่สิบ"),
        (21, "ยี่สิบเอ็ด"),
        (101, "หนึ่งร้อยเอ็ด"),
        (111, "หนึ่งร้อยสิบเอ็ด"),
        (1_001, "หนึ่งพันเอ็ด"),
        (2_559, "สองพันห้าร้อยห้าสิบเก้า"),
        (611_676, "หกแสนหนึ่งหมื่นหนึ่งพันหกร้อยเจ็ดสิบหก"),
        (1_000_000, "หนึ่งล้าน"),
        (1_000_001, "หนึ่งล้านเอ็ด"),
        (1_000_011, "หนึ่งล้านสิบเอ็ด"),
        (21_000_000, "ยี่สิบเอ็ดล้าน"),
        (101_000_000, "หนึ่งร้อยเอ็ดล้าน"),
        (10**12, "หนึ่งล้านล้าน"),
        (10**12 + 1, "หนึ่งล้านล้านเอ็ด"),
        (2 * 10**12 + 3 * 10**6, "สองล้านสามล้าน"),
        (10**18, "หนึ่งล้านล้านล้าน"),
        (-5, "ลบห้า"),
        (Decimal("12.05"), "สิบสองจุดศูนย์ห้า"),
        (Decimal("-0.5"), "ลบศูนย์จุดห้า"),
        (Decimal("1.50"), "หนึ่งจุดห้าศูนย์"),
        (Decimal("1E+3"), "หนึ่งพัน"),
    ],
)
def test_a_number_is_said_as_on_a_receipt(number: int | Decimal, words: str) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "ศูนย์บาทถ้วน"),
        ("1", "หนึ่งบาทถ้วน"),
        ("21", "ยี่สิบเอ็ดบาทถ้วน"),
        ("101.01", "หนึ่งร้อยเอ็ดบาทหนึ่งสตางค์"),
        ("0.50", "ห้าสิบสตางค์"),
        ("0.25", "ยี่สิบห้าสตางค์"),
        ("1250.75", "หนึ่งพันสองร้อยห้าสิบบาทเจ็ดสิบห้าสตางค์"),
        ("0.005", "หนึ่งสตางค์"),
        ("0.004", "ศูนย์บาทถ้วน"),
        ("-0.004", "ศูนย์บาทถ้วน"),
        ("1.995", "สองบาทถ้วน"),
        ("-20.5", "ลบยี่สิบบาทห้าสิบสตางค์"),
        ("12345678901234567890.12", None),
    ],
)
def test_money_ends_in_full_baht_or_in_satang(amount: str, words: str | None) -> None:
    said = baht_words(Decimal(amount))

    assert said == words if words else said.endswith("บาทสิบสองสตางค์")


def test_a_number_of_any_length_is_said() -> None:
    assert number_words(Decimal("1" + "0" * 6_000)) == "หนึ่ง" + "ล้าน" * 1_000


@given(st.integers(0, 9_999))
def test_what_is_said_is_understood_again(number: int) -> None:
    found = match_number(number_words(number), 0)

    assert found
    assert found[0].value == number


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_what_is_no_number_is_not_said(number: str) -> None:
    with pytest.raises(ValueError, match="in words"):
        number_words(Decimal(number))
