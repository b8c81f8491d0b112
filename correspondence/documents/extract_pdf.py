"""The text of a PDF as lines: characters put together by where they stand, gaps and blank lines as on the page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any
from unicodedata import category

import pypdfium2
import pypdfium2.raw as pdfium

from correspondence.documents.unreadable import PLACEHOLDER, NoTextError, UnreadableFileError
from correspondence.language import say
from correspondence.thai.numerals import thai_digits

_MOST_PAGES = 300
_COLUMN = 5.6  # points; the mean width of a Thai character at 16 pt, for a page without letters
_ROOMY = 1.2  # times the usual distance of lines: room that parts paragraphs
_OVERHANG = 3.0  # points by which a mark may stand beside its letter
_SHARED = 0.5  # of the height of the lower of two characters, which stand on one line if they share as much
_GAP = 0.9  # columns; more than the room between two letters
_WIDE_GAP = 2.5  # columns; what a person sees as a gap and not as a space


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    bottom: float
    top: float


def _has_place(glyph: _Glyph) -> bool:
    return not glyph.text.isspace() and category(glyph.text) != "Mn"


@dataclass
class _Line:
    glyphs: list[_Glyph] = field(default_factory=list)

    @property
    def _placed(self) -> list[_Glyph]:
        """The characters that have a place of their own; spaces in front of a line are its indent."""
        return [glyph for glyph in self.glyphs if _has_place(glyph)] or self.glyphs

    @property
    def left(self) -> float:
        return min(glyph.left for glyph in self._placed)

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self._placed)

    @property
    def middle(self) -> float:
        return sum((glyph.bottom + glyph.top) / 2 for glyph in self._placed) / len(self._placed)

    @property
    def height(self) -> float:
        return max(glyph.top - glyph.bottom for glyph in self.glyphs)

    def holds(self, glyph: _Glyph) -> bool:
        """Tell whether `glyph` goes on with this line; a mark or a space stands where the letter before it does."""
        if glyph.text.isspace() or category(glyph.text) == "Mn":
            return True
        last = self.letter
        shared = min(glyph.top, last.top) - max(glyph.bottom, last.bottom)
        beside = shared >= _SHARED * min(glyph.top - glyph.bottom, last.top - last.bottom)
        return beside and glyph.left >= last.left - _OVERHANG

    @property
    def letter(self) -> _Glyph:
        """The last character that has a place of its own."""
        return next((one for one in reversed(self.glyphs) if _has_place(one)), self.glyphs[-1])

    def text(self, column: float = _COLUMN) -> str:
        """Return the line with its gaps as spaces, one for each `column` of points."""
        pieces: list[str] = []
        reached = self.left
        for glyph in self.glyphs:
            gap = (glyph.left - reached) / column
            if _has_place(glyph):
                pieces.append(" " * max(3, round(gap)) if gap >= _WIDE_GAP else " " if gap >= _GAP else "")
                reached = glyph.right
            pieces.append(glyph.text)
        return "".join(pieces).strip()


def pdf_text(path: Path) -> str:
    """Return the text of a PDF, its pages parted by form feeds.

    Raises:
        NoTextError: it holds pictures only.
        UnreadableFileError: it is no PDF, damaged, locked by a password, or too long.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        locked = "password" in str(error).lower()
        why = say("it is locked by a password") if locked else say("it is not a PDF, or it is damaged")
        raise UnreadableFileError(path, why) from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableFileError(path, say("it has more than {most} pages", most=_MOST_PAGES))
        pages = _pages([_page_lines(document[number]) for number in range(len(document))])
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise NoTextError(path)
    return "\f".join(pages)


def _page_lines(page: Any) -> list[_Line]:
    textpage = page.get_textpage()
    try:
        return _lines(_glyphs(textpage))
    finally:
        textpage.close()
        page.close()


def _pages(pages: list[list[_Line]]) -> list[str]:
    margin = min((line.left for lines in pages for line in lines), default=0)
    letters = [one.right - one.left for lines in pages for line in lines for one in line.glyphs if one.text.isalpha()]
    column = median(letters) if letters else _COLUMN
    return [_page_text(lines, margin, max(column, 1)) for lines in pages]


def _page_text(lines: list[_Line], margin: float, column: float) -> str:
    if not lines:
        return ""
    pitches = [before.middle - line.middle for before, line in pairwise(lines)]
    usual = median(pitches) if pitches else 0
    texts = [_indented(lines[0], margin, column)]
    for line, pitch in zip(lines[1:], pitches, strict=True):
        if pitch > _ROOMY * usual:
            texts.append("")
        texts.append(_indented(line, margin, column))
    return "\n".join(texts)


def _indented(line: _Line, margin: float, column: float) -> str:
    return " " * round((line.left - margin) / column) + line.text(column)


def _glyphs(textpage: Any) -> Iterator[_Glyph]:
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        character = chr(code) if 0 < code < 0x110000 else ""
        if not character or character in "\r\n" or 0xD800 <= code < 0xE000:
            continue
        if "0" <= character <= "9" and _draws_thai_digits(textpage, index):
            character = thai_digits(character)
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        yield _Glyph(character, left, right, bottom, top)


def _draws_thai_digits(textpage: Any, index: int) -> bool:
    """Tell whether a character is in a TH SarabunIT๙ typeface, which draws ๓ where the text says 3."""
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, buffer, len(buffer), ctypes.byref(flags))
    name = buffer.value.decode("utf-8", errors="replace")
    return name.endswith(("IT๙", "IT9")) or "SarabunIT" in name


def _lines(glyphs: Iterator[_Glyph]) -> list[_Line]:
    """Put the characters on lines, top of the page first: a text box may stand anywhere in the file."""
    lines: list[_Line] = []
    for glyph in glyphs:
        if lines and lines[-1].holds(glyph):
            lines[-1].glyphs.append(glyph)
        else:
            lines.append(_Line([glyph]))
    lines = [line for line in lines if line.text() not in {"", PLACEHOLDER}]
    merged = _merged(sorted(lines, key=lambda line: -line.middle))
    return [_Line(list(_in_order(line.glyphs))) for line in merged]


def _in_order(glyphs: list[_Glyph]) -> Iterator[_Glyph]:
    """Yield the characters of a line with each mark behind the letter that it stands on; a file may draw it last."""
    marks: dict[int, list[_Glyph]] = {}
    letter = -1
    for place, glyph in enumerate(glyphs):
        if category(glyph.text) != "Mn":
            letter = place if _has_place(glyph) else letter
        elif letter >= 0:
            on = letter if _stands_on(glyph, glyphs[letter]) else _letter_below(glyph, glyphs, letter)
            marks.setdefault(on, []).append(glyph)
    for place, glyph in enumerate(glyphs):
        if category(glyph.text) != "Mn" or letter < 0:
            yield glyph
            yield from marks.get(place, ())


def _stands_on(mark: _Glyph, letter: _Glyph) -> bool:
    return letter.left - _OVERHANG <= (mark.left + mark.right) / 2 <= letter.right + _OVERHANG


def _letter_below(mark: _Glyph, glyphs: list[_Glyph], last: int) -> int:
    middle = (mark.left + mark.right) / 2
    return next((at for at, one in enumerate(glyphs) if _has_place(one) and one.left <= middle <= one.right), last)


def _merged(lines: list[_Line]) -> list[_Line]:
    """Join pieces that stand side by side, left before right."""
    merged: list[_Line] = []
    for line in lines:
        if merged and abs(merged[-1].middle - line.middle) < 0.4 * min(merged[-1].height, line.height):
            merged[-1] = _side_by_side(merged[-1], line)
        else:
            merged.append(line)
    return merged


def _side_by_side(one: _Line, other: _Line) -> _Line:
    """Join two pieces of a line; where one begins within the other, letter by letter."""
    first, second = sorted((one, other), key=lambda piece: piece.left)
    if second.left >= first.right - _OVERHANG:
        return _Line(first.glyphs + second.glyphs)
    clusters = [*_clusters(first.glyphs), *_clusters(second.glyphs)]
    return _Line([glyph for cluster in sorted(clusters, key=lambda cluster: cluster[0].left) for glyph in cluster])


def _clusters(glyphs: list[_Glyph]) -> list[list[_Glyph]]:
    clusters: list[list[_Glyph]] = []
    for glyph in glyphs:
        if clusters and not _has_place(glyph):
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    return clusters
