"""Collection forms that came back: taken in at the command line, with the reply or by themselves."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.documents.collection.formmaker import Book, taken_apart

STEP_5 = ("ใช่", "ใช่", "ใช่", 60, 10, 25, 10)
NO_FUND = ("ไม่ใช่", "ไม่ใช่", 0, 0)


@pytest.fixture
def form(saraban: Any, office: Path) -> Path:
    """Return the form of อำเภอลอง as it goes out."""
    made = saraban("indicator", "form", "--district", "อ.ลอง", "--json")
    return office / str(made.json["files"][0])


def _book(form: Path) -> Book:
    return taken_apart(form.read_bytes())


def _returned(form: Path, name: str = "long.xlsx", **cells: object) -> Path:
    """Return the form filled in by everybody; `cells` of the sheet of 1.4 otherwise (`G5="สิบ"`)."""
    book = _book(form)
    for sheet, answers in zip(list(book.sheets)[1:3], (STEP_5, NO_FUND), strict=True):
        for row in book.sheets[sheet][3:]:
            row[3 : 3 + len(answers)] = answers
    for cell, value in cells.items():
        list(book.sheets.values())[1][int(cell[1:]) - 1][ord(cell[0]) - ord("A")] = value
    path = form.with_name(name)
    path.write_bytes(book.content())
    return path


def _offices(saraban: Any, code: str = "1.4") -> dict[object, Any]:
    return {one["office"]: one for one in saraban("indicator", "compute", code, "--json").json["offices"]}


def test_a_form_that_came_back_is_computed_and_each_figure_is_explained_by_its_cell(saraban: Any, form: Path) -> None:
    path = _returned(form)
    (taken,) = saraban("indicator", "intake", path, "--json").json
    assert taken["problems"] == []
    assert taken["taken"] == {"1.4": 11, "1.5": 11}

    whole = saraban("indicator", "compute", "1.4", "--json").json["whole"]
    assert (whole["reported"], whole["expected"], whole["results"][0]["value"]) == (11, 83, 100)
    first = _book(form).rows[3][1]
    lines = saraban("indicator", "explain", "1.4", "--office", first, "--json").json
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert any("long.xlsx" in line and "ตัวชี้วัด ๑.๔!G4" in line and digest[:8] in line for line in lines), lines


def test_the_same_form_counts_once_and_a_corrected_one_supersedes_it_for_good(saraban: Any, form: Path) -> None:
    first, corrected = _returned(form), _returned(form, "corrected.xlsx", I4=24)
    office = _book(form).rows[3][0]
    for _ in range(2):
        assert saraban("indicator", "intake", first, corrected).code == 0
        assert _offices(saraban)[office]["step"] == 3
    again = saraban("indicator", "intake", first, "--json").json
    assert again[0]["taken"] == {"1.4": 0, "1.5": 0}
    assert _offices(saraban)[office]["step"] == 3, "the first form does not come back over the corrected one"
    assert saraban("indicator", "compute", "1.4", "--json").json["superseded"] == 11


def test_good_rows_count_and_a_bad_cell_is_named(saraban: Any, form: Path) -> None:
    shown = saraban("indicator", "intake", _returned(form, G5="สิบสอง?", H6=-1))
    assert shown.code == 0
    assert "ตัวชี้วัด ๑.๔!G5" in shown.err
    assert "ตัวชี้วัด ๑.๔!H6" in shown.err
    states = [_offices(saraban)[row[0]]["state"] for row in _book(form).rows[3:7]]
    assert states == ["complete", "held", "held", "complete"]


def test_a_file_that_is_no_form_is_refused_and_the_others_are_taken(saraban: Any, form: Path) -> None:
    broken = form.with_name("broken.xlsx")
    broken.write_bytes(b"PK\3\4 nothing")
    found = saraban("indicator", "intake", broken, _returned(form), form.with_name("missing.xlsx"), "--json")
    assert found.code == 1
    assert [bool(one["refused"]) for one in found.json] == [True, False, True]
    assert saraban("indicator", "compute", "1.4", "--json").json["whole"]["reported"] == 11


def test_a_form_comes_with_its_reply_and_is_kept_with_it(saraban: Any, office: Path, form: Path) -> None:
    reply = office / "inbox" / "reply-2-long-wangchin.txt"
    path = _returned(form)
    for _ in range(2):
        received = saraban("receive", reply, "--no-match", "--form", path, "--json")
        assert received.code == 0, received.err
    assert received.json["forms"][0]["known"] == {"1.4": 11, "1.5": 11}
    lines = saraban("indicator", "explain", "1.4", "--office", _book(form).rows[3][1], "--json").json
    assert any("พร ๐๓๒๓/๔๑๕" in line and "long.xlsx" in line for line in lines), lines
    shown = saraban("letter", "show", "1", "--received", "--json").json
    assert [one["name"] for one in shown["attachments"]] == ["reply-2-long-wangchin.txt", "long.xlsx"]
    copies = saraban("letter", "files", "1", "--received", "--to", office / "copies", "--json").json["files"]
    assert (office / copies[1]).read_bytes() == path.read_bytes()
    assert saraban("registry", "verify").code == 0


def test_a_dry_run_takes_nothing_in(saraban: Any, form: Path) -> None:
    shown = saraban("indicator", "intake", _returned(form), "--dry-run")
    assert shown.code == 0
    assert "22" in shown.err
    assert saraban("indicator", "compute", "1.4", "--json").json["whole"]["reported"] == 0


def test_a_folder_of_forms_is_taken_in(saraban: Any, office: Path, form: Path) -> None:
    folder = office / "inbox" / "returned"
    folder.mkdir()
    _returned(form).rename(folder / "b.xlsx")
    (folder / "a.xlsx").write_bytes(form.read_bytes())
    (folder / "~$b.xlsx").write_bytes(b"held open")
    found = saraban("indicator", "intake", folder, "--json")
    assert [one["file"] for one in found.json] == ["inbox/returned/a.xlsx", "inbox/returned/b.xlsx"]
    assert [one["taken"] for one in found.json] == [{"1.4": 0, "1.5": 0}, {"1.4": 11, "1.5": 11}]


def test_forms_count_from_the_day_they_came_and_that_day_cannot_lie_ahead(saraban: Any, form: Path) -> None:
    refused = saraban("indicator", "intake", _returned(form), "--on", "1 มกราคม 2599")
    assert refused.code == 1
    assert "๑ มกราคม ๒๕๙๙" in refused.err
    assert saraban("indicator", "intake", _returned(form), "--on", "1 สิงหาคม 2559").code == 0
    reported = [
        saraban("indicator", "compute", "1.4", "--as-of", day, "--json").json["whole"]["reported"]
        for day in ("31 กรกฎาคม 2559", "1 สิงหาคม 2559")
    ]
    assert reported == [0, 11]


def test_what_could_not_be_read_never_becomes_a_figure(saraban: Any, form: Path) -> None:
    path = _returned(form)
    book = taken_apart(path.read_bytes())
    name = list(book.sheets)[1]
    for row, text in zip(book.sheets[name][3:6], ("１２", "9e3", "1.250"), strict=True):
        row[8] = text
    book.merged[name] = ["I7:I8"]
    path.write_bytes(book.content())
    taken = saraban("indicator", "intake", path, "--json").json[0]
    named = {one["office"] for one in taken["problems"]}
    assert len(named) == 5
    assert {_offices(saraban)[office]["state"] for office in named} == {"held"}
    assert saraban("indicator", "compute", "1.4", "--json").json["whole"]["results"][0]["counted"] == 6


def test_the_form_that_came_last_counts_whenever_it_is_written_down(saraban: Any, form: Path) -> None:
    office = _book(form).rows[3][0]
    newer, older = _returned(form, "newer.xlsx", I4=24), _returned(form, "older.xlsx")
    assert saraban("indicator", "intake", newer, "--on", "10 สิงหาคม 2559").code == 0
    late = saraban("indicator", "intake", older, "--on", "28 กรกฎาคม 2559")
    assert "later figures" in late.err
    assert _offices(saraban)[office]["step"] == 3
    replaced = saraban("indicator", "intake", older, "--on", "11 สิงหาคม 2559", "--again")
    assert "replaces other figures of 1 offices" in replaced.err
    assert _offices(saraban)[office]["step"] == 5
    stands = saraban("indicator", "intake", newer, "--on", "10 สิงหาคม 2559")
    assert "--again" in stands.err
    assert _offices(saraban)[office]["step"] == 5


def test_a_copy_stands_behind_its_original_and_says_what_it_replaces(saraban: Any, office: Path, form: Path) -> None:
    folder = office / "inbox" / "copies"
    folder.mkdir()
    _returned(form).rename(folder / "แบบ.xlsx")
    _returned(form, I4=24).rename(folder / "แบบ (1).xlsx")
    shown = saraban("indicator", "intake", folder)
    assert "1.4: replaces other figures of 1 offices: ทต.บ้านปิน" in shown.err
    assert _offices(saraban)[_book(form).rows[3][0]]["step"] == 3


def test_a_folder_is_read_to_its_end_and_what_is_no_form_is_named(saraban: Any, office: Path, form: Path) -> None:
    folder = office / "inbox" / "mixed"
    (folder / "ลอง").mkdir(parents=True)
    _returned(form).rename(folder / "ลอง" / "long.XLSX")
    (folder / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    found = saraban("indicator", "intake", folder)
    assert found.code == 1
    assert "old.xls" in found.err
    assert _offices(saraban)[_book(form).rows[3][0]]["step"] == 5
    (office / "inbox" / "nothing").mkdir()
    empty = saraban("indicator", "intake", office / "inbox" / "nothing")
    assert empty.code == 1
    assert "nothing" in empty.err


def test_a_form_of_another_fiscal_year_is_not_read(saraban: Any, form: Path) -> None:
    path = _returned(form)
    book = taken_apart(path.read_bytes())
    for rows in list(book.sheets.values())[1:3]:
        rows[1][0] = str(rows[1][0]).replace("๒๕๕๙", "๒๕๕๘")
    path.write_bytes(book.content())
    taken = saraban("indicator", "intake", path, "--json").json[0]
    assert taken["taken"] == {"1.4": 0, "1.5": 0}
    assert [(one["cell"], one["found"]) for one in taken["problems"]] == [("A2", "2558"), ("A2", "2558")]


def test_what_is_typed_by_hand_is_not_said_to_come_from_the_file(saraban: Any, form: Path) -> None:
    assert saraban("indicator", "intake", _returned(form)).code == 0
    office = _book(form).rows[3][1]
    assert saraban("indicator", "enter", "1.4", "in_plan=40", "--office", office).code == 0
    lines = saraban("indicator", "explain", "1.4", "--office", office, "--json").json
    assert [line for line in lines if line.startswith("in_plan")] == [
        "in_plan (กำหนดไว้ในแผนพัฒนาท้องถิ่นของปีถัดไป) = 40: entered by hand"
    ]
    assert any(line.startswith("approved") and "long.xlsx" in line for line in lines)


def test_hand_entries_say_when_later_figures_would_stay(saraban: Any, form: Path) -> None:
    assert saraban("indicator", "intake", _returned(form), "--on", "10 สิงหาคม 2559").code == 0
    words = ("indicator", "enter", "1.4", "in_plan=40", "--office", _book(form).rows[3][1])
    refused = saraban(*words, "--on", "1 สิงหาคม 2559")
    assert refused.code == 1
    assert "๑๐ สิงหาคม ๒๕๕๙" in refused.err
    assert saraban(*words, "--on", "12 สิงหาคม 2559").code == 0


def test_a_form_of_a_district_that_the_letter_does_not_answer_for_is_named(saraban: Any, office: Path) -> None:
    saraban("number", "set-last", "3070", "--circular", "--year", "2559")
    draft = saraban("letter", "draft", "inbox/phrae-circular-3071.txt").out.strip()
    why = ("--reason", "จากสมุด")
    assert saraban("letter", "issue", draft, "--date", "22 ก.ค. 59", "--reply-by", "1 ส.ค. 59", *why).code == 0
    words = ("receive", "inbox/reply-4-denchai.txt", "--on", "1 ส.ค. 59", *why, "--form")
    shown = saraban(*words, "inbox/forms/long.xlsx")
    assert "long.xlsx is the form of อำเภอลอง, for which this letter does not answer" in shown.err
    assert (office / "inbox" / "forms" / "long.xlsx").exists()
    later = saraban("indicator", "intake", "inbox/forms/denchai.xlsx", "--reply", "1", "--json")
    assert later.code == 0, later.err
