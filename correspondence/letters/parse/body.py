"""Recognise the text (ข้อความ): broken lines joined to paragraphs, their labels and levels.

The first shape of label that a letter uses (๑. ๑) ก. ขั้นตอนที่ ๔ …) is level 1; another shape below it is one level deeper; a
shape that was used before keeps its level throughout the letter.
"""

import re
from collections.abc import Iterable, Iterator

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.letter import Paragraph
from correspondence.letters.parse.lines import Line, clean

_DIGIT = "[๐-๙0-9]"
_SHAPES = (
    ("1.1.1.1", re.compile(rf"{_DIGIT}{{1,2}}(?:\.{_DIGIT}{{1,2}}){{3}}\.?(?=[ \tก-๙“\"(])")),
    ("1.1.1", re.compile(rf"{_DIGIT}{{1,2}}(?:\.{_DIGIT}{{1,2}}){{2}}\.?(?=[ \tก-๙“\"(])")),
    ("1.1", re.compile(rf"{_DIGIT}{{1,2}}\.{_DIGIT}{{1,2}}\.?(?=[ \tก-๙“\"(])")),
    ("1)", re.compile(rf"{_DIGIT}{{1,2}}\)")),
    ("(1)", re.compile(rf"\({_DIGIT}{{1,2}}\)")),
    ("1.", re.compile(rf"{_DIGIT}{{1,2}}\.(?!{_DIGIT})")),
    ("(ก)", re.compile(r"\([ก-ฮ]\)")),
    ("ก.", re.compile(r"[ก-ฮ][.)](?= |[ก-๙]{3})(?![ก-ฮ]\.)")),
    ("step", re.compile(rf"(?:ขั้นตอนที่|ข้อ|ขั้นที่|ระยะที่|ประเด็นที่) ?{_DIGIT}{{1,2}}(?= )")),
    ("-", re.compile(r"[-–•●▪](?= ?\S)")),
)
_HYPHEN = re.compile(r"([ก-๙]+)-$")
_STEP_OF_TEXT = re.compile(rf"(?:ขั้นตอนที่|ข้อ|ขั้นที่|ระยะที่|ประเด็นที่) ?{_DIGIT}{{1,2}} (?:และ|ถึง|หรือ|แห่ง|ของ|วรรค|ข้างต้น|ให้|\()")
_OPENER = re.compile(
    "ด้วย(?=[ก-๙])|เนื่องจาก|ตามที่|ตามหนังสือ|อนุสนธิ|จึงเรียน|จึงกราบเรียน|จึงประกาศ|ทั้งนี้|ในการนี้|เพื่อให้การ|พร้อมนี้|อนึ่ง|"
    "ข้อเท็จจริง|ข้อพิจารณา|ข้อเสนอ|บัดนี้|ดังนั้น"
)


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text that a clerk typed, with their labels and levels."""
    return read_body(clean(text).lines)[0]


def read_body(lines: list[Line]) -> tuple[tuple[Paragraph, ...], list[Doubt]]:
    """Return the paragraphs of the body's lines, and doubts about words that were joined."""
    doubts: list[Doubt] = []
    blocks = [_joined(block, doubts) for block in _blocks(lines)]
    return tuple(_levelled(blocks)), doubts


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    style = _style(lines)
    block: list[Line] = []
    for line in lines:
        if block and style(block[-1], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


class _Style:
    """How a letter parts its paragraphs: by indents, by blank lines, or by neither."""

    def __init__(self, lines: list[Line]) -> None:
        indents = [line.indent for line in lines]
        self.margin = min(indents, default=0)
        self.indented = bool(indents) and max(indents) - self.margin >= 4 and len(set(indents)) > 1
        self.spaced = any(line.gap for line in lines[1:])
        self.longest = max((len(line.text) for line in lines), default=0)

    def __call__(self, before: Line, line: Line) -> bool:
        """Tell whether a paragraph begins with `line`."""
        if label(line.text):
            return True
        if line.gap and not line.new_page:
            return not self.indented or line.indent - self.margin >= 4 or (line.gap > 0 and _ended(before))
        if self.indented:
            return line.indent - self.margin >= 4
        if _OPENER.match(line.text):
            return not self.spaced or len(before.text) < self.longest * 0.75
        return False


def _style(lines: list[Line]) -> _Style:
    return _Style(lines)


def _ended(line: Line) -> bool:
    return not line.text.endswith("-")


def label(text: str) -> tuple[str, str] | None:
    """Return the shape and the words of the label that `text` begins with, or None."""
    for shape, pattern in _SHAPES:
        match = pattern.match(text)
        if match:
            if shape == "step" and _STEP_OF_TEXT.match(text):
                return None
            return shape, match[0]
    return None


def _joined(block: list[Line], doubts: list[Doubt]) -> str:
    text = ""
    for line in block:
        text = _join(text, line.text, doubts) if text else line.text
    return " ".join(text.split())


def _join(text: str, following: str, doubts: list[Doubt]) -> str:
    broken = _HYPHEN.search(text)
    if broken and re.match("[ก-๙]", following):
        words = f"{broken[1]}-{following.split(' ', maxsplit=1)[0]}"
        reason = say("“{text}” was broken by a hyphen at the end of a line and has been joined", text=words)
        doubts.append(Doubt("body", words, reason))
        return text[:-1] + following
    return text + joint(text, following) + following


def joint(text: str, following: str) -> str:
    """Return what stands between two lines of running text: nothing between Thai letters, else a space."""
    return "" if re.search("[ก-ฮะ-ๅ็-๎]$", text) and re.match("[ก-ฮเ-ไ]", following) else " "


def _levelled(blocks: Iterable[str]) -> Iterator[Paragraph]:
    levels: dict[str, int] = {}
    depth = 0
    for block in blocks:
        found = label(block)
        if found is None:
            yield Paragraph(0, "", block)
            continue
        shape, words = found
        if shape not in levels:
            levels[shape] = depth + 1
        depth = levels[shape]
        yield Paragraph(depth, words, block[len(words) :].strip())
