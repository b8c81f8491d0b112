"""Tables from Excel and CSV files, read with limits: cells as text, numbers, days or moments.

What a file claims about itself is not believed: its size unpacked, its rows and its columns are counted before the
reader of workbooks, which lays a sheet out whole in memory, sees it.
"""

import csv
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from correspondence.documents.unreadable import UnreadableFileError
from correspondence.errors import disk_reason
from correspondence.language import Message, say

Cell = str | float | date | None
"""What stands in a cell; a moment (`datetime`) only where the sheet gives an hour."""

_LARGEST = 100 * 1024 * 1024  # bytes, packed or unpacked; a register of ten years stays far below
_MOST_ROWS = 200_000
_MOST_COLUMNS = 500
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls, which cannot be larger than 65,536 rows
_PACKAGE = b"PK\x03\x04"
_SHEETS = "xl/worksheets/"
_PLACE = re.compile(rb"<(?:\w+:)?c [^>]*?\br=[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_PIECE = 1024 * 1024
_LONGEST_TAG = 200  # bytes that two pieces share, so that a cell between them is seen


def read_table(path: Path, sheet: str = "") -> list[list[Cell]]:
    """Return the rows of a workbook's sheet (the first one unless named) or of a CSV file.

    Raises:
        UnreadableFileError: it is missing, no table, too large, or has no such sheet.
    """
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise _too_large(path)
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path, disk_reason(error)) from error
    if path.suffix.lower() in {".csv", ".txt", ".tsv"}:
        return _csv_rows(path, content)
    return _workbook_rows(path, content, sheet)


def _csv_rows(path: Path, content: bytes) -> list[list[Cell]]:
    text = _decoded(path, content)
    opening = Counter(text[:5000])
    separator = max(",;\t", key=lambda mark: opening[mark])
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([_text(cell) for cell in row])
            if len(rows) > _MOST_ROWS:
                raise UnreadableFileError(path, _too_many_rows())
    except csv.Error as error:
        raise UnreadableFileError(path, _no_table()) from error
    return rows


def _decoded(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # Excel's "Unicode text"
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content or content.startswith((_PACKAGE, _OLD_EXCEL)):
        raise UnreadableFileError(path, _no_table())
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp874", errors="replace")  # what older Thai Excel writes


def _workbook_rows(path: Path, content: bytes, sheet: str) -> list[list[Cell]]:
    if not content.startswith((_PACKAGE, _OLD_EXCEL)):
        raise UnreadableFileError(path, _no_table())
    if content.startswith(_PACKAGE):
        _refuse_hostile(path, content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        name = sheet or workbook.sheet_names[0]
        if name not in workbook.sheet_names:
            known = ", ".join(workbook.sheet_names)
            raise UnreadableFileError(path, say("it has no sheet “{name}”; it has: {known}", name=name, known=known))
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError, OSError) as error:
        raise UnreadableFileError(path, _no_table()) from error
    return [[_cell(value) for value in row] for row in rows]


def _refuse_hostile(path: Path, content: bytes) -> None:
    """Unpack everything once, which also proves the checksums, and look how far the sheets reach."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
                raise _too_large(path)
            if "xl/workbook.xml" not in package.namelist() and "xl/workbook.bin" not in package.namelist():
                raise UnreadableFileError(path, _no_table())
            for entry in package.infolist():
                for piece in _pieces(package, entry):
                    if entry.filename.startswith(_SHEETS):
                        _refuse_far_cells(path, piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise UnreadableFileError(path, _no_table()) from error


def _pieces(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    before = b""
    with package.open(entry) as stream:
        while piece := stream.read(_PIECE):
            yield before + piece
            before = piece[-_LONGEST_TAG:]


def _refuse_far_cells(path: Path, piece: bytes) -> None:
    for place in _PLACE.finditer(piece):
        if int(place[2]) > _MOST_ROWS:
            raise UnreadableFileError(path, _too_many_rows())
        if _column(place[1]) > _MOST_COLUMNS:
            raise UnreadableFileError(path, say("it has more than {most} columns", most=_MOST_COLUMNS))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _too_large(path: Path) -> UnreadableFileError:
    return UnreadableFileError(path, say("it unpacks to more than {megabytes} MB", megabytes=_LARGEST // 1024**2))


def _too_many_rows() -> Message:
    return say("it has more than {most} rows", most=_MOST_ROWS)


def _no_table() -> Message:
    return say("it is not a workbook (.xlsx) or CSV, or it is damaged")


def _cell(value: object) -> Cell:
    if isinstance(value, datetime):
        return value if value.time() != datetime.min.time() else value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return float(value)
    return _text("" if value is None else str(value))


def _text(text: str) -> str | None:
    return text.strip() or None
