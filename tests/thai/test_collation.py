"""Thai dictionary order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.thai.collation import thai_key

thai_text = st.text(st.sampled_from("กขคงเแโใไาะำิีุูั็่้์ฤๅ ๑2a-."), max_size=12)


def _sorted_backwards(texts: list[str]) -> list[str]:
    backwards = texts[::-1]
    return sorted(backwards, key=thai_key)


@pytest.mark.parametrize(
    "in_order",
    [
        "กก กบ กา ก่า ก้า กิน เก่า เกาะ แก แก่ แกะ โกน ไก่ ขา ข่า ข้า เขา ไข่ คน",
        "กรม กรรม กระ กระดาน กระดาษ กระทรวง กรุง",
        "จังหวัด จันทร์ จำนวน เจ้าหน้าที่",
        "แคร์ แคระ แคล้ว",
        "ปา ป่า ป้า ป๊า ป๋า ปาก",
        "ช่อแฮ ทุ่งโฮ้ง ป่าแมต แม่คำมี แม่หล่าย แม่หล่ายยาง",
        "เด่นชัย เมืองแพร่ ร้องกวาง ลอง วังชิ้น สอง สูงเม่น หนองม่วงไข่",
        "ฤกษ์ ฤทธิ์ ฤๅษี",
        "หมู่ที่๑ หมู่ที่2 หมู่ที่๙ หมู่ที่๑๐ หมู่ที่100",
        "1 ๒ 10 A4 b กข",
    ],
)
def test_words_stand_as_in_the_dictionary(in_order: str) -> None:
    words = in_order.split()

    assert _sorted_backwards(words) == words


def test_spaces_and_punctuation_do_not_move_a_name() -> None:
    names = ["กรม ก", "กรม-ข", "กรมค", "(กรม) ง"]

    assert _sorted_backwards(names) == names


@given(thai_text, thai_text)
def test_no_two_texts_share_a_place(one: str, other: str) -> None:
    assert (thai_key(one) == thai_key(other)) == (one == other)


@given(st.lists(st.text() | thai_text, max_size=8))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    in_order = sorted(texts, key=thai_key)

    assert _sorted_backwards(texts) == in_order


@given(st.text(st.sampled_from("กขคาะ"), max_size=6), st.sampled_from("่้๊๋"))
def test_a_tone_counts_only_where_the_letters_are_equal(word: str, tone: str) -> None:
    assert thai_key("ก" + word) < thai_key("ก" + tone + word) < thai_key("ก" + word + "ก")
