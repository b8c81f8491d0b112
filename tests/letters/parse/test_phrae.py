"""The real letter, Phrae circular ว ๓๐๗๑: every field exact, and the five doubts a careful clerk would have."""

from datetime import date
from pathlib import Path

import pytest

from correspondence.letters.letter import Draft, Kind, Letter, Signer
from correspondence.letters.parse.reader import read_letter
from correspondence.letters.urgency import Urgency

SAMPLE = Path(__file__).parents[3] / "registry" / "sample" / "phrae-circular-3071.txt"

SUBJECT = (
    "รายงานผลการดำเนินงานตัวชี้วัดรับรองการปฏิบัติราชการปีงบประมาณ พ.ศ. ๒๕๕๙ ตัวชี้วัดที่ ๑.๔ “ร้อยละของเทศบาลและ อบต. "
    "ที่นำแผนชุมชนสู่การพัฒนาท้องถิ่นได้ตามเกณฑ์ที่กำหนด” และตัวชี้วัดที่ ๑.๕ “ความสำเร็จในการส่งเสริม อบต. "
    "สนับสนุนการดำเนินงานสวัสดิการชุมชน”"
)


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_letter(SAMPLE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def letter(draft: Draft) -> Letter:
    return draft.letter


def test_the_head_is_read(letter: Letter) -> None:
    assert letter.kind is Kind.EXTERNAL
    assert letter.urgency is Urgency.MOST_URGENT
    assert letter.secrecy is None
    assert letter.number is not None
    assert letter.number.key == "พร 0023.3/ว3071"
    assert letter.office == "ศาลากลางจังหวัดแพร่"
    assert letter.address == ("ถนนไชยบูรณ์ พร ๕๔๐๐๐",)


def test_subject_and_addressees_are_read(letter: Letter) -> None:
    assert letter.subject == SUBJECT
    assert letter.salutation == "เรียน"
    assert letter.addressees == ("นายอำเภอ ทุกอำเภอ", "นายกเทศมนตรีเมืองแพร่")
    assert letter.enclosures == ()


def test_both_references_are_read(letter: Letter) -> None:
    first, second = letter.references
    assert first.number is not None
    assert second.number is not None
    assert (first.agency, first.urgency, first.number.key) == ("จังหวัดแพร่", Urgency.MOST_URGENT, "พร 00232.3/ว399")
    assert (second.agency, second.urgency, second.number.key) == ("จังหวัดแพร่", Urgency.VERY_URGENT, "พร 00232.3/ว880")
    assert [one.date.start for one in letter.references if one.date] == [date(2016, 2, 25), date(2016, 3, 2)]


def test_paragraphs_keep_their_labels_and_levels(letter: Letter) -> None:
    assert [(one.level, one.label) for one in letter.body] == [
        (0, ""),
        (0, ""),
        (1, "๑."),
        (2, "ขั้นตอนที่ ๔"),
        (2, "ขั้นตอนที่ ๕"),
        (0, ""),
        (1, "๒."),
        (2, "๑)"),
        (2, "๒)"),
        (0, ""),
        (0, ""),
        (2, "๑)"),
        (2, "๒)"),
        (0, ""),
    ]


def test_every_word_of_the_text_is_kept_and_no_more(letter: Letter) -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    start, end = source.index("ตามที่แจ้งแนวทาง"), source.index("ขอแสดงความนับถือ")
    wanted = source[start:end].replace("/(๒).....", "").replace("องค์กร-\n", "องค์กร")
    found = "".join(one.label + one.text for one in letter.body)
    assert "".join(found.split()) == "".join(wanted.split())


def test_broken_lines_are_joined(letter: Letter) -> None:
    assert letter.body[8].text == "จำนวนสมาชิกกองทุนสวัสดิการชุมชนทั่วประเทศที่เพิ่มขึ้น เป้าหมายทั้งประเทศเพิ่มขึ้น ๖๑๑,๖๗๖ คน"
    assert "ตำบลแล้วให้พิจารณา" in letter.body[9].text
    assert "เป็นไปด้วยความเรียบร้อย" in letter.body[10].text
    assert "และองค์กรปกครองส่วนท้องถิ่น" in letter.body[10].text


def test_the_foot_is_read(letter: Letter) -> None:
    assert letter.closing == "ขอแสดงความนับถือ"
    posts = ("ท้องถิ่นจังหวัดแพร่ ปฏิบัติราชการแทน", "ผู้ว่าราชการจังหวัดแพร่")
    assert letter.signer == Signer("นายวิชาญ เลียงประเสริฐ", posts)
    assert letter.owner_unit == ("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด", "กลุ่มงานส่งเสริมและพัฒนาท้องถิ่น")
    assert letter.phone == "0-5453-4119 ต่อ 11"
    assert letter.copies == ()


def test_exactly_five_things_are_doubted(draft: Draft) -> None:
    assert [doubt.field for doubt in draft.doubts] == ["date", "references", "body", "body", "phone"]


def test_the_unclear_date_names_both_days_it_may_be(draft: Draft) -> None:
    reading = draft.letter.date
    assert reading is not None
    assert reading.start is None
    assert draft.doubts[0].text == "๒๒/๑ กรกฎาคม ๒๕๕๙"
    assert draft.doubts[0].candidates == ("2016-07-22", "2016-07-01")


def test_the_slip_in_the_code_is_seen(draft: Draft) -> None:
    assert {"00232.3", "0023.3"} <= set(str(draft.doubts[1].reason).replace("๐", "0").split())


def test_catch_word_and_joined_word_are_told(draft: Draft) -> None:
    assert draft.doubts[2].text == "/(๒)....."
    assert draft.doubts[3].text == "และองค์กร-ปกครองส่วนท้องถิ่น"


def test_arabic_digits_of_the_telephone_are_told(draft: Draft) -> None:
    assert draft.doubts[4].text == "0-5453-4119 ต่อ 11"
