"""The books at the command line: export, verify, backup, restore, repair, log, numbers."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from correspondence.documents.extract import text_of
from correspondence.registry.lock import WriteLock
from correspondence.registry.records import Stamp

DRAFT = "เรื่อง: {subject}\nเวียน: ใช่\nเรียน: นายอำเภอ ทุกอำเภอ\nข้อความ: ด้วยจังหวัดจะจัดประชุม จึงเรียนมาเพื่อทราบ\n"
DATED = ["--date", "2559-07-22", "--reason", "ทดสอบ"]


@pytest.fixture
def issued(saraban: Any, office: Path) -> Path:
    """An office that has issued three circulars and made one of them void."""
    for subject in ("เรื่องที่หนึ่ง", "=1+1", "เรื่องที่สาม"):
        (office / "drafts" / "x.yaml").write_text(DRAFT.format(subject=f'"{subject}"'), encoding="utf-8")
        assert saraban("letter", "issue", "drafts/x.yaml", *DATED).code == 0
    saraban("letter", "void", "ว 3", "--reason", "พิมพ์ผิด")
    return office


def test_the_register_is_exported_with_the_columns_of_its_form(saraban: Any, issued: Path) -> None:
    workbook = issued / saraban("registry", "export", "--year", "2559").out.strip()
    table = issued / saraban("registry", "export", "--format", "csv", "-o", "ทะเบียน.csv").out.strip()

    rows = CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python()
    lines = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    columns = ["เลขทะเบียนส่ง", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"]
    assert rows[2] == columns
    assert lines[0] == ["วันที่", *columns]
    assert [line[6] for line in lines[1:]] == ["เรื่องที่หนึ่ง", "'=1+1", "เรื่องที่สาม"]
    assert lines[3][8].startswith("ยกเลิก: พิมพ์ผิด")
    assert "ลงทะเบียนย้อนหลัง: ทดสอบ" in lines[1][8]


def test_the_printed_register_holds_a_row_a_letter(saraban: Any, issued: Path) -> None:
    printed = issued / saraban("registry", "export", "--format", "docx", "--year", "2559").out.strip()

    lines = [line.split("    ") for line in text_of(printed).splitlines()]
    assert [line[5] for line in lines if line[0] in {"๑", "๒", "๓"}] == ["เรื่องที่หนึ่ง", "=1+1", "เรื่องที่สาม"]
    assert ["เลขทะเบียนส่ง", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"] in lines


@pytest.mark.parametrize(
    ("days", "subjects"),
    [
        (["--day", "2559-07-25"], ["เก่า", "ใหม่"]),
        (["--day", "2559-07-22"], []),
        (["--since", "2559-07-25", "--until", "2559-07-25"], ["เก่า", "ใหม่"]),
        (["--since", "2559-07-25"], ["เก่า", "ใหม่", "หลัง"]),
        (["--until", "2559-07-25"], ["ก่อน", "เก่า", "ใหม่"]),
        (["--since", "2559-07-26", "--until", "2559-07-25"], []),
    ],
)
def test_the_days_that_narrow_a_register_are_those_of_registration(
    saraban: Any, office: Path, days: list[str], subjects: list[str]
) -> None:
    book = (
        "เลขทะเบียนส่ง,เรื่อง,ลงวันที่\n"
        "วันที่ 20 ก.ค. 2559\n1,ก่อน,20 ก.ค. 2559\n"
        "วันที่ 25 ก.ค. 2559\n2,เก่า,22 ก.ค. 2559\n3,ใหม่,25 ก.ค. 2559\n"
        "วันที่ 26 ก.ค. 2559\n4,หลัง,22 ก.ค. 2559\n"
    )
    (office / "ทะเบียน.csv").write_text(book, encoding="utf-8")
    saraban("registry", "import", "ทะเบียน.csv")

    exported = saraban("registry", "export", "--format", "json", *days).json

    assert [row["subject"] for row in exported] == subjects


def test_a_changed_byte_is_found_and_named(saraban: Any, issued: Path) -> None:
    assert saraban("registry", "verify").code == 0
    journal = next((issued / "registry" / "journal").iterdir())
    journal.write_bytes(journal.read_bytes().replace("เรื่องที่หนึ่ง".encode(), "เรื่องที่หนื่ง".encode(), 1))

    found = saraban("registry", "verify")

    assert found.code == 1
    assert journal.name in found.out


def test_a_backup_lays_the_same_register_down_elsewhere(saraban: Any, issued: Path, tmp_path: Path) -> None:
    saraban("registry", "backup", "ชุดสำรอง.zip")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "office.toml").write_bytes((issued / "office.toml").read_bytes())

    assert saraban("registry", "restore", "ชุดสำรอง.zip", tmp_path / "new" / "registry").code == 0

    restored = saraban("-C", tmp_path / "new", "letter", "list", "--json").json
    assert restored == saraban("letter", "list", "--json").json


def test_a_damaged_backup_is_refused(saraban: Any, issued: Path) -> None:
    saraban("registry", "backup", "b.zip")
    content = bytearray((issued / "b.zip").read_bytes())
    for place in range(len(content) // 2, len(content) // 2 + 64):  # more than a header, where a time may stand
        content[place] ^= 1
    (issued / "b.zip").write_bytes(content)

    refused = saraban("registry", "restore", "b.zip", "elsewhere")

    assert refused.code == 1
    assert not (issued / "elsewhere").exists()


def test_a_torn_line_is_set_aside_and_the_rest_opens(saraban: Any, issued: Path) -> None:
    journal = next((issued / "registry" / "journal").iterdir())
    journal.write_bytes(journal.read_bytes() + b'{"seq":99,"ti')

    listed = saraban("letter", "list", "--json").json
    repaired = saraban("registry", "repair", "--yes")

    assert len(listed) == 3
    assert repaired.code == 0
    assert saraban("registry", "verify").code == 0


@pytest.mark.parametrize("command", [("rebuild",), ("repair", "--yes")])
def test_a_clerk_who_waits_for_another_is_told_for_whom(saraban: Any, issued: Path, command: tuple[str, ...]) -> None:
    settings = (issued / "office.toml").read_text(encoding="utf-8")
    (issued / "office.toml").write_text(settings.replace("lock_seconds = 30", "lock_seconds = 1"), encoding="utf-8")
    journal = next((issued / "registry" / "journal").iterdir())
    journal.write_bytes(journal.read_bytes() + b'{"seq":99,"ti')  # so that there is something to repair
    stamp = Stamp(who="สมชาย", command="letter issue", now=datetime(2016, 7, 22, 9, tzinfo=UTC))
    with WriteLock(issued / "registry" / "lock", 1, lambda _: None).held(stamp):
        refused = saraban("registry", *command)

    assert refused.code == 1
    waiting, given_up = refused.err.splitlines()[-2:]
    assert "waiting for สมชาย (letter issue" in waiting
    assert "สมชาย" in given_up


@pytest.mark.usefixtures("issued")
def test_the_log_says_who_did_what_to_a_letter(saraban: Any) -> None:
    lines = saraban("registry", "log", "--letter", "ว 3", "--json").json

    assert [line["command"] for line in lines] == ["letter issue", "letter void"]
    assert {line["who"] for line in lines} != {""}


@pytest.mark.usefixtures("office")
def test_numbers_are_held_given_up_and_never_used_again(saraban: Any) -> None:
    held = saraban("number", "reserve", "--for", "ผู้ว่าฯ", "--count", "2", "--json").json

    following = saraban("number", "next", "--json").json[0]["running"]
    given_up = saraban("number", "release", "1", "--reason", "ไม่ใช้แล้ว", "--json").json[0]

    assert [row["state"] for row in held] == ["reserved", "reserved"]
    assert following == 3
    assert (given_up["running"], given_up["state"]) == (1, "void")
    assert saraban("number", "next", "--json").json[0]["running"] == 3


def test_a_reserved_number_is_used_by_its_letter(saraban: Any, office: Path) -> None:
    saraban("number", "set-last", "99", "--circular", "--year", "2559")
    (office / "drafts" / "x.yaml").write_text(DRAFT.format(subject="ก"), encoding="utf-8")
    saraban("number", "reserve", "--for", "ก", "--circular", "--year", "2559")

    issued = saraban("letter", "issue", "drafts/x.yaml", *DATED, "--reserved", "100", "--json").json

    assert (issued["running"], issued["state"]) == (100, "done")


@pytest.mark.usefixtures("office")
def test_the_last_number_of_paper_cannot_go_back(saraban: Any) -> None:
    saraban("number", "set-last", "3070", "--circular")

    refused = saraban("number", "set-last", "10", "--circular")

    assert refused.code == 1
    assert "3070" in refused.err
