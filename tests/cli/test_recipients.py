"""`saraban recipients`: its shapes are promises, its refusals one line."""

import json
from pathlib import Path
from typing import Any

import pytest

KEYS = [
    "id", "kind", "name", "short", "addressee", "district", "province", "parent", "postcode",
    "address", "groups", "aliases", "contact", "phone", "email", "retired", "retired_why",
]  # fmt: skip

pytestmark = pytest.mark.usefixtures("office")


def test_list_gives_every_office_in_one_shape(saraban: Any) -> None:
    listed = saraban("recipients", "list", "--json").json

    assert len(listed) == 91
    assert list(listed[0]) == KEYS
    assert listed[0] == {
        "id": "5401", "kind": "อำเภอ", "name": "อำเภอเมืองแพร่", "short": "อ.เมืองแพร่", "addressee": "นายอำเภอเมืองแพร่",
        "district": "เมืองแพร่", "province": "แพร่", "parent": None, "postcode": "54000",
        "address": [], "groups": ["ทุกอำเภอ"], "aliases": [],
        "contact": None, "phone": None, "email": None, "retired": None, "retired_why": None,
    }  # fmt: skip


def test_list_takes_a_group_a_kind_and_a_district(saraban: Any) -> None:
    def count(*words: str) -> int:
        return len(saraban("recipients", "list", *words, "--json").json)

    assert count("ทุกอำเภอ") == 8
    assert count("อบต. ในอำเภอลอง") == 5
    assert count("--kind", "อบต.", "--district", "อ.ลอง") == 5
    assert saraban("recipients", "list", "ทุกกรม").code == 1


def test_an_empty_directory_says_how_to_fill_it(saraban: Any, tmp_path: Path) -> None:
    saraban("init", tmp_path / "bare")

    ran = saraban("-C", tmp_path / "bare", "recipients", "list")

    assert ran.code == 0
    assert "saraban recipients import" in ran.err


def test_show_takes_a_name_in_any_spelling(saraban: Any) -> None:
    assert saraban("recipients", "show", "อ.เมือง", "--json").json["id"] == "5401"
    assert "office above: 5403 อำเภอลอง" in saraban("recipients", "show", "5403-T01").out


def test_a_name_that_may_be_two_is_refused_in_one_line(saraban: Any) -> None:
    ran = saraban("recipients", "show", "บ้านปิน")

    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "5403-T01" in ran.err
    assert "5403-A01" in ran.err


def test_find_says_how_sure_it_is_and_why(saraban: Any) -> None:
    [one] = saraban("recipients", "find", "อบต.แม่คำมี", "--json").json
    assert (one["recipient"]["id"], one["certainty"], one["reason"]) == ("5408-A01", 1, "it is written so")

    two = saraban("recipients", "find", "แม่คำมี", "--json").json
    assert [each["certainty"] < 1 for each in two] == [True, True]
    assert saraban("recipients", "find", "แม่คำมี", "--district", "หนองม่วงไข่", "--json").json[0]["recipient"]["id"] == (
        "5408-A01"
    )


def test_resolve_says_whom_a_line_reaches_and_who_is_skipped_and_why(saraban: Any) -> None:
    told = saraban("recipients", "resolve", "เรียน นายอำเภอทุกอำเภอ (ยกเว้นเมืองแพร่)", "นายกเทศมนตรีเมืองแพร่", "--json").json

    assert len(told["recipients"]) == 8
    assert told["recipients"][-1]["id"] == "5401-T01"
    assert told["skipped"] == [{"text": "เมืองแพร่", "recipient": "5401", "reason": "อำเภอเมืองแพร่ is excepted"}]


def test_add_edit_retire_tell_what_they_wrote(saraban: Any) -> None:
    words = ("recipients", "add", "ทต.ทดสอบ", "--district", "ลอง", "--group", "ทุกเทศบาล", "--json")
    assert saraban(*words, "--dry-run").json["written"] is False
    added = saraban(*words).json
    assert (added["recipient"]["id"], added["new"], added["written"]) == ("5403-T07", True, True)
    assert saraban(*words).json["new"] is False

    edited = saraban("recipients", "edit", "ทต.ทดสอบ", "--phone", "054581000", "--address", "ถนน ก", "--json").json
    assert edited["changed"] == ["address", "phone"]
    assert edited["after"]["address"] == ["ถนน ก"]
    emptied = saraban("recipients", "edit", "ทต.ทดสอบ", "--phone", "", "--address", "", "--json").json
    assert (emptied["after"]["phone"], emptied["after"]["address"]) == (None, [])

    retired = saraban("recipients", "retire", "ทต.ทดสอบ", "--on", "๑ พ.ย. ๒๕๖๐", "--reason", "ยุบ", "--json").json
    assert (retired["recipient"]["retired"], retired["recipient"]["retired_why"]) == ("2017-11-01", "ยุบ")
    assert len(saraban("recipients", "list", "ทุกเทศบาล", "--json").json) == 26
    assert len(saraban("recipients", "list", "--retired", "--json").json) == 92
    assert len(saraban("recipients", "list", "ทุกเทศบาล", "--as-of", "1/10/2560", "--json").json) == 27
    assert saraban("recipients", "retire", "ทต.ทดสอบ", "--undo", "--json").json["recipient"]["retired"] is None


def test_a_refused_change_leaves_the_journal_alone(saraban: Any) -> None:
    lines = len(saraban("registry", "log", "--json").json)

    assert saraban("recipients", "retire", "อ.ลอง").code == 1
    assert saraban("recipients", "edit", "อ.ลอง", "--postcode", "541").code == 1
    assert saraban("recipients", "add", "โรงเรียนลอง").code == 1

    assert len(saraban("registry", "log", "--json").json) == lines
    assert saraban("registry", "verify").code == 0


def test_import_is_whole_or_not_at_all(saraban: Any, office: Path) -> None:
    path = office / "รายชื่อ.csv"
    path.write_text("ชื่อ,อำเภอ,รหัสไปรษณีย์\nอบต.หนึ่ง,ลอง,54150\nอบต.สองพัน,ลอง,5415\n", "utf-8")

    refused = saraban("recipients", "import", path, "--json")
    assert refused.code == 1
    assert refused.json["rejected"] == [{"row": 3, "reason": "the postcode “5415” is not five digits"}]
    assert refused.json["written"] == 0
    assert len(saraban("recipients", "list", "--json").json) == 91

    assert saraban("recipients", "import", path, "--skip-bad", "--dry-run", "--json").json["written"] == 0
    taken = saraban("recipients", "import", path, "--skip-bad", "--json").json
    assert (taken["new"], taken["written"]) == (["5403-A06"], 1)
    again = saraban("recipients", "import", path, "--skip-bad", "--json").json
    assert (again["new"], again["changed"], again["same"], again["written"]) == ([], [], 1, 0)


def test_import_without_a_file_takes_the_list_of_the_office(saraban: Any) -> None:
    told = saraban("recipients", "import", "--json").json

    assert told == {"new": [], "changed": [], "same": 91, "rejected": [], "written": 0}


def test_export_writes_what_import_reads(saraban: Any, office: Path) -> None:
    told = saraban("recipients", "export", "-o", "ออก.csv", "--json").json

    assert told == {"file": "ออก.csv", "rows": 91}
    assert (office / "ออก.csv").read_text("utf-8-sig").startswith("รหัส,ประเภท,ชื่อ,ชื่อย่อ")
    assert saraban("recipients", "import", "ออก.csv", "--json").json["same"] == 91
    assert saraban("recipients", "export", "ทุกอำเภอ").out == "outbox/ทะเบียนหน่วยรับ.xlsx\n"


def test_groups_are_listed_shown_and_written(saraban: Any) -> None:
    listed = saraban("recipients", "group", "--json").json
    assert {"name": "ทุกอำเภอ", "count": 8} in listed

    written = saraban("recipients", "group", "ลุ่มน้ำยม", "--add", "อ.สอง", "--add", "ทต.สอง", "--json").json
    assert [one["id"] for one in written["recipients"]] == ["5406", "5406-T01"]
    shown = saraban("recipients", "group", "ลุ่มน้ำยม", "--json").json
    assert shown == written
    assert saraban("recipients", "group", "อบต. ในอำเภอลอง", "--json").json["name"] == "อบต. ในอำเภอลอง"
    refused = saraban("recipients", "group", "ไม่มี")
    assert refused.code == 1
    assert json.dumps(refused.err, ensure_ascii=False).count("\\n") == 1


def test_every_verb_prints_plain_lines_too(saraban: Any) -> None:
    for words in (
        ("list",), ("find", "แม่คำมี"), ("resolve", "ทุกอำเภอ", "ทุกกรม"),
        ("group",), ("group", "ทุกอำเภอ"), ("edit", "อ.ลอง", "--phone", "1"),
        ("add", "ทต.ทดสอบ", "--district", "ลอง"), ("retire", "ทต.ทดสอบ", "--reason", "ยุบ"), ("import", "--dry-run"),
        ("show", "ทต.ทดสอบ"),
    ):  # fmt: skip
        ran = saraban("recipients", *words)
        assert ran.code == 0, ran.err
        assert "Traceback" not in ran.err
