"""Recognise marks of urgency and secrecy, wherever an extractor put their boxes.

The same mark may stand on every page; two different ones leave a doubt, and the one that stands first is taken.
"""

import re
from dataclasses import dataclass, field, replace

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.parse.lines import Line
from correspondence.letters.urgency import Secrecy, Urgency

_WORD = r"(?:ด่วน|ลับ) ?(?:ที่ ?สุด|มาก)?"
_MARK = re.compile(_WORD)
_ONLY_MARKS = re.compile(rf"[\[(*“\"]?(?:(?:ชั้น)?ความ(?:เร็ว|ลับ) ?:? ?)?{_WORD}(?:[ /,–-]*{_WORD})*[\])*”\"]?")
_BEFORE = re.compile(rf"(?P<mark>{_WORD}) +(?=ที่ |บันทึก)")
_BEHIND = re.compile(rf"(?: {{2,}}|(?<=บันทึกข้อความ) )(?P<mark>{_WORD})$")
_HEAD = 14  # lines, above which a mark may share a line with the number


@dataclass
class Marks:
    """The marks found in a letter."""

    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    doubts: list[Doubt] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Take the marks that stand in `text`."""
        for found in _MARK.findall(text):
            mark = found.replace(" ", "")
            if mark in list(Urgency):
                self.urgency = self.urgency or Urgency(mark)
            else:
                self.secrecy = self.secrecy or Secrecy(mark)
            if mark not in {self.urgency, self.secrecy}:
                name = "urgency" if mark in list(Urgency) else "secrecy"
                first = self.urgency if name == "urgency" else self.secrecy
                self.doubts.append(
                    Doubt(name, mark, say("both {first} and {mark} stand in the text", first=first, mark=mark))
                )


def take_marks(lines: list[Line]) -> tuple[Marks, list[Line]]:
    """Return the marks of a letter and its lines without them."""
    marks = Marks()
    kept: list[Line] = []
    gap = 0
    for place, line in enumerate(lines):
        rest = _without_marks(line.text, marks, in_head=place < _HEAD)
        if rest:
            kept.append(replace(line, text=rest, gap=max(gap, line.gap)))
            gap = 0
        else:
            gap = max(gap, line.gap)
    return marks, kept


def _without_marks(text: str, marks: Marks, *, in_head: bool) -> str:
    if _ONLY_MARKS.fullmatch(text):
        marks.add(text)
        return ""
    for shared in (_BEFORE.match(text), _BEHIND.search(text)) if in_head else ():
        if shared:
            marks.add(shared["mark"])
            text = text.replace(shared[0], "", 1).strip()
    return text
