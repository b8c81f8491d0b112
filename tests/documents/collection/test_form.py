"""The form that goes out, and that it comes back with what was filled in."""

import hashlib
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.documents.collection.form import collection_form
from correspondence.documents.collection.identity import FormLetter, definition_hash
from correspondence.documents.collection.reading import read_form
from correspondence.indicators.answers import Source
from correspondence.indicators.definition import Definition, FieldType
from correspondence.thai.numerals import thai_digits
from tests.documents.collection.formmaker import (
    DEFINITIONS,
    FIRST,
    FOURTH,
    LETTER,
    OFFICES,
    SECOND,
    SHEET,
    SHEET_PART,
    THIRD,
    answers,
    as_xml,
    filled,
    form,
    returned,
    taken_apart,
    values,
)
from tests.indicators.samples import DIRECTORY, LONG, WANG_CHIN, shipped

COLUMNS = "DEFGHIJ"


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def test_the_same_form_is_always_the_same_file() -> None:
    assert collection_form(DEFINITIONS, WANG_CHIN[0], DIRECTORY, LETTER) == form()


def test_each_local_office_of_the_district_has_a_row_and_nobody_else() -> None:
    book = taken_apart(form())

    assert [row[:3] for row in book.rows[3:]] == [[each.id, each.name, each.kind] for each in WANG_CHIN[1:]]
    assert list(book.sheets) == ["คำชี้แจง", SHEET, "ตัวชี้วัด ๑.๕", "รหัสแบบรายงาน"]


def test_a_field_is_headed_by_its_label_and_unit() -> None:
    assert taken_apart(form()).rows[2][8] == "กำหนดไว้ในแผนพัฒนาท้องถิ่นของปีถัดไป\n(โครงการ)"


def test_the_form_says_whose_it_is_and_for_which_letter() -> None:
    identity = read_form(form(), DEFINITIONS, OFFICES).identity

    assert identity is not None
    assert (identity.number, identity.dated) == ("พร ๐๐๒๓.๓/ว ๓๐๗๑", date(2016, 7, 22))
    assert (identity.district, identity.district_name, identity.version) == ("5407", "อำเภอวังชิ้น", 1)
    assert [each.definition for each in identity.sheets] == [definition_hash(each) for each in DEFINITIONS]
    assert identity.sheets[0].offices == (FIRST, SECOND, THIRD, FOURTH)


def test_a_letter_without_number_and_day_makes_a_form_too() -> None:
    content = collection_form(DEFINITIONS, LONG[0], DIRECTORY, FormLetter())

    identity = read_form(content, DEFINITIONS, OFFICES).identity

    assert identity is not None
    assert (identity.number, identity.dated, identity.district) == ("", None, "5403")


def test_headings_are_locked_and_only_answers_may_be_typed() -> None:
    sheet, styles = part(form(), SHEET_PART), part(form(), "xl/styles.xml")
    formats = styles[styles.index("<cellXfs") : styles.index("</cellXfs")].split("<xf ")[1:]
    unlocked = {place for place, each in enumerate(formats) if 'locked="0"' in each}
    open_cells = {cell for cell, style in re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', sheet) if int(style) in unlocked}

    assert "<sheetProtection " in sheet
    assert "password" not in sheet
    assert open_cells == {f"{column}{row}" for column in "DEFGHIJK" for row in range(4, 8)}


def test_answers_are_asked_for_in_excel_s_own_way() -> None:
    sheet = part(form(), SHEET_PART)

    assert 'type="list"' in sheet
    assert '"ใช่,ไม่ใช่"' in sheet
    assert 'type="whole"' in sheet
    assert "<formula1>0</formula1><formula2>5000</formula2>" in sheet
    assert "จำนวนเต็ม ๐ ถึง ๕,๐๐๐" in sheet


def test_a_form_prints_on_a4_sideways_with_its_headings_on_each_page() -> None:
    assert re.search(r'<pageSetup paperSize="9"[^>]* orientation="landscape"', part(form(), SHEET_PART))
    assert "$3:$3" in part(form(), "xl/workbook.xml")


def test_every_cell_is_in_the_font_of_official_letters() -> None:
    fonts = set(re.findall(r'<name val="([^"]+)"', part(form(), "xl/styles.xml")))

    assert fonts - {"Tahoma"} == {"TH SarabunPSK"}  # with comments the library lists Tahoma, which no cell has


def test_the_note_of_a_field_is_beside_its_heading_and_on_the_first_sheet() -> None:
    first = [cell for row in taken_apart(form()).sheets["คำชี้แจง"] for cell in row]

    assert "นับทั้งหมด รวมโครงการที่ชุมชนดำเนินการเอง" in part(form(), "xl/comments1.xml")
    assert "นับทั้งหมด รวมโครงการที่ชุมชนดำเนินการเอง" in first


def test_the_first_sheet_says_in_thai_what_to_do_and_by_when() -> None:
    text = "\n".join(str(row[0]) for row in taken_apart(form()).sheets["คำชี้แจง"])

    assert "ส่งกลับภายในวันที่ ๑ สิงหาคม ๒๕๕๙" in text
    assert "ว่างหมายถึงไม่มีข้อมูล ไม่ใช่ศูนย์" in text


@pytest.mark.parametrize("title", ['="a" & <b>', "ก" * 40_000, "\ud800", "{=1}"])
def test_texts_of_a_definition_stay_texts(title: str) -> None:
    definition = replace(shipped("1.4"), title=title, description=title)

    assert not read_form(collection_form([definition], WANG_CHIN[0], DIRECTORY, LETTER), [definition], OFFICES).problems


def test_two_fields_of_one_label_are_told_apart() -> None:
    definition = shipped("1.4")
    alike = replace(definition, fields=tuple(replace(each, label="โครงการ") for each in definition.fields), checks=())
    book = taken_apart(collection_form([alike], WANG_CHIN[0], DIRECTORY, LETTER))
    book.rows[3][3:10] = ["ใช่", "ใช่", "ไม่ใช่", 1, 2, 3, 4]

    result = read_form(book.content(), [alike], OFFICES)

    assert list(values(result, FIRST).values()) == [True, True, False, 1, 2, 3, 4]


def test_an_earlier_definition_is_noted() -> None:
    definition = shipped("1.4")
    later = replace(definition, fields=tuple(replace(each, most=None) for each in definition.fields))

    result = read_form(form(), [later, shipped("1.5")], OFFICES)

    assert [str(each.sentence) for each in result.notices] == [
        f"{SHEET}: the form was made by another definition of 1.4 than the one in use"
    ]


def test_each_answer_knows_reply_file_sheet_and_cell(tmp_path: Path) -> None:
    path = tmp_path / "วังชิ้น.xlsx"
    path.write_bytes(returned().content())

    result = read_form(path, DEFINITIONS, OFFICES, source=Source(reply="พร ๐๕๑๘/๑๒๓", dated=date(2016, 7, 29)))

    assert answers(result, SECOND)["in_plan"].source == Source(
        reply="พร ๐๕๑๘/๑๒๓",
        dated=date(2016, 7, 29),
        file="วังชิ้น.xlsx",
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        sheet=SHEET,
        cell="I5",
    )


@st.composite
def fillings(draw: st.DrawFn) -> dict[str, object]:
    """Numbers and words for the rows of indicator 1.4, by their cells."""
    cells: dict[str, object] = {}
    for row in range(4, 8):
        for column, field in zip(COLUMNS, shipped("1.4").fields, strict=False):
            if field.type is FieldType.YES_NO:
                cells[f"{column}{row}"] = draw(st.sampled_from(["ใช่", "ไม่ใช่"]))
            else:
                number = draw(st.integers(0, 5000))
                ways = [number, thai_digits(number), f"{number:,}", f" {thai_digits(number)}  โครงการ", float(number)]
                cells[f"{column}{row}"] = draw(st.sampled_from(ways))
    return cells


@given(cells=fillings())
def test_what_is_filled_in_comes_back(cells: dict[str, object]) -> None:
    content = filled(form(), SHEET_PART, {cell: as_xml(value) for cell, value in cells.items()})

    result = read_form(content, DEFINITIONS, OFFICES)

    assert all(each.kept for each in result.problems)  # checks between fields may well fail
    for row, office in enumerate((FIRST, SECOND, THIRD, FOURTH), 4):
        for column, field in zip(COLUMNS, shipped("1.4").fields, strict=False):
            answer = answers(result, office)[field.name]
            assert answer.source is not None
            assert answer.source.cell == f"{column}{row}"
            assert answer.value == _meant(cells[f"{column}{row}"])


def _meant(written: object) -> int | bool:
    if written in {"ใช่", "ไม่ใช่"}:
        return written == "ใช่"
    return int(re.sub(r"[^\d]", "", str(written).removesuffix(".0")))


@given(
    order=st.permutations(range(4)), columns=st.permutations(range(11)), blanks=st.lists(st.integers(3, 6), max_size=3)
)
def test_rows_and_columns_in_any_order_say_the_same(order: list[int], columns: list[int], blanks: list[int]) -> None:
    book = returned()
    book.rows[3:] = [book.rows[3 + place] for place in order]
    book.rows[2:] = [[row[column] for column in columns] for row in book.rows[2:]]
    for at in blanks:
        book.rows.insert(at, [])

    result = book.read()

    expected = returned().read()
    assert not result.problems
    assert all(values(result, office) == values(expected, office) for office in (FIRST, SECOND, THIRD, FOURTH))


def _asked(definition: Definition) -> str:
    return definition_hash(definition)


def test_scores_and_targets_do_not_make_another_form() -> None:
    definition = shipped("1.4")

    assert _asked(replace(definition, weight=10, decimals=2)) == _asked(definition)
    assert _asked(replace(definition, fields=definition.fields[1:])) != _asked(definition)
