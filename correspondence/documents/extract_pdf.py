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

from correspondence.documents.unreadable import PLACEHOLDER, UnreadableFileError
from correspondence.language import say
from correspondence.thai.numerals import thai_digits

_MOST_PAGES = 300
_COLUMN = 5.6  # points; the mean width of a Thai character at 16 pt
_ROOMY = 1.2  # times the usual distance of lines: room that parts paragraphs
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
    def left(self) -> float:
        return min(glyph.left for glyph in self.glyphs)

    @property
    def middle(self) -> float:
        placed = [glyph for glyph in self.glyphs if _has_place(glyph)] or self.glyphs
        return sum((glyph.bottom + glyph.top) / 2 for glyph in placed) / len(placed)

    @property
    def height(self) -> float:
        return max(glyph.top - glyph.bottom for glyph in self.glyphs)

    def holds(self, glyph: _Glyph) -> bool:
        """Tell whether `glyph` stands on this line; a mark or a space stands where the letter before it does."""
        if glyph.text.isspace() or category(glyph.text) == "Mn":
            return True
        last = self.letter
        return abs((glyph.bottom + glyph.top) / 2 - (last.bottom + last.top) / 2) < 0.45 * max(
            last.top - last.bottom, 4
        )

    @property
    def letter(self) -> _Glyph:
        """The last character that has a place of its own."""
        return next((one for one in reversed(self.glyphs) if _has_place(one)), self.glyphs[-1])

    def text(self) -> str:
        """Return the line with its gaps as spaces."""
        pieces: list[str] = []
        reached = self.left
        for glyph in self.glyphs:
            gap = (glyph.left - reached) / _COLUMN
            if _has_place(glyph):
                pieces.append(" " * max(3, round(gap)) if gap >= _WIDE_GAP else " " if gap >= _GAP else "")
                reached = glyph.right
            pieces.append(glyph.text)
        return "".join(pieces).strip()


def pdf_text(path: Path) -> str:
    """Return the text of a PDF, its pages parted by form feeds.

    Raises:
        UnreadableFileError: it is no PDF, damaged, locked by a password, too long, or holds pictures only.
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
        pages = [_page_text(document[number]) for number in range(len(document))]
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise UnreadableFileError(path, say("it is a picture without text; type what it says into a .txt file"))
    return "\f".join(pages)


def _page_text(page: Any) -> str:
    textpage = page.get_textpage()
    try:
        lines = _lines(_glyphs(textpage))
    finally:
        textpage.close()
        page.close()
    if not lines:
        return ""
    margin = min(line.left for line in lines)
    pitches = [before.middle - line.middle for before, line in pairwise(lines)]
    usual = median(pitches) if pitches else 0
    texts = [_indented(lines[0], margin)]
    for line, pitch in zip(lines[1:], pitches, strict=True):
        if pitch > _ROOMY * usual:
            texts.append("")
        texts.append(_indented(line, margin))
    return "\n".join(texts)


def _indented(line: _Line, margin: float) -> str:
    return " " * round((line.left - margin) / _COLUMN) + line.text()


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
    return _merged(sorted(lines, key=lambda line: -line.middle))


def _merged(lines: list[_Line]) -> list[_Line]:
    """Join pieces that stand side by side, left before right."""
    merged: list[_Line] = []
    for line in lines:
        if merged and abs(merged[-1].middle - line.middle) < 0.4 * min(merged[-1].height, line.height):
            pieces = sorted((merged[-1], line), key=lambda one: one.left)
            merged[-1] = _Line([glyph for piece in pieces for glyph in piece.glyphs])
        else:
            merged.append(line)
    return merged
