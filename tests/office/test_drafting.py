"""Drafts: what a clerk writes in a small file becomes a letter; what is wrong with it is said in one line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from correspondence.letters.letter import Kind, Letter, Paragraph, Signer
from correspondence.letters.shape import draft_shape
from correspondence.letters.urgency import Urgency
from correspondence.office.draftfields import DraftError
from correspondence.office.draftfile import draft_text, parse_draft
from correspondence.office.drafting import (
    IncompleteLetterError,
    letter_of,
    load_draft,
    require_complete,
    write_draft,
)
from correspondence.office.founding import found_office
from correspondence.office.office import Office, open_office
from correspondence.office.reading import read_file

YAML = """
เรื่อง: ขอเชิญประชุม
  คณะทำงาน
เวียน: ใช่
ชั้นความเร็ว: ด่วนมาก
เรียน:
  - นายอำเภอ ทุกอำเภอ
  - นายกเทศมนตรีเมืองแพร่
อ้างถึง: หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๘๘๐ ลงวันที่ ๒ มีนาคม ๒๕๕๙
ข้อความ: |
  ด้วยจังหวัดจะจัดประชุม ดังนี้

  ๑. เรื่องที่หนึ่ง

  จึงเรียนมาเพื่อทราบ
"""
TOML = """
subject = "ขอเชิญประชุม คณะทำงาน"
circular = true
urgency = "ด่วนมาก"
addressees = ["นายอำเภอ ทุกอำเภอ", "นายกเทศมนตรีเมืองแพร่"]
references = ["หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๘๘๐ ลงวันที่ ๒ มีนาคม ๒๕๕๙"]
body = ["ด้วยจังหวัดจะจัดประชุม ดังนี้", "๑. เรื่องที่หนึ่ง", "จึงเรียนมาเพื่อทราบ"]
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(found_office(tmp_path / "office", "phrae"))


def _letter(office: Office, text: str, suffix: str = ".yaml") -> Letter:
    return letter_of(parse_draft(text, suffix, f"ร่าง{suffix}"), office.settings)


def test_a_few_fields_make_a_letter_and_the_office_gives_the_rest(office: Office) -> None:
    letter = _letter(office, YAML)

    assert letter.kind is Kind.EXTERNAL
    assert letter.subject == "ขอเชิญประชุม คณะทำงาน"
    assert letter.urgency is Urgency.VERY_URGENT
    assert letter.addressees == ("นายอำเภอ ทุกอำเภอ", "นายกเทศมนตรีเมืองแพร่")
    assert letter.references[0].number is not None
    assert letter.references[0].number.key == "พร 0023.3/ว880"
    assert letter.body[1] == Paragraph(1, "๑.", "เรื่องที่หนึ่ง")
    assert letter.number is not None
    assert (letter.number.key, letter.number.running) == ("พร 0023.3/ว", None)
    assert letter.office == "ศาลากลางจังหวัดแพร่"
    assert letter.closing == "ขอแสดงความนับถือ"
    assert letter.signer is not None
    assert letter.signer.name == "นายวิชาญ เลียงประเสริฐ"


def test_yaml_with_thai_names_and_toml_with_english_ones_mean_the_same(office: Office) -> None:
    assert _letter(office, TOML, ".toml") == _letter(office, YAML)


def test_a_letter_written_as_a_draft_file_reads_back_the_same(office: Office) -> None:
    letter = replace(
        _letter(office, YAML),
        enclosures=("แบบรายงาน จำนวน ๑ ชุด",),
        copies=("ปลัดจังหวัด",),
        signer=Signer("นาง ก", ("ผู้อำนวยการ", "ปฏิบัติราชการแทน")),
    )

    assert _letter(office, draft_text(letter)) == letter


def test_a_memo_has_no_closing_and_names_the_office_in_full(office: Office) -> None:
    letter = _letter(office, "ประเภท: บันทึกข้อความ\nเรื่อง: ก\nเรียน: ข\nข้อความ: ค\n")

    assert letter.closing == ""
    assert letter.office == "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดแพร่"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("หนังสือภายนอก", "ศาลากลางจังหวัดแพร่"),
        ("บันทึกข้อความ", "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดแพร่"),
        ("หนังสือประทับตรา", "จังหวัดแพร่"),
        ("คำสั่ง", "จังหวัดแพร่"),
        ("ประกาศ", "จังหวัดแพร่"),
    ],
)
def test_each_form_names_the_office_in_its_own_way(office: Office, kind: str, name: str) -> None:
    assert _letter(office, f"ประเภท: {kind}\nเรื่อง: ก").office == name
    assert _letter(office, f"ประเภท: {kind}\nเรื่อง: ก\nส่วนราชการ: อำเภอลอง").office == "อำเภอลอง"


def test_nobody_signs_for_the_one_to_whom_the_letter_goes(office: Office) -> None:
    memo = "ประเภท: บันทึกข้อความ\nเรื่อง: ก\nเรียน: {to}"
    delegated = _letter(office, memo.format(to="ปลัดจังหวัดแพร่")).signer
    own = _letter(office, memo.format(to="ผู้ว่าราชการจังหวัดแพร่")).signer
    assert delegated
    assert own
    assert "ปฏิบัติราชการแทน ผู้ว่าราชการจังหวัดแพร่" in " ".join(delegated.position)
    assert own == replace(delegated, position=("ท้องถิ่นจังหวัดแพร่",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("เรือง: ก", "did you mean เรื่อง"),
        ("xyzzy: ก", "no field xyzzy"),
        ("เรื่อง: [ก", "line 1"),
        ("- ก\n- ข", "holds no fields"),
        ("เรื่อง: {ก: ข}", "เรื่อง must be one text"),
        ("เรียน: [{ก: ข}]", "เรียน must be a text or a list"),
        ("เวียน: อาจจะ", "เวียน must be"),
        ("ชั้นความเร็ว: ด่วนจี๋", "ด่วนที่สุด"),
        ("ประเภท: จดหมายรัก", "หนังสือภายนอก"),
        ("เรื่อง: ก\nsubject: ข", "stands there twice"),
        ("ผู้ลงนาม: {ชื่อ: ก, อายุ: ๕}", "ผู้ลงนาม must be"),
    ],
)
def test_what_is_wrong_with_a_draft_is_named_with_its_file(office: Office, text: str, told: str) -> None:
    with pytest.raises(DraftError) as refused:
        _letter(office, text)

    assert told in str(refused.value)
    assert "ร่าง.yaml" in str(refused.value)


def test_an_incomplete_letter_is_refused_with_all_that_it_lacks(office: Office) -> None:
    with pytest.raises(IncompleteLetterError) as refused:
        require_complete(_letter(office, "เรื่อง: ก"))

    assert str(refused.value).endswith("addressees, text")


def test_a_letter_that_came_in_becomes_a_draft_without_its_number_and_date(office: Office) -> None:
    draft = load_draft(office, office.folder / "inbox" / "phrae-circular-3071.txt")

    assert draft.letter.date is None
    assert draft.letter.number is not None
    assert (draft.letter.number.circular, draft.letter.number.running) == (True, None)
    assert {doubt.field for doubt in draft.doubts} == {"references", "body", "phone", "reply_by"}


def test_a_draft_file_never_takes_the_place_of_another(office: Office) -> None:
    draft = load_draft(office, office.folder / "inbox" / "phrae-circular-3071.txt")

    first = write_draft(office, draft)
    second = write_draft(office, draft)

    assert first.path != second.path
    assert load_draft(office, second.path).letter == draft.letter


def test_what_read_printed_is_a_draft_too(office: Office) -> None:
    letter = office.folder / "inbox" / "phrae-circular-3071.txt"
    printed = office.folder / "read.json"
    printed.write_text(json.dumps(draft_shape(read_file(letter)), ensure_ascii=False), encoding="utf-8")

    from_json, from_text = load_draft(office, printed), load_draft(office, letter)

    assert from_json.letter.body == from_text.letter.body
    assert from_json.letter.subject == from_text.letter.subject
    assert [str(doubt.reason) for doubt in from_json.doubts] == [str(doubt.reason) for doubt in from_text.doubts]
