"""Letters that arrive as a scan, twice, or not at all."""

from pathlib import Path
from typing import Any

import pytest

LETTER = (
    "ที่ พร ๐๓๑๘/๔๕\n\nที่ว่าการอำเภอลอง\n\n{day}\n\nเรื่อง รายงานผล\n\nเรียน ผู้ว่าราชการจังหวัดแพร่\n\nขอรายงานผล\n\n"
    "ขอแสดงความนับถือ\n\n(นายวีระ ใจดี)\nนายอำเภอลอง\n"
)
DAY = "๕ มกราคม ๒๕๖๙"
SCAN = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@pytest.fixture
def inbox(office: Path) -> Path:
    return office / "inbox"


def _letter(path: Path, day: str = DAY, end: str = "") -> Path:
    path.write_text(LETTER.format(day=day) + end, encoding="utf-8")
    return path


def test_a_scan_is_registered_with_what_the_clerk_says_of_it(saraban: Any, inbox: Path) -> None:
    scan = inbox / "scan.png"
    scan.write_bytes(SCAN)
    said = ("--from", "อำเภอลอง", "--subject", "รายงานผล", "--number", "พร ๐๓๑๘/๔๕", "--dated", DAY)
    row = saraban("receive", scan, *said, "--json").json
    assert (row["number"]["text"], row["dated"], row["from"], row["subject"]) == (
        "พร ๐๓๑๘/๔๕", "2026-01-05", "อำเภอลอง", "รายงานผล",
    )  # fmt: skip
    kept = saraban("letter", "files", "1", "--received", "--to", inbox / "out")
    assert kept.code == 0, kept.err
    assert (inbox / "out" / "scan.png").read_bytes() == SCAN


def test_what_the_clerk_says_goes_before_what_was_read(saraban: Any, inbox: Path) -> None:
    row = saraban("receive", _letter(inbox / "a.txt"), "--number", "พร ๐๓๑๘/๔๖", "--dated", "6/1/2569", "--json").json
    assert (row["number"]["text"], row["dated"]) == ("พร ๐๓๑๘/๔๖", "2026-01-06")


@pytest.mark.parametrize(("name", "content"), [("scan.png", SCAN), ("empty.txt", b""), ("word.txt", b"hello")])
def test_nothing_is_registered_of_which_nothing_is_known(saraban: Any, inbox: Path, name: str, content: bytes) -> None:
    (inbox / name).write_bytes(content)
    refused = saraban("receive", inbox / name)
    assert refused.code == 1
    assert f"{name}: no letter could be read in it; say what it is with --from and --subject" in refused.err
    assert saraban("letter", "list", "--received", "--json").json == []


def test_a_letter_from_the_future_is_doubted(saraban: Any, inbox: Path) -> None:
    told = saraban("receive", _letter(inbox / "a.txt", day="๕ มกราคม ๒๕๗๐"), "--on", "6/1/2569")
    assert "the letter is dated after the day on which it arrived" in told.err
    assert "is dated after" not in saraban("receive", _letter(inbox / "b.txt"), "--on", "6/1/2569").err


def test_the_hour_may_be_said_and_is_stamped(saraban: Any, inbox: Path) -> None:
    stamp = saraban("receive", _letter(inbox / "a.txt"), "--on", "6/1/2569", "--time", "๙.๑๕ น.", "--json").json[
        "stamp"
    ]
    assert stamp[2:] == ["วันที่ ๖ มกราคม ๒๕๖๙", "เวลา ๐๙.๑๕ น."]
    for odd in ("24.00", "9.75", "เช้า"):
        refused = saraban("receive", inbox / "a.txt", "--time", odd)
        assert refused.code == 2
        assert "is no hour of the day" in refused.err


def test_a_corrected_letter_of_the_same_number_is_told_from_a_copy(saraban: Any, inbox: Path) -> None:
    saraban("receive", _letter(inbox / "a.txt"))
    path = _letter(inbox / "b.txt")
    path.write_text(path.read_text("utf-8").replace("ขอรายงานผล\n\nขอแสดง", "ขอแก้ไขรายงาน\n\nขอแสดง"), encoding="utf-8")
    assert "its words are others than those registered" in saraban("receive", path).err


def test_the_same_letter_in_another_file_is_kept_with_the_first(saraban: Any, inbox: Path) -> None:
    saraban("receive", _letter(inbox / "mail.txt"))
    again = saraban("receive", _letter(inbox / "paper.txt", end="\n(ฉบับจริง)\n"), "--from", "อำเภอลอง")
    assert "registered already from another file" in again.err
    assert "its words" not in again.err
    third = saraban("receive", inbox / "paper.txt", "--from", "อำเภอลอง")
    assert "this file was registered already" in third.err
    assert [row["running"] for row in saraban("letter", "list", "--received", "--json").json] == [1]
    files = saraban("letter", "show", "1", "--received", "--json").json["attachments"]
    assert {one["name"] for one in files} == {"mail.txt", "paper.txt"}

    saraban("receive", inbox / "paper.txt", "--again")
    saraban("receive", _letter(inbox / "other.txt", day="๖ มกราคม ๒๕๖๙"))
    assert len(saraban("letter", "list", "--received", "--json").json) == 3
