"""Registers as files: แบบที่ ๑๓ and ๑๔, whatever a subject begins with."""

import csv
import io
import tempfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from correspondence.documents.fields import Letterhead
from correspondence.documents.gate import render
from correspondence.documents.pdf import to_pdf
from correspondence.documents.registers import (
    RegisterDay,
    RegisterSheet,
    register_csv,
    register_fields,
    register_xlsx,
)
from correspondence.documents.sheets import read_table
from correspondence.resources import share

COLUMNS = ("เลขทะเบียนส่ง", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ")


def _sheet(subject: str) -> RegisterSheet:
    row = ("๑", "พร ๐๐๒๓.๓/๑", "๒๒ ก.ค. ๕๙", "จังหวัดแพร่", "อำเภอสอง", subject, "", "")
    return RegisterSheet("ทะเบียนหนังสือส่ง", "ปี พ.ศ. ๒๕๕๙", COLUMNS, [RegisterDay("วันที่ ๒๒ กรกฎาคม ๒๕๕๙", [row])])


def test_the_workbook_has_the_columns_of_the_form_and_a_row_a_letter() -> None:
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(register_xlsx(_sheet("เชิญประชุม")))).get_sheet_by_index(0).to_python()
    )

    assert rows[2] == list(COLUMNS)
    assert rows[3][0] == "วันที่ ๒๒ กรกฎาคม ๒๕๕๙"
    assert rows[4][5] == "เชิญประชุม"


@pytest.mark.parametrize("subject", ["=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_subject_is_never_a_formula(subject: str) -> None:
    sheet = _sheet(subject)

    from zipfile import ZipFile

    page = ZipFile(io.BytesIO(register_xlsx(sheet))).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    rows = list(csv.reader(io.StringIO(register_csv(sheet).decode("utf-8-sig"))))
    assert rows[1][6] == f"'{subject}"


def test_the_csv_begins_with_the_mark_by_which_excel_knows_thai() -> None:
    content = register_csv(_sheet("ก"))

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines()[0] == "วันที่," + ",".join(COLUMNS)


_CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | st.from_regex(
    r"\A'{0,3}[=+\-@\t'][a-z,;\"\n ]{0,9}\Z"
)


@given(rows=st.lists(st.lists(_CELL, min_size=8, max_size=8), max_size=4))
@example(rows=[["=1", "+1", "-1", "@a", "'=1", "''=1", "-", "'-"]])
@example(rows=[[";;;;;;;;;;;;;;;;;", "\t\t\t\t\t\t\t\t\t\t\t\t", '"', "'", "a\r\nb", " =1", "' =1", "＝1"]])
@example(rows=[["", "", "", "", "", "", "", ";\n;0"], ["", "", "", "", "", "", ";", "\n;"]])
def test_what_is_exported_as_csv_is_read_again_as_it_was(rows: list[list[str]]) -> None:
    days = [RegisterDay("วันที่ ๒๒ กรกฎาคม ๒๕๕๙", rows)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ทะเบียน.csv"
        path.write_bytes(register_csv(RegisterSheet("ทะเบียนหนังสือส่ง", "", COLUMNS, days)))

        read = read_table(path)

    assert read == [["วันที่", *COLUMNS], *(["วันที่ ๒๒ กรกฎาคม ๒๕๕๙", *map(_stripped, row)] for row in rows)]


def _stripped(cell: str) -> str | None:
    return cell.strip() or None


@pytest.mark.office
@pytest.mark.parametrize("first", ["เลขทะเบียนส่ง", "เลขทะเบียนรับ"])
def test_the_printed_headings_stand_on_one_line_and_pages_have_thai_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    sheet = replace(_sheet("เชิญประชุม"), columns=(first, *COLUMNS[1:]))
    long = replace(sheet, days=[replace(sheet.days[0], rows=[*sheet.days[0].rows] * 40)])
    path = tmp_path / "ทะเบียน.docx"
    path.write_bytes(render(share() / "templates" / "register.docx", register_fields(long, Letterhead())))

    [printed] = to_pdf([path], tmp_path)

    with pypdfium2.PdfDocument(printed) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    assert len(pages) > 1
    for number, page in zip("๑๒๓๔", pages, strict=False):
        assert first in page
        assert f"หน้า {number}" in " ".join(page.split())
