"""The heart of a secretariat's day: a circular to nine offices, their answers, the silent ones reminded."""

from pathlib import Path
from typing import Any

import pytest

PHRAE = "inbox/phrae-circular-3071.txt"
SILENT = ["อำเภอเมืองแพร่", "อำเภอสอง", "อำเภอหนองม่วงไข่"]
DAYS = {1: "27/7/2559", 2: "29/7/2559", 3: "29/7/2559", 4: "1/8/2559", 5: "1/8/2559"}


@pytest.fixture
def circular(saraban: Any, office: Path) -> str:  # noqa: ARG001  # the office is the current directory
    """Issue the Phrae circular, due on 1 August 2559, and return its number."""
    saraban("number", "set-last", "3070", "--circular", "--year", "2559")
    draft = saraban("letter", "draft", PHRAE).out.strip()
    issued = saraban(
        *["letter", "issue", draft, "--date", "22/7/2559", "--reason", "ตัวอย่าง"],
        *["--reply-by", "1 สิงหาคม 2559", "--json"],
    )
    assert issued.code == 0, issued.err
    return "พร 0023.3/ว3071"


@pytest.fixture
def answered(saraban: Any, office: Path, circular: str) -> list[Any]:
    """Register the five replies that six of the nine offices sent in time."""
    files = sorted((office / "inbox").glob("reply-*"))[:5]
    done = [
        saraban("receive", file, "--on", DAYS[place], "--reason", "ตัวอย่าง", "--json")
        for place, file in enumerate(files, 1)
    ]
    assert [one.code for one in done] == [0] * 5, [one.err for one in done]
    assert circular
    return [one.json for one in done]


def test_the_addressees_of_the_phrae_letter_are_eight_districts_and_one_town(saraban: Any, circular: str) -> None:
    view = saraban("track", "show", circular, "--as-of", "22/7/2559", "--json").json

    assert (view["expected"], view["received"], view["outstanding"], view["due"]) == (9, 0, 9, "2016-08-01")
    assert [row["addressee"] for row in view["rows"]][-1] == "นายกเทศมนตรีเมืองแพร่"
    assert {row["state"] for row in view["rows"]} == {"unsent"}


def test_a_dry_run_shows_every_recipient_and_takes_nothing(saraban: Any, office: Path) -> None:
    draft = saraban("letter", "draft", PHRAE).out.strip()

    shown = saraban("letter", "issue", draft, "--reply-by", "15 วันทำการ", "--dry-run")

    assert shown.code == 0, shown.err
    assert shown.out.count("นายอำเภอ") == 8
    assert "นายกเทศมนตรีเมืองแพร่" in shown.out
    assert saraban("letter", "list", "--json").json == []
    assert not list((office / "outbox").rglob("*.docx"))


def test_replies_in_mixed_spellings_find_their_letter_and_their_office(saraban: Any, answered: list[Any]) -> None:
    assert [one["answers"]["status"] for one in answered] == ["placed"] * 5
    assert [len(one["answers"]["recipients"]) for one in answered] == [1, 2, 1, 1, 1]

    view = saraban("track", "show", "ว3071", "--as-of", "2/8/2559", "--json").json
    assert (view["received"], view["on_time"], view["outstanding"], view["overdue"]) == (6, 6, 3, 3)
    assert [row["name"] for row in view["rows"] if row["overdue"]] == SILENT


def test_exactly_the_silent_are_reminded_by_a_letter_that_cites_the_first(
    saraban: Any, office: Path, answered: list[Any]
) -> None:
    assert answered
    remind = ["remind", "ว3071", "--date", "5/8/2559", "--until", "12/8/2559", "--reason", "ตัวอย่าง"]

    sent = saraban(*remind, "--json")

    assert sent.code == 0, sent.err
    letter = saraban("read", office / sent.json["files"][0], "--json").json
    assert [one["number"]["key"] for one in letter["references"]] == ["พร 0023.3/ว3071"]
    assert letter["subject"].endswith("(ครั้งที่ ๒)")
    body = " ".join(paragraph["text"] for paragraph in letter["body"])
    assert all(name in body for name in SILENT)
    assert "ลอง อ" not in body
    assert "๑ สิงหาคม ๒๕๕๙" in body
    assert "๑๒ สิงหาคม ๒๕๕๙" in body
    view = saraban("track", "show", "ว3071", "--as-of", "5/8/2559", "--json").json
    assert [row["name"] for row in view["rows"] if row["reminders"]] == SILENT

    again = saraban(*remind, "--json")
    assert again.json["id"] == sent.json["id"]
    assert len(saraban("letter", "list", "--json").json) == 2


def test_a_late_answer_completes_but_is_not_on_time(saraban: Any, office: Path, answered: list[Any]) -> None:
    assert answered
    saraban("remind", "ว3071", "--date", "5/8/2559", "--reason", "ตัวอย่าง")
    late = saraban(
        "receive", office / "inbox" / "reply-6-song-late.txt", "--on", "10/8/2559", "--reason", "x", "--json"
    )
    assert late.json["answers"]["status"] == "placed", late.err

    view = saraban("track", "show", "ว3071", "--as-of", "15/8/2559", "--json").json

    assert (view["received"], view["on_time"], view["late"], view["outstanding"]) == (7, 6, 1, 2)
    assert (view["rate"], view["on_time_rate"]) == (round(7 / 9, 4), round(6 / 9, 4))
    song = next(row for row in view["rows"] if row["name"] == "อำเภอสอง")
    assert (song["state"], song["days_late"], song["on_time"]) == ("replied", 9, False)


def test_views_of_past_days_answer_as_it_was(saraban: Any, answered: list[Any]) -> None:
    assert answered
    counts = [
        saraban("track", "show", "ว3071", "--as-of", day, "--json").json["received"]
        for day in ("26/7/2559", "28/7/2559", "30/7/2559", "1/8/2559")
    ]
    assert counts == [0, 1, 4, 6]


def test_the_same_mark_twice_changes_nothing_twice(saraban: Any, circular: str) -> None:
    mark = ["track", "sent", circular, "--on", "22/7/2559", "--channel", "ไปรษณีย์", "--json"]
    first, second = saraban(*mark), saraban(*mark)

    assert first.code == second.code == 0, first.err
    assert "already" in second.err
    assert len(saraban("track", "history", circular, "--json").json) == 1
    assert {row["state"] for row in first.json["rows"]} == {"sent"}


def test_marks_name_offices_as_people_write_them(saraban: Any, circular: str) -> None:
    shown = saraban("track", "ack", circular, "อ.เมือง", "ทม.แพร่", "นายอำเภอลอง", "--on", "25/7/2559", "--json")

    assert shown.code == 0, shown.err
    assert [row["name"] for row in shown.json["rows"] if row["state"] == "acknowledged"] == [
        "อำเภอเมืองแพร่",
        "อำเภอลอง",
        "เทศบาลเมืองแพร่",
    ]


def test_an_office_that_was_not_asked_is_named_in_the_refusal(saraban: Any, circular: str) -> None:
    refused = saraban("track", "ack", circular, "อบต.สรอย")
    assert refused.code == 1
    assert "อบต.สรอย" in refused.err


def test_an_exemption_and_an_extension_count_from_then_on(saraban: Any, circular: str) -> None:
    saraban("track", "exempt", circular, "ทม.แพร่", "--reason", "รายงานตรงต่อกรม", "--on", "25/7/2559")
    view = saraban(*["track", "extend", circular, "อ.ลอง", "--until", "20/8/2559", "--on", "30/7/2559", "--json"]).json

    assert (view["expected"], view["exempt"]) == (8, 1)
    assert next(row["due"] for row in view["rows"] if row["name"] == "อำเภอลอง") == "2016-08-20"


def test_a_mistake_is_taken_back_and_stays_in_the_history(saraban: Any, answered: list[Any]) -> None:
    assert answered
    back = saraban("track", "withdraw", "ว3071", "1", "--reason", "ผิดเรื่อง", "--json")
    assert back.code == 0, back.err
    history = saraban("track", "history", "ว3071", "--json").json
    assert [event["step"] for event in history][-1] == "withdrawn"
    assert saraban("track", "show", "ว3071", "--as-of", "2/8/2559", "--json").json["received"] == 5


def test_a_voided_reply_answers_nothing_any_more(saraban: Any, answered: list[Any]) -> None:
    voided = saraban("letter", "void", "1", "--received", "--year", "2559", "--reason", "ลงซ้ำ")
    assert voided.code == 0, voided.err
    assert answered
    assert saraban("track", "show", "ว3071", "--as-of", "2/8/2559", "--json").json["received"] == 5


def test_a_letter_to_each_has_one_file_a_recipient_and_one_number(saraban: Any, office: Path) -> None:
    draft = saraban("letter", "draft", PHRAE).out.strip()
    issued = saraban("letter", "issue", draft, "--sending", "each", "--to", "อบต. ในอำเภอลอง", "--json")

    assert issued.code == 0, issued.err
    assert len(issued.json["files"]) == 5
    letters = [saraban("read", office / file, "--json").json for file in issued.json["files"]]
    assert all(letter["addressees"][0].startswith("นายกองค์การบริหารส่วนตำบล") for letter in letters)
    assert len({letter["number"]["key"] for letter in letters}) == 1


def test_a_campaign_that_broke_off_is_completed_by_the_same_command(saraban: Any, office: Path) -> None:
    draft = saraban("letter", "draft", PHRAE).out.strip()
    issue = ["letter", "issue", draft, "--sending", "each", "--to", "อบต. ในอำเภอลอง", "--json"]
    files = [office / file for file in saraban(*issue).json["files"]]
    whole = files[0].stat().st_mtime_ns
    files[-1].unlink()

    saraban(*issue)

    assert all(file.exists() for file in files)
    assert files[0].stat().st_mtime_ns == whole
    assert len(saraban("letter", "list", "--json").json) == 1


def test_what_falls_due_is_listed_over_all_letters(saraban: Any, circular: str) -> None:
    days = saraban("due", "--as-of", "25/7/2559", "--json").json
    assert [(one["day"], one["outstanding"], one["number"]["key"]) for one in days] == [("2016-08-01", 9, circular)]
    assert saraban("due", "--as-of", "2/8/2559", "--json").json == []


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("days", ["99999999", "-5"])
def test_days_out_of_all_reason_are_refused_in_a_line(saraban: Any, days: str) -> None:
    refused = saraban("due", f"--days={days}")
    assert refused.code == 2
    assert "is not between 0 and 3660" in refused.err


@pytest.mark.usefixtures("office")
def test_a_letter_that_nobody_follows_says_how_to_begin(saraban: Any) -> None:
    draft = saraban("letter", "draft", PHRAE).out.strip()
    saraban("letter", "issue", draft)
    refused = saraban("track", "show", "ว1")
    assert refused.code == 1
    assert "track start" in refused.err
    assert saraban("track", "start", "ว1", "--reply-by", "15 วัน", "--json").json["expected"] == 9
