"""One spelling of what looks the same on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.thai.text import comparable, normalise, traced

_SIGNS = "กขนญฐเแาำะิีึืุูัํฺ็่้๊๋์๎ \n\r\t\u200b\u200c\u200d\ufeff\u2060\u00ad\u00a0\u2009\uf701\uf70b\uf711๐5a½é"
thai_text = st.text(st.sampled_from(_SIGNS), max_size=40) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("untidy", "tidy"),
    [
        ("ก\u0e4d\u0e32หนด", "กำหนด"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("น\u0e49\u0e33\u0e33", "น้ำ"),
        ("เเพร่", "แพร่"),
        ("ท\u0e48\u0e35", "ที่"),
        ("ท\u0e35\u0e35\u0e48", "ที่"),
        ("ท\u0e35\u0e48\u0e35", "ที่"),
        ("ก\u0e34\u0e34", "กิ"),
        ("ผ\u0e49\u0e39", "ผู้"),
        ("สิทธ\u0e4c\u0e34", "สิทธิ์"),
        ("อำ\u200bเภอ\u2060เมือง\ufeff", "อำเภอเมือง"),
        ("องค์\u00adกร", "องค์กร"),
        ("พ.ศ.\u00a0๒๕๕๙", "พ.ศ. ๒๕๕๙"),
        ("ป\uf702\uf70a", "ปี่"),
        ("\uf70fา\uf700าน", "ญาฐาน"),
        ("บรรทัด\r\nสอง\rสาม", "บรรทัด\nสอง\nสาม"),
        ("พันธุ์ เก็บ ฤๅษี ๑.๕", "พันธุ์ เก็บ ฤๅษี ๑.๕"),
    ],
)
def test_what_looks_the_same_is_written_the_same(untidy: str, tidy: str) -> None:
    assert normalise(untidy) == tidy


@pytest.mark.parametrize("text", ["½ ① x² ™ ﬁ Ａ ㎏ …", "ข้อ ๑.\t๒\n\n๓", "ํ", "12,500.-"])
def test_what_means_something_else_is_left_alone(text: str) -> None:
    assert normalise(text) == text


@given(thai_text)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(thai_text)
def test_a_traced_text_knows_where_each_character_came_from(text: str) -> None:
    tidy, places = traced(text)

    assert len(places) == len(tidy) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(text)
    assert all(text[place] == sign for sign, place in zip(tidy, places, strict=False) if sign in "กขน๐5a")


@pytest.mark.parametrize("text", ["ท\u0e48\u0e35 \u200bน\u0e4d\u0e49\u0e32\r\nเเพร่", "พ.ศ.\u00a0๒๕๕๙", "ป\uf702\uf70a"])
def test_a_traced_text_is_the_normal_form_of_thai(text: str) -> None:
    assert traced(text)[0] == normalise(text)


def test_spaces_case_and_kind_of_digit_do_not_matter_in_a_comparison() -> None:
    assert comparable("ที่ พร ๐๐๒๓.๓/ว\u00a03071 ABC") == comparable("ท\u0e48\u0e35พร0023.3/ว ๓๐๗๑abc")
