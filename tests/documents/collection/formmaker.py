"""Forms as districts send them back: filled in cell by cell, or taken apart and laid out anew."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from xml.sax.saxutils import escape

import xlsxwriter
from python_calamine import CalamineWorkbook

from correspondence.documents.collection.form import collection_form
from correspondence.documents.collection.identity import FormLetter
from correspondence.documents.collection.reading import FormResult, read_form
from correspondence.indicators.answers import Answer, AnswerValue
from correspondence.indicators.definition import Definition
from correspondence.letters.directory import Directory
from tests.indicators.samples import DIRECTORY, WANG_CHIN, shipped

LETTER = FormLetter("พร ๐๐๒๓.๓/ว ๓๐๗๑", date(2016, 7, 22), date(2016, 8, 1))
DEFINITIONS = (shipped("1.4"), shipped("1.5"))
OFFICES = Directory(DIRECTORY)
SHEET = "ตัวชี้วัด ๑.๔"
SHEET_PART = "xl/worksheets/sheet2.xml"
FIRST, SECOND, THIRD, FOURTH = "5407-T01", "5407-A01", "5407-A02", "5407-A03"
"""The offices of วังชิ้น, in the order of their rows: Excel's rows 4 to 7."""

Rows = list[list[object]]


@dataclass(frozen=True)
class Formula:
    """A formula with the value that it last had."""

    text: str
    value: object


@dataclass(frozen=True)
class Percent:
    """A number in a cell that shows percentages: 0.5 is shown as 50%."""

    value: float


@dataclass
class Book:
    """The sheets of a form, to be damaged: rows of values, and the ranges that are merged."""

    sheets: dict[str, Rows]
    merged: dict[str, list[str]] = field(default_factory=dict)

    @property
    def rows(self) -> Rows:
        """The rows of indicator 1.4: title, period, headings, then the offices."""
        return self.sheets[SHEET]

    def content(self) -> bytes:
        """Return the workbook."""
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            percent = book.add_format({"num_format": "0.00%"})
            for name, rows in self.sheets.items():
                page = book.add_worksheet(name)
                for area in self.merged.get(name, ()):
                    page.merge_range(area, "")
                for line, row in enumerate(rows):
                    for column, value in enumerate(row):
                        if isinstance(value, Formula):
                            page.write_formula(line, column, value.text, None, value.value)
                        elif isinstance(value, Percent):
                            page.write_number(line, column, value.value, percent)
                        elif isinstance(value, date):
                            page.write_datetime(line, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001  # Excel has none
                        elif isinstance(value, str):
                            page.write_string(line, column, value)
                        elif value is not None:
                            page.write(line, column, value)
        return buffer.getvalue()

    def read(self, definitions: Iterable[Definition] = DEFINITIONS) -> FormResult:
        """Return what the form says."""
        return read_form(self.content(), tuple(definitions), OFFICES)


@cache
def form() -> bytes:
    """Return the form of วังชิ้น as it goes out."""
    return collection_form(DEFINITIONS, WANG_CHIN[0], DIRECTORY, LETTER)


VALUES: tuple[tuple[object, ...], ...] = (
    ("ใช่", "ใช่", "ใช่", 60, 10, 25, 10, "ครบ"),
    ("ใช่", "ใช่", "ไม่ใช่", 40, 0, 30, 12, None),
    ("ใช่", "ใช่", "ใช่", 12, 2, 5, 2, None),
    ("ใช่", "ไม่ใช่", "ไม่ใช่", 8, 3, 1, 0, "-"),
)
FUNDS: tuple[tuple[object, ...], ...] = (
    ("ใช่", "ไม่ใช่", 100, 120, 5000),
    ("ใช่", "ไม่ใช่", 80, 80, None),
    ("ไม่ใช่", "ใช่", 0, 60, 1250.5),
    ("ไม่ใช่", "ไม่ใช่", 0, 0, 0),
)


def returned(content: bytes | None = None) -> Book:
    """Return the form of วังชิ้น filled in by everybody without a fault."""
    book = taken_apart(content or form())
    for name, values in ((SHEET, VALUES), ("ตัวชี้วัด ๑.๕", FUNDS)):
        for row, answers in zip(book.sheets[name][3:], values, strict=True):
            row[3 : 3 + len(answers)] = answers
    return book


def taken_apart(content: bytes) -> Book:
    """Return a form as rows of values."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    return Book({name: [[None if cell == "" else cell for cell in row] for row in each] for name, each in rows.items()})


def values(result: FormResult, office: str, code: str = "1.4") -> dict[str, AnswerValue | None]:
    """Return what an office answered."""
    return {name: answer.value for name, answer in answers(result, office, code).items()}


def answers(result: FormResult, office: str, code: str = "1.4") -> Mapping[str, Answer]:
    """Return the answers of an office."""
    return next(report.answers for report in result.reports[code] if report.office == office)


def filled(content: bytes, part: str, cells: Mapping[str, str]) -> bytes:
    """Return a form with what stands inside some cells as XML, everything else untouched."""

    def change(xml: str) -> str:
        for cell, inside in cells.items():
            empty = re.search(rf'<c r="{cell}"(?: s="\d+")?/>', xml)
            assert empty, cell
            xml = xml.replace(empty[0], _cell(empty[0], inside))
        return xml

    return changed(content, part, change)


def _cell(empty: str, inside: str) -> str:
    kind = ' t="inlineStr"' if inside.startswith("<is>") else ""
    return f"{empty[:-2]}{kind}>{inside}</c>"


def as_xml(value: object) -> str:
    """Return a number or a text as a cell holds it."""
    return f"<v>{value}</v>" if isinstance(value, int | float) else f"<is><t>{escape(str(value))}</t></is>"


def changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return a workbook one part of which was changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()) if name == part else data)
    return buffer.getvalue()
