"""What a written name says: its kind, its own name, the place behind it."""

import pytest

from correspondence.letters.naming import fold, kind_alone, own_name, place_name, read_name


@pytest.mark.parametrize(
    ("text", "kinds", "name", "district", "province"),
    [
        ("อบต.แม่คำมี อ.หนองม่วงไข่ จ.แพร่", {"องค์การบริหารส่วนตำบล"}, "แม่คำมี", "หนองม่วงไข่", "แพร่"),
        ("นายอำเภอเมืองแพร่", {"อำเภอ"}, "เมืองแพร่", "", ""),
        ("เทศบาลเมืองแพร่", {"เทศบาลเมือง"}, "แพร่", "", ""),
        ("ทน. เชียงใหม่", {"เทศบาลนคร"}, "เชียงใหม่", "", ""),
        ("อบจ.แพร่", {"องค์การบริหารส่วนจังหวัด"}, "แพร่", "", ""),
        ("องค์การบริหารส่วนจังหวัดแพร่ จังหวัดแพร่", {"องค์การบริหารส่วนจังหวัด"}, "แพร่", "", "แพร่"),
        ("อบต.สรอย หมู่ที่ ๓ ต.สรอย อ.วังชิ้น จ.แพร่ ๕๔๑๖๐", {"องค์การบริหารส่วนตำบล"}, "สรอย", "วังชิ้น", "แพร่"),
        ("ช่อแฮ อำเภอเมืองแพร่", set(), "ช่อแฮ", "เมืองแพร่", ""),
    ],
)
def test_the_likeliest_reading_has_kind_name_and_place(
    text: str, kinds: set[str], name: str, district: str, province: str
) -> None:
    first = next(iter(read_name(text)))

    assert (set(first.kinds), first.name, first.district, first.province) == (kinds, name, district, province)


def test_the_word_of_a_kind_may_belong_to_the_name() -> None:
    names = [(reading.name, "เทศบาลตำบล" in reading.kinds) for reading in read_name("เทศบาลเมืองปาน")]

    assert names == [("ปาน", False), ("เมืองปาน", True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("อบต. น้ํารัด", "อบต.น้ำรัด"), ("เทศบาล ตำบล", "เทศบาลตำบล"), ("แห่งที่ ๒", "แห่งที่ 2"), ("เเม่คำมี", "แม่คำมี")],
)
def test_names_that_look_alike_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_the_word_of_a_place_is_not_its_name() -> None:
    assert place_name("อ. ลอง") == place_name("อำเภอลอง") == place_name("ลอง") == "ลอง"
    assert own_name("เทศบาลตำบล", "เทศบาลตำบลช่อแฮ") == "ช่อแฮ"
    assert own_name("อำเภอ", "ที่อื่น") == "ที่อื่น"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("นายอำเภอ", "อำเภอ"),
        ("นายก อบต.", "องค์การบริหารส่วนตำบล"),
        ("นายกเทศมนตรี", "เทศบาล"),
        ("นายอำเภอลอง", ""),
        ("", ""),
    ],
)
def test_a_post_without_a_name_is_a_kind_alone(text: str, kind: str) -> None:
    assert kind_alone(text) == kind
