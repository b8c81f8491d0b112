"""A workbook that came back, with what its reader of values does not tell: formulas never computed, errors, percents.

The reader shows an error (#DIV/0!) and a formula without a value as a blank, and ๕๐% as 0.5. Each would be a wrong
figure without a word, so the parts of the sheets are walked through once more for them.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from correspondence.documents.collection.written import written
from correspondence.documents.reach import UnfitWorkbookError, no_table
from correspondence.documents.workbook import LARGEST, safe_workbook, too_large
from correspondence.language import say

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls; a workbook with a password begins so too
_PLACE = re.compile(r"([A-Z]{1,7})([0-9]{1,9})")
_SHOWN_PERCENT = re.compile(r'"[^"]*"|\\.')  # what a number format prints as it stands
_PERCENTS = frozenset({9, 10})  # the formats 0% and 0.00% of every workbook
_BOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"

Place = tuple[int, int]
"""Row and column, counted from 0."""


class Oddity(Enum):
    """What a cell is besides its value."""

    COMPUTED = "computed"  # a formula, with the value that it last had
    UNCOMPUTED = "uncomputed"  # a formula without a value
    ERROR = "error"  # #DIV/0!, #REF! …


@dataclass(slots=True)
class Sheet:
    """A sheet: its cells from A1 on, and what is odd about some of them.

    Attributes:
        name: as the file has it.
        rows: the values.
        merged: the ranges that are one cell, first and last corner.
        odd: the oddities with the text that stands there, a formula or an error.
        percents: the cells that show their value as a percentage.
    """

    name: str
    rows: list[list[object]]
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    odd: dict[Place, tuple[Oddity, str]] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)

    def value(self, row: int, column: int) -> object:
        """Return what stands in a cell, None when nothing does."""
        if not 0 <= row < len(self.rows) or not 0 <= column < len(self.rows[row]):
            return None
        value = self.rows[row][column]
        return None if isinstance(value, str) and not value.strip() else value

    def shown(self, row: int, column: int) -> str:
        """Return what stands in a cell as a person reads it; a formula without a value shows itself."""
        odd = self.odd.get((row, column))
        return odd[1] if odd and odd[0] is not Oddity.COMPUTED else written(self.value(row, column))

    def is_blank(self, row: int, column: int) -> bool:
        """Return whether a cell shows nothing and is no formula without a value."""
        odd = self.odd.get((row, column))
        return self.value(row, column) is None and (odd is None or odd[0] is Oddity.COMPUTED)


def open_book(content: bytes) -> list[Sheet]:
    """Return the sheets of a workbook, read with limits.

    Raises:
        UnfitWorkbookError: it is none, too large, damaged, has macros, or takes values from other files.
    """
    if len(content) > LARGEST:
        raise UnfitWorkbookError(too_large())
    if content.startswith(_OLD_EXCEL):
        raise UnfitWorkbookError(say("it is of an old Excel (.xls) or has a password; save it as .xlsx without one"))
    safe = safe_workbook(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(safe))
        sheets = [_sheet(book, name) for name in book.sheet_names]
    except (CalamineError, IndexError, ValueError, OverflowError, OSError) as error:
        raise UnfitWorkbookError(no_table()) from error
    with zipfile.ZipFile(io.BytesIO(safe)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    _note_oddities(sheets, parts)
    return sheets


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    return Sheet(name, rows, list(sheet.merged_cell_ranges or ()))


def _note_oddities(sheets: list[Sheet], parts: Mapping[str, bytes]) -> None:
    percents = _percent_styles(parts.get(_STYLES, b""))
    paths = _paths(parts)
    small = {name.lower(): part for name, part in parts.items()}
    for sheet in sheets:
        part = small.get(paths.get(sheet.name, "").lower())
        if part is None:
            raise UnfitWorkbookError(no_table())
        _Walk(sheet, percents).through(part)


def _paths(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return where the part of each sheet stands, by the sheet's name."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            )

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            ids = [value for key, value in attributes.items() if key.rpartition(":")[2] == "id"]
            names[attributes.get("name", "")] = ids[0] if ids else ""

    _walked(parts.get(_RELATIONS, b""), relation)
    _walked(parts.get(_BOOK, b""), sheet)
    return {name: targets.get(relation_id, "") for name, relation_id in names.items()}


def _percent_styles(part: bytes) -> frozenset[int]:
    """Return which styles of cells show a percentage."""
    formats: dict[str, str] = {}
    shown: list[bool] = []
    within = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal within
        if tag == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag in {"cellXfs", "cellStyleXfs"}:
            within = tag
        elif tag == "xf" and within == "cellXfs":
            number = attributes.get("numFmtId", "")
            own = _SHOWN_PERCENT.sub("", formats.get(number, ""))
            shown.append("%" in own or (number.isdecimal() and int(number) in _PERCENTS))

    if part:
        _walked(part, start)
    return frozenset(place for place, percent in enumerate(shown) if percent)


def _walked(part: bytes, start: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    _parse(parser, part)


def _parse(parser: expat.XMLParserType, part: bytes) -> None:
    try:
        parser.Parse(part, True)  # noqa: FBT003  # expat takes no names
    except (expat.ExpatError, UnicodeDecodeError, ValueError) as error:
        raise UnfitWorkbookError(no_table()) from error


class _Walk:
    """Walks through the part of one sheet; places are counted as the reader of values counts them."""

    def __init__(self, sheet: Sheet, percents: frozenset[int]) -> None:
        self._sheet, self._percents = sheet, percents
        self._row = self._column = -1
        self._is_formula = self._is_error = self._is_text = False
        self._value: list[str] = []
        self._formula: list[str] = []
        self._into: list[str] | None = None

    def through(self, part: bytes) -> None:
        """Walk through the part."""
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        _parse(parser, part)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self._row = int(attributes["r"]) - 1 if attributes.get("r", "").isdecimal() else self._row + 1
            self._column = -1
        elif name == "c":
            self._enter(attributes)
        elif name == "f":
            self._is_formula, self._into = True, self._formula
        elif name in {"v", "t"}:
            self._into = self._value

    def _enter(self, attributes: Mapping[str, str]) -> None:
        self._column += 1
        found = _PLACE.fullmatch(attributes.get("r", "").upper())
        if found:
            self._row, self._column = int(found[2]) - 1, _number(found[1]) - 1
        self._is_formula = False
        self._is_error, self._is_text = attributes.get("t") == "e", attributes.get("t") == "str"
        self._value, self._formula = [], []
        style = attributes.get("s", "")
        if style.isdecimal() and int(style) in self._percents:
            self._sheet.percents.add((self._row, self._column))

    def _take(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in {"f", "v", "t"}:
            self._into = None
        elif name == "c" and (self._is_error or self._is_formula):
            self._note()

    def _note(self) -> None:
        value, formula = "".join(self._value).strip(), "=" + "".join(self._formula)
        if self._is_error:
            odd = (Oddity.ERROR, value or "#")
        else:
            computed = bool(value) or self._is_text  # a formula may well give an empty text
            odd = (Oddity.COMPUTED if computed else Oddity.UNCOMPUTED, formula)
        self._sheet.odd[self._row, self._column] = odd


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
