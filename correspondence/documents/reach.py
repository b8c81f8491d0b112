"""How far the sheets of a workbook reach, found out before the reader of workbooks lays them out in memory.

That reader makes a cell of everything between A1 and the last cell that holds something, and a copy of a shared text
for every cell that shows it: a file of a few hundred bytes can ask for more memory than any machine has.
"""

import codecs
import re
from collections.abc import Mapping
from xml.parsers import expat

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say

_MOST_ROWS = 200_000
_MOST_COLUMNS = 500
_MOST_CELLS = 5_000_000  # from A1 to the last one; 200,000 rows of 25 columns
_MOST_ELEMENTS = 12_000_000  # of XML; a sheet of that many cells has about two for each
_MOST_CHARACTERS = 100_000_000  # that all cells show together
_HARMLESS = "/hyperlink"
_PLACE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,9})")


class UnfitWorkbookError(CorrespondenceError):
    """A workbook that is not read, and why; the caller knows its name."""


def check_reach(parts: Mapping[str, bytes]) -> None:
    """Walk through the XML parts of a workbook, the shared texts first.

    Raises:
        UnfitWorkbookError: a part is damaged, declares entities or links to other files; a sheet reaches too far.
    """
    walk = _Walk()
    for name in sorted(parts, key=lambda name: (not name.lower().endswith("sharedstrings.xml"), name)):
        walk.through(parts[name])


def check_size(rows: int, columns: int) -> None:
    """Make sure that a table of so many rows and columns can be laid out.

    Raises:
        UnfitWorkbookError: it cannot.
    """
    if rows > _MOST_ROWS:
        raise UnfitWorkbookError(say("it has more than {most} rows", most=_MOST_ROWS))
    if columns > _MOST_COLUMNS:
        raise UnfitWorkbookError(say("it has more than {most} columns", most=_MOST_COLUMNS))
    if rows * columns > _MOST_CELLS:
        raise UnfitWorkbookError(_too_many_cells())


def no_table() -> Message:
    """Return the sentence about a file that is none of those we read."""
    return say("it is not a workbook (.xlsx) or CSV, or it is damaged")


class _Walk:
    """What was met so far. Places are counted as the reader does: those that are not said follow the one before."""

    def __init__(self) -> None:
        self._elements = 0
        self._characters = 0
        self._lengths: list[int] = []
        self._sheet_met = False

    def through(self, part: bytes) -> None:
        """Walk through one part."""
        self._row = self._column = self._last_row = self._last_column = 0
        self._texts_here = self._shared = self._in_value = False
        self._value = ""
        self._root = True
        # The reader takes everything for UTF-8, whatever a part says of itself.
        if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise UnfitWorkbookError(no_table())
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        parser.StartDoctypeDeclHandler = _refuse_entities
        try:
            parser.Parse(part, True)  # noqa: FBT003  # expat takes no names
        except (expat.ExpatError, UnicodeDecodeError, ValueError) as error:
            raise UnfitWorkbookError(no_table()) from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise UnfitWorkbookError(_too_many_cells())
        name = tag.rpartition(":")[2]
        if self._root:
            self._begin(name)
        elif self._texts_here:
            if name == "si":
                self._lengths.append(0)
        elif name == "c":
            self._enter(attributes)
        elif name == "row":
            self._row = int(attributes["r"]) - 1 if attributes.get("r", "").isdecimal() else self._row
            self._row, self._column = self._row + 1, 0
        elif name in {"v", "is"}:
            self._fill(name)
        elif name == "Relationship" and attributes.get("TargetMode") == "External":
            _refuse_link(attributes)

    def _begin(self, name: str) -> None:
        self._root = False
        self._texts_here = name == "sst"
        if self._texts_here and (self._sheet_met or self._lengths):
            raise UnfitWorkbookError(no_table())  # no workbook has two, or hides them behind its sheets
        self._sheet_met = self._sheet_met or name == "worksheet"

    def _enter(self, attributes: Mapping[str, str]) -> None:
        self._column += 1
        self._shared = attributes.get("t") == "s"
        if place := attributes.get("r"):
            found = _PLACE.fullmatch(place)
            if not found:
                raise UnfitWorkbookError(no_table())
            self._column, self._row = _column(found[1]), int(found[2])

    def _fill(self, name: str) -> None:
        """Count a cell that holds something: those that are only coloured or framed are not laid out."""
        self._in_value, self._value = name == "v", ""
        if self._row > self._last_row or self._column > self._last_column:
            self._last_row = max(self._last_row, self._row)
            self._last_column = max(self._last_column, self._column)
            check_size(self._last_row, self._last_column)

    def _take(self, text: str) -> None:
        if self._texts_here and self._lengths:
            self._lengths[-1] += len(text)
        elif self._in_value and self._shared:
            self._value += text

    def _end(self, _: str) -> None:
        if self._in_value and self._shared:
            self._characters += self._length(self._value.strip())
            if self._characters > _MOST_CHARACTERS:
                raise UnfitWorkbookError(say("its cells show more text than {most} characters", most=_MOST_CHARACTERS))
        self._in_value = False

    def _length(self, place: str) -> int:
        known = place.isdecimal() and int(place[:10]) < len(self._lengths)
        return self._lengths[int(place)] if known else max(self._lengths, default=0)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _too_many_cells() -> Message:
    return say("its sheets have more than {most} cells", most=_MOST_CELLS)


def _refuse_link(relation: Mapping[str, str]) -> None:
    if not relation.get("Type", "").endswith(_HARMLESS):
        other = relation.get("Target", "")
        raise UnfitWorkbookError(
            say("it is linked to “{other}”; break its links to other files and save it again", other=other)
        )


def _refuse_entities(*_: object) -> None:
    raise UnfitWorkbookError(say("it declares entities, which no spreadsheet program writes"))
