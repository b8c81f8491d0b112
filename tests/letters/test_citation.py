"""Citations in running text: found, understood, and doubted where they are not sure."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.letters.citation import Citation, find_citations

DATA = Path(__file__).parent / "data"
SAMPLE = Path(__file__).parents[2] / "registry" / "sample" / "phrae-circular-3071.txt"
REFERENCE = "หนังสือจังหวัดแพร่ ด่วนที่สุด ที่ พร ๐๐๒๓.๓/ว ๓๙๙ ลงวันที่ ๒๕ กุมภาพันธ์ ๒๕๕๙"


@dataclass(frozen=True)
class Score:
    """How many labelled citations were found exactly, and what else was."""

    right: int
    labelled: int
    extra: list[str]
    missed: list[str]


def labelled(name: str) -> list[tuple[str, list[str]]]:
    with (DATA / f"citations_{name}.toml").open("rb") as file:
        return [(each["text"], [_full(cite) for cite in each["cites"]]) for each in tomllib.load(file)["text"]]


def _full(label: str) -> str:
    parts = [part.strip() for part in label.split(";")]
    return "; ".join([*parts, *"-" * (4 - len(parts))])


def as_label(citation: Citation) -> str:
    key = citation.number.key if citation.number else "-"
    return "; ".join([key, _date(citation), citation.urgency or "-", citation.secrecy or "-"])


def _date(citation: Citation) -> str:
    day = citation.date.start if citation.date else None
    if day is None or citation.date is None:
        return "?" if any(doubt.field == "date" for doubt in citation.doubts) else "-"
    written = f"{day.year + 543}-{day:%m-%d}"
    return written[:7] if citation.date.precision == "month" else written


def score(name: str) -> Score:
    right = total = 0
    extra: list[str] = []
    missed: list[str] = []
    for text, labels in labelled(name):
        found = Counter(as_label(citation) for citation in find_citations(text))
        wanted = Counter(labels)
        right += (found & wanted).total()
        total += wanted.total()
        extra += [f"{label} in {text}" for label in found - wanted]
        missed += [f"{label} in {text}" for label in wanted - found]
    return Score(right, total, extra, missed)


@pytest.mark.parametrize(("name", "threshold"), [("ordinary", 0.99), ("odd", 0.97)])
def test_citations_are_found_exactly(name: str, threshold: float) -> None:
    result = score(name)
    assert result.right >= threshold * result.labelled, result.missed
    assert len(result.extra) <= (1 - threshold) * result.labelled, result.extra


def test_sections_houses_telephones_cases_and_contracts_are_no_citations() -> None:
    assert score("negative").extra == []


def test_the_sample_letter_cites_two_letters() -> None:
    body = SAMPLE.read_text(encoding="utf-8").partition("อ้างถึง")[2]
    first, second = find_citations(body)
    assert as_label(first) == "พร 00232.3/ว399; 2559-02-25; ด่วนที่สุด; -"
    assert as_label(second) == "พร 00232.3/ว880; 2559-03-02; ด่วนมาก; -"
    assert first.agency == second.agency == "จังหวัดแพร่"
    assert first.doubts == second.doubts == ()


def test_a_citation_begins_at_the_word_for_letter_and_ends_behind_its_date() -> None:
    text = f"ตาม{REFERENCE} แจ้งให้อำเภอรายงาน"
    (citation,) = find_citations(text)
    assert citation.text == REFERENCE == text[citation.start : citation.end]


def test_without_the_word_for_letter_it_begins_at_the_mark_of_urgency() -> None:
    (citation,) = find_citations("(ด่วนมาก ที่ พร ๐๐๒๓.๓/ว ๑ ลว. ๕ ม.ค. ๖๐)")
    assert citation.text == "ด่วนมาก ที่ พร ๐๐๒๓.๓/ว ๑ ลว. ๕ ม.ค. ๖๐"


@pytest.mark.parametrize(
    ("tail", "subject"),
    [
        (" เรื่อง รายงานผล นั้น", "รายงานผล"),
        (" เรื่อง รายงานผล\nเรียน นายอำเภอ", "รายงานผล"),
        (" เรื่อง “รายงานผล ให้ทัน” ให้อำเภอทราบ", "“รายงานผล ให้ทัน”"),
        (" เรื่อง รายงานผล ความว่า ให้อำเภอ", "รายงานผล"),
        (" เรื่อง รายงานผล และหนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/๔ ลงวันที่ ๕ มีนาคม ๒๕๕๙", "รายงานผล"),
        (" แจ้งให้รายงานผล", None),
    ],
)
def test_the_subject_ends_where_the_sentence_goes_on(tail: str, subject: str | None) -> None:
    assert find_citations(REFERENCE + tail)[0].subject == subject


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("ด้วยกรมบัญชีกลางได้มีหนังสือ ด่วนที่สุด ที่ กค ๐๔๐๕/ว ๑ แจ้งว่า", "กรมบัญชีกลาง"),
        ("หนังสือของสำนักงาน ก.พ. ที่ นร ๑๐๐๖/ว ๑๐", "สำนักงาน ก.พ."),
        ("หนังสือที่ทำการปกครองจังหวัดแพร่ ที่ พร ๐๐๑๘/ว ๕", "ที่ทำการปกครองจังหวัดแพร่"),
        ("คำสั่งจังหวัดแพร่ ที่ ๓๕๓/๒๕๖๖", "จังหวัดแพร่"),
        ("๒. จังหวัดแพร่ ด่วนมาก ที่ พร ๐๐๒๓.๓/ว ๘๘๐", "จังหวัดแพร่"),
        ("หนังสือ ที่ พร ๐๐๒๓.๓/ว ๘๘๐", None),
        ("หนังสือขอความอนุเคราะห์ ที่ พร ๐๐๒๓.๓/ว ๘๘๐", None),
    ],
)
def test_the_office_that_wrote_is_named_without_its_label(text: str, agency: str | None) -> None:
    assert find_citations(text)[0].agency == agency


def test_the_second_letter_of_a_sentence_shares_the_office_of_the_first() -> None:
    text = "หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๑ ลงวันที่ ๕ มกราคม ๒๕๖๐ และที่ พร ๐๐๒๓.๓/ว ๒ ลงวันที่ ๖ มกราคม ๒๕๖๐"
    _, second = find_citations(text)
    assert second.agency == "จังหวัดแพร่"
    assert [doubt.field for doubt in second.doubts] == ["agency"]


def test_a_letter_of_another_ministry_does_not_share_the_office() -> None:
    _, second = find_citations("หนังสือกรมการปกครอง ที่ มท ๐๓๐๙/ว ๑ และที่ กค ๐๔๐๕/ว ๒")
    assert second.agency is None


def test_circulars_in_a_list_share_code_urgency_and_date_and_say_so() -> None:
    first, second = find_citations("ด่วนที่สุด ที่ มท ๐๘๑๐.๓/ว ๑๒ และ ว ๑๕ ลงวันที่ ๕ มกราคม ๒๕๖๐")
    assert as_label(first) == "มท 0810.3/ว12; 2560-01-05; ด่วนที่สุด; -"
    assert as_label(second) == "มท 0810.3/ว15; 2560-01-05; ด่วนที่สุด; -"
    assert [doubt.field for doubt in first.doubts] == ["date"]
    assert [doubt.field for doubt in second.doubts] == ["number"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ลงวันที่ ๕ มกราคม ๒๕๖๐", "number"),
        ("หนังสือจังหวัดแพร่ ที่ พร ๐o๒๓.๓/ว ๑ ลงวันที่ ๕ มกราคม ๒๕๖๐", "number"),
        ("หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓ว ๑ ลงวันที่ ๕ มกราคม ๒๕๖๐", "number"),
        ("หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๓๐ ๗๑ ลงวันที่ ๕ มกราคม ๒๕๖๐", "number"),
        ("หนังสือบริษัท เอก จำกัด เลขที่ ABC-๐๑ ลงวันที่ ๕ มกราคม ๒๕๖๐", "number"),
        ("หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๑ ลงวันที่       มกราคม ๒๕๖๐", "date"),
        ("หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๑ ลงวันที่ ๓๑ เมษายน ๒๕๖๐", "date"),
        ("ได้รับหนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๑ เมื่อวันที่ ๕ มกราคม ๒๕๖๐", "date"),
        ("หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๑ ลงวันที่ ๒๒/๑ กรกฎาคม ๒๕๕๙", "date"),
    ],
)
def test_what_is_not_sure_is_a_doubt_beside_the_citation(text: str, field: str) -> None:
    (citation,) = find_citations(text)
    assert {doubt.field for doubt in citation.doubts} == {field}


def test_typing_noise_of_a_pdf_does_not_move_the_offsets() -> None:
    text = "ดู\u200bหนัง\u200bสือจังหวัดแพร่ ที ่ พร ๐๐๒๓.๓/ว ๑ ลงวันที ่ ๕ มกราคม ๒๕๖๐ ต่อไป"
    (citation,) = find_citations(text)
    assert citation.text == "หนัง\u200bสือจังหวัดแพร่ ที ่ พร ๐๐๒๓.๓/ว ๑ ลงวันที ่ ๕ มกราคม ๒๕๖๐"


PIECES = ["หนังสือ", "จังหวัดแพร่", " ที่ ", "พร ", "๐๐๒๓.๓", "/", "ว ", "๓๐๗๑", "ลงวันที่ ", "๕ มกราคม ๒๕๖๐", "และ", ", "]
MORE = ["เรื่อง ", "ด่วนที่สุด", "ลับ", "\n", "(", ")", "“", "คำสั่ง", "๑/๒๕๖๐", "o", "...", "\u200b", "่", "นส.", "ประกาศ"]


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES + MORE), max_size=24).map("".join))
def test_strange_text_never_raises_and_citations_stand_in_order(text: str) -> None:
    end = 0
    for citation in find_citations(text):
        assert citation.text == text[citation.start : citation.end]
        assert end <= citation.start < citation.end
        end = citation.end
