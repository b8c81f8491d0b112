"""Results of indicators in letters: put in when the letter is issued, frozen with its row, told when they change."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from correspondence.documents.extract import text_of
from correspondence.office.reading import read_file

STEPS = ["team_ready=มี", "plan_reviewed=มี", "forum_held=มี"]
ALL_STEPS = [*STEPS, "plan_projects=60", "self_run=10", "in_plan=25", "approved=10"]
THREE_STEPS = [*STEPS, "plan_projects=60", "self_run=10", "in_plan=20", "approved=10"]

DRAFT = """เรื่อง: รายงานผลตัวชี้วัด
เรียน: อธิบดีกรมส่งเสริมการปกครองท้องถิ่น
อ้างถึง: หนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ มท ๐๘๑๐.๗/ว ๑๒๓ ลงวันที่ ๑ กรกฎาคม ๒๕๕๙
ข้อความ: |
  ตามหนังสือที่อ้างถึง นั้น

  {text}

  จึงเรียนมาเพื่อโปรดพิจารณา
"""
TO_EACH = """เรื่อง: แจ้งผลตัวชี้วัด
เวียน: ใช่
ส่งถึง: [อำเภอวังชิ้น, อำเภอลอง, เทศบาลเมืองแพร่]
วิธีเวียน: {sending}
เลขที่รายฉบับ: {own}
ข้อความ: |
  ปรากฏว่า {{ผล 1.4 ของผู้รับ}}

  จึงเรียนมาเพื่อทราบ
"""


@pytest.fixture
def reported(saraban: Any, office: Path) -> Path:
    """Return the sample office, where two offices reported indicator 1.4: one at step 5, one at step 3."""
    for name, words in (("อบต.สรอย", ALL_STEPS), ("อบต.นาพูน", THREE_STEPS)):
        assert saraban("indicator", "enter", "1.4", "--office", name, *words).code == 0
    return office


def _draft(office: Path, text: str, name: str = "ร่าง.yaml") -> Path:
    path = office / "drafts" / name
    path.write_text(DRAFT.replace("{text}", text), encoding="utf-8")
    return path


def _issued(saraban: Any, office: Path, text: str, *words: str) -> Any:
    ran = saraban("letter", "issue", _draft(office, text), *words, "--json")
    assert ran.code == 0, ran.err
    return ran.json


def _body(path: Path) -> list[str]:
    return [one.text for one in read_file(path).letter.body]


def test_a_sentence_gives_result_score_coverage_and_day(saraban: Any, reported: Path) -> None:
    issued = _issued(saraban, reported, "ขอรายงานว่า {ผล ๑.๔} ขณะที่ {ผล 1.5} และ {ผล 1.4 ของอำเภอลอง}")

    said = _body(reported / issued["files"][0])[1]

    assert "ตัวชี้วัดที่ ๑.๔ จังหวัดแพร่มีผลการดำเนินงานร้อยละ ๕๐.๐๐ คะแนน ๑.๐๐๐๐ (รายงานแล้ว ๒ จาก ๘๓ แห่ง ณ วันที่" in said
    assert "ตัวชี้วัดที่ ๑.๕ จังหวัดแพร่ยังไม่มีผลการดำเนินงาน (รายงานแล้ว ๐ จาก ๘๓ แห่ง" in said
    assert "ตัวชี้วัดที่ ๑.๔ อำเภอลองยังไม่มีผลการดำเนินงาน (รายงานแล้ว ๐ จาก ๑๑ แห่ง" in said
    assert "{" not in said


def test_a_table_by_district_stands_in_the_letter_and_its_reading_back_is_not_disturbed(
    saraban: Any, reported: Path
) -> None:
    issued = _issued(saraban, reported, "ดังนี้\n  {ตาราง 1.4}")
    document = reported / issued["files"][0]

    body = zipfile.ZipFile(document).read("word/document.xml").decode()
    assert body.count("<w:tbl>") == 1
    assert body.count("<w:tblHeader/>") == 1, "the heading is repeated on every page"
    assert body.count("<w:tr>") == 1 + 8 + 1
    text = text_of(document)
    assert "อำเภอวังชิ้น    ๒/๘    ร้อยละ ๕๐.๐๐    ๑.๐๐๐๐" in text
    assert "อำเภอลอง    ๐/๑๑    –    –" in text
    assert "จังหวัดแพร่    ๒/๘๓    ร้อยละ ๕๐.๐๐    ๑.๐๐๐๐" in text
    read = read_file(document).letter
    paragraphs = [one.text for one in read.body]
    assert [paragraphs[0], paragraphs[1], paragraphs[-1]] == [
        "ตามหนังสือที่อ้างถึง นั้น",
        "ดังนี้",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
    ]
    assert paragraphs[2].startswith("ผลการดำเนินงานตามตัวชี้วัดที่ ๑.๔ รายอำเภอ")
    assert len(paragraphs) == 4
    assert (read.subject, len(read.references), read.closing) == ("รายงานผลตัวชี้วัด", 1, "ขอแสดงความนับถือ")
    assert read.signer


@pytest.mark.parametrize("kind", ["หนังสือภายนอก", "บันทึกข้อความ", "หนังสือประทับตรา", "คำสั่ง", "ประกาศ"])
def test_every_form_prints_tables(saraban: Any, reported: Path, kind: str) -> None:
    draft = _draft(reported, "{ตาราง 1.4}")
    draft.write_text(f"ประเภท: {kind}\n{draft.read_text('utf-8')}", encoding="utf-8")
    issued = saraban("letter", "issue", draft, "--json").json
    assert "อำเภอวังชิ้น    ๒/๘    ร้อยละ ๕๐.๐๐    ๑.๐๐๐๐" in text_of(reported / issued["files"][0])


def test_a_form_of_the_office_that_prints_no_tables_is_refused_before_a_number_is_taken(
    saraban: Any, reported: Path
) -> None:
    form = reported / "templates" / "external.docx"
    with zipfile.ZipFile(form) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    document = parts["word/document.xml"].decode()
    parts["word/document.xml"] = document.replace("paragraph.table", "paragraph.label").encode()
    with zipfile.ZipFile(form, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data.replace(b"row.", b"loop.") if name == "word/document.xml" else data)

    refused = saraban("letter", "issue", _draft(reported, "{ตาราง 1.4}"))

    assert refused.code == 1
    assert "external.docx: it prints no tables" in refused.err
    assert saraban("letter", "list", "--json").json == []
    assert _issued(saraban, reported, "{ผล 1.4}")["number"]["running"] == 1, "a sentence needs no table"


def test_the_row_keeps_each_figure_with_its_definition_and_reports(saraban: Any, reported: Path) -> None:
    number = _issued(saraban, reported, "{ผล 1.4}\n\n  {ตาราง 1.4}")["number"]["key"]

    kept = saraban("letter", "show", number, "--json").json["results"]

    sentence, table = kept["placed"]
    assert (sentence["quote"], sentence["recipient"], len(sentence["outcomes"])) == ("{ผล 1.4}", "", 1)
    assert [one["name"] for one in table["outcomes"]][-1] == "จังหวัดแพร่"
    assert len(table["outcomes"]) == 9
    whole = sentence["outcomes"][0]
    assert whole["coverage"] == {"expected": 83, "reported": 2, "incomplete": 0, "held": 0}
    assert [(one["name"], one["value"], one["shown"]) for one in whole["figures"]] == [
        ("at_step_5", "50", "ร้อยละ 50.00"),
        ("score", "1", "1.0000"),
        ("reported", "2/83", "2/83"),
    ]
    (basis,) = kept["indicators"]
    assert (basis["code"], basis["fiscal_year"], len(basis["definition"])) == ("1.4", 2559, 64)
    assert len(basis["reports"]) == 2
    assert all(one.startswith("1.4/2559/") for one in basis["reports"].values())
    assert kept["changed"] == []


def test_number_letter_and_figures_are_one_transaction(saraban: Any, reported: Path) -> None:
    before = len(saraban("registry", "log", "--json").json)
    _issued(saraban, reported, "{ผล 1.4}")
    assert [one["command"] for one in saraban("registry", "log", "--json").json][before:] == ["letter issue"]
    assert saraban("registry", "verify").code == 0


def test_a_figure_that_changed_since_is_told_with_how_many_reported_anew(saraban: Any, reported: Path) -> None:
    number = _issued(saraban, reported, "{ผล 1.4} {ผล 1.4 ของอำเภอลอง}")["number"]["key"]
    assert "changed" not in saraban("letter", "show", number).out
    for name in ("อบต.ป่าสัก", "เทศบาลเมืองแพร่"):
        assert saraban("indicator", "enter", "1.4", "--office", name, *ALL_STEPS).code == 0

    shown = saraban("letter", "show", number)
    changed = saraban("letter", "show", number, "--json").json["results"]["changed"]

    assert "จังหวัดแพร่: a figure that was sent has changed: result ร้อยละ 50.00 → ร้อยละ 75.00 (2 new reports)" in shown.out
    assert [(one["name"], one["figure"], one["before"], one["now"], one["new_reports"]) for one in changed] == [
        ("จังหวัดแพร่", "at_step_5", "ร้อยละ 50.00", "ร้อยละ 75.00", 2),
        ("จังหวัดแพร่", "score", "1.0000", "2.5000", 2),
        ("จังหวัดแพร่", "reported", "2/83", "4/83", 2),
    ], "อำเภอลอง has nothing new"


def test_a_correction_of_an_office_counts_as_a_new_report(saraban: Any, reported: Path) -> None:
    number = _issued(saraban, reported, "{ผล 1.4 ของอำเภอวังชิ้น}")["number"]["key"]
    saraban("indicator", "enter", "1.4", "--office", "อบต.นาพูน", "in_plan=30", "approved=12")
    changed = saraban("letter", "show", number, "--json").json["results"]["changed"]
    assert {(one["name"], one["new_reports"]) for one in changed} == {("อำเภอวังชิ้น", 1)}
    assert ("ร้อยละ 50.00", "ร้อยละ 100.00") in {(one["before"], one["now"]) for one in changed}


def test_a_changed_definition_is_told_apart_from_new_reports(saraban: Any, reported: Path) -> None:
    number = _issued(saraban, reported, "{ผล 1.4}")["number"]["key"]
    path = reported / "indicators" / "1.4.toml"
    path.write_text(path.read_text("utf-8").replace('"step >= 5"', '"step >= 3"'), encoding="utf-8")
    assert "(0 new reports, and the definition was changed)" in saraban("letter", "show", number).out
    path.write_text("", encoding="utf-8")
    assert "1.4.toml" in saraban("letter", "show", number).out, "why there is nothing to compare with"


def test_printed_again_a_letter_says_what_it_said(saraban: Any, reported: Path) -> None:
    issued = _issued(saraban, reported, "{ผล 1.4}\n\n  {ตาราง 1.4}")
    document = reported / issued["files"][0]
    before = document.read_bytes()
    saraban("indicator", "enter", "1.4", "--office", "เทศบาลเมืองแพร่", *ALL_STEPS)

    saraban("letter", "print", issued["number"]["key"])

    assert document.read_bytes() == before


def test_the_same_draft_is_the_same_letter_though_its_figures_moved(saraban: Any, reported: Path) -> None:
    first = _issued(saraban, reported, "{ผล 1.4}")
    saraban("indicator", "enter", "1.4", "--office", "เทศบาลเมืองแพร่", *ALL_STEPS)

    second = saraban("letter", "issue", _draft(reported, "{ผล 1.4}"), "--json")
    again = _issued(saraban, reported, "{ผล 1.4}", "--again")

    assert (second.json["id"], "issued already" in second.err) == (first["id"], True)
    assert "๒ จาก ๘๓ แห่ง" in _body(reported / first["files"][0])[1]
    assert "๓ จาก ๘๓ แห่ง" in _body(reported / again["files"][0])[1]


def test_a_letter_of_an_earlier_day_knows_only_what_was_reported_then(saraban: Any, reported: Path) -> None:
    issued = _issued(saraban, reported, "{ผล 1.4}", "--date", "2559-07-22", "--reason", "ทดสอบ")
    assert "(รายงานแล้ว ๐ จาก ๘๓ แห่ง ณ วันที่ ๒๒ กรกฎาคม ๒๕๕๙)" in _body(reported / issued["files"][0])[1]


def test_a_dry_run_shows_the_same_figures_and_writes_nothing(saraban: Any, reported: Path) -> None:
    draft = _draft(reported, "{ผล 1.4}\n\n  {ตาราง 1.4}")
    before = len(saraban("registry", "log", "--json").json)

    shown = saraban("letter", "issue", draft, "--dry-run")
    dry = saraban("letter", "issue", draft, "--dry-run", "--json").json

    assert "จังหวัดแพร่มีผลการดำเนินงานร้อยละ 50.00" in shown.out
    assert "อำเภอวังชิ้น\t2/8\tร้อยละ 50.00\t1.0000" in shown.out
    assert (len(saraban("registry", "log", "--json").json), list((reported / "outbox").iterdir())) == (before, [])
    number = saraban("letter", "issue", draft, "--json").json["number"]["key"]
    real = saraban("letter", "show", number, "--json").json
    assert real["results"].pop("changed") == []
    assert dry["results"] == real["results"]
    assert dry["body"] == real["letter"]["body"]


def test_a_letter_without_results_keeps_nothing(saraban: Any, reported: Path) -> None:
    number = _issued(saraban, reported, "ผลเป็นไปตาม {ตัวอย่าง} ที่แนบ")["number"]["key"]
    shown = saraban("letter", "show", number, "--json").json
    assert shown["results"] is None
    assert shown["letter"]["body"][1] == {"level": 0, "label": "", "text": "ผลเป็นไปตาม {ตัวอย่าง} ที่แนบ"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{ผล 9.9}", "there is no indicator 9.9; there are: 1.4, 1.5"),
        ("{ผลลัพธ์ 1.4}", "this names no result"),
        ("{ผล 1.4", "not closed"),
        ("ดังนี้ {ตาราง 1.4}", "paragraph of its own"),
    ],
)
def test_a_slip_is_named_with_file_and_line(saraban: Any, reported: Path, text: str, told: str) -> None:
    for words in (["letter", "issue"], ["letter", "issue", "--dry-run"], ["letter", "draft"]):
        refused = saraban(*words, _draft(reported, text))
        assert refused.code == 1
        assert "ร่าง.yaml, line 7: “{" in refused.err
        assert told in refused.err
        assert len(refused.err.strip().splitlines()) == 1
    assert saraban("letter", "list", "--json").json == []


def test_the_line_of_a_slip_is_not_that_of_a_comment(saraban: Any, reported: Path) -> None:
    path = _draft(reported, "{ผล 9.9}")
    path.write_text("# ไม่ใช้ {ผล 9.9}\n" + path.read_text("utf-8"), encoding="utf-8")
    assert "line 8: “{ผล 9.9}”" in saraban("letter", "issue", path).err


def test_a_text_that_yaml_takes_for_a_table_is_told_how_to_begin(saraban: Any, reported: Path) -> None:
    path = reported / "drafts" / "ร่าง.yaml"
    path.write_text("เรื่อง: ก\nเรียน: ข\nข้อความ: {ผล 1.4}\n", encoding="utf-8")
    refused = saraban("letter", "issue", path)
    assert (refused.code, "“ข้อความ: |”" in refused.err) == (1, True)


def test_results_stand_in_the_text_only(saraban: Any, reported: Path) -> None:
    path = _draft(reported, "ก")
    path.write_text(path.read_text("utf-8").replace("รายงานผลตัวชี้วัด", "ผล {ผล 1.4}"), encoding="utf-8")
    refused = saraban("letter", "issue", path)
    assert (refused.code, "ร่าง.yaml, line 1:" in refused.err) == (1, True)
    assert "ข้อความ only" in refused.err


def test_an_office_that_does_not_report_or_is_unknown_takes_no_number(saraban: Any, reported: Path) -> None:
    for name in ("อำเภอบางรัก", "ตำบลไม่มี"):
        refused = saraban("letter", "issue", _draft(reported, f"{{ผล 1.4 ของ{name}}}"))
        assert refused.code == 1
        assert f"ร่าง.yaml, line 7: “{{ผล 1.4 ของ{name}}}”" in refused.err
    bureau = ["recipients", "add", "สำนักงานคลังจังหวัดแพร่", "--kind", "หน่วยงานอื่น"]
    assert saraban(*bureau).code == 0
    refused = saraban("letter", "issue", _draft(reported, "{ผล 1.4 ของสำนักงานคลังจังหวัดแพร่}"))
    assert "สำนักงานคลังจังหวัดแพร่ does not report indicator 1.4" in refused.err
    assert saraban("letter", "list", "--json").json == []


def test_each_recipient_gets_its_own_result_under_one_number(saraban: Any, reported: Path) -> None:
    draft = reported / "drafts" / "เวียน.yaml"
    draft.write_text(TO_EACH.format(sending="รายหน่วย", own="ไม่"), encoding="utf-8")
    issued = saraban("letter", "issue", draft, "--json").json
    files = [reported / file for file in issued["files"]]

    said = [_body(file)[0] for file in files]

    assert "อำเภอวังชิ้นมีผลการดำเนินงานร้อยละ ๕๐.๐๐" in said[0]
    assert "อำเภอลองยังไม่มีผลการดำเนินงาน" in said[1]
    assert "เทศบาลเมืองแพร่ยังไม่ได้รายงาน" in said[2]
    before = [file.read_bytes() for file in files]
    saraban("indicator", "enter", "1.4", "--office", "เทศบาลเมืองแพร่", *ALL_STEPS)
    assert saraban("letter", "print", "ว 1").code == 0
    assert [file.read_bytes() for file in files] == before
    changed = saraban("letter", "show", "ว 1", "--json").json["results"]["changed"]
    assert [(one["name"], one["before"], one["now"]) for one in changed] == [
        ("เทศบาลเมืองแพร่", "ยังไม่ได้รายงาน", "ดำเนินการถึงขั้นตอนที่ 5")
    ]


def test_each_own_number_keeps_the_result_of_its_own_recipient(saraban: Any, reported: Path) -> None:
    draft = reported / "drafts" / "เวียน.yaml"
    draft.write_text(TO_EACH.format(sending="รายหน่วย", own="ใช่"), encoding="utf-8")
    shown = saraban("letter", "issue", draft, "--dry-run")
    assert "อำเภอวังชิ้นมีผลการดำเนินงานร้อยละ 50.00" in shown.out

    assert saraban("letter", "issue", draft).code == 0

    for number, name in (("1", "อำเภอวังชิ้น"), ("2", "อำเภอลอง"), ("3", "เทศบาลเมืองแพร่")):
        shown = saraban("letter", "show", number, "--json").json
        (placed,) = shown["results"]["placed"]
        assert [one["name"] for one in placed["outcomes"]] == [name]
        assert placed["text"] in shown["letter"]["body"][0]["text"]


@pytest.mark.parametrize("sending", ["ฉบับเดียว", "บัญชีแนบท้าย"])
def test_one_letter_for_all_has_no_result_of_its_recipient(saraban: Any, reported: Path, sending: str) -> None:
    draft = reported / "drafts" / "เวียน.yaml"
    draft.write_text(TO_EACH.format(sending=sending, own="ไม่"), encoding="utf-8")
    refused = saraban("letter", "issue", draft)
    assert (refused.code, "วิธีเวียน: รายหน่วย" in refused.err) == (1, True)
    assert saraban("letter", "list", "--json").json == []


def test_a_reminder_that_a_clerk_edited_may_name_results(saraban: Any, reported: Path) -> None:
    draft = reported / "drafts" / "ขอรายงาน.yaml"
    draft.write_text(
        "เรื่อง: ขอให้รายงาน\nเวียน: ใช่\nเรียน: [นายอำเภอวังชิ้น, นายอำเภอลอง]\nตอบภายใน: 15 วัน\nข้อความ: ด้วยจังหวัดขอให้รายงาน\n",
        encoding="utf-8",
    )
    assert saraban("letter", "issue", draft).code == 0
    edited = Path(saraban("remind", "ว 1", "--early", "--each", "--draft").out.strip())
    edited.write_text(edited.read_text("utf-8").replace("โดยด่วน", "โดยด่วน {ผล 1.4 ของผู้รับ}"), encoding="utf-8")

    shown = saraban("letter", "issue", edited, "--dry-run")
    sent = saraban("letter", "issue", edited, "--json")

    assert "อำเภอวังชิ้นมีผลการดำเนินงานร้อยละ 50.00" in shown.out
    assert sent.code == 0, sent.err
    said = ["".join(_body(reported / file)) for file in sent.json["files"]]
    assert ["อำเภอวังชิ้นมีผลการดำเนินงานร้อยละ ๕๐.๐๐" in said[0], "อำเภอลองยังไม่มีผล" in said[1]] == [True, True]
    assert "{" not in "".join(said)
    refused = saraban("letter", "print", "ว 2")
    assert (refused.code, "each recipient has its own result" in refused.err) == (1, True)


def test_a_secret_letter_has_the_results_of_the_open_books(saraban: Any, reported: Path) -> None:
    draft = _draft(reported, "{ผล 1.4}")
    draft.write_text("ชั้นความลับ: ลับ\n" + draft.read_text("utf-8"), encoding="utf-8")
    issued = saraban("letter", "issue", draft, "--json")
    assert issued.code == 0, issued.err
    assert "๒ จาก ๘๓ แห่ง" in _body(reported / issued.json["files"][0])[1]
    shown = saraban("--secret", "letter", "show", "1", "--json")
    assert shown.json["results"]["changed"] == [], shown.err
