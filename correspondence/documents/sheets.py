"""Tables from Excel and CSV files, read with limits: cells as text, numbers, days or moments."""

import csv
import io
from collections import Counter
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from correspondence.documents.formulas import without_guard
from correspondence.documents.reach import UnfitWorkbookError, check_size, no_table
from correspondence.documents.unreadable import UnreadableFileError
from correspondence.documents.workbook import LARGEST, safe_workbook, too_large
from correspondence.errors import disk_reason
from correspondence.language import say

Cell = str | float | date | None
"""What stands in a cell; a moment (`datetime`) only where the sheet gives an hour."""

_LOOKED_AT = 20  # rows by which the separator of a CSV is told
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls; a workbook with a password begins so too
_PACKAGE = b"PK\x03\x04"


def read_table(path: Path, sheet: str = "") -> list[list[Cell]]:
    """Return the rows of a workbook's sheet (the first one unless named) or of a CSV file.

    Raises:
        UnreadableFileError: it is missing, no table, too large, or has no such sheet.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(path, disk_reason(error)) from error
    if len(content) > LARGEST:
        raise UnreadableFileError(path, too_large())
    if content.startswith(_OLD_EXCEL):
        why = say("it is of an old Excel (.xls) or has a password; save it as .xlsx without one")
        raise UnreadableFileError(path, why)
    try:
        if content.startswith(_PACKAGE):  # whatever it is called
            return _workbook_rows(path, content, sheet)
        if path.suffix.lower() in {".csv", ".txt", ".tsv"}:
            return _csv_rows(content)
    except UnfitWorkbookError as unfit:
        raise UnreadableFileError(path, unfit.message) from unfit
    raise UnreadableFileError(path, no_table())


def _csv_rows(content: bytes) -> list[list[Cell]]:
    text = _decoded(content)
    separator = max(",;\t", key=lambda mark: _regularity(text, mark))
    rows: list[list[Cell]] = []
    columns = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([_text(cell) for cell in row])
            columns = max(columns, len(row))
            check_size(len(rows), columns)
    except csv.Error as error:
        raise UnfitWorkbookError(no_table()) from error
    return rows


def _regularity(text: str, separator: str) -> float:
    """Return what share of the first rows have the same columns, at least two, if cells are separated so."""
    try:
        opening = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _LOOKED_AT))
    except csv.Error:
        return 0
    widths = Counter(len(row) for row in opening if row)
    return max((count for width, count in widths.items() if width > 1), default=0) / max(1, widths.total())


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # Excel's "Unicode text"
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content:
        raise UnfitWorkbookError(no_table())
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp874", errors="replace")  # what older Thai Excel writes


def _workbook_rows(path: Path, content: bytes, sheet: str) -> list[list[Cell]]:
    if content.startswith(_OLD_EXCEL):
        raise UnreadableFileError(
            path, say("it is of an old Excel (.xls) or has a password; save it as .xlsx without one")
        )
    if not content.startswith(_PACKAGE):
        raise UnreadableFileError(path, no_table())
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(safe_workbook(content)))
        name = sheet or workbook.sheet_names[0]
        if name not in workbook.sheet_names:
            known = ", ".join(workbook.sheet_names)
            raise UnreadableFileError(path, say("it has no sheet “{name}”; it has: {known}", name=name, known=known))
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError, OverflowError, OSError) as error:
        raise UnreadableFileError(path, no_table()) from error
    return [[_cell(value) for value in row] for row in rows]


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
    return without_guard(text).strip() or None
