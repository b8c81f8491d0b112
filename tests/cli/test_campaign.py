"""One letter to many: each with its own letter, its own number, or a list attached; and a campaign that broke off."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

DRAFT = """
เรื่อง: ขอให้รายงานผลการดำเนินงาน
เวียน: ใช่
ส่งถึง: [ทุก อปท.]
ตอบภายใน: 15 วันทำการ
วิธีเวียน: {sending}
เลขที่รายฉบับ: {own}
ข้อความ: |
  ด้วยจังหวัดขอให้รายงานผล

  จึงเรียนมาเพื่อโปรดดำเนินการ
"""


def _draft(office: Path, sending: str, own: str = "ไม่") -> Path:
    path = office / "drafts" / "รายงานผล.yaml"
    text = DRAFT.format(sending=sending, own=own)
    if sending != "รายหน่วย":
        text += "เรียน: นายก อปท. ทุกแห่ง\n"
    path.write_text(text, encoding="utf-8")
    return path


def _letters(saraban: Any) -> list[Any]:
    listed: list[Any] = saraban("letter", "list", "--limit", "500", "--json").json
    return listed


def test_each_recipient_may_have_a_number_of_its_own(saraban: Any, office: Path) -> None:
    issued = saraban("letter", "issue", _draft(office, "รายหน่วย", "ใช่"), "--json")

    assert issued.code == 0, issued.err
    assert len(issued.json["files"]) == 83
    numbers = sorted(letter["number"]["running"] for letter in _letters(saraban))
    assert numbers == list(range(1, 84))
    view = saraban("track", "show", str(numbers[0]), "--json").json
    assert view["expected"] == 83
    assert saraban("track", "show", str(numbers[-1]), "--json").json["id"] == view["id"]


def test_a_reply_to_a_letter_with_its_own_number_counts_for_that_recipient(saraban: Any, office: Path) -> None:
    saraban("letter", "issue", _draft(office, "รายหน่วย", "ใช่"))
    mine = next(letter for letter in _letters(saraban) if letter["to"] == "นายกองค์การบริหารส่วนตำบลสรอย")
    reply = office / "inbox" / "reply.txt"
    reply.write_text(
        "ที่ พร ๗๓๕๐๑/๘๘\n\nองค์การบริหารส่วนตำบลสรอย\nอำเภอวังชิ้น พร ๕๔๑๖๐\n\n"
        "เรื่อง รายงานผลการดำเนินงาน\n\nเรียน ผู้ว่าราชการจังหวัดแพร่\n\n"
        f"อ้างถึง หนังสือจังหวัดแพร่ ที่ {mine['number']['text']}\n\nขอรายงานผลตามหนังสือที่อ้างถึง\n\n"
        "ขอแสดงความนับถือ\n\n(นายสมชาย ใจดี)\nนายกองค์การบริหารส่วนตำบลสรอย\n",
        encoding="utf-8",
    )

    received = saraban("receive", reply, "--json")

    assert received.json["answers"]["status"] == "placed", received.err
    view = saraban("track", "show", mine["number"]["text"], "--json").json
    assert [row["name"] for row in view["rows"] if row["state"] == "replied"] == ["องค์การบริหารส่วนตำบลสรอย"]


def test_a_long_list_of_recipients_is_attached(saraban: Any, office: Path) -> None:
    issued = saraban("letter", "issue", _draft(office, "บัญชีแนบท้าย"), "--json")

    assert issued.code == 0, issued.err
    letter, roster = (office / file for file in issued.json["files"])
    assert saraban("read", letter, "--json").json["addressees"] == ["ตามบัญชีรายชื่อแนบท้าย"]
    from correspondence.documents.extract import text_of

    attached = text_of(roster)
    assert "องค์การบริหารส่วนตำบลสรอย" in attached
    assert "๘๓" in attached


@pytest.mark.parametrize("files", [1, 20, 70])
def test_a_campaign_killed_in_the_middle_is_completed_without_a_gap_or_a_double(
    saraban: Any, office: Path, files: int
) -> None:
    issue = ["letter", "issue", str(_draft(office, "รายหน่วย")), "--json"]
    process = subprocess.Popen(
        [sys.executable, "-m", "correspondence", *issue],
        cwd=office,
        env=os.environ | {"SARABAN_LANG": "en"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and len(list((office / "outbox").rglob("*.docx"))) < files:
        pass
    process.kill()
    process.wait()

    done = saraban(*issue)

    assert done.code == 0, done.err
    assert len(done.json["files"]) == len(list((office / "outbox").rglob("*.docx"))) == 83
    assert not list((office / "outbox").rglob(".*"))
    assert len(_letters(saraban)) == 1
    assert saraban("registry", "verify").code == 0
    assert saraban("track", "show", "ว1", "--json").json["expected"] == 83


def test_the_numbers_of_a_campaign_are_one_transaction(saraban: Any, office: Path) -> None:
    saraban("letter", "issue", _draft(office, "รายหน่วย", "ใช่"))
    commands = [line["command"] for line in saraban("registry", "log", "--json").json]
    assert commands == ["init", "letter issue"]


def test_envelopes_and_labels_are_made_for_the_lot(saraban: Any, office: Path) -> None:
    saraban("letter", "issue", _draft(office, "รายหน่วย"))
    for words in (["envelopes", "ว1", "--size", "DL"], ["labels", "ว1", "--grid", "14", "--start", "3"]):
        made = saraban("letter", *words, "--json")
        assert made.code == 0, made.err
        assert (office / made.json["file"]).stat().st_size > 2_000
    refused = saraban("letter", "labels", "ว1", "--start", "99")
    assert refused.code == 1


def test_the_status_sheet_is_word_excel_or_nothing_else(saraban: Any, office: Path) -> None:
    saraban("letter", "issue", _draft(office, "รายหน่วย"))
    for kind in ("docx", "xlsx"):
        assert saraban("track", "show", "ว1", "-o", office / f"sheet.{kind}").code == 0
    refused = saraban("track", "show", "ว1", "-o", office / "sheet.odt")
    assert refused.code == 1
    assert ".xlsx" in refused.err


def test_a_whole_campaign_goes_into_one_zip(saraban: Any, office: Path) -> None:
    issued = saraban("letter", "issue", _draft(office, "รายหน่วย"), "--json").json
    written = [office / str(file) for file in issued["files"]]

    assert saraban("letter", "print", "ว1", "--json").json["files"] == issued["files"]
    zipped = saraban("letter", "print", "ว1", "--zip", office / "outbox" / "ทั้งหมด.zip", "--json")

    assert zipped.json == {"file": "outbox/ทั้งหมด.zip", "documents": 83}
    with zipfile.ZipFile(office / "outbox" / "ทั้งหมด.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in written
        }
    refused = saraban("letter", "print", "ว1", "--zip", office / "office.toml" / "x.zip")
    assert (refused.code, len(refused.err.strip().splitlines())) == (1, 1)
