"""Tell where a labelled field ends: which lines below a label still belong to it."""

import re
from typing import Protocol

from correspondence.letters.letter import Kind
from correspondence.letters.parse.kinds import PROCLAMATIONS
from correspondence.letters.parse.labels import Labelled
from correspondence.letters.parse.lines import Line, column

OPENER = re.compile(
    "ด้วย|เนื่อง|ตาม|อนุสนธิ|โดยที่|เพื่อ|พร้อม|ในการ|บัดนี้|เมื่อ|อาศัย|สืบเนื่อง|จึง|ขอ(?:ให้|เชิญ|ความ|ส่ง|เรียน|รับรอง)|"
    "หนังสือ(?:รับรอง)?ฉบับนี้|ข้าพเจ้า|กระผม"
)
"""How the first paragraph of a letter begins."""

_CONTINUES_POST = re.compile(r"และ|หรือ|ผู้|นาย|ปลัด|อธิบดี|หัวหน้า|คณบดี|ประธาน|เลขาธิการ|ท้องถิ่น|รอง|กำนัน|ทุก|\(ผ่าน|ผ่าน")
_MID_SENTENCE = re.compile("และ|หรือ|ของ|แห่ง")
_OF_ITEM = re.compile(r"(?:ลง ?วันที่|ลว\.|จำนวน) ?[๐-๙0-9]")
_QUANTITY = re.compile(r"(?<= )จำนวน ?[๐-๙0-9]{1,4} ?(?:ชุด|ฉบับ|แผ่น|เล่ม|หน้า)$")
_BODY_LABEL = re.compile(r"[๐-๙0-9]{1,2}\. ")
_LIST_NUMBER = re.compile(r"\(?([๐-๙0-9]{1,2})(?: ?[.)](?![๐-๙0-9])| (?=หนังสือ))")
_COMPLETE = re.compile(r"[๐-๙0-9]{4}$|ชุด$|ฉบับ$|แผ่น$|เล่ม$")
_LISTS = frozenset({"references", "enclosures"})
_INDENTED = 8  # columns, from which a line with a number is a paragraph
_PARAGRAPH = 10
_LONGEST_ITEM = 120  # letters
_LAST = 30  # letters, in which a quantity stands
_WIDE = 60  # columns, of which only running text is
_HANGING = 3  # columns by which a line may miss the one above it
_OFF_CENTRE = 8


class LabelledField(Protocol):
    """A field as far as it has been collected."""

    label: Labelled
    indent: int
    lines: list[Line]


def continues(line: Line, field: LabelledField, kind: Kind, *, awaited: bool) -> bool:
    """Tell whether `line` goes on with `field`.

    Args:
        line: the line below it.
        field: the field as far as it has been collected.
        kind: the kind of the letter; titles of orders are centred.
        awaited: whether another label must still come before the text.
    """
    if not field.label.rest and not field.lines:
        return True
    if field.label.name in _LISTS or last_item(field):
        if is_next_item(line, field) or _OF_ITEM.match(line.text) or _ends_item(line, field):
            return True
        if _list_number(line.text) is not None:
            return False
    elif _MID_SENTENCE.match(line.text):
        return True
    if (line.gap and not awaited) or begins_text(line):
        return False
    return awaited or (kind in PROCLAMATIONS and _is_centred_below(line, field)) or _hangs(line, field)


def _ends_item(line: Line, field: LabelledField) -> bool:
    """Tell whether a line is or ends an enclosure, by the quantity at its end."""
    return field.label.name == "enclosures" and len(line.text) < _LONGEST_ITEM and bool(_QUANTITY.search(line.text))


def _hangs(line: Line, field: LabelledField) -> bool:
    last = field.lines[-1].text if field.lines else field.label.rest
    if _QUANTITY.search(last[-_LAST:]) and column(line.text) >= _WIDE:
        return False
    if abs(line.indent - field.label.column) <= _HANGING:
        return True
    if field.label.name == "salutation":
        return bool(_CONTINUES_POST.match(line.text)) and line.indent < _PARAGRAPH
    return line.indent < _PARAGRAPH and (line.indent > 0 or not _COMPLETE.search(last[-12:]))


def _is_centred_below(line: Line, field: LabelledField) -> bool:
    if line.indent <= field.indent or not field.indent:
        return False
    middle = field.indent * 2 + field.label.column - field.indent + column(field.label.rest)
    return abs(line.indent * 2 + column(line.text) - middle) <= 2 * _OFF_CENTRE


def begins_text(line: Line) -> bool:
    """Tell whether a line is the first of the text, by its words or as a numbered paragraph."""
    return bool(OPENER.match(line.text)) or (line.indent >= _INDENTED and bool(_BODY_LABEL.match(line.text)))


def is_next_item(line: Line, field: LabelledField) -> bool:
    """Tell whether a line is the next item of the numbered list that `field` holds, or its first."""
    number = _list_number(line.text)
    if number is None or (field.label.rest and not _list_number(field.label.rest)):
        return False
    return number == last_item(field) + 1


def last_item(field: LabelledField) -> int:
    """Return the number of the last item of the list that `field` holds, 0 where none has one."""
    above = [field.label.rest, *(one.text for one in field.lines[-3:])]
    return next((found for text in reversed(above) if (found := _list_number(text))), 0)


def _list_number(text: str) -> int | None:
    match = _LIST_NUMBER.match(text)
    return int(match[1]) if match else None
