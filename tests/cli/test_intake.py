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
    assert "๑ ม.ค. ๙๙" in refused.err
    assert saraban("indicator", "intake", _returned(form), "--on", "1 สิงหาคม 2559").code == 0
    reported = [
        saraban("indicator", "compute", "1.4", "--as-of", day, "--json").json["whole"]["reported"]
        for day in ("31 กรกฎาคม 2559", "1 สิงหาคม 2559")
    ]
    assert reported == [0, 11]
