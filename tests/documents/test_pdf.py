"""PDFs by LibreOffice: the letter measured as printed, and what happens where it cannot be printed.

Measures are those of the typing standard (นร ๐๑๐๖/ว ๒๐๑๙) in centimetres; a millimetre either way is allowed.
"""

import ctypes
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from correspondence.documents import pdf as printing
from correspondence.documents.fields import Letterhead, letter_fields
from correspondence.documents.gate import render
from correspondence.documents.libreoffice import digits_in_text, for_libreoffice
from correspondence.documents.pdf import PdfFailedError, PdfUnavailableError, to_pdf
from correspondence.documents.wordfile import parts_of
from correspondence.letters.letter import Kind, Letter, Paragraph, TableRow
from correspondence.letters.urgency import Secrecy
from correspondence.resources import share

POINTS = 72 / 2.54  # to a centimetre
MILLIMETRE = 0.1
TABLES = range(2, 12)
"""Rows of a table, so that the end of the first page falls everywhere in and above the signature."""

FORMS = {Kind.EXTERNAL: "external", Kind.MEMO: "memo", Kind.STAMPED: "stamped"}

office = pytest.mark.office


@dataclass(frozen=True)
class Line:
    """A line of a page: its words, size in points, baseline from the top, left and right end in centimetres."""

    text: str
    size: float
    baseline: float
    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@pytest.fixture(scope="session")
def printed(phrae: Letter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print the letters that the tests look at, all in one call of LibreOffice."""
    folder = tmp_path_factory.mktemp("printed")
    letters = {
        "phrae": phrae,
        "secret": replace(phrae, secrecy=Secrecy.VERY_SECRET, urgency=None),
        "enclosed": replace(phrae, enclosures=("แบบรายงานผลการดำเนินงาน จำนวน ๑ ชุด",), body=phrae.body[:1]),
        "long": replace(phrae, office="สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดแพร่", body=phrae.body[:1]),
        "memo": replace(phrae, kind=Kind.MEMO, body=phrae.body[:2]),
        "stamped": replace(phrae, kind=Kind.STAMPED, body=phrae.body[:2]),
    }
    paths = []
    letters |= {f"table {rows}": replace(phrae, body=_with_table(rows)) for rows in TABLES}
    for name, letter in letters.items():
        paths.append(folder / f"{name}.docx")
        template = share() / "templates" / f"{FORMS[letter.kind]}.docx"
        paths[-1].write_bytes(render(template, letter_fields(letter, Letterhead())))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        assert to_pdf(paths, folder) == [path.with_suffix(".pdf") for path in paths]
    return folder


def _with_table(rows: int) -> tuple[Paragraph, ...]:
    row = TableRow("อำเภอลอง", "๑๑/๑๑", "ร้อยละ ๑๐๐.๐๐", "๕.๐๐๐๐")
    return (
        Paragraph(0, "", "จังหวัดแพร่ขอแจ้งผลการดำเนินงานตามตารางดังนี้"),
        Paragraph(0, "", "ผลการดำเนินงานรายอำเภอ", (row,) * rows),
        Paragraph(0, "", "จึงเรียนมาเพื่อทราบ"),
    )


def lines(path: Path, page: int = 0) -> list[Line]:
    document = pypdfium2.PdfDocument(path)
    try:
        return _lines(document[page])
    finally:
        document.close()


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    words = page.get_textpage()
    rows: dict[int, list[tuple[float, float, str, float]]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(words.count_chars()):
        character = words.get_text_range(place, 1)
        if character.strip():
            pdfium.FPDFText_GetCharOrigin(words.raw, place, x, y)
            left, _, right, _ = words.get_charbox(place, loose=True)
            size = pdfium.FPDFText_GetFontSize(words.raw, place)
            rows.setdefault(round(y.value), []).append((left, right, character, size))
    height = page.get_height()
    return [
        Line(
            "".join(each[2] for each in row),
            row[0][3],
            (height - baseline) / POINTS,
            min(each[0] for each in row) / POINTS,
            max(each[1] for each in row) / POINTS,
        )
        for baseline, row in sorted(rows.items(), reverse=True)
    ]


def frames(path: Path) -> Iterator[tuple[float, float, float, float]]:
    """Yield left, top, width and height of what is drawn on the first page, without half the pen's width."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    pen = 0.5 / 2
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = drawn.get_bounds()
        width, height = right - left - 2 * pen, top - bottom - 2 * pen
        yield (left + pen) / POINTS, (page.get_height() - top + pen) / POINTS, width / POINTS, height / POINTS
    document.close()


def starting(found: list[Line], words: str) -> Line:
    return next(line for line in found if line.text.startswith(words.replace(" ", "")))


def near(centimetres: float) -> object:
    return pytest.approx(centimetres, abs=MILLIMETRE)


@office
def test_margins_are_3_cm_left_and_2_cm_right_on_every_page(printed: Path) -> None:
    for page in (0, 1):
        found = lines(printed / "phrae.pdf", page)
        assert min(line.left for line in found) == near(3.0)
        assert max(line.right for line in found) == near(19.0)


@office
def test_the_emblem_is_3_cm_high_a_centimetre_and_a_half_from_the_top_over_the_middle_of_the_text(
    printed: Path,
) -> None:
    left, top, width, height = next(frames(printed / "phrae.pdf"))
    assert (top, height) == (near(1.5), near(3.0))
    assert width / height == pytest.approx(0.897, abs=0.02)
    assert left + width / 2 == near(11.0)


@office
def test_the_emblem_of_a_memo_is_half_as_high_at_the_left(printed: Path) -> None:
    left, top, _, height = next(frames(printed / "memo.pdf"))
    assert (left, top, height) == (near(3.0), near(1.5), near(1.5))


@office
def test_the_number_and_the_office_stand_on_one_line_at_the_emblem_s_feet(printed: Path) -> None:
    found = lines(printed / "phrae.pdf")
    number = starting(found, "ที่ พร ๐๐๒๓.๓/ว ๓๐๗๑")
    assert number.text == "ที่พร๐๐๒๓.๓/ว๓๐๗๑ศาลากลางจังหวัดแพร่"
    assert number.baseline == near(4.07)
    assert starting(found, "ถนนไชยบูรณ์").left == near(13.94)


@office
def test_a_long_name_of_the_office_wraps_under_itself(printed: Path) -> None:
    found = lines(printed / "long.pdf")
    second = found[found.index(starting(found, "ที่ พร")) + 1]
    assert (second.left, second.right < 19.1) == (near(13.94), True)


@office
def test_urgency_is_red_32_points_above_the_number(printed: Path) -> None:
    found = lines(printed / "phrae.pdf")
    urgency = starting(found, "ด่วนที่สุด")
    assert (urgency.size, urgency.left) == (32, near(3.0))
    assert starting(found, "ที่ พร").baseline - urgency.baseline == near(0.8)


@office
def test_the_number_s_line_stays_where_it_is_without_urgency(printed: Path) -> None:
    assert starting(lines(printed / "secret.pdf"), "ที่ พร").baseline == near(4.07)


@office
def test_the_date_begins_under_the_middle_of_the_emblem(printed: Path) -> None:
    assert starting(lines(printed / "phrae.pdf"), "๒๒ กรกฎาคม ๒๕๕๙").left == near(11.0)


@office
def test_a_long_subject_wraps_under_its_words(printed: Path) -> None:
    found = lines(printed / "phrae.pdf")
    second = found[found.index(starting(found, "เรื่อง")) + 1]
    assert second.left == near(3.93)


@office
def test_the_quantity_of_an_enclosure_stands_at_the_right_margin(printed: Path) -> None:
    enclosure = starting(lines(printed / "enclosed.pdf"), "สิ่งที่ส่งมาด้วย")
    assert enclosure.text.endswith("จำนวน๑ชุด")
    assert enclosure.right == near(19.0)


@office
def test_the_first_line_of_a_paragraph_is_indented_by_2_5_cm_and_the_text_is_16_points(printed: Path) -> None:
    found = lines(printed / "phrae.pdf")
    first = starting(found, "ตามที่แจ้ง")
    second, third = found[found.index(first) + 1 : found.index(first) + 3]
    assert (first.left, second.left) == (near(5.5), near(3.0))
    assert {line.size for line in (first, second, third)} == {16}
    assert (third.baseline - second.baseline) * POINTS == pytest.approx(21.3, abs=1.1)


@office
def test_lines_are_filled_to_the_right_margin(printed: Path) -> None:
    found = lines(printed / "phrae.pdf")
    first = starting(found, "ตามที่แจ้ง")
    assert [line.right for line in found[found.index(first) : found.index(first) + 2]] == [near(19.0)] * 2


@office
def test_closing_name_and_post_are_centred_on_13_4_cm(printed: Path) -> None:
    found = lines(printed / "phrae.pdf", 1)
    for words in ("ขอแสดงความนับถือ", "(นายวิชาญ", "ท้องถิ่นจังหวัดแพร่ ปฏิบัติ", "ผู้ว่าราชการ"):
        assert starting(found, words).middle == near(13.4)
    room = starting(found, "(นายวิชาญ").baseline - starting(found, "ขอแสดง").baseline
    assert room * POINTS == pytest.approx(84, abs=2)


@office
def test_the_second_page_says_so_in_thai_digits_and_the_first_does_not(printed: Path) -> None:
    number = lines(printed / "phrae.pdf", 1)[0]
    assert (number.text, number.middle) == ("-๒-", near(11.0))
    assert not any(line.text.startswith("-") for line in lines(printed / "phrae.pdf"))


@office
def test_secrecy_stands_at_the_top_and_the_foot_of_every_page(printed: Path) -> None:
    for page in (0, 1):
        marks = [line for line in lines(printed / "secret.pdf", page) if line.text == "ลับมาก"]
        assert [mark.middle for mark in marks] == [near(11.0)] * 2
        assert (marks[0].baseline < 1.5, marks[1].baseline > 27.7) == (True, True)


@office
@pytest.mark.parametrize("rows", TABLES)
def test_below_a_table_the_last_text_stays_with_the_signature(printed: Path, rows: int) -> None:
    path = printed / f"table {rows}.pdf"
    pages = [[line.text for line in lines(path, page)] for page in range(printing.page_count(path))]
    last = next(texts for texts in pages if "จึงเรียนมาเพื่อทราบ" in texts)
    assert "ขอแสดงความนับถือ" in last
    assert "(นายวิชาญเลียงประเสริฐ)" in last


@office
def test_the_phrae_letter_fits_on_two_pages(printed: Path) -> None:
    assert printing.page_count(printed / "phrae.pdf") == 2


@office
def test_no_other_typeface_steps_in(printed: Path) -> None:
    for path in printed.glob("*.pdf"):
        listing = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()
        names = {row.split()[0].split("+")[-1].split("-")[0] for row in listing[2:]}
        assert names <= {"LaksamanSarabun", "LaksamanSarabunIT9", "THSarabunPSK", "THSarabunNew"}, path


@office
def test_the_folder_of_a_pdf_is_made_and_holds_nothing_else(
    printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    twin = tmp_path / "enclosed.docx"
    shutil.copy(printed / "enclosed.docx", twin)
    (made,) = to_pdf([twin], tmp_path / "new" / "folder")
    assert made == tmp_path / "new" / "folder" / "enclosed.pdf"
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == ["enclosed.pdf"]


def test_nothing_to_print_needs_no_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "find_soffice", lambda: None)
    assert to_pdf([], tmp_path) == []
    with pytest.raises(PdfUnavailableError, match="install it"):
        to_pdf([tmp_path / "letter.docx"], tmp_path)


def test_two_files_that_would_become_one_pdf_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "find_soffice", lambda: tmp_path / "soffice")
    with pytest.raises(PdfFailedError, match=r"letter\.docx: another file of this name"):
        to_pdf([tmp_path / "a" / "letter.docx", tmp_path / "b" / "letter.docx"], tmp_path)


def fake_office(folder: Path, script: str) -> Path:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 0", "LibreOffice made nothing of it"),
        ('while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; : > "$2/0000.pdf"', "made nothing of it"),
        ('while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; echo x > "$2/0000.pdf"', "without pages"),
        ("sleep 600", "did not finish within 0 seconds"),
    ],
)
def test_a_pdf_that_was_not_made_is_never_taken_for_one(
    phrae: Letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, why: str
) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(render(share() / "templates" / "external.docx", letter_fields(phrae, Letterhead())))
    program = fake_office(tmp_path, script)
    monkeypatch.setattr(printing, "find_soffice", lambda: program)
    monkeypatch.setattr(printing, "font_environment", dict)
    if script.startswith("sleep"):
        monkeypatch.setattr(printing, "_FIRST_START", 0)
        monkeypatch.setattr(printing, "_PER_FILE", 0)
    with pytest.raises(PdfFailedError, match=why):
        to_pdf([letter], tmp_path / "out")


def test_libreoffice_gets_a_copy_that_it_prints_as_word_does(phrae: Letter, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(render(share() / "templates" / "external.docx", letter_fields(phrae, Letterhead())))
    copy = parts_of(for_libreoffice(letter, digit_font=True), "copy")
    assert b"thaiDistribute" not in copy["word/styles.xml"]
    assert "TH SarabunIT๙".encode() in copy["word/header-default.xml"]
    assert "TH SarabunIT๙".encode() not in copy["word/document.xml"]
    plain = parts_of(for_libreoffice(letter, digit_font=False), "copy")
    assert "TH SarabunIT๙".encode() not in plain["word/header-default.xml"]
    assert b"thaiNumbers" in parts_of(letter.read_bytes(), "letter")["word/document.xml"]
    assert b'<w:pgNumType w:fmt="decimal"/>' in plain["word/document.xml"]


def test_a_pdf_without_the_digit_typeface_stays_as_it_is() -> None:
    assert digits_in_text(b"%PDF-1.7 anything") == b"%PDF-1.7 anything"
