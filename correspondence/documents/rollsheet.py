"""A list of offices as a workbook or CSV that a clerk fills and gives back; every cell is text, never a formula."""

import csv
import io
from collections.abc import Sequence

_FONT = "TH SarabunPSK"
# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV Injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def roll_csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return CSV in UTF-8 with a byte order mark, by which Excel knows Thai."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([_no_formula(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def roll_xlsx(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook of one sheet named `title`, with its headings frozen and a filter on them."""
    import xlsxwriter  # noqa: PLC0415  # CSV needs no library

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        text = {"font_name": _FONT, "font_size": 16, "num_format": "@"}
        plain, bold = book.add_format(text), book.add_format({**text, "bold": True, "bottom": 1})
        page = book.add_worksheet(title)
        for column, heading in enumerate(columns):
            widest = max([len(heading), *(len(row[column]) for row in rows)])
            page.set_column(column, column, min(widest + 3, 50), plain)
            page.write_string(0, column, heading, bold)
        for line, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                page.write_string(line, column, cell, plain)
        page.freeze_panes(1, 3)
        page.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    return buffer.getvalue()


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
