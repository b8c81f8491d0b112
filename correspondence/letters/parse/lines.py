"""Clean: the text of a letter as lines in one normal form, without what belongs to the page and not to the letter.

Page numbers, catch-words (คำต่อเนื่อง) and letterheads repeated on later pages are taken out; a catch-word that is taken out
is a doubt, since its words stand in the letter only once more below.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.thai.text import normalise

_PAGE_NUMBER = re.compile(
    r"(?:[-–—] ?[๐-๙0-9]{1,3} ?[-–—]|หน้า(?:ที่)? ?[๐-๙0-9]{1,3}(?: ?(?:จาก|/|ของ) ?[๐-๙0-9]{1,3})?)"
)
_CATCH_WORD = re.compile(r"/ ?\S.{0,70}?(?:\.{2,}|…)\.*")
_FORGOTTEN_DOTS = re.compile(r"/ ?[^\W\d_(][^/]{2,40}")
_RULE = re.compile(r"[-–—_=.…*]{4,}")
_HEAD = 12  # how many lines a letterhead may have

# Damage that no spelling allows, done by extractors: a space before a dependent vowel or mark, or behind a leading vowel.
_TORN = re.compile(r"(?<=[ก-ฮ]) (?=[ะัาำิ-ฺ็-๎ๅ])|(?<=[ก-ฮ][ะัาำิ-ฺ็-๎]) (?=[ะัาำิ-ฺ็-๎ๅ])|(?<=[เแโใไ]) (?=[ก-ฮ])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a letter.

    Attributes:
        text: without the spaces around it, never empty.
        indent: the column where it begins.
        gap: how many blank lines stand before it.
        ends_page: whether something of the page (number, catch-word) stood before it.
    """

    text: str
    indent: int = 0
    gap: int = 0
    new_page: bool = False

    @property
    def plain(self) -> str:
        """The text without spaces, as labels are compared."""
        return self.text.replace(" ", "")


def clean(text: str) -> tuple[list[Line], list[Doubt]]:
    """Return the lines of a letter and the doubts about what was taken out."""
    doubts: list[Doubt] = []
    lines = list(_without_page_marks(_numbered_lines(text), doubts))
    return _without_repeated_head(lines), doubts


def column(text: str) -> int:
    """Return how many columns `text` takes; Thai marks above and below take none."""
    return sum(unicodedata.category(character) not in {"Mn", "Cf"} for character in text)


def _numbered_lines(text: str) -> Iterator[Line]:
    gap = 0
    for raw in re.split(r"[\n\f\v]", normalise(text).expandtabs(8)):
        body = _TORN.sub("", raw.strip())
        if not body or _RULE.fullmatch(body.replace(" ", "")):
            gap += 1
            continue
        yield Line(body, len(raw) - len(raw.lstrip()), gap)
        gap = 0


def _without_page_marks(lines: Iterable[Line], doubts: list[Doubt]) -> Iterator[Line]:
    new_page = False
    pending = list(lines)
    for place, line in enumerate(pending):
        following = pending[place + 1] if place + 1 < len(pending) else None
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


def _without_repeated_head(lines: list[Line]) -> list[Line]:
    head = {line.plain for line in lines[:_HEAD] if len(line.plain) > 7}
    kept: list[Line] = []
    on_new_page = False
    for place, line in enumerate(lines):
        on_new_page = line.new_page or (on_new_page and place > 0)
        if place >= _HEAD and on_new_page and line.plain in head:
            continue
        on_new_page = False
        kept.append(line)
    return kept
