"""What happens to forms on their way: each kind of damage is read right, or named by sheet and cell."""

from datetime import date

import pytest

from correspondence.documents.collection.reading import FormResult, read_form
from tests.documents.collection.formmaker import (
    DEFINITIONS,
    FIRST,
    FOURTH,
    OFFICES,
    SECOND,
    SHEET,
    SHEET_PART,
    THIRD,
    Book,
    Formula,
    Percent,
    changed,
    filled,
    form,
    returned,
    values,
)

UNDAMAGED = returned().read()


def told(result: FormResult) -> list[str]:
    return [str(each.sentence) for each in result.problems]


def noted(result: FormResult) -> list[str]:
    return [str(each.sentence) for each in result.notices]


def same_figures(result: FormResult) -> bool:
    return all(
        values(result, office, code) == values(UNDAMAGED, office, code)
        for code in ("1.4", "1.5")
        for office in (FIRST, SECOND, THIRD, FOURTH)
    )


def test_an_undamaged_form_has_no_problems_and_no_notices() -> None:
    assert (UNDAMAGED.problems, UNDAMAGED.notices) == ((), ())
    assert values(UNDAMAGED, FIRST) == {
        "team_ready": True,
        "plan_reviewed": True,
        "forum_held": True,
        "plan_projects": 60,
        "self_run": 10,
        "in_plan": 25,
        "approved": 10,
        "remark": "ครบ",
    }


# Rows


def test_rows_may_be_in_any_order() -> None:
    book = returned()
    book.rows[3:] = reversed(book.rows[3:])

    result = book.read()

    assert same_figures(result)
    assert not result.problems
    assert not result.notices


def test_blank_rows_between_offices_are_passed_over() -> None:
    book = returned()
    for at in (6, 4, 4, 3):
        book.rows.insert(at, [None] * len(book.rows[3]))

    result = book.read()

    assert same_figures(result)
    assert not result.problems
    assert not result.notices


@pytest.mark.parametrize("word", ["รวม", "รวมทั้งสิ้น", "รวม ๔ แห่ง", "ผลรวม", "รวมอำเภอวังชิ้น", "Total"])
def test_a_row_of_totals_is_not_an_office(word: str) -> None:
    book = returned()
    book.rows.append([None, word, None, 4, 3, 2, 120, 15, 61, 24])

    result = book.read()

    assert same_figures(result)
    assert not result.problems
    assert noted(result) == [f"{SHEET}!B8: a row of totals, which was not read"]


def test_a_heading_repeated_below_is_named_in_one_line() -> None:
    book = returned()
    book.rows.append(list(book.rows[2]))

    result = book.read()

    assert same_figures(result)
    (sentence,) = told(result)
    assert sentence.startswith(f"{SHEET}!A8: ")
    assert "\n" not in sentence


def test_a_missing_row_is_named_with_its_office() -> None:
    book = returned()
    del book.rows[5]

    result = book.read()

    assert told(result) == [f"{SHEET}: nothing was found; expected: a row of องค์การบริหารส่วนตำบลสรอย"]
    assert result.problems[0].office == THIRD


def test_a_blank_row_is_an_office_that_is_silent() -> None:
    book = returned()
    book.rows[5][3:] = [None] * 8

    result = book.read()

    assert not result.problems
    assert result.silent == {"1.4": (THIRD,), "1.5": ()}


def test_two_rows_of_an_office_that_say_the_same_are_one() -> None:
    book = returned()
    book.rows.append(list(book.rows[3]))

    result = book.read()

    assert same_figures(result)
    assert not result.problems
    assert noted(result) == [f"{SHEET}!A8: another row of เทศบาลตำบลวังชิ้น"]


def test_two_rows_of_an_office_that_differ_are_named_and_neither_figure_is_used() -> None:
    book = returned()
    book.rows.append(list(book.rows[3]))
    book.rows[7][6] = 61

    result = book.read()

    assert told(result) == [
        f"{SHEET}!G4: “G4 60 / G8 61” was found; expected: one answer; the cells of this office differ"
    ]
    assert values(result, FIRST)["plan_projects"] == "G4 60 / G8 61"


def test_an_office_split_over_two_rows_is_put_together() -> None:
    book = returned()
    upper, lower = list(book.rows[3]), list(book.rows[3])
    upper[7:11] = [None] * 4
    lower[3:7] = [None] * 4
    book.rows[3:4] = [upper, lower]

    assert same_figures(book.read())


def test_lines_below_the_table_are_noted() -> None:
    book = returned()
    book.rows.extend([[], [None, "ผู้รายงาน นายสมชาย ใจดี"]])

    result = book.read()

    assert not result.problems
    assert noted(result) == [f"{SHEET}!B9: “ผู้รายงาน นายสมชาย ใจดี” is no office; the row was not read"]


def test_answers_without_an_office_are_named_with_all_that_stands_there() -> None:
    book = returned()
    book.rows[5][:3] = [None, None, None]

    result = book.read()

    there = "D6 ใช่, E6 ใช่, F6 ใช่, G6 12, H6 2, I6 5, J6 2"
    assert told(result) == [
        f"{SHEET}!D6: “{there}” was found; expected: the name of an office of this form",
        f"{SHEET}: nothing was found; expected: a row of องค์การบริหารส่วนตำบลสรอย",
    ]


# Offices


@pytest.mark.parametrize(
    "name", ["องค์การบริหารส่วนตำบลสะรอย", "อบต.สรอย", "อบต. สรอย อ.วังชิ้น", "นายก อบต.สรอย", "สรอย", None]
)
def test_an_office_is_known_by_its_id_and_by_any_name_of_it(name: str | None) -> None:
    book = returned()
    book.rows[5][1] = name

    result = book.read()

    assert same_figures(result)
    assert not result.problems
    assert not result.notices


def test_a_renamed_office_is_known_by_its_id_and_noted() -> None:
    book = returned()
    book.rows[5][1] = "เทศบาลตำบลห้วยอ้อสุขใจ"

    result = book.read()

    assert same_figures(result)
    assert not result.problems
    assert noted(result) == [f"{SHEET}!A6: “เทศบาลตำบลห้วยอ้อสุขใจ” was read as องค์การบริหารส่วนตำบลสรอย by its id"]


@pytest.mark.parametrize("number", ["๕๔๐๗-A๐๒", "5407-a02", " 5407-A02 "])
def test_an_id_may_be_typed_anew(number: str) -> None:
    book = returned()
    book.rows[5][0] = number

    assert same_figures(book.read())


def test_without_its_id_an_office_is_known_by_its_name() -> None:
    book = returned()
    for row in book.rows[3:]:
        row[0] = None

    result = book.read()

    assert same_figures(result)
    assert not result.problems
    assert not result.notices


def test_without_its_id_a_misspelt_office_is_noted() -> None:
    book = returned()
    book.rows[6][:2] = [None, "อบต.แม่ปาก"]

    result = book.read()

    assert same_figures(result)
    assert not result.problems
    assert noted(result) == [f"{SHEET}!B7: “อบต.แม่ปาก” was read as องค์การบริหารส่วนตำบลแม่ป้าก"]


def test_a_name_of_two_offices_is_told_apart_by_the_kind_beside_it() -> None:
    book = returned()
    book.rows[3][:2] = [None, "วังชิ้น"]
    book.rows[4][:2] = [None, "วังชิ้น"]

    result = book.read()

    assert same_figures(result)
    assert not result.problems


def test_a_name_of_two_offices_without_more_is_named() -> None:
    book = returned()
    book.rows[3][:3] = [None, "วังชิ้น", None]

    result = book.read()

    assert "expected: one office; this may be" in told(result)[0]
    assert result.problems[0].cell == "B4"
    assert FIRST not in {report.office for report in result.reports["1.4"]}


def test_an_id_beside_the_name_of_another_office_is_named_and_not_used() -> None:
    book = returned()
    book.rows[5][0], book.rows[6][0] = book.rows[6][0], book.rows[5][0]

    result = book.read()

    assert [each.cell for each in result.problems] == ["A6", "A7", "", ""]
    assert {report.office for report in result.reports["1.4"]} == {FIRST, SECOND}


@pytest.mark.parametrize("name", ["อบต.บ้านปิน อ.ลอง", "เทศบาลตำบลบ้านปิน", "5403-A01"])
def test_an_office_of_another_district_is_named(name: str) -> None:
    book = returned()
    book.rows.append([None, name, None, "ใช่", "ใช่", "ใช่", 5, 0, 5, 5])

    result = book.read()

    assert [each.cell for each in result.problems] == ["B8"]
    assert "บ้านปิน is none of them" in told(result)[0]
    assert same_figures(result)


def test_an_unknown_office_is_named_also_when_it_answers_nothing() -> None:
    book = returned()
    book.rows.append([None, "อบต.ไม่มีในทะเบียน"])

    assert [each.cell for each in book.read().problems] == ["B8"]


# Columns


def test_columns_may_be_moved() -> None:
    book = returned()
    for row in book.rows[2:]:
        row[3:11] = [*row[7:11], *row[3:7]]
        row.insert(0, row.pop(2))

    result = book.read()

    assert same_figures(result)
    assert not result.problems
    assert not result.notices


def test_a_heading_may_lose_its_unit_and_change_its_digits() -> None:
    book = returned()
    book.rows[2][3] = "ขั้นตอนที่ 1 มีคำสั่งหรือกลไกสนับสนุนการจัดทำแผนชุมชน"
    book.rows[2][8] = "กำหนดไว้ในแผนพัฒนาท้องถิ่นของปีถัดไป (จำนวน โครงการ)"

    result = book.read()

    assert same_figures(result)
    assert not result.notices


def test_a_misspelt_heading_is_noted() -> None:
    book = returned()
    book.rows[2][8] = "กำหนดไว้ในแผนพัฒนาท้องถิ่นปีถัดไป"

    result = book.read()

    assert same_figures(result)
    assert noted(result) == [f"{SHEET}!I3: read as the column “กำหนดไว้ในแผนพัฒนาท้องถิ่นของปีถัดไป”"]


@pytest.mark.parametrize("heading", ["ช่องใหม่", None])
def test_a_heading_that_is_gone_is_named_with_what_stood_below_it(heading: str | None) -> None:
    book = returned()
    book.rows[2][9] = heading

    result = book.read()

    assert [(each.cell, each.field) for each in result.problems] == [("", "approved"), ("J3", "")]
    assert "J4 10, J5 12, J6 2, J7 0" in told(result)[1]
    assert values(result, FIRST) == {
        name: value for name, value in values(UNDAMAGED, FIRST).items() if name != "approved"
    }


def test_a_column_of_the_district_s_own_is_named() -> None:
    book = returned()
    for row, text in zip(book.rows[2:], ["ผู้ประสาน", "นาย ก", None, None, None], strict=True):
        row.insert(5, text)

    result = book.read()

    assert same_figures(result)
    assert told(result) == [
        f"{SHEET}!F3: “ผู้ประสาน, F4 นาย ก” was found; expected: a heading of the form; this column was not read"
    ]


def test_a_column_that_is_there_twice_is_named_and_differing_cells_are_not_used() -> None:
    book = returned()
    for row in book.rows[2:]:
        row.insert(9, row[8])
    book.rows[3][9] = 24

    result = book.read()

    assert [each.cell for each in result.problems] == ["J3", "I4"]
    assert values(result, FIRST)["in_plan"] == "I4 25 / J4 24"
    assert values(result, SECOND)["in_plan"] == 30


def test_rows_above_the_headings_may_be_added_or_removed() -> None:
    added, removed = returned(), returned()
    added.rows[0:0] = [["ด่วนที่สุด"], [], ["ส่งกลับภายใน ๑ ส.ค."]]
    del removed.rows[:2]

    assert same_figures(added.read())
    assert same_figures(removed.read())


def test_headings_in_two_rows_are_read_together() -> None:
    book = returned()
    book.rows.insert(3, [None] * 12)
    for column in (6, 7, 8, 9):
        book.rows[3][column], book.rows[2][column] = book.rows[2][column], "โครงการ"

    result = book.read()

    assert same_figures(result)
    assert not result.problems


# Merged cells


def test_one_value_merged_over_two_offices_is_named_for_both() -> None:
    book = returned()
    book.merged[SHEET] = ["G5:G6"]
    book.rows[5][6] = None

    result = book.read()

    assert told(result) == [
        f"{SHEET}!{cell}: “40” was found; expected: a cell of its own; this one is merged with others"
        for cell in ("G5", "G6")
    ]
    assert values(result, SECOND)["plan_projects"] == values(result, THIRD)["plan_projects"] == "40"


def test_a_value_merged_over_two_columns_is_named() -> None:
    book = returned()
    book.merged[SHEET] = ["G5:H5"]
    book.rows[4][7] = None

    assert [each.cell for each in book.read().problems] == ["G5", "H5"]


def test_merged_cells_that_are_no_answers_do_no_harm() -> None:
    book = returned()
    book.merged[SHEET] = ["A1:L1", "C4:C5", "G8:G9", "L4:L7"]
    book.rows[4][2] = None

    result = book.read()

    assert same_figures(result)
    assert not result.problems


# Sheets


def test_a_renamed_sheet_is_known_by_its_headings() -> None:
    book = returned()
    book.sheets = {("Sheet1" if name == SHEET else name): rows for name, rows in book.sheets.items()}

    result = book.read()

    assert same_figures(result)
    assert noted(result) == ["Sheet1: read as the sheet of 1.4 by its headings"]


def test_sheets_with_each_other_s_names_are_known_by_their_headings() -> None:
    book = returned()
    other = {SHEET: "ตัวชี้วัด ๑.๕", "ตัวชี้วัด ๑.๕": SHEET}
    book.sheets = {other.get(name, name): rows for name, rows in book.sheets.items()}

    assert same_figures(book.read())


def test_without_its_identifying_sheet_a_form_is_read_with_a_notice() -> None:
    book = returned()
    del book.sheets["รหัสแบบรายงาน"]

    result = book.read()

    assert result.identity is None
    assert same_figures(result)
    assert not result.problems
    assert noted(result) == [
        "-: the identifying sheet is missing; sheets, columns and offices were found by what they say"
    ]


def test_a_renamed_identifying_sheet_still_identifies() -> None:
    book = returned()
    book.sheets["Sheet9"] = book.sheets.pop("รหัสแบบรายงาน")

    assert book.read().identity == UNDAMAGED.identity


def test_a_sheet_that_is_gone_is_named() -> None:
    book = returned()
    del book.sheets[SHEET]

    assert told(book.read()) == [f"{SHEET}: nothing was found; expected: the sheet of indicator 1.4"]


def test_a_second_copy_of_a_sheet_is_named_and_not_read() -> None:
    book = returned()
    book.sheets[f"{SHEET} (2)"] = [list(row) for row in book.rows]

    result = book.read()

    assert same_figures(result)
    assert [each.sheet for each in result.problems] == [f"{SHEET} (2)"]


def test_a_form_for_an_indicator_that_is_not_defined_is_named() -> None:
    result = returned().read(DEFINITIONS[1:])

    assert [(each.sheet, each.code) for each in result.problems] == [(SHEET, "1.4")]
    assert values(result, FIRST, "1.5") == values(UNDAMAGED, FIRST, "1.5")


def test_only_the_indicator_sheet_alone_is_enough() -> None:
    book = returned()
    book.sheets = {"Sheet1": book.rows}

    result = book.read(DEFINITIONS[:1])

    assert values(result, FIRST) == values(UNDAMAGED, FIRST)
    assert not result.problems


# Cells


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("๑๒", 12),
        ("๑๒ โครงการ", 12),
        ("1,200", 1200),
        ("๑,๒๐๐ โครงการ", 1200),
        (" 12 ", 12),
        ("'12", 12),
        ("12.0", 12),
        (12.0, 12),
        ("12\u00a0โครงการ", 12),
        (Formula("=6*2", 12), 12),
    ],
)
def test_a_number_is_read_as_it_was_typed(written: object, answer: int) -> None:
    book = returned()
    book.rows[3][6] = 5000
    book.rows[3][7] = written

    result = book.read()

    assert not result.problems
    assert values(result, FIRST)["self_run"] == answer


@pytest.mark.parametrize(
    "written",
    [
        "สิบสอง", "12 แห่ง", "ประมาณ 12", "12-15", "12/20", "1.200", "1,2", "1.2 ล้าน", "l2", "12 (เดิม 10)", "-", "n/a",
        "1e3", "50%", "(12)", "๑๒ ๑๓", True, date(2016, 2, 12), Percent(0.5), 1e15, "9" * 400, "#REF!", "12.5.59",
    ],
)  # fmt: skip
def test_what_is_no_sure_number_is_named_and_not_used(written: object) -> None:
    book = returned()
    book.rows[3][7] = written

    result = book.read()

    problem = result.problems[0]
    assert (problem.sheet, problem.cell, problem.office, problem.field) == (SHEET, "H4", FIRST, "self_run")
    assert str(problem.expected) == "a whole number from 0 to 5,000"
    assert not problem.kept
    assert isinstance(values(result, FIRST)["self_run"], str)
    assert len(result.problems) == 1


@pytest.mark.parametrize(("written", "answer"), [(-3, -3), (6000, 6000), ("๖,๐๐๐ โครงการ", 6000), ("-๓", -3)])
def test_a_number_out_of_range_is_kept_and_marked(written: object, answer: int) -> None:
    book = returned()
    book.rows[3][7] = written

    result = book.read()

    assert values(result, FIRST)["self_run"] == answer
    assert result.problems[0].kept
    assert result.marked == {("1.4", FIRST, "self_run")}


def test_a_broken_count_is_kept_and_marked() -> None:
    book = returned()
    book.rows[3][7] = 2.5

    assert [(each.cell, each.found, each.kept) for each in book.read().problems] == [("H4", "2.5", True)]


def test_a_required_cell_that_is_blank_is_named_and_never_zero() -> None:
    book = returned()
    book.rows[3][7] = None

    result = book.read()

    assert told(result) == [f"{SHEET}!H4: nothing was found; expected: a whole number from 0 to 5,000"]
    assert "self_run" not in values(result, FIRST)


def test_zero_is_zero() -> None:
    assert values(UNDAMAGED, SECOND)["self_run"] == 0
    assert values(UNDAMAGED, FOURTH, "1.5")["support"] == 0


def test_nothing_in_words_is_zero_and_noted() -> None:
    book = returned()
    book.rows[4][7] = "ไม่มี"

    result = book.read()

    assert same_figures(result)
    assert noted(result) == [f"{SHEET}!H5: “ไม่มี” was read as 0"]


def test_a_dash_where_nothing_is_required_is_blank_and_noted() -> None:
    book = returned()
    book.sheets["ตัวชี้วัด ๑.๕"][3][7] = "-"

    result = book.read()

    assert "support" not in values(result, FIRST, "1.5")
    assert noted(result) == ["ตัวชี้วัด ๑.๕!H4: “-” was read as blank"]


@pytest.mark.parametrize("word", ["มี", "✓", "/", "แล้ว", "ดำเนินการแล้ว", "ใช่ ", True, 1.0, "YES", "ผ่าน"])
def test_yes_is_said_in_many_ways(word: object) -> None:
    book = returned()
    book.rows[3][3] = word

    result = book.read()

    assert same_figures(result)
    assert not result.problems


@pytest.mark.parametrize("word", ["ไม่มี", "ยัง", "ยังไม่ได้ดำเนินการ", "no", False, 0, "ไม่"])
def test_no_is_said_in_many_ways(word: object) -> None:
    book = returned()
    book.rows[4][5] = word

    result = book.read()

    assert same_figures(result)
    assert not result.problems


@pytest.mark.parametrize("word", ["x", "อยู่ระหว่างดำเนินการ", "บางส่วน", 2, "-", date(2016, 7, 1), "ใช่/ไม่ใช่"])
def test_what_is_neither_yes_nor_no_is_named(word: object) -> None:
    book = returned()
    book.rows[3][3] = word

    result = book.read()

    assert [(each.cell, str(each.expected)) for each in result.problems] == [("D4", "ใช่ or ไม่ใช่")]


def test_a_failed_check_is_named_with_its_cells_and_the_figures_are_kept() -> None:
    book = returned()
    book.rows[5][9] = 7

    result = book.read()

    problem = result.problems[0]
    assert (problem.cell, problem.office, problem.kept) == ("J6", THIRD, True)
    assert problem.found.endswith("= 7 (J6), กำหนดไว้ในแผนพัฒนาท้องถิ่นของปีถัดไป = 5 (I6)")
    assert str(problem.expected) == "โครงการที่ผู้บริหารเห็นชอบต้องไม่เกินโครงการที่อยู่ในแผนพัฒนาท้องถิ่น"
    assert values(result, THIRD)["approved"] == 7


def test_a_check_that_only_warns_is_a_notice() -> None:
    book = returned()
    book.sheets["ตัวชี้วัด ๑.๕"][3][6] = 90

    result = book.read()

    assert not result.problems
    assert "จำนวนสมาชิกลดลงจากต้นปี" in noted(result)[0]


def test_a_formula_counts_with_its_value_and_is_noted() -> None:
    book = returned()
    book.rows[3][6] = Formula("=SUM(30,30)", 60)

    result = book.read()

    assert same_figures(result)
    assert noted(result) == [f"{SHEET}!G4: the formula =SUM(30,30) was read as 60"]


def test_a_formula_that_gives_an_empty_text_is_blank() -> None:
    content = filled(form(), SHEET_PART, {"G4": '<f>""</f><v></v>'})
    text = changed(content, SHEET_PART, lambda xml: xml.replace('<c r="G4"', '<c t="str" r="G4"'))

    assert read_form(text, DEFINITIONS, OFFICES).silent["1.4"] == (FIRST, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    ("inside", "found"), [("<f>G5+1</f>", "=G5+1"), ("<f>G5+1</f><v></v>", "=G5+1"), ("<f>[0]!x</f><v/>", "=[0]!x")]
)
def test_a_formula_without_a_value_is_named(inside: str, found: str) -> None:
    content = filled(form(), SHEET_PART, {"G4": inside})

    result = read_form(content, DEFINITIONS, OFFICES)

    problem = next(each for each in result.problems if each.cell == "G4")
    assert (problem.found, str(problem.expected)) == (found, "a value; this formula has none")
    assert values(result, FIRST)["plan_projects"] == found


def test_an_error_is_named_and_not_blank() -> None:
    book = returned()
    book.rows[3][7] = Formula("=1/0", "#DIV/0!")

    result = book.read()

    assert [(each.cell, each.found) for each in result.problems] == [("H4", "#DIV/0!")]
    assert values(result, FIRST)["self_run"] == "#DIV/0!"


def test_an_error_where_the_name_was_is_no_office() -> None:
    book = returned()
    book.rows[5][:2] = [Formula("=#REF!", "#REF!"), Formula("=#REF!", "#REF!")]

    result = book.read()

    assert [each.cell for each in result.problems] == ["C6", ""]


def test_sums_of_a_formula_are_read_as_excel_shows_them() -> None:
    book = returned()
    book.sheets["ตัวชี้วัด ๑.๕"][3][7] = 0.1 + 0.2

    assert str(values(book.read(), FIRST, "1.5")["support"]) == "0.3"


def test_money_is_read_with_its_words() -> None:
    book = returned()
    for row, text in zip(
        book.sheets["ตัวชี้วัด ๑.๕"][3:], ["๕,๐๐๐.-", "1,250.50 บาท", "฿1250.5", "๕๐๐๐ บาทถ้วน"], strict=True
    ):
        row[7] = text

    result = book.read()

    assert [str(values(result, each, "1.5")["support"]) for each in (FIRST, SECOND, THIRD, FOURTH)] == [
        "5000",
        "1250.50",
        "1250.5",
        "5000",
    ]


def test_a_book_of_nothing_says_so() -> None:
    result = Book({"Sheet1": []}).read()

    assert [each.code for each in result.problems] == ["1.4", "1.5"]
    assert result.reports == {}
