"""However much stands in a form, it is read in bounded time, and what is not read is named."""

from tests.documents.collection.formmaker import FIRST, SHEET, returned, values


def test_thousands_of_strange_rows_end_with_a_problem() -> None:
    book = returned()
    book.rows.extend([None, f"หน่วยงานที่ {place}", None, "ใช่"] for place in range(6000))

    result = book.read()

    assert str(result.problems[-1].sentence).startswith(f"{SHEET}!A5004: “D5004 ใช่” was found; expected: not more than")
    assert values(result, FIRST)["in_plan"] == 25
