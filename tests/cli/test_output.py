"""Tables line up although Thai vowels and tone marks take no room of their own."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from correspondence.cli.output import display_width, table_lines, wrapped_lines

THAI = st.text("กขนมย ้่ีัำาะเแๅ12x", max_size=60)


def test_marks_above_and_below_take_no_column() -> None:
    assert display_width("ที่") == 1
    assert display_width("น้ำ") == 2
    assert display_width("ญี่ปุ่น") == 4 - 1
    assert display_width("ABC ๓๐๗๑") == 8


def test_columns_of_a_table_begin_under_one_another() -> None:
    lines = table_lines(["ที่", "เรื่อง"], [["พร ๐๐๒๓.๓/ว ๑", "รายงานผล"], ["ว ๒", "น้ำ"]], wide=1, width=60)

    places = {display_width(line[: line.index(word)]) for line, word in zip(lines[2:], ["รายงาน", "น้ำ"], strict=True)}
    assert places == {display_width("พร ๐๐๒๓.๓/ว ๑") + 2}


@given(THAI, st.integers(4, 40))
def test_a_wrapped_cell_keeps_its_text_and_its_width(text: str, width: int) -> None:
    lines = wrapped_lines(text, width)

    assert "".join("".join(line.split()) for line in lines) == "".join(text.split())
    starts = [line[0] for line in lines[1:] if line]
    assert not [start for start in starts if unicodedata.category(start) == "Mn" or start in "ำะาๅ"] or any(
        word[0] in "ำะาๅ" or unicodedata.category(word[0]) == "Mn" for word in text.split()
    )
