"""The consolidated report at the command line: for Word, as PDF, for Excel."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from correspondence.documents.extract import text_of
from correspondence.documents.sheets import read_table
from correspondence.thai.numerals import thai_digits

FULL = [
    "team_ready=มี",
    "plan_reviewed=มี",
    "forum_held=มี",
    "plan_projects=60",
    "self_run=10",
    "in_plan=25",
    "approved=10",
]


@pytest.fixture
def reported(saraban: Any, office: Path) -> Path:
    """Return the sample office in which one office reported with a reply."""
    assert saraban("receive", office / "inbox" / "reply-2-long-wangchin.txt", "--no-match").code == 0
    entered = saraban("indicator", "enter", "1.4", "--office", "อบต.สรอย", *FULL, "--reply", "1")
    assert entered.code == 0, entered.err
    return office


def test_the_report_is_printed_with_its_replies(saraban: Any, reported: Path) -> None:
    written = saraban("report", "build", "๑.๔", "-o", reported / "outbox" / "r.docx", "--json")
    assert written.code == 0, written.err
    assert Path(written.json["file"]).name == "r.docx"
    text = text_of(reported / "outbox" / "r.docx")
    assert "รายงานแล้ว ๑ จาก ๘๓ แห่ง" in text
    assert "พร ๐๓๒๓/๔๑๕" in text
    assert "อบต.สรอย" in text


def test_the_words_of_the_paper_are_thai_whatever_the_screen_speaks(
    saraban: Any, reported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saraban("indicator", "enter", "1.4", "--office", "อบต.นาพูน", *FULL[:5], "in_plan=24", FULL[6])
    texts = []
    for language in ("th", "en"):
        monkeypatch.setenv("SARABAN_LANG", language)
        saraban("report", "build", "1.4", "-o", reported / f"{language}.docx")
        texts.append(text_of(reported / f"{language}.docx"))
    assert texts[0] == texts[1]
    assert "๒๔ จาก ๕๐ คือร้อยละ ๔๘ น้อยกว่าร้อยละ ๕๐" in texts[0]


def test_without_codes_all_indicators_are_reported_into_the_outbox(saraban: Any, reported: Path) -> None:
    written = saraban("report", "build", "--as-of", "23/11/2569")
    assert written.code == 0, written.err
    path = reported / "outbox" / "รายงานตัวชี้วัด 2569-11-23.docx"
    assert path.exists()
    text = text_of(path)
    assert "ตัวชี้วัดที่ ๑.๔" in text
    assert "ตัวชี้วัดที่ ๑.๕" in text


def test_a_workbook_has_the_same_figures(saraban: Any, reported: Path) -> None:
    written = saraban("report", "build", "1.4", "-o", reported / "r.xlsx")
    assert written.code == 0, written.err
    assert read_table(reported / "r.xlsx")


def test_a_pdf_has_no_empty_page(saraban: Any, reported: Path) -> None:
    written = saraban("report", "build", "-o", reported / "r.pdf")
    assert written.code == 0, written.err
    with pypdfium2.PdfDocument(reported / "r.pdf") as document:
        pages = [page.get_textpage().get_text_bounded().split() for page in document]
    assert len(pages) > 2
    assert min(map(len, pages)) > 20
    assert f"หน้า ๑ จาก {thai_digits(str(len(pages)))}" in " ".join(pages[0])
    assert not {"1", "2"} & set(pages[0]), "the table of contents has page numbers in Thai digits"


def test_an_earlier_day_is_compared_with(saraban: Any, reported: Path) -> None:
    path = reported / "r.docx"
    assert saraban("report", "build", "1.4", "-o", path, "--compare-with", "1/1/2569").code == 0
    text = text_of(path)
    assert "เปรียบเทียบกับข้อมูล ณ วันที่ ๑ มกราคม ๒๕๖๙" in text
    assert "มีผลครั้งนี้เป็นครั้งแรก ๑ แห่ง" in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-o", "r.xls"], "r.xls"),
        (["9.9", "-o", "r.docx"], "1.4, 1.5"),
        (["--as-of", "1/1/2569", "--compare-with", "2/1/2569", "-o", "r.docx"], "earlier day"),
    ],
)
def test_what_cannot_be_reported_is_refused_and_nothing_is_written(
    saraban: Any, office: Path, words: list[str], told: str
) -> None:
    refused = saraban("report", "build", *words)
    assert refused.code == 1
    assert told in refused.err
    assert not list(office.glob("r.*"))


def test_a_memo_submits_the_report_with_the_figures_of_the_day_it_is_issued(saraban: Any, reported: Path) -> None:
    drafted = saraban("report", "cover", "--to", "ผู้ว่าราชการจังหวัดแพร่", "--json")
    assert drafted.code == 0, drafted.err
    assert drafted.json["kind"] == "memo"
    assert "ร้อยละ ๑๐๐" not in (reported / drafted.json["file"]).read_text("utf-8")
    issued = saraban("letter", "issue", reported / drafted.json["file"], "--json")
    assert issued.code == 0, issued.err
    text = text_of(next((reported / "outbox").rglob("*.docx")))
    assert "ร้อยละ ๑๐๐" in text
    assert "รายงานแล้ว ๑ จาก ๘๓ แห่ง" in text
    assert "รายงานแล้ว ๐ จาก ๘๓ แห่ง" in text, "nobody reported the other indicator yet"


def test_an_unknown_indicator_leaves_no_draft(saraban: Any, reported: Path) -> None:
    refused = saraban("report", "cover", "9.9", "--to", "ผู้ว่าราชการจังหวัดแพร่")
    assert refused.code == 1
    assert "9.9" in refused.err
    assert not list((reported / "drafts").iterdir())
