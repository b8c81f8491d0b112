"""An existing register in Excel or CSV comes in whole, row by row accounted for, and only once."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
import xlsxwriter

_KILLS = int(os.environ.get("SARABAN_KILLS", "8"))
_ROWS = 400  # of each import that is killed

HEADINGS = ["เลขทะเบียนส่ง", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"]


def _workbook(folder: Path, rows: list[list[Any]], headings: list[str] | None = None) -> Path:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "d/m/yyyy", "strings_to_formulas": False}) as book:
        page = book.add_worksheet("ปี ๒๕๕๙")
        page.write_string(0, 0, "ทะเบียนหนังสือส่ง สำนักงานจังหวัด")
        for line, row in enumerate([headings or HEADINGS, *rows], 2):
            page.write_row(line, 0, row)
    path = folder / "ทะเบียนเดิม.xlsx"
    path.write_bytes(buffer.getvalue())
    return path


def _row(
    running: Any, subject: str = "รายงานผล", dated: Any = "๒๒ ก.ค. ๒๕๕๙", number: str = "", remarks: str = ""
) -> list[Any]:
    return [running, number, dated, "จังหวัดแพร่", "อำเภอสอง", subject, "", remarks]


def test_rows_come_in_with_their_numbers_and_the_counter_goes_on(saraban: Any, office: Path) -> None:
    rows = [_row(1), _row("๒"), _row(5, number="พร ๐๐๒๓.๓/ว ๕"), _row(4, remarks="ยกเลิก พิมพ์ผิด")]

    told = saraban("registry", "import", _workbook(office, rows), "--json").json

    assert told == {
        "rows": 4,
        "imported": 4,
        "present": 0,
        "unread": [],
        "series": [
            {"series": "2559/circulars/พร 0023.3", "first": 5, "last": 5, "rows": 1},
            {"series": "2559/letters/พร 0023.3", "first": 1, "last": 4, "rows": 3},
        ],
        "rejected": [],
    }
    listed = {row["number"]["key"]: row for row in saraban("letter", "list", "--json").json}
    assert set(listed) == {"พร 0023.3/1", "พร 0023.3/2", "พร 0023.3/4", "พร 0023.3/ว5"}
    assert listed["พร 0023.3/4"]["state"] == "void"
    assert saraban("number", "next", "--year", "2559", "--json").json[0]["running"] == 5
    assert saraban("registry", "verify").code == 0


def test_a_filled_column_that_is_not_known_is_named(saraban: Any, office: Path) -> None:
    path = office / "old.csv"
    path.write_text("ลำดับ,ที่,ลงวันที่,ผู้รับหนังสือ,เรื่อง,ว่าง\n1,พร 0023.3/1,1 ก.ค. 59,นายอำเภอลอง,ขอเชิญ,\n", encoding="utf-8")
    told = saraban("registry", "import", path)
    assert "were not read: ผู้รับหนังสือ; --columns" in told.err
    again = saraban("registry", "import", path, "--columns", "ถึง=ผู้รับหนังสือ", "--dry-run", "--json").json
    assert again["unread"] == []


def test_importing_twice_adds_nothing(saraban: Any, office: Path) -> None:
    path = _workbook(office, [_row(1), _row(2)])
    saraban("registry", "import", path)

    told = saraban("registry", "import", path, "--json").json

    assert told == {"rows": 0, "imported": 0, "present": 2, "unread": [], "series": [], "rejected": []}
    assert len(saraban("letter", "list", "--json").json) == 2
    assert [line["command"] for line in saraban("registry", "log", "--json").json] == ["init", "registry import"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (_row("", ""), "no subject"),
        (_row(""), "no running number"),
        (_row("หนึ่ง"), "is not a running number"),
        (_row(7, dated=""), "no date"),
        (_row(7, dated="๓๑ เมษายน ๒๕๕๙"), "cannot be used"),
        (_row(7, dated="๒๒/๑ กรกฎาคม ๒๕๕๙"), "cannot be used"),
        (_row(7, number="ไม่ใช่เลข"), "is not a letter number"),
        (_row(7, number="พร ๐๐๒๓.๓/๘"), "is not that of"),
        (_row(1, "ซ้ำ"), "stands in row 4 too"),
        (_row(7, dated="๒๒ ก.ค. ๒๖๐๐"), "ahead"),
        (_row(7, dated="๒๒ ก.ค. ๒๕๕๘"), "not of the year 2559"),
    ],
)
def test_a_row_that_cannot_be_taken_is_listed_with_its_number_and_reason(
    saraban: Any, office: Path, row: list[Any], reason: str
) -> None:
    path = _workbook(office, [_row(1), row])

    told = saraban("registry", "import", path, "--year", "2559", "--skip-bad", "--json").json

    assert told["imported"] == 1
    [rejected] = told["rejected"]
    assert rejected["row"] == 5
    assert reason in rejected["reason"]


def test_a_file_with_a_bad_row_imports_nothing_unless_the_clerk_says_so(saraban: Any, office: Path) -> None:
    path = _workbook(office, [_row(1), _row("")])

    tried = saraban("registry", "import", path, "--dry-run", "--json")
    refused = saraban("registry", "import", path)
    before = saraban("letter", "list", "--json").json
    taken = saraban("registry", "import", path, "--skip-bad", "--json")

    assert (tried.code, tried.json["rows"], tried.json["imported"]) == (0, 1, 0)
    assert (refused.code, before) == (1, [])
    assert refused.out.splitlines()[1].startswith("5\t")
    assert "--skip-bad" in refused.err
    assert (taken.code, taken.json["imported"]) == (0, 1)


def test_rows_put_right_afterwards_come_in_below_the_counter(saraban: Any, office: Path) -> None:
    saraban("registry", "import", _workbook(office, [_row(3), _row(2, dated="๓๑ เมษายน ๒๕๕๙")]), "--skip-bad")

    told = saraban("registry", "import", _workbook(office, [_row(3), _row(2)]), "--json").json

    assert (told["imported"], told["present"]) == (1, 1)
    assert saraban("number", "next", "--year", "2559", "--json").json[0]["running"] == 4
    assert saraban("registry", "verify").code == 0


def test_a_number_that_another_letter_has_is_not_taken_again(saraban: Any, office: Path) -> None:
    saraban("registry", "import", _workbook(office, [_row(3)]))

    told = saraban("registry", "import", _workbook(office, [_row(3, "อีกเรื่อง")]), "--json").json

    assert told["imported"] == 0
    assert "for another letter" in told["rejected"][0]["reason"]


def test_a_row_that_a_clerk_has_written_on_since_is_known_again(saraban: Any, office: Path) -> None:
    path = _workbook(office, [_row(3)])
    saraban("registry", "import", path)
    saraban("letter", "note", "3", "--year", "2559", "--action", "เก็บ")

    assert saraban("registry", "import", path, "--json").json["present"] == 1


def test_rows_keep_the_days_on_which_they_were_registered(saraban: Any, office: Path) -> None:
    saraban("registry", "import", _workbook(office, [_row(1, dated="๒๒ ก.ค. ๒๕๕๙"), _row(2, dated="๒๕ ก.ค. ๒๕๕๙")]))

    listed = saraban("letter", "list", "--json").json

    assert [row["registered"][:10] for row in listed] == ["2016-07-25", "2016-07-22"]
    assert {row["back_dated"] for row in listed} == {None}


def test_a_day_above_the_rows_is_the_day_of_all_below_it(saraban: Any, office: Path) -> None:
    alone = ["วันที่ ๒๕ กรกฎาคม ๒๕๕๙"]
    rows = [alone, _row(1, dated="๒๒ ก.ค. ๒๕๕๙"), _row(2, dated=""), ["", "", "", "", "", "", "", ""]]

    told = saraban("registry", "import", _workbook(office, rows), "--json").json

    assert (told["imported"], told["rejected"]) == (2, [])
    listed = saraban("letter", "list", "--json").json
    assert [(row["registered"][:10], row["dated"]) for row in listed] == [
        ("2016-07-25", "2016-07-25"),
        ("2016-07-25", "2016-07-22"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (_row(2, remarks="ยกเลิก พิมพ์ผิด"), "พิมพ์ผิด"),
        (_row(2, remarks="ยกเลิก: เลขซ้ำ"), "เลขซ้ำ"),
        (_row(2, remarks="(ยกเลิก)"), "ตามทะเบียนเดิม"),
        (_row(2, "ยกเลิก", dated=""), "ตามทะเบียนเดิม"),
        (_row(2, "", dated="", remarks="ยกเลิกเลข"), "ตามทะเบียนเดิม"),
        (_row(2, "ขอยกเลิกการประชุม", remarks="แจ้งยกเลิกทางโทรศัพท์แล้ว"), None),
    ],
)
def test_a_number_crossed_out_comes_in_void_with_its_reason(
    saraban: Any, office: Path, row: list[Any], reason: str | None
) -> None:
    saraban("registry", "import", _workbook(office, [_row(1), row]), "--skip-bad")

    states = {one["running"]: (one["state"], one["void_reason"]) for one in saraban("letter", "list", "--json").json}

    assert states.get(2, ("done", None)) == (("void", reason) if reason else ("done", None))


def test_own_headings_and_csv_of_older_excel_are_understood(saraban: Any, office: Path) -> None:
    path = office / "ทะเบียน.csv"
    path.write_bytes("เลขที่ส่ง,ชื่อหนังสือ,ลงวันที่\n1,รายงานผล,22/7/2559\n".encode("cp874"))

    refused = saraban("registry", "import", path)
    told = saraban("registry", "import", path, "--columns", "เลขทะเบียนส่ง=เลขที่ส่ง,เรื่อง=ชื่อหนังสือ", "--json").json

    assert refused.code == 1
    assert "--columns" in refused.err
    assert told["imported"] == 1


def test_received_letters_come_in_under_their_receiving_numbers(saraban: Any, office: Path) -> None:
    rows = [_row(12, number="มท ๐๘๑๐.๒/ว ๓๖๖", dated="๘ ก.พ. ๒๕๕๙")]

    told = saraban("registry", "import", _workbook(office, rows), "--received", "--year", "2559", "--json").json

    assert told["imported"] == 1
    shown = saraban("letter", "show", "12", "--received", "--year", "2559", "--json").json
    assert (shown["running"], shown["number"]["key"]) == (12, "มท 0810.2/ว366")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"not a workbook"])
def test_what_is_no_table_is_refused_in_one_line(saraban: Any, office: Path, content: bytes) -> None:
    (office / "x.xlsx").write_bytes(content)

    refused = saraban("registry", "import", "x.xlsx")

    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "x.xlsx" in refused.err


def test_a_workbook_with_macros_is_refused_with_what_to_do(saraban: Any, office: Path) -> None:
    path = _workbook(office, [_row(1)]).rename(office / "ทะเบียนเดิม.xlsm")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"a program")

    refused = saraban("registry", "import", path)

    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "ทะเบียนเดิม.xlsm" in refused.err
    assert "without macros (.xlsx)" in refused.err
    assert saraban("letter", "list", "--json").json == []


def test_how_far_an_import_has_come_is_shown_on_a_terminal_and_not_in_a_pipe(
    saraban: Any, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _workbook(office, [_row(number) for number in range(1, 50)])
    piped = saraban("registry", "import", path, "--dry-run").err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    shown = saraban("registry", "import", path, "--dry-run").err

    assert "reading" not in piped
    assert "\r" not in piped
    assert "reading" in shown
    assert "100%" in shown


def test_a_register_of_five_thousand_rows_with_forty_bad_ones_comes_in(saraban: Any, office: Path) -> None:
    rows = [_row(number if number % 125 else "", f"เรื่องที่ {number}") for number in range(1, 5001)]

    told = saraban("registry", "import", _workbook(office, rows), "--skip-bad", "--json").json

    assert (told["imported"], len(told["rejected"])) == (4960, 40)
    assert [one["row"] for one in told["rejected"]] == [number + 3 for number in range(125, 5001, 125)]
    assert saraban("registry", "verify").code == 0


def test_an_exported_register_comes_back_as_it_was_although_a_subject_looks_like_a_formula(
    saraban: Any, office: Path, tmp_path: Path
) -> None:
    subjects = ["=1+1", "-ด่วน- แจ้งผล", "@SUM(A1)", "+66 81", 'รายงาน; ผล, "ดี"']
    saraban("registry", "import", _workbook(office, [_row(place, said) for place, said in enumerate(subjects, 1)]))
    for form in ("csv", "xlsx"):
        exported = saraban("registry", "export", "--format", form).out.strip()
        saraban("init", tmp_path / form, "--sample", "phrae")

        saraban("-C", tmp_path / form, "registry", "import", exported)

        told = saraban("-C", tmp_path / form, "letter", "list", "--json").json
        assert [row["subject"] for row in told][::-1] == subjects
        assert saraban("registry", "import", exported, "--json").json["present"] == len(subjects)


def test_whenever_an_import_is_killed_all_its_rows_are_there_or_none(saraban: Any, office: Path) -> None:
    random = Random(2559)  # noqa: S311  # a seed that everyone can repeat
    for kill in range(_KILLS):
        first = kill * _ROWS + 1
        path = _workbook(office, [_row(number) for number in range(first, first + _ROWS)])
        _kill_import(office, path, kill, random)

        there = saraban("registry", "import", path, "--dry-run", "--json").json["present"]
        assert there in {0, _ROWS}
        # A line of the journal that was cut off is set aside by the next writer; nothing else may be wrong.
        assert saraban("registry", "verify").out.count("not finished") == saraban("registry", "verify").out.count("\n")
        assert saraban("registry", "import", path, "--json").json["imported"] == _ROWS - there
        saraban("registry", "rebuild")
        assert saraban("registry", "verify").out == ""

    assert saraban("number", "next", "--year", "2559", "--json").json[0]["running"] == _KILLS * _ROWS + 1


def _kill_import(office: Path, path: Path, kill: int, random: Random) -> None:
    """Kill an import some time after it began to write: for the even ones soon after the journal has its line."""
    lock, journal = office / "registry" / "lock", office / "registry" / "journal"
    before = _sizes(journal)
    process = subprocess.Popen(
        [sys.executable, "-m", "correspondence", "registry", "import", str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and f'"pid":{process.pid},'.encode() not in lock.read_bytes():
        pass
    while kill % 2 == 0 and process.poll() is None and _sizes(journal) == before:
        pass
    for _ in range(random.randrange(10 ** random.randrange(1, 6))):
        process.poll()
    process.kill()
    process.wait()


def _sizes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())
