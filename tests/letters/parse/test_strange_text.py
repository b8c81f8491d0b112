"""Strange text is read without complaint: whatever comes in, a letter and its doubts come out."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from correspondence.letters.letter import Kind
from correspondence.letters.parse.reader import read_letter

SAMPLE = (Path(__file__).parents[3] / "registry" / "sample" / "phrae-circular-3071.txt").read_text(encoding="utf-8")
WORDS = ["ที่", "เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "วันที่", "โทร.", "ถึง", "จาก", "บันทึกข้อความ", "คำสั่ง", "(นายก ขคง)"]
WORDS += [
    "พร ๐๐๒๓/ว ๑",
    "๑.",
    "๑)",
    "ก.",
    "/(๒)...",
    "- ๒ -",
    "สั่ง ณ วันที่",
    "เลขรับ",
    "ลงชื่อ",
    "สำเนาส่ง",
    "ด่วนที่สุด",
    "ขอแสดงความนับถือ",
]


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read_letter(text)


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", "\n", "\n\n", "      ", "\n            ", "\f"])))
)
def test_labels_in_any_order_are_read(pieces: list[tuple[str, str]]) -> None:
    read_letter("".join(word + space for word, space in pieces))


@settings(max_examples=40)
@given(st.data())
def test_a_letter_with_lines_lost_or_moved_is_read(data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from(SAMPLE.split("\n")), max_size=60))
    read_letter("\n".join(lines))


@settings(max_examples=40)
@given(st.integers(0, len(SAMPLE)), st.integers(0, 40), st.text(max_size=5))
def test_a_letter_with_a_hole_is_read(start: int, length: int, patch: str) -> None:
    read_letter(SAMPLE[:start] + patch + SAMPLE[start + length :])


@pytest.mark.parametrize("text", ["", " ", "\n\n\f", "x", "\ufeff", "\x00", "(((((", "/....", "๑.", "เรื่อง", "ที่ "])
def test_next_to_nothing_leaves_doubts_and_no_letter(text: str) -> None:
    draft = read_letter(text)
    assert draft.letter.kind is Kind.EXTERNAL
    assert {"number", "date", "subject", "signer"} <= {doubt.field for doubt in draft.doubts}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(" * 200_000, id="brackets"),
        pytest.param("ที่ " * 60_000, id="labels on one line"),
        pytest.param("เรื่อง x\n" * 20_000, id="labels on many lines"),
        pytest.param("ก" + " " * 300_000 + "ก", id="spaces within a line"),
        pytest.param("\t" * 200_000, id="tabs"),
        pytest.param("เรื่อง ก\nเรียน " + "นายกและ" * 30_000, id="posts"),
        pytest.param("ก า ข ั" * 30_000, id="scraps"),
        pytest.param("เรื่อง ก\nเรียน ข\nด้วย\nขอแสดงความนับถือ\n" + "ร.ต.\n" * 20_000, id="ranks"),
    ],
)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(text: str) -> None:
    read_letter(text)
