"""Reminders: who is chased, how urgently, in what words, and never twice for the same."""

from pathlib import Path
from typing import Any

import pytest

from correspondence.office.settings import FILE_NAME

PHRAE = "inbox/phrae-circular-3071.txt"
WHY = ["--reason", "ตัวอย่าง"]


@pytest.fixture
def circular(saraban: Any, office: Path) -> str:  # noqa: ARG001  # the office is the current directory
    """Issue an ordinary circular to the eight districts, due on 1 August 2559."""
    Path("drafts/ขอรายงาน.yaml").write_text(
        "เรื่อง: ขอให้รายงานผลการสำรวจ\nเวียน: ใช่\nเรียน: นายอำเภอ ทุกอำเภอ\nตอบภายใน: 1 สิงหาคม 2559\n"
        "ข้อความ: ด้วยจังหวัดขอให้รายงานผลการสำรวจ\n",
        encoding="utf-8",
    )
    assert saraban("letter", "issue", "drafts/ขอรายงาน.yaml", "--date", "22/7/2559", *WHY).code == 0
    return "ว1"


def _reminded(saraban: Any, office: Path, *words: str) -> dict[str, Any]:
    sent = saraban("remind", "ว1", *words, *WHY, "--json")
    assert sent.code == 0, sent.err
    letter: dict[str, Any] = saraban("read", office / sent.json["files"][0], "--json").json
    return letter


def test_nobody_is_reminded_before_the_last_day_unless_early_is_said(saraban: Any, circular: str) -> None:
    refused = saraban("remind", circular, "--date", "1/8/2559")
    assert refused.code == 1
    assert "--early" in refused.err
    shown = saraban("remind", circular, "--date", "30/7/2559", "--early", "--dry-run", "--json")
    assert len(shown.json["recipients"]) == 8
    assert "ใกล้ครบกำหนด" in str(shown.json["body"])


def test_an_office_that_answered_in_part_is_not_told_that_nothing_came(saraban: Any, circular: str) -> None:
    def text(office: str) -> str:
        return str(saraban("remind", circular, office, "--date", "5/8/2559", "--dry-run", "--json").json["body"])

    Path("inbox/part.txt").write_text(
        "ที่ พร ๐๓๒๓/๑\n\nที่ว่าการอำเภอลอง\n\n๒๘ กรกฎาคม ๒๕๕๙\n\nเรื่อง รายงานผลการสำรวจ\n\nเรียน ผู้ว่าราชการจังหวัดแพร่\n\n"
        "ขอส่งข้อมูลบางส่วน\n\nขอแสดงความนับถือ\n\n(นายวีระ ใจดี)\nนายอำเภอลอง\n",
        encoding="utf-8",
    )
    part = ["--answers", circular, "--for", "อ.ลอง", "--partial", "--on", "29/7/2559", *WHY]
    assert saraban("receive", "inbox/part.txt", *part).code == 0
    assert "ยังไม่ได้รับรายงานครบถ้วนจากอำเภอลอง" in text("อ.ลอง")
    assert "ยังไม่ได้รับรายงานจากอำเภอสอง" in text("อ.สอง")


def test_a_reminder_asks_for_no_answer_before_its_own_day(saraban: Any, circular: str) -> None:
    refused = saraban("remind", circular, "--date", "13/8/2559", "--until", "12/8/2559", *WHY)
    assert refused.code == 1
    assert "cannot ask for an answer by ๑๒ สิงหาคม ๒๕๕๙" in refused.err
    assert len(saraban("letter", "list", "--json").json) == 1


def test_an_extension_gives_more_time_or_is_refused(saraban: Any, circular: str) -> None:
    refused = saraban("track", "extend", circular, "อ.ลอง", "--until", "25/7/2559", "--on", "30/7/2559")
    assert refused.code == 1
    assert "gives no more time" in refused.err
    assert saraban("track", "history", circular, "--json").json == []


@pytest.mark.usefixtures("circular")
def test_each_reminder_is_more_urgent_cites_the_one_before_and_counts_its_turn(saraban: Any, office: Path) -> None:
    first = _reminded(saraban, office, "--date", "5/8/2559", "อ.ลอง", "อ.สอง")
    second = _reminded(saraban, office, "--date", "15/8/2559", "อ.ลอง")

    assert (first["urgency"], second["urgency"]) == ("ด่วน", "ด่วนมาก")
    assert first["subject"].endswith("(ครั้งที่ ๒)")
    assert second["subject"] == "ขอให้รายงานผลการสำรวจ (ครั้งที่ ๓)"
    assert [one["number"]["key"] for one in second["references"]] == ["พร 0023.3/ว1", "พร 0023.3/ว2"]
    assert second["number"]["circular"] is False, "a letter to one office is no circular"


@pytest.mark.usefixtures("circular")
def test_many_silent_offices_go_on_an_attached_list(saraban: Any, office: Path) -> None:
    letter = _reminded(saraban, office, "--date", "5/8/2559")

    assert letter["addressees"] == ["ตามบัญชีรายชื่อแนบท้าย"]
    assert "จำนวน ๘ แห่ง" in str(letter["body"])
    assert list((office / "outbox").rglob("*บัญชีรายชื่อ.docx"))


@pytest.mark.usefixtures("circular")
def test_each_may_get_a_letter_of_its_own(saraban: Any, office: Path) -> None:
    sent = saraban("remind", "ว1", "--date", "5/8/2559", "--each", *WHY, "--json")

    assert len(sent.json["files"]) == 8
    letters = [saraban("read", office / file, "--json").json for file in sent.json["files"]]
    assert min(letter["addressees"][0] for letter in letters) == "นายอำเภอร้องกวาง"
    assert all(len(letter["addressees"]) == 1 for letter in letters)


@pytest.mark.usefixtures("circular")
def test_on_one_day_nobody_is_reminded_twice(saraban: Any) -> None:
    saraban("remind", "ว1", "อ.ลอง", "--date", "5/8/2559", *WHY)
    rest = saraban("remind", "ว1", "--date", "5/8/2559", *WHY, "--dry-run", "--json").json
    assert len(rest["recipients"]) == 7
    saraban("remind", "ว1", "--date", "5/8/2559", *WHY)
    again = saraban("remind", "ว1", "--date", "5/8/2559", *WHY)
    assert again.code == 0, again.err
    assert "already" in again.err
    assert [row["reminders"][0]["on"] for row in saraban("track", "show", "ว1", "--json").json["rows"]] == [
        "2016-08-05"
    ] * 8


def test_a_reminder_may_be_edited_before_it_is_sent(saraban: Any, office: Path, circular: str) -> None:
    saraban("track", "exempt", circular, "อ.เมือง", "--reason", "ไม่มีข้อมูล", "--on", "2/8/2559")
    draft = Path(saraban("remind", circular, "--date", "5/8/2559", "--draft").out.strip())
    text = draft.read_text("utf-8").replace("โดยด่วน", "ด้วย จะขอบคุณยิ่ง")
    draft.write_text(text, encoding="utf-8")

    sent = saraban("letter", "issue", draft, "--date", "5/8/2559", *WHY, "--json")

    assert sent.code == 0, sent.err
    letter = saraban("read", office / sent.json["files"][0], "--json").json
    assert "จะขอบคุณยิ่ง" in str(letter["body"])
    rows = saraban("track", "show", circular, "--json").json["rows"]
    assert [len(row["reminders"]) for row in rows] == [0, 1, 1, 1, 1, 1, 1, 1]


@pytest.mark.usefixtures("circular")
def test_an_office_may_remind_by_stamped_letter(saraban: Any, office: Path) -> None:
    settings = office / FILE_NAME
    settings.write_text(settings.read_text("utf-8").replace('reminder = "external"', 'reminder = "stamped"'), "utf-8")

    letter = _reminded(saraban, office, "อ.ลอง", "--date", "5/8/2559")

    assert letter["kind"] == "stamped"
    assert letter["addressees"] == ["นายอำเภอลอง"]
    assert "จึงแจ้งมา" in str(letter["body"])


def test_when_all_have_answered_there_is_nobody_to_remind(saraban: Any, circular: str) -> None:
    saraban("track", "exempt", circular, "ทุกอำเภอ", "--reason", "ยกเลิกการสำรวจ", "--on", "2/8/2559")
    refused = saraban("remind", circular, "--date", "5/8/2559")
    assert refused.code == 1
    assert "no one to remind" in refused.err


def test_a_closed_letter_is_not_on_the_list_of_open_ones(saraban: Any, circular: str) -> None:
    assert len(saraban("track", "list", "--json").json) == 1
    saraban("track", "close", circular, "--reason", "จบเรื่อง")
    assert saraban("track", "list", "--json").json == []
    assert saraban("track", "list", "--all", "--json").json[0]["closed"]
    saraban("track", "reopen", circular)
    assert len(saraban("track", "list", "--json").json) == 1


def test_the_list_says_what_changed_since_the_last_look(saraban: Any, office: Path, circular: str) -> None:
    assert circular
    saraban("track", "list")
    reply = office / "inbox" / "x.txt"
    reply.write_text(
        "ที่ พร ๐๓๒๓/๑\n\nที่ว่าการอำเภอลอง\n\n๒๕ กรกฎาคม ๒๕๕๙\n\nเรื่อง รายงานผลการสำรวจ\n\nเรียน ผู้ว่าราชการจังหวัดแพร่\n\n"
        "อ้างถึง หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙\n\nขอรายงานผล\n\n"
        "ขอแสดงความนับถือ\n\n(นายวีระ ตั้งมั่น)\nนายอำเภอลอง\n",
        encoding="utf-8",
    )
    assert saraban("receive", reply, "--json").json["answers"]["status"] == "placed"
    assert saraban("track", "list", "--json").json[0]["more"] == 1


def test_a_void_letter_is_neither_marked_nor_reminded_of(saraban: Any, circular: str) -> None:
    saraban("letter", "void", circular, "--reason", "พิมพ์ผิด")
    for words in (["track", "sent", circular], ["remind", circular, "--date", "5/8/2559"]):
        refused = saraban(*words)
        assert refused.code == 1
        assert "void" in refused.err
    assert saraban("track", "list", "--json").json == []
    assert "this letter is void: พิมพ์ผิด" in saraban("track", "show", circular).err


def test_a_number_of_two_years_means_the_letter_whose_answers_are_followed(saraban: Any, circular: str) -> None:
    Path("drafts/แจ้ง.yaml").write_text(
        "เรื่อง: แจ้งเพื่อทราบ\nเวียน: ใช่\nเรียน: ผู้ใหญ่บ้านทุกหมู่บ้าน\nข้อความ: แจ้งเพื่อทราบ\n", encoding="utf-8"
    )
    assert saraban("letter", "issue", "drafts/แจ้ง.yaml", "--date", "22/7/2558", *WHY).code == 0
    assert saraban("letter", "show", circular).code == 1
    shown = saraban("track", "show", circular, "--json")
    assert shown.code == 0, shown.err
    assert shown.json["expected"] == 8
