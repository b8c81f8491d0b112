"""Indicators at the command line: proven, entered, computed, explained."""

from pathlib import Path
from typing import Any

import pytest

STEPS_1_TO_3 = ["team_ready=มี", "plan_reviewed=มี", "forum_held=มี"]
PROJECTS = ["plan_projects=60", "self_run=10", "in_plan=25", "approved=10"]


def _enter(saraban: Any, office: str, *words: str, code: str = "1.4") -> Any:
    return saraban("indicator", "enter", code, "--office", office, *words, "--json")


@pytest.mark.usefixtures("office")
def test_the_two_indicators_of_the_phrae_letter_are_shipped_and_proven(saraban: Any) -> None:
    assert [one["code"] for one in saraban("indicator", "list", "--json").json] == ["1.4", "1.5"]
    proven = saraban("indicator", "check", "--json")
    assert (proven.code, proven.json) == (0, [])


def test_a_fault_in_a_definition_is_named_with_its_line(saraban: Any, office: Path) -> None:
    path = office / "indicators" / "1.4.toml"
    path.write_text(path.read_text("utf-8").replace('type = "yes-no"', 'type = "maybe"', 1), encoding="utf-8")

    refused = saraban("indicator", "check", path)

    assert refused.code == 1
    assert "1.4.toml, line " in refused.out
    assert "maybe" in refused.out


def test_a_new_definition_is_laid_down_once(saraban: Any, office: Path) -> None:
    made = saraban("indicator", "new", "๒.๑")
    assert made.code == 0, made.err
    assert (office / "indicators" / "2.1.toml").exists()
    assert saraban("indicator", "check", office / "indicators" / "2.1.toml").code == 0
    assert saraban("indicator", "new", "2.1").code == 1


@pytest.mark.usefixtures("office")
def test_an_office_passes_a_step_only_after_those_before(saraban: Any) -> None:
    assert _enter(saraban, "อบต.สรอย", *STEPS_1_TO_3, *PROJECTS).json["step"] == 5
    behind = _enter(saraban, "อบต.สรอย", "in_plan=24").json
    assert behind["step"] == 3
    assert "24 of 50 is 48 %" in behind["why"]


@pytest.mark.usefixtures("office")
def test_missing_is_missing_and_coverage_stands_beside_the_result(saraban: Any) -> None:
    _enter(saraban, "อบต.สรอย", *STEPS_1_TO_3, *PROJECTS)

    found = saraban("indicator", "compute", "๑.๔", "--json").json

    assert (found["whole"]["expected"], found["whole"]["reported"]) == (83, 1)
    assert found["whole"]["results"][0]["value"] == 100
    silent = next(one for one in found["offices"] if one["name"] == "องค์การบริหารส่วนตำบลนาพูน")
    assert (silent["state"], silent["step"]) == ("missing", None)


@pytest.mark.usefixtures("office")
def test_figures_that_contradict_each_other_are_held_with_the_reason(saraban: Any) -> None:
    held = _enter(saraban, "อบต.สรอย", *STEPS_1_TO_3, "plan_projects=20", "self_run=5", "in_plan=16", "approved=2").json
    assert held["state"] == "held"
    assert "\t1/8 (0 usable)\t" in saraban("indicator", "compute", "1.4").out
    assert held["failed"]


@pytest.mark.usefixtures("office")
def test_what_cannot_be_an_answer_is_refused_with_its_field(saraban: Any) -> None:
    for word, told in (("in_plan=สิบ", "สิบ"), ("in_plan=-1", "less than 0"), ("nonsense=1", "nonsense")):
        refused = _enter(saraban, "อบต.สรอย", word)
        assert refused.code == 1, word
        assert told in refused.err
    assert _enter(saraban, "อบต.สรอย", "in_plan").code == 2


@pytest.mark.usefixtures("office")
def test_a_figure_is_explained_down_to_the_reply(saraban: Any, office: Path) -> None:
    received = saraban("receive", office / "inbox" / "reply-2-long-wangchin.txt", "--no-match", "--json").json
    saraban(
        *["indicator", "enter", "1.4", "--office", "อบต.สรอย", *STEPS_1_TO_3, *PROJECTS],
        *["--reply", str(received["running"])],
    )
    lines = saraban("indicator", "explain", "1.4", "--office", "อบต.สรอย", "--json").json
    assert any("(in_plan) / (plan_projects - self_run) = 25 / 50" in line for line in lines)
    assert any("in_plan" in line and "พร ๐๓๒๓/๔๑๕" in line for line in lines)


@pytest.mark.usefixtures("office")
def test_a_correction_supersedes_and_the_past_stays_as_it_was(saraban: Any) -> None:
    _enter(saraban, "อบต.สรอย", *STEPS_1_TO_3, *PROJECTS)
    _enter(saraban, "อบต.สรอย", *STEPS_1_TO_3, *PROJECTS)
    _enter(saraban, "อบต.สรอย", "in_plan=24")
    commands = [line["command"] for line in saraban("registry", "log", "--json").json]
    assert commands == ["init", "indicator enter", "indicator enter"], "the same again changes nothing"
    assert saraban("indicator", "compute", "1.4", "--json").json["superseded"] == 1
    assert saraban("indicator", "compute", "1.4", "--as-of", "1/1/2569", "--json").json["whole"]["reported"] == 0


@pytest.mark.usefixtures("office")
def test_an_unknown_indicator_names_those_there_are(saraban: Any) -> None:
    refused = saraban("indicator", "compute", "9.9")
    assert refused.code == 1
    assert "1.4, 1.5" in refused.err


def test_each_district_gets_a_form_with_its_own_offices(saraban: Any, office: Path) -> None:
    from correspondence.documents.sheets import read_table

    made = saraban("indicator", "form", "--json")
    assert made.code == 0, made.err
    assert len(made.json["files"]) == 8
    one = saraban("indicator", "form", "1.4", "--district", "อ.ลอง", "--json").json["files"]
    assert [Path(file).name for file in one] == ["แบบรายงาน อำเภอลอง.xlsx"]
    assert read_table(office / one[0])
    assert saraban("indicator", "form", "9.9").code == 1


@pytest.mark.usefixtures("office")
def test_what_a_district_claims_is_shown_beside_what_is_computed(saraban: Any) -> None:
    _enter(saraban, "อบต.สรอย", *STEPS_1_TO_3, *PROJECTS)
    _enter(saraban, "อบต.นาพูน", *STEPS_1_TO_3, *PROJECTS[:-1], "approved=9")

    claimed = saraban("indicator", "claim", "1.4", "--office", "อ.วังชิ้น", "ผล=๑๐๐", "at_step_5.numerator=1", "--json")

    assert claimed.code == 0, claimed.err
    assert [(one["what"], one["computed"], one["agrees"]) for one in claimed.json] == [
        ("at_step_5", 50, False),
        ("at_step_5.numerator", 1, True),
    ]
    shown = saraban("indicator", "compute", "1.4").out
    assert "100 is claimed, 50 is computed" in shown
    assert "1 is claimed" not in shown
    saraban("indicator", "claim", "1.4", "--office", "อ.วังชิ้น", "ผล=50")
    assert all(one["agrees"] for one in saraban("indicator", "compute", "1.4", "--json").json["claims"])


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("word", "told"), [("ไม่มี=1", "at_step_5"), ("ผล=มาก", "มาก"), ("ผล=NaN", "NaN")])
def test_a_claim_that_says_nothing_is_refused(saraban: Any, word: str, told: str) -> None:
    refused = saraban("indicator", "claim", "1.4", word)
    assert refused.code == 1
    assert told in refused.err


def test_a_form_names_the_letter_that_asks_and_the_day_to_answer_by(saraban: Any, office: Path) -> None:
    from tests.documents.collection.formmaker import taken_apart

    draft = office / "drafts" / "a.yaml"
    draft.write_text(
        "เรื่อง: รายงานผล\nเวียน: ใช่\nเรียน: นายอำเภอ ทุกอำเภอ\nตอบภายใน: 30 พฤศจิกายน 2599\nข้อความ: ขอให้รายงาน\n", "utf-8"
    )
    assert saraban("letter", "issue", draft).code == 0
    (made,) = saraban("indicator", "form", "1.4", "--district", "อ.ลอง", "--letter", "ว1", "--json").json["files"]
    front = [str(cell) for row in taken_apart((office / made).read_bytes()).sheets["คำชี้แจง"] for cell in row if cell]
    assert any("พร ๐๐๒๓.๓/ว ๑" in text for text in front)
    assert "ส่งกลับภายในวันที่ ๓๐ พฤศจิกายน ๒๕๙๙" in front


def test_two_files_may_not_define_the_same_indicator(saraban: Any, office: Path) -> None:
    folder = office / "indicators"
    (folder / "copy.toml").write_text((folder / "1.4.toml").read_text("utf-8"), "utf-8")
    refused = saraban("indicator", "list")
    assert refused.code == 1
    assert "1.4.toml" in refused.err
    assert "copy.toml" in refused.err
    assert saraban("indicator", "check").code == 1


def test_an_indicator_that_the_office_took_away_stays_away(saraban: Any, office: Path) -> None:
    (office / "indicators" / "1.5.toml").unlink()
    assert [one["code"] for one in saraban("indicator", "list", "--json").json] == ["1.4"]


@pytest.mark.parametrize("code", ["", "..", "a/b", " "])
def test_a_code_that_is_none_makes_no_file(saraban: Any, office: Path, code: str) -> None:
    before = sorted((office / "indicators").iterdir())
    assert saraban("indicator", "new", code).code == 1
    assert sorted((office / "indicators").iterdir()) == before


@pytest.mark.parametrize(
    ("office_name", "words"),
    [
        ("อ.ลอง", ["in_plan=5"]),
        ("อบต.สรอย", ["in_plan=9e3"]),
        ("อบต.สรอย", ["in_plan=１２"]),
        ("อบต.สรอย", ["in_plan=5", "in_plan=6"]),
    ],
)
def test_what_cannot_count_is_not_entered(saraban: Any, office: Path, office_name: str, words: list[str]) -> None:
    assert office.is_dir()
    assert saraban("indicator", "enter", "1.4", *words, "--office", office_name).code in {1, 2}
    assert saraban("indicator", "compute", "1.4", "--json").json["whole"]["reported"] == 0
