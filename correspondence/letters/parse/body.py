"""Recognise the text (ข้อความ): broken lines joined to paragraphs, with their labels and levels.

A letter parts its paragraphs by indents, by blank lines, by both or by neither; which it does is seen from all its
lines.
"""

import re
from collections.abc import Iterator

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.letter import Paragraph
from correspondence.letters.parse.items import joint
from correspondence.letters.parse.labelling import Sequence, label, levelled
from correspondence.letters.parse.lines import Line, clean, column, flat

_HYPHEN = re.compile(r"(?<![ก-๙])([ก-๙]+)-$")
_THAI = re.compile("[ก-๙]")
_OPENER = re.compile(
    "ด้วย(?=[ก-๙])|เนื่องจาก|ตามที่|ตามหนังสือ|อนุสนธิ|จึง(?:ได้)?(?:เรียน|กราบ|นมัสการ|ทูล|ประกาศให้|แจ้งมา)|ทั้งนี้|ในการนี้|เพื่อให้การ|พร้อมนี้|อนึ่ง|"
    "ข้อเท็จจริง|ข้อพิจารณา|ข้อเสนอ|บัดนี้|ดังนั้น|สำหรับ|ข้อกฎหมาย|เรื่องเดิม|ต้นเรื่อง|มีหน้าที่|มีอำนาจหน้าที่"
)
_ENDED = re.compile("(?<=[ก-๙๐-๙0-9] )นั้น$")
_INDENT = 4  # columns, from which a line is indented
_UNBROKEN = 160  # columns; longer lines were never broken at a margin, so each is a paragraph
_FULL = 0.8  # of the widest line; a line as wide was broken at the margin
_NEARLY = 0.9
_SHORT = 0.6  # of the widest line; where nothing else tells, a paragraph ends with a line shorter than that
_COLUMN = " " * 3  # what parts the columns of a list of names
_HYPHEN_REACH = 60


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text that a clerk typed, with their labels and levels.

    Args:
        text: paragraphs parted by blank lines, by indents or by their labels.
    """
    return read_body(clean(text).lines)[0]


def read_body(lines: list[Line], margin: int | None = None) -> tuple[tuple[Paragraph, ...], list[Doubt]]:
    """Return the paragraphs of the body's lines, and doubts about words that were joined.

    Args:
        lines: from the first paragraph to the closing.
        margin: the column where the letter's lines begin that are not indented; else the body's own tells.
    """
    doubts: list[Doubt] = []
    breaks = Breaks(lines, margin)
    blocks = [_joined(block, doubts) for block in _blocks(lines, breaks)]
    if breaks.guessed:
        reason = say("neither indents nor blank lines part the paragraphs, which were told by their words and lengths")
        doubts.append(Doubt("body", lines[0].text, reason))
    return tuple(levelled(blocks)), doubts


def _blocks(lines: list[Line], breaks: "Breaks") -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and breaks(block[-1], line):
            yield block
            block = []
        if not block and (mark := label(line.text)):
            breaks.sequence.take(mark)
        block.append(line)
    if block:
        yield block


class Breaks:
    """Where a letter begins a new paragraph.

    Attributes:
        sequence: the labels so far.
        guessed: whether nothing but words and lengths told a new paragraph from a broken line.
    """

    def __init__(self, lines: list[Line], margin: int | None) -> None:
        self.sequence = Sequence()
        self.guessed = False
        gaps = [line.gap for line in lines[1:] if not line.new_page]
        self._margin = min((line.indent for line in lines), default=0) if margin is None else margin
        self._indented = any(self._is_indented(line) for line in lines)
        self._double = min(gaps, default=0) if self._indented or len(set(gaps)) > 1 else 0
        self._spaced = any(gap > self._double for gap in gaps)
        self._width = max((line.indent + column(line.text) for line in lines), default=0)

    def __call__(self, before: Line, line: Line) -> bool:
        """Tell whether a paragraph begins with `line`."""
        apart = line.gap > self._double and not line.new_page
        if apart:
            return not before.text.endswith("-")
        if mark := label(line.text):
            broken_at_margin = self._indented or self._reaches(before, _FULL)
            return self._is_indented(line) or not broken_at_margin or self.sequence.expects(mark)
        if self._indented:
            return (self._is_indented(line) and not self._hangs(before, line)) or self._returns(before, line)
        return self._opens(before, line)

    def _is_indented(self, line: Line) -> bool:
        return line.indent - self._margin >= _INDENT

    def _hangs(self, before: Line, line: Line) -> bool:
        """Tell a line that goes on below the words of a labelled one, deeper than its label."""
        mark = label(before.text)
        ended_at_edge = _COLUMN in before.text or self._reaches(before, _NEARLY)
        return mark is not None and ended_at_edge and line.indent > before.indent + 1

    def _reaches(self, line: Line, share: float) -> bool:
        return line.indent + column(line.text) >= share * self._width

    def _returns(self, before: Line, line: Line) -> bool:
        """Tell a paragraph that begins at the margin of an indented letter, by the short line above it."""
        in_columns = _COLUMN in before.text
        share = _FULL if self._double else _NEARLY
        ended = in_columns or not self._reaches(before, share)
        return ended and bool(self._double or _OPENER.match(line.text))

    def _opens(self, before: Line, line: Line) -> bool:
        """Tell a new paragraph by words and lengths, where neither indents nor blank lines part it."""
        if self._spaced:
            return bool(_OPENER.match(line.text)) and not self._reaches(before, _FULL)
        if self._width > _UNBROKEN or _ENDED.search(before.text):
            return True
        self.guessed = True
        return not self._reaches(before, _SHORT) or bool(_OPENER.match(line.text))


def _joined(block: list[Line], doubts: list[Doubt]) -> str:
    whole: list[str] = []
    for line in block:
        if whole and not _join_broken_word(whole, line.text, doubts):
            whole.append(joint(whole[-1], line.text))
        whole.append(line.text)
    return flat("".join(whole))


def _join_broken_word(whole: list[str], following: str, doubts: list[Doubt]) -> bool:
    """Take the hyphen of a word broken at the end of a line away, and tell whether there was one."""
    broken = _HYPHEN.search(whole[-1], max(len(whole[-1]) - _HYPHEN_REACH, 0))
    if not broken or not _THAI.match(following):
        return False
    words = f"{broken[1]}-{following.split(' ', maxsplit=1)[0]}"
    reason = say("“{text}” was broken by a hyphen at the end of a line and has been joined", text=words)
    doubts.append(Doubt("body", words, reason))
    whole[-1] = whole[-1][:-1]
    return True
