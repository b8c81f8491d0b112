"""`saraban holiday`: what counts as a day off, and the running deadlines that move with it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

DRAFT = """
เรื่อง: ขอให้รายงานผลการดำเนินงาน
เวียน: ใช่
เรียน: นายอำเภอ ทุกอำเภอ
ส่งถึง: [ทุกอำเภอ]
ตอบภายใน: 15 วันทำการ
ข้อความ: |
  ด้วยจังหวัดขอให้รายงานผล

  จึงเรียนมาเพื่อโปรดดำเนินการ
"""


@pytest.fixture
def circular(saraban: Any, office: Path) -> str:
    """Return the number of a letter that is to be answered within 15 working days."""
    draft = office / "drafts" / "รายงานผล.yaml"
    draft.write_text(DRAFT, encoding="utf-8")
    issued = saraban("letter", "issue", draft, "--json")
    assert issued.code == 0, issued.err
    return str(issued.json["number"]["text"])


def _due(saraban: Any, number: str) -> date:
    return date.fromisoformat(saraban("track", "show", number, "--json").json["due"])


@pytest.mark.usefixtures("office")
def test_the_days_off_of_a_year_are_listed_with_their_source(saraban: Any) -> None:
    listed = saraban("holiday", "list", "--year", "๒๕๖๔", "--json")

    assert listed.code == 0
    assert listed.err == ""
    assert listed.json[0] == {
        "day": "2021-01-01",
        "name": "วันขึ้นปีใหม่",
        "source": "ไลบรารี holidays",
        "off": True,
        "own": False,
    }
    assert "2021-10-22" in [one["day"] for one in listed.json]


@pytest.mark.usefixtures("office")
def test_on_a_terminal_a_line_names_weekday_day_name_and_source(saraban: Any) -> None:
    lines = saraban("holiday", "list", "--year", "2564").out.splitlines()

    assert lines[0].split("\t")[:3] == ["day", "name", "source"]
    assert lines[1].split("\t")[:3] == ["วันศุกร์ที่ ๑ มกราคม ๒๕๖๔", "วันขึ้นปีใหม่", "ไลบรารี holidays"]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("2570", "the holidays of ๒๕๗๐ were reckoned ahead; compare them with the cabinet's list\n"),
        ("2580", "the holidays of ๒๕๘๐ are not known here; only weekends are skipped\n"),
        ("2569", ""),
    ],
)
def test_a_list_that_is_not_sure_or_not_there_says_so(saraban: Any, year: str, said: str) -> None:
    assert saraban("holiday", "list", "--year", year).err == said


@pytest.mark.usefixtures("office")
def test_a_day_is_declared_once_and_taken_back_without_being_deleted(saraban: Any) -> None:
    add = ("holiday", "add", "26 มี.ค. 2564", "ประเพณีไหว้พระธาตุ", "--source", "มติ ครม. 29 ธ.ค. 2563", "--json")

    first, again = saraban(*add), saraban(*add)
    removed = saraban("holiday", "remove", "2021-03-26", "--json")

    day = {"day": "2021-03-26", "name": "ประเพณีไหว้พระธาตุ", "source": "มติ ครม. 29 ธ.ค. 2563"}
    assert first.json == day | {"off": True, "own": True, "new": True, "written": True, "moved": []}
    assert again.json == day | {"off": True, "own": True, "new": False, "written": False, "moved": []}
    assert removed.json == day | {"off": False, "own": True, "new": True, "written": True, "moved": []}
    listed = saraban("holiday", "list", "--year", "2564", "--json").json
    assert day | {"off": False, "own": True} in listed


@pytest.mark.usefixtures("office")
def test_a_trial_writes_nothing(saraban: Any) -> None:
    tried = saraban("holiday", "add", "2021-03-26", "ประเพณี", "--dry-run", "--json")

    assert tried.json["new"] is True
    assert tried.json["written"] is False
    assert "2021-03-26" not in saraban("holiday", "list", "--year", "2564", "--json").out


@pytest.mark.usefixtures("office")
def test_what_cannot_be_declared_is_refused_in_one_line(saraban: Any) -> None:
    nameless = saraban("holiday", "add", "2021-03-26")
    working = saraban("holiday", "remove", "2021-03-26")

    assert (nameless.code, working.code) == (1, 1)
    assert nameless.err.count("\n") == working.err.count("\n") == 1
    assert "say what the holiday is called" in nameless.err
    assert "is no holiday here; nothing was changed" in working.err


def test_a_holiday_declared_later_moves_a_running_deadline_and_the_log_says_why(saraban: Any, circular: str) -> None:
    due = _due(saraban, circular)

    tried = saraban("holiday", "add", due.isoformat(), "วันหยุดพิเศษ", "--dry-run", "--json")
    assert _due(saraban, circular) == due
    done = saraban("holiday", "add", due.isoformat(), "วันหยุดพิเศษ", "--json")

    (move,) = done.json["moved"]
    assert tried.json["moved"] == [move]
    assert move["number"] == circular
    assert date.fromisoformat(move["before"]) == due
    assert due < date.fromisoformat(move["after"]) == _due(saraban, circular)


def test_a_deadline_moves_back_when_the_holiday_is_taken_back(saraban: Any, circular: str) -> None:
    due = _due(saraban, circular)
    saraban("holiday", "add", due.isoformat(), "วันหยุดพิเศษ")

    back = saraban("holiday", "remove", due.isoformat())

    assert "the last day moves from" in back.err
    assert _due(saraban, circular) == due


def test_a_holiday_behind_the_last_day_moves_nothing(saraban: Any, circular: str) -> None:
    later = _due(saraban, circular) + timedelta(days=1)

    assert saraban("holiday", "add", later.isoformat(), "วันหยุดพิเศษ", "--json").json["moved"] == []
