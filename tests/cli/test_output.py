"""Tables line up although Thai vowels and tone marks take no room of their own."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from correspondence.cli.output import display_width, table_lines, wrapped_lines

# Words as extractors and hurried people leave them, each beginning with something that a line may begin with.
WORDS = st.lists(st.from_regex("[กขนมเแ12x][กขนมย้่ีัำาะเแๅ12x]{0,20}", fullmatch=True), max_size=6)


def test_marks_above_and_below_take_no_column() -> None:
    assert display_width("ที่") == 1
    assert display_width("น้ำ") == 2
    assert display_width("ญี่ปุ่น") == 4 - 1
    assert display_width("ABC ๓๐๗๑") == 8


def test_columns_of_a_table_begin_under_one_another() -> None:
    lines = table_lines(["ที่", "เรื่อง"], [["พร ๐๐๒๓.๓/ว ๑", "รายงานผล"], ["ว ๒", "น้ำ"]], wide=1, width=60)

    places = {display_width(line[: line.index(word)]) for line, word in zip(lines[2:], ["รายงาน", "น้ำ"], strict=True)}
    assert places == {display_width("พร ๐๐๒๓.๓/ว ๑") + 2}


@given(WORDS, st.integers(4, 40))
def test_a_wrapped_cell_keeps_its_text_and_no_line_begins_with_a_mark(words: list[str], width: int) -> None:
    lines = wrapped_lines(" ".join(words), width)

    assert "".join("".join(line.split()) for line in lines) == "".join(words)
    assert not [line for line in lines if line and (unicodedata.category(line[0]) == "Mn" or line[0] in "ำะาๅ")]


@given(st.lists(st.text("กขคงน", min_size=1, max_size=30), max_size=6), st.integers(4, 40))
def test_a_wrapped_cell_is_never_wider_than_its_column(words: list[str], width: int) -> None:
    assert all(display_width(line) <= width for line in wrapped_lines(" ".join(words), width))
