"""Split: the lines of a letter in its parts — head, labelled fields, text, closing, foot.

No part is found by its place alone: the head ends at the first label, the labelled fields end where a line neither is
nor continues one, the text ends at the closing or at the signature.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.letter import Kind
from correspondence.letters.parse.continuation import OPENER, begins_text, continues, is_next_item, last_item
from correspondence.letters.parse.foot import is_date_line
from correspondence.letters.parse.head import DATE_LABEL, NUMBER_LABEL, is_date
from correspondence.letters.parse.kinds import kind_of
from correspondence.letters.parse.labels import Labelled, label_of, loose
from correspondence.letters.parse.lines import Line, column, flat
from correspondence.letters.parse.signature import begins_signature

_CLOSING = re.compile(
    rf"(?:{loose('ขอแสดงความนับถือ')}(?: ?{loose('อย่างยิ่ง')})?|{loose('ขอนมัสการด้วยความเคารพ')}[ก-๙ ]{{0,24}}|"
    rf"{loose('ด้วยความเคารพ')}[ก-๙ ]{{0,16}}|{loose('ควรมิควรแล้วแต่จะ')}[ก-๙ ]{{0,40}})\.?"
)
_ISSUED = re.compile(
    rf"(?:{loose('สั่ง')}|{loose('ประกาศ')}|{loose('ให้ไว้')}|{loose('แถลง')}) ?{loose('ณ')} ?{loose('วันที่')}"
)
_FIELDS = ("subject", "salutation", "references", "enclosures")
_SIDE_BY_SIDE = re.compile(rf" {{3,}}(?=(?:{loose('ถึง')}|{loose('เรื่อง')}|{loose('เรียน')}) )")
_FROM_TO = re.compile(" +(?=ถึง )")
_LONGEST_HEAD = 40  # lines
_FAR_APART = re.compile(" {3}")
_WIDE = 70  # columns
_PRESENT = re.compile("ผู้(?:เข้า|มา|ร่วม|ไม่มา)+ประชุม|ระเบียบวาระ|เริ่มประชุม|เปิดประชุม")
_LONGEST_ISSUED = 60
_LEADERS = " .…_"
_SHORTEST_LEADER = 4
_ITEM_REACH = 4  # lines that one item of a list may have
_REACH = 6  # lines that may stand between a label and the next
_NEAR = 8  # lines between a subject and the salutation that belongs to it


@dataclass
class Field:
    """A labelled field: its label and the lines that go on with it."""

    label: Labelled
    indent: int
    lines: list[Line] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """What stands behind the label, line by line."""
        texts = [self.label.rest, *(line.text for line in self.lines)]
        return [kept for text in texts if (kept := _without_leader(text))]


def _without_leader(text: str) -> str:
    """Leave out the dots on which a form was filled in, as they go on behind the words."""
    words = text.rstrip(_LEADERS)
    return words if len(text) - len(words) >= _SHORTEST_LEADER else text


@dataclass
class Parts:
    """The lines of a letter by the part they stand in."""

    kind: Kind
    head: list[Line] = field(default_factory=list)
    fields: dict[str, Field] = field(default_factory=dict)
    body: list[Line] = field(default_factory=list)
    closing: Line | None = None
    issued: Line | None = None
    foot: list[Line] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def texts(self, name: str) -> list[str]:
        """Return the lines of the field `name`, none if it is not there."""
        return self.fields[name].texts if name in self.fields else []


def split(lines: list[Line]) -> Parts:
    """Return the parts of a letter."""
    parts = Parts(kind_of(lines))
    lines = _without_note_above(list(_unfolded(lines)) if parts.kind is Kind.MEMO else lines, parts)
    start = _first_label(lines, parts.kind)
    parts.head = lines[:start]
    end = _split_fields(lines, start, parts)
    _split_rest(lines[end:], parts)
    return parts


def _unfolded(lines: list[Line]) -> Iterator[Line]:
    """Part what a memo has side by side, จาก … ถึง …, so that each label begins a line."""
    for place, line in enumerate(lines):
        pattern = _FROM_TO if line.text.startswith("จาก ") else _SIDE_BY_SIDE
        pieces = pattern.split(line.text) if place < _LONGEST_HEAD else [line.text]
        yield from (replace(line, text=text, gap=line.gap if at == 0 else 0) for at, text in enumerate(pieces))


def _without_note_above(lines: list[Line], parts: Parts) -> list[Line]:
    """Leave out an officer's note (เรียน … เพื่อโปรดทราบ) that was written above the letter."""
    first = _first_label(lines, parts.kind)
    found = label_of(lines[first], _FIELDS) if first < len(lines) else None
    if parts.kind is not Kind.EXTERNAL or found is None or found.name != "salutation":
        return lines
    subject = next(
        (at for at in range(first, min(first + _LONGEST_HEAD, len(lines))) if _is(lines[at], "subject")), None
    )
    if subject is None or not any(_is(line, "salutation") for line in lines[subject : subject + _NEAR]):
        return lines
    end = next((at for at in range(first + 1, subject) if _resumes_head(lines[at])), subject)
    reason = say("above the letter stands something to “{text}”, which was left out", text=found.rest)
    parts.doubts.append(Doubt("addressees", lines[first].text, reason))
    return lines[:first] + lines[end:]


def _is(line: Line, name: str) -> bool:
    return label_of(line, (name,)) is not None


def _resumes_head(line: Line) -> bool:
    return bool(NUMBER_LABEL.match(line.text)) or is_date_line(line)


def _first_label(lines: list[Line], kind: Kind) -> int:
    if kind is Kind.MINUTES:
        return next((place for place, line in enumerate(lines) if _PRESENT.match(line.text)), len(lines))
    for place, line in enumerate(lines[:_LONGEST_HEAD]):
        if label_of(line, _FIELDS):
            return place
    return next((place for place, line in enumerate(lines) if OPENER.match(line.text) or _is_text(line)), len(lines))


def _is_text(line: Line) -> bool:
    """Tell whether a line is as wide as only running text is."""
    return column(line.text) >= _WIDE and not _FAR_APART.search(line.text)


def _split_fields(lines: list[Line], start: int, parts: Parts) -> int:
    """Collect the labelled fields from `start` on and return where the text begins."""
    current: Field | None = None
    for place in range(start, len(lines)):
        line = lines[place]
        found = label_of(line, _FIELDS)
        if found and _is_new_field(found, parts, line):
            current = Field(found, line.indent)
            parts.fields[found.name] = current
            parts.doubts.extend(_misspelt(found, line))
        elif current and _belongs_to_head(line, current, parts):
            parts.head.append(line)
        elif current and continues(line, current, parts.kind, awaited=_awaits(lines, place, current, parts)):
            current.lines.append(line)
        else:
            return place
    return len(lines)


def _misspelt(found: Labelled, line: Line) -> Iterator[Doubt]:
    if not found.exact:
        name = "addressees" if found.name == "salutation" else found.name
        yield Doubt(name, line.text, say("the label “{label}” is not spelt so in the text", label=found.word))


def _is_new_field(found: Labelled, parts: Parts, line: Line) -> bool:
    if found.name in parts.fields:
        to = parts.fields[found.name].label.word
        return found.name == "salutation" and (to, found.word) == ("ถึง", "เรียน") and parts.kind is Kind.MEMO
    if found.name == "subject" and "salutation" in parts.fields and parts.kind is Kind.STAMPED:
        return False
    return bool(found.rest) or line.gap == 0 or found.name != "salutation"


def _belongs_to_head(line: Line, current: Field, parts: Parts) -> bool:
    """Tell whether a number or a date stands below the first labels, as memos of จาก/ถึง have them."""
    if current.label.name not in {"subject", "salutation"} or not current.label.rest:
        return False
    if parts.kind is Kind.MEMO and (DATE_LABEL.match(line.text) or NUMBER_LABEL.match(line.text) or _is(line, "unit")):
        return True
    dated = any(is_date(one.text) or DATE_LABEL.search(one.text) for one in parts.head)
    return parts.kind is Kind.EXTERNAL and is_date_line(line) and not dated


def _awaits(lines: list[Line], place: int, current: Field, parts: Parts) -> bool:
    """Tell whether another label is still to come below, so that no text can begin before it."""
    if parts.kind not in {Kind.EXTERNAL, Kind.MEMO}:
        return False
    if last_item(current) and _item_follows(lines[place : place + _ITEM_REACH], current):
        return True
    wanted = _FIELDS[1:] if current.label.name == "subject" else _FIELDS[2:]
    names = tuple(name for name in wanted if name not in parts.fields)
    below = (label_of(line, names) for line in lines[place + 1 : place + _REACH])
    return any(found and found.exact and found.rest for found in below)


def _item_follows(lines: list[Line], current: Field) -> bool:
    """Tell whether the next item of a numbered list stands a little below, before any text begins."""
    for place, line in enumerate(lines):
        if is_next_item(line, current):
            return True
        if begins_text(line) or (place and line.gap):
            return False
    return False


def _split_rest(lines: list[Line], parts: Parts) -> None:
    end = _body_end(lines, parts)
    parts.body = lines[:end]
    for line in lines[end:]:
        if parts.closing is None and _CLOSING.fullmatch(flat(line.text)) and not parts.foot:
            parts.closing = line
        elif parts.issued is None and _ISSUED.match(flat(line.text)) and not parts.foot:
            parts.issued = line
        else:
            parts.foot.append(line)


def _body_end(lines: list[Line], parts: Parts) -> int:
    for place, line in enumerate(lines):
        if _CLOSING.fullmatch(flat(line.text)):
            return place
    if parts.kind not in {Kind.EXTERNAL, Kind.MEMO, Kind.STAMPED}:
        for place, line in enumerate(lines):
            if _ISSUED.match(flat(line.text)) and len(line.text) < _LONGEST_ISSUED:
                return place
    return _signature_start(lines, parts.kind)


def _signature_start(lines: list[Line], kind: Kind) -> int:
    for place in range(1, len(lines)):
        start = begins_signature(lines, place)
        if start is not None:
            return start
        if kind is Kind.STAMPED and is_date_line(lines[place]):
            return place - 1
    return len(lines)
