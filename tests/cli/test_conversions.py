"""digits, words, date, cite: the promised shapes, from arguments, standard input and files."""

import json
from pathlib import Path
from typing import Any

import pytest

CITED = "ตามหนังสือจังหวัดแพร่ ด่วนที่สุด ที่ พร ๐๐๒๓.๓/ว ๓๙๙ ลงวันที่ ๒๕ กุมภาพันธ์ ๒๕๕๙ นั้น"


@pytest.mark.parametrize(
    ("words", "out"),
    [
        (("digits", "--to", "thai", "ที่ 0023.3/ว 3071"), "ที่ ๐๐๒๓.๓/ว ๓๐๗๑\n"),
        (("digits", "--to", "arabic", "๒๕๕๙"), "2559\n"),
        (("digits", "ปี 2559"), "ปี ๒๕๕๙\n"),
        (("digits", "๒๕๕๙"), "2559\n"),
        (("digits", "--to", "thai", "plan56@moi.go.th"), "plan56@moi.go.th\n"),
        (("words", "๑๐๑"), "หนึ่งร้อยเอ็ด\n"),
        (("words", "--baht", "1,250.50"), "หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์\n"),
        (("words", "-5"), "ลบห้า\n"),
    ],
)
def test_the_result_alone_goes_to_standard_output(saraban: Any, words: tuple[str, ...], out: str) -> None:
    ran = saraban(*words)

    assert (ran.code, ran.out, ran.err) == (0, out, "")


def test_standard_input_is_converted_whole_with_its_line_ends(saraban: Any) -> None:
    assert saraban("digits", "-", "--to", "thai", stdin="1\n22\n").out == "๑\n๒๒\n"
    assert saraban("words", "-", stdin="1\n๒๑\n").out == "หนึ่ง\nยี่สิบเอ็ด\n"


def test_a_file_is_converted_whole(saraban: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ปี 2559\nA4\n", encoding="utf-8")

    assert saraban("digits", "--to", "thai", "--file", tmp_path / "a.txt").out == "ปี ๒๕๕๙\nA4\n"


def test_a_clear_date_has_its_iso_day(saraban: Any) -> None:
    assert saraban("date", "๒๒ ก.ค. ๕๙", "--json").json == {
        "text": "๒๒ ก.ค. ๕๙",
        "iso": "2016-07-22",
        "end": None,
        "precision": "day",
        "doubts": [],
    }


def test_a_fiscal_year_has_its_first_and_last_day(saraban: Any) -> None:
    shape = saraban("date", "ปีงบประมาณ พ.ศ. ๒๕๕๙", "--json").json

    assert (shape["iso"], shape["end"], shape["precision"]) == ("2015-10-01", "2016-09-30", "year")


def test_an_unclear_day_has_no_iso_but_its_candidates(saraban: Any) -> None:
    ran = saraban("date", "๒๒/๑ กรกฎาคม ๒๕๕๙", "--json")

    assert (ran.code, ran.json["iso"]) == (0, None)
    assert ran.json["doubts"][0]["candidates"] == ["2016-07-22", "2016-07-01"]


def test_an_impossible_date_is_refused_with_the_reason(saraban: Any) -> None:
    ran = saraban("date", "๓๑ เมษายน ๒๕๕๙", "--json")

    assert (ran.code, ran.json["iso"]) == (1, None)
    assert ran.json["doubts"][0]["reason"]


def test_dates_from_standard_input_give_a_line_each_and_never_stop(saraban: Any) -> None:
    ran = saraban("date", "-", "--json", stdin="๒๒ ก.ค. ๕๙\n๓๑ เมษายน ๒๕๕๙\nไม่ใช่วันที่\n")

    assert ran.code == 0
    assert [json.loads(line)["iso"] for line in ran.out.splitlines()] == ["2016-07-22", None, None]


def test_a_citation_has_the_promised_shape(saraban: Any) -> None:
    [shape] = saraban("cite", CITED, "--json").json

    assert CITED[shape["start"] : shape["end"]] == shape["text"]
    assert shape["number"] == {
        "text": "พร ๐๐๒๓.๓/ว ๓๙๙",
        "key": "พร 0023.3/ว399",
        "prefix": "พร",
        "code": "0023.3",
        "circular": True,
        "running": 399,
        "unit": None,
        "year": None,
    }
    assert {name: shape[name] for name in ("agency", "urgency", "secrecy", "date", "subject", "doubts")} == {
        "agency": "จังหวัดแพร่",
        "urgency": "ด่วนที่สุด",
        "secrecy": None,
        "date": "2016-02-25",
        "subject": None,
        "doubts": [],
    }


def test_a_text_without_citations_is_an_empty_list(saraban: Any) -> None:
    assert saraban("cite", "มาตรา ๕๒/๑ โทร. ๐ ๕๔๕๓ ๔๑๑๙", "--json").json == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("words", "หนึ่ง"), "is not a number"),
        (("words", "1,25"), "is not a number"),
        (("digits", ""), "nothing to work on"),
        (("digits", "--file", "ไม่มี.txt"), "ไม่มี.txt cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(saraban: Any, words: tuple[str, ...], told: str) -> None:
    ran = saraban(*words)

    assert (ran.code, ran.out) == (1, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1
