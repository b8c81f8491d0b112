"""Tables from Excel and CSV files, read with limits: cells as text, numbers or days."""

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from correspondence.documents.unreadable import UnreadableFileError
from correspondence.errors import disk_reason
from correspondence.language import say

Cell = str | float | date | None

_LARGEST = 200 * 1024 * 1024  # bytes unpacked; a register of ten years stays far below
_MOST_ROWS = 200_000


def read_table(path: Path, sheet: str = "") -> list[list[Cell]]:
    """Return the rows of a workbook's sheet (the first one unless named) or of a CSV file.

    Raises:
        UnreadableFileError: it is missing, no table, too large, or has no such sheet.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path, disk_reason(error)) from error
    rows = _csv_rows(content) if path.suffix.lower() == ".csv" else _workbook_rows(path, content, sheet)
    if len(rows) > _MOST_ROWS:
        raise UnreadableFileError(path, say("it has more than {most} rows", most=_MOST_ROWS))
    return rows


def _csv_rows(content: bytes) -> list[list[Cell]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp874", errors="replace")  # what older Thai Excel writes
    return [[cell.strip() or None for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]


def _workbook_rows(path: Path, content: bytes, sheet: str) -> list[list[Cell]]:
    _refuse_bomb(path, content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        name = sheet or workbook.sheet_names[0]
        if name not in workbook.sheet_names:
            known = ", ".join(workbook.sheet_names)
            raise UnreadableFileError(path, say("it has no sheet “{name}”; it has: {known}", name=name, known=known))
        page = workbook.get_sheet_by_name(name)
        if page.total_height > _MOST_ROWS:
            raise UnreadableFileError(path, say("it has more than {most} rows", most=_MOST_ROWS))
        rows = page.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError, OSError) as error:
        raise UnreadableFileError(path, say("it is not a workbook (.xlsx) or CSV, or it is damaged")) from error
    return [[_cell(value) for value in row] for row in rows]


def _refuse_bomb(path: Path, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(entry.file_size for entry in package.infolist())
    except zipfile.BadZipFile:
        return  # an old .xls is no zip; whatever else it is, the reader of workbooks says so
    if size > _LARGEST:
        raise UnreadableFileError(path, say("it unpacks to more than {megabytes} MB", megabytes=_LARGEST // 1024**2))


def _cell(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return float(value)
    text = str(value).strip() if value is not None else ""
    return text or None
