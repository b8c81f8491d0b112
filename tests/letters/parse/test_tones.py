"""Marks that extractors move or lose: well-known words are mended, and every field of such a text is doubted."""

from correspondence.letters.parse.reader import read_letter

MOVED = """ที่ พร ๐๐๑๗/๑๒
ศาลากลางจงั หวดั แพร่
ถนนไชยบูรณ์ พร ๕๔๐๐๐
๕ มนี าคม ๒๕๖๔
เรอื่ ง ขอเชญิ ประชมุ
เรยี น นายอำเภอลอง
ด้วยจงั หวดั แพร่กำหนดจดั ประชมุ ในวนั ที่ ๙ มนี าคม ๒๕๖๔ ตามหนงั สือที่ส่งมาพร้อมนี้
จงึ เรยี นมาเพ่อื ทราบ
ขอแสดงความนบั ถอื
(นายกอ้ ง ใจดี)
ผู้วา่ ราชการจงั หวดั แพร่
"""
LOST = """ที่ พร ๐๐๑๗/๑๒
ศาลากลางจังหวัดแพร
๕ มีนาคม ๒๕๖๔
เรือง การสงเสริมองคกรปกครองสวนทองถิน
เรียน นายอําเภอลอง
ดวยกรมสงเสริมการปกครองทองถินแจงวา หนวยงานตองดําเนินการ
จึงเรียนมาเพือทราบ
ขอแสดงความนับถือ
(นายก้อง ใจดี)
ผูวาราชการจังหวัดแพร
"""


def test_marks_that_stand_behind_the_next_letter_are_put_back() -> None:
    draft = read_letter(MOVED)
    letter = draft.letter
    assert letter.office == "ศาลากลางจังหวัดแพร่"
    assert letter.addressees == ("นายอำเภอลอง",)
    assert letter.date is not None
    assert letter.closing == "ขอแสดงความนับถือ"
    assert letter.signer is not None
    assert letter.signer.position == ("ผู้ว่าราชการจังหวัดแพร่",)


def test_labels_without_their_tones_are_labels() -> None:
    letter = read_letter(LOST).letter
    assert letter.subject.startswith("การส่งเสริม")
    assert letter.addressees == ("นายอำเภอลอง",)


def test_every_field_of_such_a_text_is_doubted() -> None:
    for text in (MOVED, LOST):
        fields = {doubt.field for doubt in read_letter(text).doubts}
        assert {"office", "subject", "addressees", "body", "signer"} <= fields
