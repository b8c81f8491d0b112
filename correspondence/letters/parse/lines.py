"""Clean: the text of a letter as lines in one normal form, without what belongs to the page and not to the letter.

Page numbers, catch-words (คำต่อเนื่อง) and letterheads repeated on later pages are taken out; a catch-word that is
taken out is a doubt, since its words stand in the letter only once more below.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.parse.damage import Mended, mend
from correspondence.thai.numerals import thai_digits, to_thai
from correspondence.thai.text import normalise

_PAGE_NUMBER = re.compile(
    r"(?:[-–—] ?[๐-๙0-9]{1,3} ?[-–—]|หน้า(?:ที่)? ?[๐-๙0-9]{1,3}(?: ?(?:จาก|/|ของ) ?[๐-๙0-9]{1,3})?)"
)
_CATCH_WORD = re.compile(r"/ ?\S.{0,70}?(?:\.{2,}|…)\.*")
_FORGOTTEN_DOTS = re.compile(r"/ ?[^\W\d_(][^/]{2,40}")
_RULE = re.compile(r"[-–—_=.…*]{4,}")
_LINE_END = re.compile(r"[\n\f\v]")
_ARABIC_DIGIT = re.compile("[0-9]")
_DIGITS = re.compile("[๐-๙0-9]{2,}")
_WIDEST = 80  # spaces; more say nothing, and would be looked through again and again
_FAR = re.compile(rf"[ \t]{{{_WIDEST},}}")
_HEAD = 12  # how many lines a letterhead may have
_PAGE = 130  # columns that fit a page
_FULL = 0.85  # of the widest line
_BROKEN = 3  # lines as wide as the widest
_HIDDEN = 2  # numbers in both scripts, from which a whole letter is taken to be drawn in Thai digits
_SHORTEST_HEAD = 8  # letters; shorter lines of a head come back in the text by chance


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a letter.

    Attributes:
        text: without the spaces around it, never empty.
        indent: the column where it begins.
        gap: how many blank lines stand before it.
        new_page: whether something of the page (number, catch-word) stood before it.
    """

    text: str
    indent: int = 0
    gap: int = 0
    new_page: bool = False

    @property
    def plain(self) -> str:
        """The text without spaces, as labels are compared."""
        return self.text.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The lines of a letter, what was mended in their words, and doubts about what was taken out."""

    lines: list[Line]
    mended: Mended
    doubts: list[Doubt] = field(default_factory=list)


def clean(text: str) -> Cleaned:
    """Return the lines of a letter's `text` as an extractor or a clerk left it."""
    doubts: list[Doubt] = []
    mended = mend(_FAR.sub(" " * _WIDEST, _in_one_script(normalise(text))).expandtabs(8))
    lines = list(_without_page_marks(list(_lines(mended.text)), doubts))
    return Cleaned(list(_without_repeated_head(lines)), mended, doubts)


def single_spaced(lines: list[Line]) -> list[Line]:
    """Take the blank lines away that stand between all lines of a letter: they part nothing where lines are broken."""
    everywhere = min((line.gap for line in lines[1:] if not line.new_page), default=0)
    if not everywhere or not _are_broken(lines):
        return lines
    return [replace(line, gap=max(line.gap - everywhere, 0)) for line in lines]


def _are_broken(lines: list[Line]) -> bool:
    """Tell whether lines were broken at a margin: several are about as wide as the widest, which fits a page."""
    widths = [line.indent + column(line.text) for line in lines]
    widest = max(widths)
    return widest <= _PAGE and sum(width >= _FULL * widest for width in widths) >= _BROKEN


def column(text: str) -> int:
    """Return how many columns `text` takes; Thai marks above and below take none."""
    return sum(unicodedata.category(character) not in {"Mn", "Cf"} for character in text)


def flat(text: str) -> str:
    """Return `text` with every run of spaces as one."""
    return " ".join(text.split())


def _lines(text: str) -> Iterator[Line]:
    gap = 0
    for raw in _LINE_END.split(text):
        words = raw.strip()
        if not words or _RULE.fullmatch(words.replace(" ", "")):
            gap += 1
            continue
        yield Line(words, len(raw) - len(raw.lstrip()), gap)
        gap = 0


def _in_one_script(text: str) -> str:
    """Write numbers with digits of both scripts in Thai ones, as the typeface drew them that hid the others."""
    mixed = sum(1 for match in _DIGITS.finditer(text) if _is_mixed(match[0]))
    if mixed >= _HIDDEN:
        return to_thai(text)
    return (
        _DIGITS.sub(lambda match: thai_digits(match[0]) if _is_mixed(match[0]) else match[0], text) if mixed else text
    )


def _is_mixed(digits: str) -> bool:
    return not digits.isascii() and bool(_ARABIC_DIGIT.search(digits))


def _without_page_marks(lines: list[Line], doubts: list[Doubt]) -> Iterator[Line]:
    new_page = False
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        if _PAGE_NUMBER.fullmatch(line.text):
            new_page = True
        elif place and _is_catch_word(line, following):
            doubts.append(Doubt("body", line.text, say("the catch-word “{text}” was taken out", text=line.text)))
            new_page = True
        else:
            # The blank lines around a page mark belong to the page.
            yield Line(line.text, line.indent, 0 if new_page else line.gap, new_page)
            new_page = False


def _is_catch_word(line: Line, following: Line | None) -> bool:
    if _CATCH_WORD.fullmatch(line.text):
        return True
    if following is None or not _FORGOTTEN_DOTS.fullmatch(line.text):
        return False
    return bool(_PAGE_NUMBER.fullmatch(following.text)) or following.plain.startswith(line.plain[1:])


def _without_repeated_head(lines: Iterable[Line]) -> Iterator[Line]:
    head: set[str] = set()
    on_new_page = False
    for place, line in enumerate(lines):
        if place < _HEAD:
            head |= {line.plain} if len(line.plain) >= _SHORTEST_HEAD else set()
            yield line
            continue
        on_new_page = on_new_page or line.new_page
        if on_new_page and line.plain in head:
            continue
        on_new_page = False
        yield line
