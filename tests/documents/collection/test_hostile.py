"""A workbook that is none, or means harm, is refused in one line; what is merely strange never raises."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from correspondence.documents.collection.reading import read_form
from correspondence.documents.unreadable import UnreadableFileError
from tests.documents.collection.formmaker import DEFINITIONS, OFFICES, SHEET_PART, changed, form
from tests.documents.excelmaker import RELATIONS, STRINGS, packed, parts, relations, strings


def refusal(content: bytes | Path) -> str:
    with pytest.raises(UnreadableFileError) as refused:
        read_form(content, DEFINITIONS, OFFICES)
    said = str(refused.value)
    assert "\n" not in said
    return said


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "แบบ.xlsx") == "แบบ.xlsx cannot be read: there is no such file or folder"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello", form()[:5000], form()[:-40]])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    assert "it is not a workbook" in refusal(content)


def test_an_old_workbook_is_refused() -> None:
    assert "save it as .xlsx" in refusal(b"\xd0\xcf\x11\xe0" + b"\x00" * 600)


def test_macros_are_refused() -> None:
    with_macros = changed(form(), "", str)
    buffer = BytesIO(with_macros)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")

    assert "it holds macros" in refusal(buffer.getvalue())


def test_links_to_other_files_are_refused() -> None:
    link = (
        '<Relationship Id="r9" Type="http://x/externalLinkPath" Target="file:///c:/other.xlsx" TargetMode="External"/>'
    )

    assert "it is linked to" in refusal(packed(parts() | {RELATIONS: relations(link)}))


def test_a_zip_bomb_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts().items():
            package.writestr(name, content)
        with package.open("xl/worksheets/sheet9.xml", "w") as stream:
            for _ in range(101):
                stream.write(b" " * 1024 * 1024)

    assert "unpacks to more than 100 MB" in refusal(buffer.getvalue())


def test_a_million_rows_are_refused() -> None:
    far = changed(
        form(),
        SHEET_PART,
        lambda xml: xml.replace("</sheetData>", '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
    )

    assert "more than 200000 rows" in refusal(far)


def test_entities_are_refused() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">]>' + strings("ก")

    assert "declares entities" in refusal(packed(parts() | {STRINGS: laughs}))


def test_a_sheet_that_is_listed_and_not_there_is_refused() -> None:
    listed = changed(
        form(), "xl/_rels/workbook.xml.rels", lambda xml: xml.replace("worksheets/sheet2.xml", "worksheets/none.xml")
    )

    assert "it is not a workbook" in refusal(listed)


def test_a_million_blank_coloured_rows_are_harmless() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(100, 100_000, 7))
    coloured = changed(form(), SHEET_PART, lambda xml: xml.replace("</sheetData>", f"{rows}</sheetData>"))

    assert not read_form(coloured, DEFINITIONS, OFFICES).problems
