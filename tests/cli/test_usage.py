"""Wrong calls are answered in one line of the user's language, help pages are whole."""

import re
from typing import Any

import pytest

from correspondence.cli.shell import NOUNS


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("dgits",), "there is no command dgits"),
        (("digits", "--too", "thai"), "there is no option --too"),
        (("digits", "--to"), "option --to needs a value"),
        (("digits", "--to", "roman", "1"), "--to must be one of thai, arabic"),
        (("digits", "1", "2"), "too many words: 2"),
        (("date",), "TEXT is missing"),
        (("letter", "show", "ไม่ใช่เลขที่"), "is not a letter number"),
        (("letter", "show", "3071", "--year", "ปีนี้"), "is not a whole number"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(saraban: Any, words: tuple[str, ...], told: str) -> None:
    ran = saraban(*words)

    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.startswith("saraban: ")
    assert ran.err.count("\n") == 1


def test_outside_an_office_folder_the_way_to_one_is_shown(saraban: Any, tmp_path: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)

    ran = saraban("letter", "list")

    assert ran.code == 1
    assert "saraban init" in ran.err


@pytest.mark.parametrize("noun", NOUNS)
def test_every_command_explains_itself_in_thai(saraban: Any, monkeypatch: Any, noun: str) -> None:
    monkeypatch.setenv("SARABAN_LANG", "th")

    ran = saraban(noun, "--help")

    assert ran.code == 0
    assert "วิธีใช้" in ran.out
    described = [line for line in ran.out.splitlines() if re.search(r"--[a-z]", line)]
    assert described
    assert not [line for line in described if not re.search("[ก-๙]", line)]


def test_the_list_of_commands_names_each_with_a_sentence(saraban: Any) -> None:
    out = saraban("--help").out

    assert [noun for noun in NOUNS if not re.search(rf"│ {noun} +\S", out)] == []


def test_who_stops_the_program_is_told_that_nothing_is_half_done(saraban: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("correspondence.cli.digits.to_arabic", stop)
    ran = saraban("digits", "--to", "arabic", "๑")
    assert (ran.code, ran.out) == (130, "")
    assert "nothing was half done" in ran.err
