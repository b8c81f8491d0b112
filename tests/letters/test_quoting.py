"""Results of indicators as a draft names them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.letters.letter import Letter, Paragraph, TableRow
from correspondence.letters.parse.body import paragraphs_of
from correspondence.letters.quoting import (
    RECIPIENT,
    Form,
    Quote,
    QuoteError,
    quotes_in,
    quotes_of,
    replaced,
    set_apart,
    table_in,
)
from correspondence.letters.shape import letter_from, letter_shape
from correspondence.thai.numerals import thai_digits

CODES = st.builds("{}.{}".format, st.integers(1, 99), st.integers(1, 99))
WORDS = st.sampled_from(
    [("ผล", Form.SENTENCE), ("result", Form.SENTENCE), ("Result", Form.SENTENCE), ("ตาราง", Form.TABLE)]
)
SPACES = st.sampled_from(["", " ", "  "])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("{ผล 1.4}", Quote("{ผล 1.4}", Form.SENTENCE, "1.4")),
        ("{ผล ๑.๔}", Quote("{ผล ๑.๔}", Form.SENTENCE, "1.4")),
        ("{ผล1.4}", Quote("{ผล1.4}", Form.SENTENCE, "1.4")),
        ("{ ผล  1.4 }", Quote("{ ผล  1.4 }", Form.SENTENCE, "1.4")),
        ("{ผล 1.4 ของผู้รับ}", Quote("{ผล 1.4 ของผู้รับ}", Form.SENTENCE, "1.4", RECIPIENT)),
        ("{ผล 1.4ของผู้รับ}", Quote("{ผล 1.4ของผู้รับ}", Form.SENTENCE, "1.4", RECIPIENT)),
        ("{ผล 1.4 ของอำเภอลอง}", Quote("{ผล 1.4 ของอำเภอลอง}", Form.SENTENCE, "1.4", "อำเภอลอง")),
        ("{ผล 1.4 อ.ลอง}", Quote("{ผล 1.4 อ.ลอง}", Form.SENTENCE, "1.4", "อ.ลอง")),
        ("{result 1.4 of recipient}", Quote("{result 1.4 of recipient}", Form.SENTENCE, "1.4", RECIPIENT)),
        ("{RESULT 1.4 of the recipient}", Quote("{RESULT 1.4 of the recipient}", Form.SENTENCE, "1.4", RECIPIENT)),
        ("{ตาราง 1.4}", Quote("{ตาราง 1.4}", Form.TABLE, "1.4")),
        ("{table ๑.๔}", Quote("{table ๑.๔}", Form.TABLE, "1.4")),
    ],
)
def test_a_result_is_named_in_thai_or_english_with_either_digits(text: str, quote: Quote) -> None:
    assert quotes_of(text) == [quote]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{ผล}", "names no indicator"),
        ("{ตาราง }", "names no indicator"),
        ("{ตารางที่ 1.4}", "{ตาราง 1.4}"),
        ("{ผลลัพธ์ 1.4}", "names no result"),
        ("{reslt 1.4}", "{result 1.4}"),
        ("{คะแนน 1.4}", "names no result"),
        ("{1.4}", "names no result"),
        ("ปรากฏว่า {ผล 1.4 ดังนี้", "not closed"),
        ("{ผล 1.4 และ {ผล 1.5}", "not closed"),
        ("{{ผล 1.4}}", "one brace"),
        ("{ตาราง 1.4 ของผู้รับ}", "always by district"),
    ],
)
def test_a_slip_is_refused_and_shown_how_to_write_it(text: str, told: str) -> None:
    with pytest.raises(QuoteError) as refused:
        quotes_of(text)
    assert told in str(refused.value)
    assert refused.value.text in text


@pytest.mark.parametrize("text", ["{{ subject }}", "{}", "เซต {ก, ข}", "{ผลไม้}", "ผล 1.4", "}{", "{ อื่นๆ", "ก } ข"])
def test_other_braces_are_text(text: str) -> None:
    assert quotes_of(text) == []


@given(st.text(st.characters(exclude_characters="{}")))
def test_a_text_without_braces_names_nothing_and_stays_as_it_is(text: str) -> None:
    assert quotes_of(text) == []
    assert set_apart(text) == text
    assert replaced(Paragraph(0, "", text), str) == Paragraph(0, "", text)


@given(WORDS, CODES, SPACES, SPACES, st.sampled_from([str, thai_digits]))
def test_spaces_and_digits_do_not_matter(
    word: tuple[str, Form], code: str, before: str, behind: str, digits: Callable[[str], str]
) -> None:
    written = "{" + before + word[0] + before + digits(code) + behind + "}"
    assert quotes_of(written) == [Quote(written, word[1], code)]


@given(st.lists(CODES, min_size=1, max_size=4))
def test_each_result_is_put_in_its_place_and_nothing_else_changes(codes: list[str]) -> None:
    text = "ก" + "".join(f" {{ผล {code}}} ข" for code in codes)
    filled = replaced(Paragraph(1, "๑.", text), lambda quote: f"<{quote.code}>")
    assert filled == Paragraph(1, "๑.", "ก" + "".join(f" <{code}> ข" for code in codes))
    assert [quote.code for quote in quotes_in([Paragraph(1, "๑.", text)])] == list(dict.fromkeys(codes))


@pytest.mark.parametrize("paragraph", [Paragraph(0, "", "ดังนี้ {ตาราง 1.4}"), Paragraph(1, "๑.", "{ตาราง 1.4}")])
def test_a_table_stands_alone(paragraph: Paragraph) -> None:
    with pytest.raises(QuoteError, match="paragraph of its own"):
        quotes_in([paragraph])
    with pytest.raises(QuoteError, match="paragraph of its own"):
        table_in(paragraph)


@pytest.mark.parametrize(
    "text",
    [
        "ก\n{ตาราง 1.4}\nข",
        "ก\n\n{ตาราง 1.4}\n\nข",
        "ก\n  {ตาราง 1.4}  \n\n\n\nข",
        "ก\n\n\n{ตาราง 1.4}\n\nข",
        "  ก\n{ตาราง 1.4}\n  ข",
    ],
)
def test_a_table_on_a_line_of_its_own_needs_no_blank_lines(text: str) -> None:
    assert [one.text for one in paragraphs_of(set_apart(text))] == ["ก", "{ตาราง 1.4}", "ข"]


CELLS = st.text(st.characters(codec="utf-8"), max_size=8)


@given(st.lists(st.builds(TableRow, CELLS, CELLS, CELLS, CELLS), max_size=4))
def test_a_letter_with_a_table_comes_back_from_its_shape(rows: list[TableRow]) -> None:
    letter = Letter(body=(Paragraph(0, "", "ตาราง", tuple(rows)), Paragraph(1, "๑.", "ข้อ")))
    assert letter_from(letter_shape(letter)) == letter
    assert ("table" in letter_shape(letter)["body"][0]) == bool(rows), "letters without tables keep their shape"
