"""Offices are known by the names people write; who could be two is certain for none."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.letters.directory import Directory, UnknownGroupError
from correspondence.letters.recipient import Recipient

DATA = Path(__file__).parent / "data" / "recipients"


def _cases(file: str, table: str) -> list[Any]:
    cases: list[Any] = tomllib.loads((DATA / file).read_text("utf-8"))[table]
    return cases


@pytest.mark.parametrize("case", _cases("names.toml", "name"), ids=lambda case: case["text"])
def test_a_name_as_people_write_it_means(case: dict[str, Any], phrae: Directory) -> None:
    found = phrae.named(case["text"])

    if sure := case.get("sure"):
        assert [(one.recipient.id, one.certainty) for one in found] == [(sure, 1)]
    elif either := case.get("either"):
        assert {one.recipient.id for one in found} == set(either)
        assert max(one.certainty for one in found) <= 0.6
    elif likely := case.get("likely"):
        assert found[0].recipient.id == likely
        assert found[0].certainty < 1
        assert all(one.certainty < found[0].certainty for one in found[1:])
    else:
        assert found == ()


@pytest.mark.parametrize("case", _cases("mentions.toml", "text"), ids=lambda case: case["text"][:40])
def test_running_text_names_offices(case: dict[str, Any], phrae: Directory) -> None:
    text = case["text"]

    found = [
        [text[one.start : one.end], one.candidates[0].recipient.id, one.candidates[0].certainty]
        for one in phrae.mentioned(text)
    ]

    assert [one[:2] for one in found] == [one[:2] for one in case["mentions"]]
    for (*_, certainty), (*_, most) in zip(found, case["mentions"], strict=True):
        assert certainty == 1 if most == 1 else certainty <= most


@pytest.mark.parametrize(("group", "count"), tomllib.loads((DATA / "groups.toml").read_text("utf-8")).items())
def test_a_group_has_its_offices(group: str, count: int, phrae: Directory) -> None:
    if count:
        assert len(phrae.group(group)) == count
    else:
        with pytest.raises(UnknownGroupError):
            phrae.group(group)


@pytest.mark.parametrize("office", ["name", "short", "addressee"])
def test_every_office_is_certain_by_each_of_its_own_names(office: str, phrae: Directory) -> None:
    for one in phrae:
        text = getattr(one, office)
        for written in (text, f"{text} อำเภอ{one.district} จังหวัดแพร่", " ".join(text)):
            assert [(each.recipient, each.certainty) for each in phrae.named(written)] == [(one, 1)], written


def test_the_district_known_from_elsewhere_tells_two_of_one_name_apart(phrae: Directory) -> None:
    assert [one.recipient.id for one in phrae.named("แม่คำมี", district="อำเภอหนองม่วงไข่")] == ["5408-A01"]
    assert [one.recipient.id for one in phrae.named("แม่คำมี", district="เมืองแพร่")] == ["5401-T05"]


def test_an_office_that_the_known_district_contradicts_is_not_certain(phrae: Directory) -> None:
    [one] = phrae.named("อบต.สรอย", district="ลอง")

    assert one.recipient.id == "5407-A02"
    assert one.certainty < 1
    assert str(one.reason) == "it lies in the district of วังชิ้น"


def _office(id_: str, name: str, district: str, **more: Any) -> Recipient:
    return Recipient(id=id_, kind="องค์การบริหารส่วนตำบล", name=f"องค์การบริหารส่วนตำบล{name}", district=district, **more)


def test_of_several_provinces_the_place_decides() -> None:
    directory = Directory(
        [
            _office("1", "บ้านกลาง", "สอง", province="แพร่"),
            _office("2", "บ้านกลาง", "เมืองลำพูน", province="ลำพูน"),
            _office("3", "บ้านกลาง", "สอง", province="อื่น"),
        ]
    )

    assert [one.certainty for one in directory.named("อบต.บ้านกลาง")] == [0.33] * 3
    assert [one.recipient.id for one in directory.named("อบต.บ้านกลาง อ.เมืองลำพูน")] == ["2"]
    assert [one.recipient.id for one in directory.named("อบต.บ้านกลาง อ.เมือง จ.ลำพูน")] == ["2"]
    assert {one.recipient.id for one in directory.named("อบต.บ้านกลาง อ.สอง")} == {"1", "3"}
    assert [one.recipient.id for one in directory.named("อบต.บ้านกลาง อ.สอง จ.แพร่")] == ["1"]


def test_a_retired_office_stays_findable_and_gives_way_to_the_one_that_works() -> None:
    gone = _office("1", "ช่อแฮ", "เมืองแพร่", retired=date(2008, 7, 18))
    alone = Directory([gone])
    with_heir = Directory([gone, _office("2", "ช่อแฮ", "เมืองแพร่")])

    assert [(one.recipient.id, one.certainty) for one in alone.named("อบต.ช่อแฮ")] == [("1", 1)]
    assert str(alone.named("อบต.ช่อแฮ")[0].reason) == "it is retired since ๑๘ ก.ค. ๕๑"
    assert [(one.recipient.id, one.certainty) for one in with_heir.named("อบต.ช่อแฮ")] == [("2", 1)]
    with pytest.raises(UnknownGroupError):
        alone.group("ทุกอบต.")


def test_another_name_that_a_clerk_wrote_down_is_as_good() -> None:
    directory = Directory([Recipient(id="1", kind="ส่วนราชการ", name="สำนักงานเกษตรจังหวัดแพร่", aliases=("กษจ.แพร่",))])

    assert directory.named("กษจ.แพร่")[0].certainty == 1
    assert [one.id for one in directory.group("ทุกส่วนราชการ")] == ["1"]


def test_heads_of_a_written_group_are_the_group_and_nothing_behind_them() -> None:
    office = Recipient(id="1", kind="x", name="สำนักงานจังหวัดแพร่", groups=("ส่วนราชการประจำจังหวัด",))
    directory = Directory([office, Recipient(id="2", kind="อำเภอ", name="อำเภอลอง", groups=("ทุกอำเภอ",))])

    for line in ("หัวหน้าส่วนราชการประจำจังหวัด ทุกส่วนราชการ", "หัวหน้าส่วนราชการประจำจังหวัดทุกแห่ง", "ส่วนราชการประจำจังหวัด"):
        assert directory.group(line) == (office,)
    both = directory.addressed(["หัวหน้าส่วนราชการประจำจังหวัด ทุกส่วนราชการ และนายอำเภอ ทุกอำเภอ"])
    assert [one.id for one in both.recipients] == ["1", "2"]
    with pytest.raises(UnknownGroupError):
        directory.group("หัวหน้าส่วนราชการประจำจังหวัด ทุกส่วนราชการ และนายอำเภอ ทุกอำเภอ")


def test_the_directory_keeps_its_order_and_its_written_groups(phrae: Directory) -> None:
    assert len(phrae) == 91
    assert next(iter(phrae)).id == "5401"
    assert phrae.get("5401-T01") in phrae.group("เทศบาลเมือง")
    assert phrae.get("9999") is None
    counts = Counter({name: len(members) for name, members in phrae.groups.items()})
    assert counts == {"ทุกอำเภอ": 8, "ทุกเทศบาล": 26, "เทศบาลเมือง": 1, "ทุกเทศบาลตำบล": 25, "ทุกอบต.": 57}


@given(st.text(alphabet=st.sampled_from("อำเภอลองสองบต.ทเศบาลตำบล แม่คมีและ(ยกเว้น)ทุก\n,ํ้๑1/"), max_size=60))
def test_no_text_breaks_the_directory(text: str) -> None:
    directory = Directory(
        [_office("1", "แม่คำมี", "ลอง"), Recipient(id="2", kind="อำเภอ", name="อำเภอลอง", district="ลอง")]
    )

    assert all(0 < one.certainty <= 1 for one in directory.named(text))
    assert all(0 <= one.start < one.end <= len(text) for one in directory.mentioned(text))
    assert {one.id for one in directory.addressed([text]).recipients} <= {"1", "2"}
