"""The text of a letter as a clerk types it in a draft: paragraphs, labels, levels, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.letters.letter import Paragraph
from correspondence.letters.parse.body import paragraphs_of

SENTENCES = st.lists(
    st.sampled_from(["ให้อำเภอรายงานผล", "ภายในวันที่ ๓๐ มิถุนายน ๒๕๕๙", "ร้อยละ ๕๐", "(ถ้ามี)", "พ.ศ. ๒๕๕๙"]), max_size=6
)
TEXTS = SENTENCES.map(lambda words: " ".join(["ขอให้ดำเนินการ", *words]))


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Paragraph, ...]:
    """Numbered texts as offices write them: running text, lists, and lists within them."""
    body = [Paragraph(0, "", draw(TEXTS))]
    for number in range(1, draw(st.integers(1, 4))):
        body.append(Paragraph(1, f"{number}.", draw(TEXTS)))
        body.extend(Paragraph(2, f"{inner})", draw(TEXTS)) for inner in range(1, draw(st.integers(1, 4))))
    return (*body, Paragraph(0, "", draw(TEXTS)))


def typed(body: tuple[Paragraph, ...]) -> str:
    return "\n\n".join(f"{one.label} {one.text}".strip() for one in body)


@given(bodies())
def test_what_is_typed_with_blank_lines_comes_back(body: tuple[Paragraph, ...]) -> None:
    assert paragraphs_of(typed(body)) == body


def test_labels_part_paragraphs_without_blank_lines() -> None:
    text = "ให้ดำเนินการ ดังนี้\n๑. สำรวจ\n๑) หมู่บ้าน\n๒) ชุมชน\n๒. รายงาน"
    assert [(one.level, one.label, one.text) for one in paragraphs_of(text)] == [
        (0, "", "ให้ดำเนินการ ดังนี้"),
        (1, "๑.", "สำรวจ"),
        (2, "๑)", "หมู่บ้าน"),
        (2, "๒)", "ชุมชน"),
        (1, "๒.", "รายงาน"),
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("๑. สำรวจ", "๑."),
        ("1.สำรวจ", "1."),
        ("๑.๒ สำรวจ", "๑.๒"),
        ("๑.๒.๓ สำรวจ", "๑.๒.๓"),
        ("(๑) สำรวจ", "(๑)"),
        ("ก. สำรวจ", "ก."),
        ("(ก) สำรวจ", "(ก)"),
        ("- สำรวจ", "-"),
        ("• สำรวจ", "•"),
        ("ขั้นตอนที่ ๔ สำรวจ", "ขั้นตอนที่ ๔"),
        ("ข้อ ๒ สำรวจ", "ข้อ ๒"),
    ],
)
def test_every_shape_of_label_is_known(line: str, label: str) -> None:
    assert paragraphs_of(line) == (Paragraph(1, label, "สำรวจ"),)


@pytest.mark.parametrize(
    "line", ["๐๙.๓๐ น. เปิดประชุม", "๒๕.๕๐ บาท", "ขั้นตอนที่ ๔ และ ๕ ให้สำเร็จ", "พ.ศ. ๒๕๕๙", "ก.พ. แจ้งว่า", "๑๕.๕"]
)
def test_times_sums_and_abbreviations_are_no_labels(line: str) -> None:
    assert paragraphs_of(line) == (Paragraph(0, "", line),)


def test_a_number_that_begins_a_broken_line_is_no_label() -> None:
    text = "            อาศัยอำนาจตามข้อ ๒\n(๓) ของระเบียบ จึงแต่งตั้ง ดังนี้\n            (๑) ประธาน\n            (๒) กรรมการ"
    assert [one.label for one in paragraphs_of(text)] == ["", "(๑)", "(๒)"]
