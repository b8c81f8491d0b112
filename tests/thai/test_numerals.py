"""Digits change in running text, addresses and codes do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.thai.numerals import arabic_digits, thai_digits, to_arabic, to_thai

_SIGNS = "0123456789กมทำ่ ,.-/:@_%+()\nABvx"
running_text = st.text(st.sampled_from(_SIGNS), max_size=60)


@pytest.mark.parametrize(
    "code",
    [
        "plan56@moi.go.th", "www.dla.go.th/2559/07", "https://dla.go.th/a?id=15&p=๒", "http://a.th/รายงาน2559/3",
        "phrae.go.th/ข่าว2559", "HTTP://X.TH/1", "report56.docx", "ISO9001", "A4", "COVID-19", "0x1F", "v2.1", "H1N1",
        "5G", "F16A/B2", "192.168.1.1:8080/x", "USD1,250", "1,250USD", "รายงาน56.docx".removeprefix("รายงาน"), "3-Thai",
        r"C:\data\2559", "#A12",
    ],
)  # fmt: skip
def test_addresses_file_names_and_latin_codes_keep_their_digits(code: str) -> None:
    assert to_thai(f"ดู {code} หน้า 5") == f"ดู {code} หน้า ๕"
    assert to_arabic(f"ดู{code} หน้า ๕") == f"ดู{code} หน้า 5"


@pytest.mark.parametrize(
    ("arabic", "thai"),
    [
        ("12.5", "๑๒.๕"),
        ("1,250 บาท", "๑,๒๕๐ บาท"),
        ("คำสั่งที่ 12/2559", "คำสั่งที่ ๑๒/๒๕๕๙"),
        ("โทร. 0-5453-4119 ต่อ 11", "โทร. ๐-๕๔๕๓-๔๑๑๙ ต่อ ๑๑"),
        ("มท0810.5/ว3071", "มท๐๘๑๐.๕/ว๓๐๗๑"),
        ("(1) ก\n2) ข  3", "(๑) ก\n๒) ข  ๓"),
        ("รายงาน56.docx จำนวน 3 ฉบับ", "รายงาน56.docx จำนวน ๓ ฉบับ"),
        ("A4,5 แผ่น", "A4,๕ แผ่น"),
        ("(ISO9001)2559", "(ISO9001)๒๕๕๙"),
        ("กระดาษA4จำนวน2แผ่น", "กระดาษA4จำนวน๒แผ่น"),
        ("PDF 3", "PDF ๓"),
        ("", ""),
    ],
)
def test_every_other_digit_changes(arabic: str, thai: str) -> None:
    assert to_thai(arabic) == thai
    assert to_arabic(thai) == arabic


@given(running_text | st.text(max_size=40).map(arabic_digits))
def test_arabic_digits_come_back_from_thai_ones(text: str) -> None:
    assert to_arabic(to_thai(text)) == text


@given(running_text)
def test_only_digits_change(text: str) -> None:
    assert arabic_digits(to_thai(text)) == text


def test_page_and_letter_numbers_change_every_digit() -> None:
    assert thai_digits(2) == "๒"
    assert thai_digits("A4 12") == "A๔ ๑๒"


@given(st.text())
def test_digits_change_one_for_one(text: str) -> None:
    assert len(arabic_digits(text)) == len(text)
    assert arabic_digits(thai_digits(text)) == arabic_digits(text)
