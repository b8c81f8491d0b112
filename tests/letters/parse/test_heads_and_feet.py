"""Heads and feet of letters as offices really type them: where the office ends, whose telephone, which post."""

import pytest

from correspondence.letters.letter import Draft, Signer
from correspondence.letters.parse.reader import read_letter

HEAD = "ที่ กค ๐๔๐๕/๑๒\nกระทรวงการคลัง\nถนนพระรามที่ ๖ กทม. ๑๐๔๐๐\n        ๕ มีนาคม ๒๕๖๔\n"
FOOT = "                 (นายก้อง ใจดี)\n               ผู้อำนวยการกอง\n\nกองกลาง\nโทร. ๐ ๒๒๒๒ ๒๒๒๒\n"


def read(head: str = HEAD, foot: str = FOOT) -> Draft:
    text = "เรื่อง  ขอเชิญประชุม\nเรียน  ผู้ว่าราชการจังหวัดแพร่\n            ด้วยกรมจะประชุม\n            จึงเรียนมาเพื่อทราบ\n"
    return read_letter(f"{head}{text}                 ขอแสดงความนับถือ\n\n{foot}")


@pytest.mark.parametrize(
    ("lines", "office", "address"),
    [
        ("ที่ มท ๑/๒      กรม ก\n          ถนนราชสีมา เขตดุสิต", "กรม ก", ("ถนนราชสีมา เขตดุสิต",)),
        ("ที่ มท ๑/๒ กรม ก\nศูนย์ราชการฯ\nอาคาร บี ชั้น ๕", "กรม ก", ("ศูนย์ราชการฯ", "อาคาร บี ชั้น ๕")),
        ("อบต.ป่าแดง\n๑๒๓ หมู่ ๔ ตำบลป่าแดง\nที่ พร ๗๑๒๐๑/๕๕", "อบต.ป่าแดง", ("๑๒๓ หมู่ ๔ ตำบลป่าแดง",)),
        ("ที่ พร ๑/๒\nอบต.ป่าแดง ม.๔ ต.ป่าแดง", "อบต.ป่าแดง", ("ม.๔ ต.ป่าแดง",)),
        ("(สำเนา)\nที่ กค ๑/๒\nกรม ก\n๘๘/๒๑ ถนนติวานนท์", "กรม ก", ("๘๘/๒๑ ถนนติวานนท์",)),
        ("ที่ สถ ๑๒/๒๕๖๔\nสมาคมสันนิบาตเทศบาล\nโทร. ๐๒-๑๒๓-๔๕๖๗", "สมาคมสันนิบาตเทศบาล", ()),
    ],
)
def test_the_address_begins_where_a_place_is_named(lines: str, office: str, address: tuple[str, ...]) -> None:
    draft = read(head=f"{lines}\n        ๕ มีนาคม ๒๕๖๔\n")
    assert (draft.letter.office, draft.letter.address) == (office, address)
    assert draft.doubts == ()


def test_an_office_on_two_lines_is_put_together_and_doubted() -> None:
    head = "ที่ ศธ ๐๔๑๒๓/๑๒\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษา\nแพร่ เขต ๑\nถนนร่องซ้อ\n        ๕ มีนาคม ๒๕๖๔\n"
    draft = read(head=head)
    assert draft.letter.office == "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาแพร่ เขต ๑"
    assert [doubt.field for doubt in draft.doubts] == ["office"]


def test_a_day_left_for_the_pen_is_doubted() -> None:
    draft = read(head="ที่ พร ๑/\nกรม ก\n        วันที่      มีนาคม ๒๕๖๔\n")
    assert draft.letter.date is not None
    assert draft.letter.date.precision == "month"
    assert [doubt.field for doubt in draft.doubts] == ["date"]


@pytest.mark.parametrize(
    ("foot", "name", "position", "unit", "phone"),
    [
        ("(นายก้อง ใจดี)\nผอ.โรงเรียนบ้านดง\nฝ่ายวิชาการ\nโทร ๐๕๔ ๕๑๑ ๒๒๒\nE-mail : a@b.go.th", "นายก้อง ใจดี",
         ("ผอ.โรงเรียนบ้านดง",), ("ฝ่ายวิชาการ",), "๐๕๔ ๕๑๑ ๒๒๒"),
        ("(ลงชื่อ)   ก้อง ใจดี\n(นายก้อง ใจดี)\nผู้อำนวยการกอง\nรักษาราชการแทน อธิบดี\nกองช่าง\nโทร./โทรสาร ๐-๕๔๕๑-๑๒๓๔",
         "นายก้อง ใจดี", ("ผู้อำนวยการกอง", "รักษาราชการแทน อธิบดี"), ("กองช่าง",), "๐-๕๔๕๑-๑๒๓๔"),
        ("พล.ต.ต.\n   (ก้อง ใจดี)\nผบก.ภ.จว.แพร่\nฝอ.ภ.จว.แพร่\nโทร.๐๕๔-๕๑๑๕๑๑", "พล.ต.ต. ก้อง ใจดี",
         ("ผบก.ภ.จว.แพร่",), ("ฝอ.ภ.จว.แพร่",), "๐๕๔-๕๑๑๕๑๑"),
        ("( นายก้อง   ใจดี )\nปลัด อบต. ปฏิบัติหน้าที่\nนายก อบต.ป่าแดง\nสำนักปลัด\nโทร. ๐ ๕๔๕๑ ๑๒๓๔\n“ซื่อสัตย์ สุจริต”",
         "นายก้อง ใจดี", ("ปลัด อบต. ปฏิบัติหน้าที่", "นายก อบต.ป่าแดง"), ("สำนักปลัด",), "๐ ๕๔๕๑ ๑๒๓๔"),
    ],
)  # fmt: skip
def test_name_post_unit_and_telephone_are_told_apart(
    foot: str, name: str, position: tuple[str, ...], unit: tuple[str, ...], phone: str
) -> None:
    letter = read(foot=foot).letter
    assert letter.signer == Signer(name, position)
    assert (letter.owner_unit, letter.phone) == (unit, phone)


def test_a_name_without_brackets_is_taken_and_doubted() -> None:
    draft = read(foot="นายก้อง ใจดี\nผู้อำนวยการกอง\n\nกองช่าง\nโทร. ๐ ๒๒๒๒ ๒๒๒๒\n")
    assert draft.letter.signer == Signer("นายก้อง ใจดี", ("ผู้อำนวยการกอง",))
    assert [doubt.field for doubt in draft.doubts] == ["signer"]
