"""An existing register in Excel or CSV comes in whole, row by row accounted for, and only once."""

import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

HEADINGS = ["เลขทะเบียนส่ง", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"]


def _workbook(folder: Path, rows: list[list[Any]], headings: list[str] | None = None) -> Path:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "d/m/yyyy"}) as book:
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

    assert told == {"rows": 4, "imported": 4, "present": 0, "rejected": []}
    listed = {row["number"]["key"]: row for row in saraban("letter", "list", "--json").json}
    assert set(listed) == {"พร 0023.3/1", "พร 0023.3/2", "พร 0023.3/4", "พร 0023.3/ว5"}
    assert listed["พร 0023.3/4"]["state"] == "void"
    assert saraban("number", "next", "--year", "2559", "--json").json[0]["running"] == 5
    assert saraban("registry", "verify").code == 0


def test_importing_twice_adds_nothing(saraban: Any, office: Path) -> None:
    path = _workbook(office, [_row(1), _row(2)])
    saraban("registry", "import", path)

    told = saraban("registry", "import", path, "--json").json

    assert told == {"rows": 0, "imported": 0, "present": 2, "rejected": []}


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

    told = saraban("registry", "import", path, "--year", "2559", "--json").json

    assert told["imported"] == 1
    [rejected] = told["rejected"]
    assert rejected["row"] == 5
    assert reason in rejected["reason"]


def test_a_dry_run_and_a_strict_import_with_a_bad_row_write_nothing(saraban: Any, office: Path) -> None:
    path = _workbook(office, [_row(1), _row("")])

    tried = saraban("registry", "import", path, "--dry-run", "--json")
    strict = saraban("registry", "import", path, "--strict", "--json")

    assert (tried.code, tried.json["rows"], tried.json["imported"]) == (0, 1, 0)
    assert (strict.code, strict.json["imported"]) == (1, 0)
    assert saraban("letter", "list", "--json").json == []


def test_a_number_given_to_another_letter_meanwhile_is_not_taken_again(saraban: Any, office: Path) -> None:
    saraban("registry", "import", _workbook(office, [_row(3)]))

    told = saraban("registry", "import", _workbook(office, [_row(3, "อีกเรื่อง"), _row(2)]), "--json").json

    assert told["imported"] == 0
    assert [one["reason"].split()[2] for one in told["rejected"]] == ["is", "lies"]


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


def test_a_register_of_five_thousand_rows_with_forty_bad_ones_comes_in(saraban: Any, office: Path) -> None:
    rows = [_row(number if number % 125 else "", f"เรื่องที่ {number}") for number in range(1, 5001)]

    told = saraban("registry", "import", _workbook(office, rows), "--json").json

    assert (told["imported"], len(told["rejected"])) == (4960, 40)
    assert saraban("registry", "verify").code == 0
