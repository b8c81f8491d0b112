"""Split: the lines of a letter in its parts — head, labelled fields, text, closing, foot.

No part is found by its place alone: the head ends at the first label, the labelled fields end where a line neither is nor
continues one, the text ends at the closing or at the signature.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from correspondence.letters.letter import Kind
from correspondence.letters.parse.labels import Labelled, label_of, loose
from correspondence.letters.parse.lines import Line

_CLOSING = re.compile(
    rf"(?:{loose('ขอแสดงความนับถือ')}(?: ?{loose('อย่างยิ่ง')})?|{loose('ขอนมัสการด้วยความเคารพ')}[ก-๙ ]{{0,24}})$"
)
_SIGNED = re.compile(r"\(.{3,70}\)$")
_ISSUED = re.compile(
    rf"(?:{loose('สั่ง')}|{loose('ประกาศ')}|{loose('ให้ไว้')}|{loose('แถลง')}) ?{loose('ณ')} ?{loose('วันที่')}"
)
_NUMBERED = re.compile(r"(?:[๐-๙0-9]{1,2}|[ก-ฮ])[.)] ?")
_OPENER = re.compile(
    "ด้วย|เนื่อง|ตาม|อนุสนธิ|โดยที่|เพื่อ|พร้อม|ในการ|บัดนี้|เมื่อ|อาศัย|สืบเนื่อง|จึง|ขอ(?:ให้|เชิญ|ความ|ส่ง|เรียน|รับรอง)|"
    "หนังสือฉบับนี้|ข้าพเจ้า|กระผม"
)
_CONTINUES = re.compile(r"และ|หรือ|ผู้|นาย|ปลัด|อธิบดี|หัวหน้า|คณบดี|ประธาน|เลขาธิการ|ท้องถิ่น|รอง|กำนัน|ทุก|\(ผ่าน|ผ่าน")
_FIELDS = ("subject", "salutation", "references", "enclosures")


@dataclass
class Parts:
    """The lines of a letter by the part they stand in."""

    kind: Kind
    head: list[Line] = field(default_factory=list)
    fields: dict[str, list[tuple[Labelled, list[Line]]]] = field(default_factory=dict)
    body: list[Line] = field(default_factory=list)
    closing: Line | None = None
    issued: Line | None = None
    foot: list[Line] = field(default_factory=list)


def split(lines: list[Line]) -> Parts:
    """Return the parts of a letter."""
    parts = Parts(kind_of(lines))
    start = _first_label(lines, parts.kind)
    parts.head = lines[:start]
    end = _split_fields(lines, start, parts)
    _split_rest(lines[end:], parts)
    return parts


def kind_of(lines: list[Line]) -> Kind:
    """Return the kind of letter, by the words that only its form has."""
    top = lines[:14]
    for line in top:
        if re.fullmatch(loose("บันทึกข้อความ"), line.text):
            return Kind.MEMO
    first = next((line for line in top if not _is_mark(line)), None)
    if first is None:
        return Kind.EXTERNAL
    for word, kind, sign in _TITLES:
        if re.match(loose(word), first.text) and (sign is None or any(re.search(sign, line.text) for line in lines)):
            return kind
    if any(label_of(line, ("unit",)) for line in top):
        return Kind.MEMO
    words = {found.word for line in top if (found := label_of(line, ("salutation",)))}
    if any(re.search(loose("ให้ไว้ ณ วันที่"), line.text) for line in lines) and not words:
        return Kind.CERTIFICATE
    return Kind.STAMPED if words == {"ถึง"} else Kind.EXTERNAL


_TITLES = (
    ("คำสั่ง", Kind.ORDER, None),
    ("ประกาศ", Kind.ANNOUNCEMENT, None),
    ("หนังสือรับรอง", Kind.CERTIFICATE, None),
    ("รายงานการประชุม", Kind.MINUTES, None),
    ("แถลงการณ์", Kind.STATEMENT, None),
    ("ระเบียบ", Kind.RULE, loose("ประกาศ ณ วันที่")),
    ("ข้อบังคับ", Kind.BYLAW, loose("ประกาศ ณ วันที่")),
    ("ข่าว", Kind.NEWS, None),
)
_MARK = re.compile("(?:ด่วน|ลับ)(?:ที่สุด|มาก)?$")


def _is_mark(line: Line) -> bool:
    return bool(_MARK.fullmatch(line.plain))


def _first_label(lines: list[Line], kind: Kind) -> int:
    for place, line in enumerate(lines):
        found = label_of(line, _FIELDS)
        if found and not (kind is Kind.MEMO and found.word == "ถึง" and place > 6):
            return place
        if place > 25:
            break
    return _body_without_labels(lines)


def _body_without_labels(lines: list[Line]) -> int:
    return next((place for place, line in enumerate(lines) if _OPENER.match(line.text)), len(lines))


def _split_fields(lines: list[Line], start: int, parts: Parts) -> int:
    """Collect the labelled fields from `start` on and return where the text begins."""
    current: list[Line] | None = None
    name = ""
    column = 0
    for place in range(start, len(lines)):
        line = lines[place]
        found = label_of(line, _FIELDS)
        if found and _is_new_field(found, parts, line):
            current, name, column = [], found.name, found.column
            parts.fields.setdefault(name, []).append((found, current))
        elif current is None or not _goes_on(line, name, column, parts.fields[name][-1], lines[place + 1 :], parts):
            return place
        else:
            current.append(line)
    return len(lines)


def _is_new_field(found: Labelled, parts: Parts, line: Line) -> bool:
    if found.name in parts.fields:
        return False
    if found.name == "subject" and "salutation" in parts.fields and parts.kind is not Kind.EXTERNAL:
        return False
    return bool(found.rest) or line.gap == 0 or found.name != "salutation"


def _goes_on(
    line: Line, name: str, column: int, current: tuple[Labelled, list[Line]], rest: list[Line], parts: Parts
) -> bool:
    """Tell whether `line` continues the field before it."""
    label, collected = current
    if not label.rest and not collected:
        return True
    if name in {"references", "enclosures"} and _next_in_list(line, label, collected):
        return True
    if line.gap and not _awaits_salutation(name, rest, parts):
        return False
    if _OPENER.match(line.text) or _starts_body_label(line):
        return False
    if abs(line.indent - column) <= 3:
        return True
    if _awaits_salutation(name, rest, parts):
        return True
    if name == "salutation":
        return bool(_CONTINUES.match(line.text)) and line.indent < 12
    last = (collected[-1].text if collected else label.rest)[-12:]
    return line.indent < 10 and (line.indent > 0 or not re.search(r"[๐-๙0-9]{4}$|ชุด$|ฉบับ$|แผ่น$|เล่ม$", last))


def _starts_body_label(line: Line) -> bool:
    return line.indent >= 8 and bool(re.match(r"[๐-๙0-9]{1,2}\. ", line.text))


def _awaits_salutation(name: str, rest: list[Line], parts: Parts) -> bool:
    if name != "subject" or "salutation" in parts.fields or parts.kind not in {Kind.EXTERNAL, Kind.MEMO}:
        return False
    return any(label_of(line, ("salutation",)) for line in rest[:5])


def _next_in_list(line: Line, label: Labelled, collected: list[Line]) -> bool:
    number = _list_number(line.text)
    texts = [label.rest, *(one.text for one in collected)]
    last = next((found for text in reversed(texts) if (found := _list_number(text))), 0)
    return number is not None and number == last + 1


def _list_number(text: str) -> int | None:
    match = re.match(r"([๐-๙0-9]{1,2})(?: ?[.)](?![๐-๙0-9])| (?=หนังสือ))", text)
    return int(match[1]) if match else None


def _split_rest(lines: list[Line], parts: Parts) -> None:
    end = _body_end(lines, parts)
    parts.body = lines[:end]
    for place in range(end, len(lines)):
        line = lines[place]
        if parts.closing is None and _CLOSING.fullmatch(line.text) and not parts.foot:
            parts.closing = line
        elif parts.issued is None and _ISSUED.match(line.text) and not parts.foot:
            parts.issued = line
        else:
            parts.foot.append(line)


def _body_end(lines: list[Line], parts: Parts) -> int:
    for place, line in enumerate(lines):
        if _CLOSING.fullmatch(line.text):
            return place
    if parts.kind not in {Kind.EXTERNAL, Kind.MEMO, Kind.STAMPED}:
        for place, line in enumerate(lines):
            if _ISSUED.match(line.text) and line.text.count(" ") < 14 and len(line.text) < 60:
                return place
    return next(_signature_starts(lines, parts.kind), len(lines))


def _signature_starts(lines: list[Line], kind: Kind) -> Iterator[int]:
    from correspondence.letters.parse.foot import is_date_line, is_rank, is_signature_mark

    for place, line in enumerate(lines):
        if not place:
            continue
        before = lines[place - 1]
        if _SIGNED.fullmatch(line.text) and not re.match(r"\([๐-๙0-9ก-ฮ]{1,2}\)", line.text):
            yield place - 1 if is_rank(before) or is_signature_mark(before) else place
        elif kind is Kind.STAMPED and is_date_line(line):
            yield place - 1
