"""Replies that are not certain: asked about on a terminal, kept waiting in a script, placed by a person."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

DRAFT = "เรื่อง: การสำรวจข้อมูลผู้สูงอายุ ประจำปี ๒๕๕๙\nเวียน: ใช่\nเรียน: นายอำเภอ ทุกอำเภอ\nตอบภายใน: 15 วัน\nข้อความ: {text}\n"
REPLY = (
    "ที่ พร ๐๓๑๘/๔๕\n\nที่ว่าการอำเภอลอง\n\n{day}\n\nเรื่อง รายงานผลการสำรวจข้อมูลผู้สูงอายุ ประจำปี ๒๕๕๙\n\n"
    "เรียน ผู้ว่าราชการจังหวัดแพร่\n\nขอรายงานผล\n\nขอแสดงความนับถือ\n\n(นายวีระ ใจดี)\nนายอำเภอลอง\n"
)


@pytest.fixture
def unclear(saraban: Any, office: Path) -> Path:
    """Return a reply that may answer either of two letters on the same matter."""
    for place, text in enumerate(("ครั้งแรก", "ครั้งหลัง")):
        path = office / "drafts" / f"{place}.yaml"
        path.write_text(DRAFT.format(text=text), encoding="utf-8")
        assert saraban("letter", "issue", path).code == 0
    reply = office / "inbox" / "reply.txt"
    reply.write_text(REPLY.format(day=""), encoding="utf-8")
    return reply


def _received(saraban: Any, number: str) -> list[str]:
    rows = saraban("track", "show", number, "--json").json["rows"]
    return [row["name"] for row in rows if row["state"] in {"replied", "partial"}]


def test_in_a_script_what_is_not_certain_waits_with_its_proposals(saraban: Any, unclear: Path) -> None:
    received = saraban("receive", unclear, "--json")

    assert received.json["answers"]["status"] == "waiting"
    (waiting,) = saraban("track", "waiting", "--json").json
    assert {one["number"] for one in waiting["proposals"]} == {"พร ๐๐๒๓.๓/ว ๑", "พร ๐๐๒๓.๓/ว ๒"}
    assert all(one["names"] == ["อำเภอลอง"] and one["reasons"] for one in waiting["proposals"])
    assert _received(saraban, "ว1") == _received(saraban, "ว2") == []


def test_a_person_places_it_and_may_place_it_anew(saraban: Any, unclear: Path) -> None:
    saraban("receive", unclear)
    assert saraban("track", "place", "1", "ว1").code == 0
    assert (_received(saraban, "ว1"), _received(saraban, "ว2")) == (["อำเภอลอง"], [])
    assert saraban("track", "waiting", "--json").json == []

    saraban("track", "place", "1", "ว2", "--for", "อ.ลอง", "--for", "อ.สอง", "--partial")
    assert (_received(saraban, "ว1"), _received(saraban, "ว2")) == ([], ["อำเภอลอง", "อำเภอสอง"])
    steps = [event["step"] for event in saraban("track", "history", "ว1", "--json").json]
    assert steps == ["replied", "withdrawn"]


def test_placing_twice_the_same_changes_nothing(saraban: Any, unclear: Path) -> None:
    saraban("receive", unclear)
    for _ in range(2):
        saraban("track", "place", "1", "ว1")
    assert len(saraban("track", "history", "ว1", "--json").json) == 1


def test_what_answers_nothing_is_set_aside(saraban: Any, unclear: Path) -> None:
    saraban("receive", unclear)
    saraban("track", "place", "1", "ว1")
    saraban("track", "aside", "1", "--reason", "เป็นเรื่องใหม่")
    assert saraban("track", "waiting", "--json").json == []
    assert _received(saraban, "ว1") == []


def test_the_clerk_may_say_at_once_what_it_answers(saraban: Any, unclear: Path) -> None:
    received = saraban("receive", unclear, "--answers", "ว2", "--json")
    assert received.json["answers"]["status"] == "placed"
    assert _received(saraban, "ว2") == ["อำเภอลอง"]


def test_an_office_that_was_not_asked_cannot_be_answered_for(saraban: Any, unclear: Path) -> None:
    refused = saraban("receive", unclear, "--answers", "ว2", "--for", "อบต.สรอย")
    assert refused.code == 1
    assert "อบต.สรอย" in refused.err
    assert saraban("letter", "list", "--received", "--json").json == []


def test_the_same_file_twice_is_registered_and_placed_once(saraban: Any, unclear: Path) -> None:
    saraban("receive", unclear, "--answers", "ว2")
    again = saraban("receive", unclear, "--answers", "ว2", "--json")
    assert again.code == 0
    assert len(saraban("track", "history", "ว2", "--json").json) == 1
    assert len(saraban("letter", "list", "--received", "--json").json) == 1


def test_a_letter_that_answers_nothing_is_just_received(saraban: Any, unclear: Path) -> None:
    received = saraban("receive", unclear, "--no-match", "--json")
    assert received.json["answers"] is None
    assert saraban("track", "waiting", "--json").json == []


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a terminal of Unix")
@pytest.mark.parametrize(("answer", "placed"), [("2", 1), ("0", 0)])
def test_on_a_terminal_the_clerk_is_asked(saraban: Any, office: Path, unclear: Path, answer: str, placed: int) -> None:
    import pexpect

    environment = {**os.environ, "SARABAN_LANG": "en", "TERM": "dumb"}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "correspondence", "receive", str(unclear)],
        cwd=str(office),
        env=environment,
        encoding="utf-8",
        timeout=60,
    )
    child.expect("Which one")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 0
    assert len(_received(saraban, "ว1") + _received(saraban, "ว2")) == placed
    assert len(saraban("track", "waiting", "--json").json) == 1 - placed


UNTOLD = (
    "ที่ ศธ ๐๔๐๒๓/๔๕\n\nโรงเรียนพิริยาลัย\n\n{day}\n\nเรื่อง รายงานผลการสำรวจข้อมูลผู้สูงอายุ ประจำปี ๒๕๕๙\n\n"
    "เรียน ผู้ว่าราชการจังหวัดแพร่\n\nอ้างถึง หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๑\n\nขอรายงานผลตามแบบที่ส่งมาพร้อมนี้\n\n"
    "ขอแสดงความนับถือ\n\n(นายวีระ ใจดี)\nผู้อำนวยการโรงเรียน\n"
)


@pytest.fixture
def untold(unclear: Path) -> Path:
    """Return a reply that does not tell for whom it answers."""
    reply = unclear.with_name("untold.txt")
    reply.write_text(UNTOLD.format(day=""), encoding="utf-8")
    return reply


def test_a_reply_that_does_not_tell_for_whom_is_placed_for_nobody(saraban: Any, untold: Path) -> None:
    received = saraban("receive", untold, "--json")
    assert received.json["answers"]["status"] == "waiting"
    assert [one["recipients"] for one in received.json["answers"]["proposals"]] == [[]]

    refused = saraban("track", "place", "1", "ว1")
    assert refused.code == 1
    assert "--for" in refused.err
    assert _received(saraban, "ว1") == []
    assert saraban("track", "place", "1", "ว1", "--for", "อ.ลอง").code == 0
    assert _received(saraban, "ว1") == ["อำเภอลอง"]


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a terminal of Unix")
def test_on_a_terminal_the_clerk_is_asked_for_whom(saraban: Any, office: Path, untold: Path) -> None:
    import pexpect

    environment = {**os.environ, "SARABAN_LANG": "en", "TERM": "dumb"}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "correspondence", "receive", str(untold)],
        cwd=str(office),
        env=environment,
        encoding="utf-8",
        timeout=60,
    )
    child.expect("Which one")
    child.sendline("1")
    child.expect("For whom")
    child.sendline("อบต.สรอย")
    child.expect("not among the recipients")
    child.expect("For whom")
    child.sendline("อ.ลอง, อ.สอง")
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 0
    assert _received(saraban, "ว1") == ["อำเภอลอง", "อำเภอสอง"]


def test_a_reply_to_a_closed_letter_is_not_placed_with_another_on_the_same_matter(saraban: Any, unclear: Path) -> None:
    saraban("track", "close", "ว1")
    reply = unclear.with_name("closed.txt")
    cited = REPLY.replace("ขอรายงานผล\n", "อ้างถึง หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๑\n\nขอรายงานผล\n")
    reply.write_text(cited.format(day=""), encoding="utf-8")

    assert saraban("receive", reply, "--json").json["answers"]["status"] == "waiting"
    assert _received(saraban, "ว2") == []


def test_a_secret_reply_tells_the_open_books_nothing_by_itself(saraban: Any, unclear: Path) -> None:
    reply = unclear.with_name("secret.txt")
    cited = REPLY.replace("ขอรายงานผล\n", "อ้างถึง หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๑\n\nขอรายงานผล\n")
    reply.write_text("ลับ\n\n" + cited.format(day=""), encoding="utf-8")

    received = saraban("receive", reply)
    assert received.code == 0, received.err
    assert "track answered" in received.err
    assert _received(saraban, "ว1") == []
    assert len(saraban("--secret", "letter", "list", "--received", "--json").json) == 1

    assert saraban("track", "answered", "ว1", "อ.ลอง").code == 2
    assert saraban("track", "answered", "ว1", "อ.ลอง", "--reason", "ตอบเป็นหนังสืออีกฉบับ").code == 0
    assert _received(saraban, "ว1") == ["อำเภอลอง"]
    for _ in range(2):
        saraban("track", "answered", "ว2", "อ.สอง", "--reason", "ทางโทรศัพท์")
    assert len(saraban("track", "history", "ว2", "--json").json) == 1
