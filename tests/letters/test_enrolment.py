"""An office gets what follows from what is known of it, and nothing that contradicts the directory comes in."""

from dataclasses import replace
from datetime import date

import pytest

from correspondence.letters.enrolment import Enrolment, kind_of, kind_of_name, renamed
from correspondence.letters.recipient import Recipient

PHRAE = Recipient(id="5401", kind="อำเภอ", name="อำเภอเมืองแพร่", district="เมืองแพร่", province="แพร่")
LONG = Recipient(id="5403", kind="อำเภอ", name="อำเภอลอง", district="ลอง", province="แพร่")


def _new(name: str, district: str = "", kind: str = "") -> Recipient:
    return Recipient(id="", kind=kind, name=name, district=district)


@pytest.mark.parametrize(
    ("wanted", "name", "short", "addressee", "id_"),
    [
        (_new("ช่อแฮ", "อ.เมือง", kind="ทต."), "เทศบาลตำบลช่อแฮ", "ทต.ช่อแฮ", "นายกเทศมนตรีตำบลช่อแฮ", "5401-T01"),
        (_new("อบต. หัวทุ่ง", "ลอง"), "องค์การบริหารส่วนตำบลหัวทุ่ง", "อบต.หัวทุ่ง", "นายกองค์การบริหารส่วนตำบลหัวทุ่ง", "5403-A01"),
        (_new("เทศบาลเมืองแพร่", "เมืองแพร่"), "เทศบาลเมืองแพร่", "ทม.แพร่", "นายกเทศมนตรีเมืองแพร่", "5401-T01"),
        (_new("อ.สอง"), "อำเภอสอง", "อ.สอง", "นายอำเภอสอง", "D01"),
        (_new("อบจ.แพร่"), "องค์การบริหารส่วนจังหวัดแพร่", "อบจ.แพร่", "นายกองค์การบริหารส่วนจังหวัดแพร่", "P01"),
        (_new("สำนักงานจังหวัดแพร่", kind="ส่วนราชการ"), "สำนักงานจังหวัดแพร่", "", "", "S01"),
    ],
)
def test_names_addressee_parent_and_id_follow(
    wanted: Recipient, name: str, short: str, addressee: str, id_: str
) -> None:
    one = Enrolment([PHRAE, LONG]).completed(wanted)

    assert (one.name, one.short, one.addressee, one.id) == (name, short, addressee, id_)
    assert one.parent == (id_.partition("-")[0] if "-" in id_ else "")


def test_an_id_is_never_given_twice() -> None:
    enrolment = Enrolment([LONG, _new("อบต.เก่า", "ลอง")])
    taken = Enrolment([LONG, replace(_new("อบต.เก่า", "ลอง"), id="5403-A07", retired=date(2008, 7, 18))])

    assert enrolment.completed(_new("อบต.ใหม่", "ลอง")).id == "5403-A01"
    assert taken.completed(_new("อบต.ใหม่", "ลอง")).id == "5403-A08"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"name": ""}, "no name"),
        ({"kind": "", "name": "x"}, "kind is missing"),
        ({"parent": "9999"}, "“9999” is not in the directory"),
        ({"postcode": "5400"}, "not five digits"),
        ({"email": "ไม่มี"}, "no e-mail address"),
        ({"id": "a b"}, "cannot be an id"),
    ],
)
def test_what_contradicts_the_directory_is_said(wrong: dict[str, str], reason: str) -> None:
    good = Enrolment([LONG]).completed(_new("อบต.หัวทุ่ง", "ลอง"))

    assert not list(Enrolment([LONG]).faults(good))
    assert reason in str(next(Enrolment([LONG]).faults(replace(good, **wrong))))  # type: ignore[arg-type]  # all are texts


def test_the_same_kind_name_and_district_is_the_same_office() -> None:
    enrolment = Enrolment([LONG, PHRAE])
    there = enrolment.completed(_new("ทต.แม่คำมี", "เมืองแพร่"))
    enrolment.enrol(there)

    assert enrolment.same(enrolment.completed(_new("เทศบาลตำบล แม่คำมี", "อ.เมืองแพร่"))) == there
    assert enrolment.same(enrolment.completed(_new("อบต.แม่คำมี", "เมืองแพร่"))) is None
    assert enrolment.same(enrolment.completed(_new("ทต.แม่คำมี", "ลอง"))) is None


def test_a_new_name_changes_what_followed_from_the_old_and_keeps_it_known() -> None:
    before = Enrolment([LONG]).completed(_new("ทต.ห้วยอ้อ", "ลอง"))

    after = Enrolment([LONG]).completed(renamed(before, replace(before, name="เทศบาลตำบลลอง")))

    assert (after.short, after.addressee, after.aliases) == ("ทต.ลอง", "นายกเทศมนตรีตำบลลอง", ("เทศบาลตำบลห้วยอ้อ",))
    own = replace(before, addressee="นายกเทศมนตรีหญิง")
    assert renamed(own, replace(own, name="เทศบาลตำบลลอง")).addressee == "นายกเทศมนตรีหญิง"


def test_kinds_are_known_in_short() -> None:
    assert [kind_of(text) for text in ("ทต", "อบต.", "อ.", "โรงเรียน")] == [
        "เทศบาลตำบล",
        "องค์การบริหารส่วนตำบล",
        "อำเภอ",
        "โรงเรียน",
    ]
    assert [kind_of_name(text) for text in ("อ.ลอง", "อ.บ.ต.ลอง", "ทม.แพร่", "อบอุ่น")] == [
        "อำเภอ",
        "องค์การบริหารส่วนตำบล",
        "เทศบาลเมือง",
        "",
    ]
