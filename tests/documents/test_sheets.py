"""A workbook is read for its values, or refused in one sentence; nothing it claims about itself is believed."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from correspondence.documents.sheets import read_table
from correspondence.documents.unreadable import UnreadableFileError
from tests.documents.excelmaker import RELATIONS, SHEET, STRINGS, packed, parts, relations, sheet, strings, written


def test_a_workbook_written_by_hand_is_read(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><v>7</v></c></row>'

    assert read_table(written(tmp_path, packed(parts(rows)))) == [[None, None, None], [None, "เรื่อง", 7.0]]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        '<row r="1"><c\nr="XFD1048576" s="0" ><v>1</v></c></row>',
        '<x:row xmlns:x="ก" r="1048576"><x:c><x:v>1</x:v></x:c></x:row>',
        "<row/>" * 200_000 + "<row><c><v>1</v></c></row>",
    ],
)
def test_a_cell_far_off_is_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"more than (200000 rows|500 columns)"):
        read_table(written(tmp_path, packed(parts(rows))))


def test_cells_far_off_that_are_only_coloured_do_not_count(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576" hidden="0"><c r="A1048576"/></row>'
    )

    assert read_table(written(tmp_path, packed(parts(rows)))) == [[1.0]]


def test_rows_and_columns_that_are_each_in_bounds_may_be_too_many_together(tmp_path: Path) -> None:
    rows = '<row r="150000"><c r="CV150000"><v>1</v></c></row>'

    assert "more than 5000000 cells" in _refusal(written(tmp_path, packed(parts(rows))))


def test_one_long_text_shown_by_many_cells_is_refused(tmp_path: Path) -> None:
    cells = '<c t="s"><v>0</v></c>' * 400
    content = packed(parts(f"<row>{cells}</row>") | {STRINGS: strings("ก" * 300_000)})

    assert "more text than" in _refusal(written(tmp_path, content))


@pytest.mark.parametrize("name", [STRINGS, SHEET, "xl/anything.xml"])
def test_what_unpacks_to_more_than_the_limit_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts().items():
            if part != name:
                package.writestr(part, content)
        with package.open(name, "w") as stream:
            for _ in range(101):
                stream.write(b" " * 1024 * 1024)

    assert path.stat().st_size < 200_000
    assert "unpacks to more than 100 MB" in _refusal(path)


def _with_size(content: bytes, name: str, size: int) -> bytes:
    """Return an archive in which the part `name` claims another size, in its list and before the part itself."""
    changed = bytearray(content)
    for mark, places in ((b"PK\x03\x04", (22, 30)), (b"PK\x01\x02", (24, 46))):
        at = content.find(mark)
        while not content[at + places[1] :].startswith(name.encode()):
            at = content.find(mark, at + 4)
        changed[at + places[0] : at + places[0] + 4] = struct.pack("<I", size)
    return bytes(changed)


@pytest.mark.parametrize("size", [0, 10])
def test_a_part_that_is_larger_than_it_says_is_refused(tmp_path: Path, size: int) -> None:
    content = _with_size(packed(parts("<row><c><v>1</v></c></row>")), SHEET, size)

    assert "damaged" in _refusal(written(tmp_path, content))


def test_a_part_that_says_it_is_huge_is_believed_no_more_than_one_that_says_it_is_small(tmp_path: Path) -> None:
    content = _with_size(packed(parts("<row><c><v>1</v></c></row>")), SHEET, 2**32 - 2)

    assert read_table(written(tmp_path, content)) == [[1.0]]


def test_parts_that_are_there_twice_are_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO(packed(parts()))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as package:
        package.writestr(SHEET, sheet('<row r="1048576"><c><v>1</v></c></row>'))

    assert "damaged" in _refusal(written(tmp_path, buffer.getvalue()))


@pytest.mark.parametrize("part", [SHEET, STRINGS, RELATIONS])
def test_entities_are_refused(tmp_path: Path, part: str) -> None:
    doctype = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    )
    honest = parts()
    content = packed(honest | {part: f"{doctype}{honest[part]!s}"})

    assert "entities" in _refusal(written(tmp_path, content))


@pytest.mark.parametrize("target", ["file:///C:/บัญชี.xlsx", "https://example.org/x.xlsx"])
def test_links_to_other_files_are_refused_by_their_name(tmp_path: Path, target: str) -> None:
    link = f'<Relationship Id="r9" Type="x/externalLinkPath" Target="{target}" TargetMode="External"/>'
    content = packed(parts() | {"xl/externalLinks/_rels/externalLink1.xml.rels": relations(link)})

    assert f"linked to “{target}”" in _refusal(written(tmp_path, content))


def test_addresses_of_web_pages_in_cells_are_no_links_to_other_files(tmp_path: Path) -> None:
    link = '<Relationship Id="r9" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/>'
    content = packed(parts("<row><c><v>1</v></c></row>") | {"xl/worksheets/_rels/sheet1.xml.rels": relations(link)})

    assert read_table(written(tmp_path, content)) == [[1.0]]


@pytest.mark.parametrize("name", ["ทะเบียน.xlsm", "ทะเบียน.xlsx", "ทะเบียน.csv", "ทะเบียน"])
@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml"])
def test_macros_are_refused_whatever_the_file_is_called(tmp_path: Path, name: str, part: str) -> None:
    content = packed(parts("<row><c><v>1</v></c></row>") | {part: b"<x/>"})

    assert "without macros (.xlsx)" in _refusal(written(tmp_path, content, name))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .xlsx"),
        (packed({"xl/workbook.bin": b"x"}), "save it as .xlsx"),
        (packed({"word/document.xml": "<x/>"}), "not a workbook"),
        (packed(parts("<row><c></row>")), "damaged"),
        (packed(parts('<row><c r="1A"><v>1</v></c></row>')), "damaged"),
        (packed(parts('<row><c t="s"><v>9</v></c></row>')), "damaged"),
        (packed(parts() | {"xl/other.xml": strings("ก")}), "damaged"),
        (packed(parts(), zipfile.ZIP_LZMA), "damaged"),
        (packed(parts()) * 2_001, "damaged"),
        (packed(parts())[:-400], "damaged"),
        (packed(parts("<row/>") | {SHEET: sheet("").encode("utf-16")}), "damaged"),
    ],
)
def test_what_is_no_honest_workbook_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in _refusal(written(tmp_path, content))


def test_a_duration_beyond_all_bounds_is_no_crash(tmp_path: Path) -> None:
    styles = '<styleSheet><cellXfs count="1"><xf numFmtId="46"/></cellXfs></styleSheet>'
    relation = (
        '<Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
    )
    content = parts('<row><c s="0"><v>1e300</v></c></row>') | {
        "xl/styles.xml": styles.replace("<styleSheet", '<styleSheet xmlns="x"'),
        RELATIONS: relations(f'{relation}Target="styles.xml"/>'),
    }

    assert "damaged" in _refusal(written(tmp_path, packed(content)))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"1\n" * 200_001, "more than 200000 rows"),
        (b"," * 500, "more than 500 columns"),
        (b"," * 400 + b"\n" * 15_000, "more than 5000000 cells"),
        (b'"' + b"a" * 200_000, "damaged"),
        (b"a\x00b", "damaged"),
    ],
)
def test_csv_has_the_same_bounds(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in _refusal(written(tmp_path, content, "ทะเบียน.csv"))


def test_a_workbook_called_csv_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, packed(parts("<row><c><v>1</v></c></row>")), "ทะเบียน.csv")

    assert read_table(path) == [[1.0]]


def _refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as refused:
        read_table(path)
    told = str(refused.value)
    assert told.startswith(path.name)
    assert "\n" not in told
    return told
