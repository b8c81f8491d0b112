"""Recognise the labels of paragraphs (๑. ๑) ก. ขั้นตอนที่ ๔ …), and the levels they give.

The first shape of label that a letter uses is level 1; another shape below it is one level deeper; a shape that was
used before keeps its level throughout the letter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from correspondence.letters.letter import Paragraph

_DIGIT = "[๐-๙0-9]"
_BEHIND = '(?=[ \tก-๎“"(])'
_STEPS = "ขั้นตอนที่|ขั้นที่|ระยะที่|ประเด็นที่|ข้อที่|ข้อ|ส่วนที่|กิจกรรมที่|เรื่องที่"
_SHAPES = (
    ("1.1.1.1", re.compile(rf"{_DIGIT}{{1,2}}(?:\.{_DIGIT}{{1,2}}){{3}}\.?{_BEHIND}")),
    ("1.1.1", re.compile(rf"{_DIGIT}{{1,2}}(?:\.{_DIGIT}{{1,2}}){{2}}\.?{_BEHIND}")),
    ("1.1", re.compile(rf"{_DIGIT}{{1,2}}\.{_DIGIT}{{1,2}}\.?{_BEHIND}(?! ?(?:น\.|นาฬิกา|ล้าน|บาท|เมตร|กม|ตร|ซม|%))")),
    ("1)", re.compile(rf"{_DIGIT}{{1,2}}\)")),
    ("(1)", re.compile(rf"\({_DIGIT}{{1,2}}\)")),
    ("1.", re.compile(rf"{_DIGIT}{{1,2}}\.(?!{_DIGIT})")),
    ("(ก)", re.compile(r"\([ก-ฮ]\)")),
    ("ก.", re.compile(r"[ก-ฮ][.)](?= |[ก-๙]{3})(?![ก-ฮ]\.)")),
    ("step", re.compile(rf"(?:{_STEPS}) ?{_DIGIT}{{1,2}}(?![๐-๙0-9/.,])")),
    ("-", re.compile(r"[-–•●▪](?= ?\S)")),
)
_OF_TEXT = re.compile(rf"(?:{_STEPS}) ?{_DIGIT}{{1,2}} ?(?:และ|ถึง|หรือ|แห่ง|ของ|วรรค|ข้างต้น|นั้น|\(|[-–])")
_NUMBER = re.compile(rf"{_DIGIT}+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph's label.

    Attributes:
        shape: how it is written, by which its level is known.
        text: the label as written.
    """

    shape: str
    text: str

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers in the label, outermost first; empty for letters and dashes."""
        return tuple(int(number) for number in _NUMBER.findall(self.text))


def label(text: str) -> Mark | None:
    """Return the label that `text` begins with, or None."""
    for shape, pattern in _SHAPES:
        match = pattern.match(text)
        if match:
            return None if shape == "step" and _OF_TEXT.match(text) else Mark(shape, match[0])
    return None


def levelled(blocks: Iterable[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs that `blocks` of text are, with their levels."""
    levels: dict[str, int] = {}
    depth = 0
    for block in blocks:
        found = label(block)
        if found is None:
            yield Paragraph(0, "", block)
            continue
        depth = levels.setdefault(found.shape, depth + 1)
        yield Paragraph(depth, found.text, block[len(found.text) :].strip())


class Sequence:
    """The labels of a letter so far, by which a number at the beginning of a broken line is told from a label."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, ...]] = {}

    def take(self, mark: Mark) -> None:
        """Remember a label."""
        self._last[mark.shape] = mark.numbers

    def expects(self, mark: Mark) -> bool:
        """Tell whether `mark` is the first or the next of its shape."""
        if not mark.numbers:
            return True
        if mark.numbers[-1] == 1:
            return True
        last = self._last.get(mark.shape)
        return last is not None and mark.numbers[-1] == last[-1] + 1
