"""The directory is kept in the open books: nothing is deleted, the same command twice changes nothing."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter

from correspondence.letters.recipient import Recipient
from correspondence.office.directory import NoSuchRecipientError, as_written, directory_of, find_recipient
from correspondence.office.enrolling import (
    UnfitRecipientError,
    add_recipient,
    change_group,
    edit_recipient,
    reinstate_recipient,
    retire_recipient,
)
from correspondence.office.founding import found_office
from correspondence.office.office import Office, open_office
from correspondence.office.rollcall import export_roll, plan_rollcall, run_rollcall
from correspondence.office.rollcolumns import COLUMNS, NoRollError

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Bangkok"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return replace(open_office(found_office(tmp_path / "office", "phrae")), clock=lambda: NOW, who="สมศรี")


@pytest.fixture
def bare(tmp_path: Path) -> Office:
    return replace(open_office(found_office(tmp_path / "bare")), clock=lambda: NOW, who="สมศรี")


def _lines(office: Office) -> int:
    return len(list(office.registry.log()))


def _csv(folder: Path, *rows: str, heading: str = "รหัส,ประเภท,ชื่อ,อำเภอ,โทรศัพท์,กลุ่ม") -> Path:
    path = folder / "หน่วยรับ.csv"
    path.write_text("\n".join((heading, *rows)), "utf-8-sig")
    return path


def test_the_sample_office_has_its_91_offices_without_an_import_by_hand(office: Office) -> None:
    directory = directory_of(office)

    assert len(directory) == 91
    assert len(directory.addressed(["เรียน นายอำเภอ ทุกอำเภอ และนายกเทศมนตรีเมืองแพร่"]).recipients) == 9
    assert [(line.command, len(line.changes)) for line in office.registry.log()] == [("init", 91)]


def test_a_bare_office_has_an_empty_directory_and_a_list_to_fill(bare: Office) -> None:
    heading = (bare.folder / "registry" / "recipients.csv").read_text("utf-8-sig")

    assert len(directory_of(bare)) == 0
    assert heading.strip() == ",".join(COLUMNS)
    assert plan_rollcall(bare, bare.folder / "registry" / "recipients.csv").new == ()


def test_the_secret_books_use_the_directory_of_the_open_ones(office: Office) -> None:
    secret = replace(office, secret=True)

    add_recipient(secret, Recipient(id="", kind="อบต.", name="ทดสอบ", district="ลอง"))

    assert len(directory_of(secret)) == len(directory_of(office)) == 92


def test_an_added_office_gets_what_follows_and_the_journal_who_and_when(office: Office) -> None:
    one, new = add_recipient(office, Recipient(id="", kind="ทต.", name="ทดสอบ", district="อ.เมือง"))

    assert new
    assert (one.id, one.short, one.parent, one.province) == ("5401-T11", "ทต.ทดสอบ", "5401", "แพร่")
    assert directory_of(office).get("5401-T11") == one
    last = list(office.registry.log())[-1]
    assert (last.who, last.command, last.time) == ("สมศรี", "recipients add", NOW)


def test_adding_the_same_again_changes_nothing(office: Office) -> None:
    wanted = Recipient(id="", kind="ทต.", name="ทดสอบ", district="เมืองแพร่", phone="054511411")
    one, _ = add_recipient(office, wanted)
    lines = _lines(office)

    assert add_recipient(office, wanted) == (one, False)
    assert _lines(office) == lines
    with pytest.raises(UnfitRecipientError, match="in the directory as 5401-T11"):
        add_recipient(office, replace(wanted, phone="054000000"))


def test_a_dry_run_of_anything_writes_nothing(office: Office) -> None:
    lines = _lines(office)

    assert add_recipient(office, Recipient(id="", kind="ทต.", name="ทดสอบ", district="ลอง"), dry_run=True)[1]
    assert edit_recipient(office, "อ.ลอง", {"phone": "054581000"}, dry_run=True)[1].phone == "054581000"
    assert retire_recipient(office, "อ.ลอง", date(2026, 12, 1), "ลอง", dry_run=True)[1]
    assert change_group(office, "ลุ่มน้ำยม", join=["อ.สอง"], dry_run=True)[1]

    assert _lines(office) == lines


def test_a_renamed_office_is_still_known_by_its_former_name(office: Office) -> None:
    before, after = edit_recipient(office, "ทต.ห้วยอ้อ", {"name": "เทศบาลตำบลลองใหม่"})

    assert (before.short, after.short, after.addressee) == ("ทต.ห้วยอ้อ", "ทต.ลองใหม่", "นายกเทศมนตรีตำบลลองใหม่")
    assert find_recipient(directory_of(office), "เทศบาลตำบลห้วยอ้อ").id == before.id


def test_editing_to_what_is_there_writes_nothing(office: Office) -> None:
    lines = _lines(office)

    before, after = edit_recipient(office, "5403", {"postcode": "54150"})

    assert before == after
    assert _lines(office) == lines


def test_an_edit_that_makes_two_offices_one_is_refused(office: Office) -> None:
    with pytest.raises(UnfitRecipientError, match="in the directory as 5403-A01"):
        edit_recipient(office, "อบต.หัวทุ่ง", {"name": "องค์การบริหารส่วนตำบลบ้านปิน"})


def test_a_retired_office_gets_no_letters_from_its_day_on_and_stays(office: Office) -> None:
    retire_recipient(office, "อบต.หัวทุ่ง", date(2026, 12, 1), "รวมกับเทศบาลตำบลห้วยอ้อ")

    assert len(directory_of(office).group("ทุกอบต.")) == 57
    later = directory_of(office, date(2026, 12, 1))
    assert len(later.group("ทุกอบต.")) == 56
    assert later.named("อบต.หัวทุ่ง")[0].recipient.retired == date(2026, 12, 1)
    assert len(later) == 91


def test_retiring_twice_changes_nothing_and_needs_a_reason(office: Office) -> None:
    with pytest.raises(UnfitRecipientError, match="--reason"):
        retire_recipient(office, "อบต.หัวทุ่ง", date(2026, 12, 1), " ")
    assert retire_recipient(office, "อบต.หัวทุ่ง", date(2026, 12, 1), "ยุบ")[1]
    lines = _lines(office)

    assert not retire_recipient(office, "อบต.หัวทุ่ง", date(2026, 12, 1), "ยุบ")[1]

    assert _lines(office) == lines
    with pytest.raises(UnfitRecipientError, match="retired since ๑ ธันวาคม ๒๕๖๙"):
        retire_recipient(office, "อบต.หัวทุ่ง", date(2027, 1, 1), "ยุบ")


def test_a_retirement_that_was_a_mistake_is_taken_back(office: Office) -> None:
    retire_recipient(office, "อบต.หัวทุ่ง", date(2026, 11, 1), "ยุบ")

    assert reinstate_recipient(office, "อบต.หัวทุ่ง")[1]

    assert directory_of(office).named("อบต.หัวทุ่ง")[0].recipient.retired is None
    assert not reinstate_recipient(office, "อบต.หัวทุ่ง")[1]


def test_an_office_retired_and_founded_anew_is_two(office: Office) -> None:
    retire_recipient(office, "อบต.หัวทุ่ง", date(2026, 11, 1), "ยุบ")

    one, new = add_recipient(office, Recipient(id="", kind="", name="อบต.หัวทุ่ง", district="ลอง"))

    assert new
    assert one.id == "5403-A06"
    assert find_recipient(directory_of(office), "อบต.หัวทุ่ง").id == "5403-A06"
    with pytest.raises(UnfitRecipientError, match="5403-A06"):
        reinstate_recipient(office, "5403-A03")


def test_a_name_that_may_be_two_is_not_guessed(office: Office) -> None:
    with pytest.raises(NoSuchRecipientError, match=r"5403-T01.*5403-A01"):
        find_recipient(directory_of(office), "บ้านปิน")
    with pytest.raises(NoSuchRecipientError, match="not in the directory"):
        find_recipient(directory_of(office), "กรมที่ดิน")
    with pytest.raises(NoSuchRecipientError, match="5404-A02"):  # a slip is no order
        find_recipient(directory_of(office), "อบต.น้ำชา")


def test_a_group_is_there_as_soon_as_somebody_is_in_it(office: Office) -> None:
    members, changed = change_group(office, "ลุ่มน้ำยม", join=["อ.สอง", "5402"])

    assert changed
    assert [one.id for one in members] == ["5402", "5406"]
    assert [one.id for one in directory_of(office).group("ลุ่ม น้ำยม")] == ["5402", "5406"]
    assert not change_group(office, "ลุ่มน้ำยม", join=["อ.สอง"])[1]
    assert [one.id for one in change_group(office, "ลุ่มน้ำยม", leave=["อ.สอง"])[0]] == ["5402"]


def test_importing_twice_changes_nothing(office: Office, tmp_path: Path) -> None:
    path = _csv(tmp_path, "5409,อ.,ใหม่,,๐๕๔๑๒๓๔๕๖,ทุกอำเภอ;ลุ่มน้ำยม", ",อบต.,ทดสอบ,ใหม่,,", ",,ทต.ช่อแฮ,เมืองแพร่,54511411,")

    plan = plan_rollcall(office, path)

    assert [one.id for one in plan.new] == ["5409", "5409-A01"]
    assert [(one.id, one.phone, one.short) for one in plan.changed] == [("5401-T02", "054511411", "ทต.ช่อแฮ")]
    assert plan.new[0].groups == ("ทุกอำเภอ", "ลุ่มน้ำยม")
    assert plan.new[0].phone == "054123456"
    assert run_rollcall(office, plan) == 3
    lines = _lines(office)
    again = plan_rollcall(office, path)
    assert (again.new, again.changed, again.same, again.rejected) == ((), (), 3, ())
    assert run_rollcall(office, again) == 0
    assert _lines(office) == lines


def test_an_empty_cell_takes_nothing_away(office: Office, tmp_path: Path) -> None:
    edit_recipient(office, "5403", {"phone": "054581000"})

    plan = plan_rollcall(office, _csv(tmp_path, "5403,อำเภอ,อำเภอลอง,ลอง,,"))

    assert (plan.changed, plan.same) == ((), 1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("9,โรงเรียน,,,,", "no name"),
        ("9,,โรงเรียนบ้านลอง,,,", "kind is missing"),
        ("a b,อบต.,ทดสอบ,ลอง,,", "cannot be an id"),
        ("9,อบต.,บ้านปิน,ลอง,,", "is in the directory as 5403-A01"),
        ("5403,อำเภอ,อำเภอลอง,ลอง,,", "stands in row 2 too"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_reason(
    row: str, reason: str, office: Office, tmp_path: Path
) -> None:
    plan = plan_rollcall(office, _csv(tmp_path, "5403,อำเภอ,อำเภอลอง,ลอง,,", row))

    assert [one.place for one in plan.rejected] == [3]
    assert reason in str(plan.rejected[0].reason)
    assert plan.new == ()


def test_a_parent_may_stand_below_its_offices_in_the_list(bare: Office, tmp_path: Path) -> None:
    heading = "รหัส,ประเภท,ชื่อ,สังกัด"
    path = _csv(tmp_path, "S2,กอง,กองคลัง,S1", "S1,กรม,กรมที่ดิน,", "S3,กอง,กองช่าง,S9", heading=heading)

    plan = plan_rollcall(bare, path)

    assert [one.id for one in plan.new] == ["S2", "S1"] or [one.id for one in plan.new] == ["S1", "S2"]
    assert [(one.place, str(one.reason)) for one in plan.rejected] == [(4, "its parent “S9” is not in the directory")]


def test_a_day_that_is_none_rejects_its_row(bare: Office, tmp_path: Path) -> None:
    path = _csv(tmp_path, "อำเภอลอง,๓๑ เมษายน ๒๕๖๐", "อำเภอสอง,๑ ต.ค. ๒๕๖๐", heading="ชื่อ,เลิกเมื่อ")

    plan = plan_rollcall(bare, path)

    assert [one.retired for one in plan.new] == [date(2017, 10, 1)]
    assert [(one.place, "is not a day" in str(one.reason)) for one in plan.rejected] == [(2, True)]


def test_a_table_that_is_no_list_of_offices_is_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(NoRollError, match="column ชื่อ"):
        plan_rollcall(office, _csv(tmp_path, "1,2", heading="เรื่อง,วันที่"))


def test_a_workbook_with_a_title_and_numbers_for_codes_comes_in(bare: Office, tmp_path: Path) -> None:
    path = tmp_path / "อปท.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_string(0, 0, "บัญชีรายชื่อ อปท. จังหวัดแพร่")
        page.write_row(2, 0, ["รหัส", "ชื่อ อปท.", "อำเภอ", "จังหวัด", "รหัสไปรษณีย์", "เบอร์โทรศัพท์"])
        page.write_row(3, 0, [5403, "อำเภอลอง", "", "แพร่", 54150, 54581000])
        page.write_row(4, 0, ["", "ทต.ห้วยอ้อ", "ลอง", "แพร่", 54150, ""])

    plan = plan_rollcall(bare, path)

    assert [(one.id, one.postcode, one.phone, one.parent) for one in plan.new] == [
        ("5403", "54150", "054581000", ""),
        ("5403-T01", "54150", "", "5403"),
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_comes_back_unchanged(form: str, office: Office) -> None:
    edit_recipient(
        office, "5403", {"phone": "054581000", "address": ("ถนนจรูญลองรัฐ", "ตำบลห้วยอ้อ"), "aliases": ("=ลอง", "+เมืองลอง")}
    )
    retire_recipient(office, "อบต.หัวทุ่ง", date(2026, 12, 1), "ยุบ")

    plan = plan_rollcall(office, export_roll(office, as_written(office), form))

    assert (plan.new, plan.changed, plan.same, plan.rejected) == ((), (), 91, ())


def test_a_whole_directory_is_handed_from_office_to_office(office: Office, bare: Office) -> None:
    run_rollcall(bare, plan_rollcall(bare, export_roll(office, as_written(office), "xlsx")))

    assert list(directory_of(bare)) == list(directory_of(office))
