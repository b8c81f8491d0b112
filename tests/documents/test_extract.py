"""The text of letters that come as files: laid out as a person sees them, or refused in one line."""

import io
import zipfile
from pathlib import Path

import pytest

from correspondence.documents.extract import text_of
from correspondence.documents.unreadable import UnreadableFileError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


def _docx(folder: Path, body: str, **parts: str) -> Path:
    path = folder / "letter.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return path


def _paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{text}</w:r></w:p>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_a_text_file_is_read_in_the_encodings_that_offices_use(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "หนังสือ.txt"
    path.write_bytes("ที่ พร ๐๐๒๓.๓/ว ๓๐๗๑".encode(encoding))

    assert text_of(path) == "ที่ พร ๐๐๒๓.๓/ว ๓๐๗๑"


def test_indents_and_tabs_of_word_are_columns(tmp_path: Path) -> None:
    body = _paragraph("<w:t>ด้วย</w:t>", '<w:ind w:firstLine="1417"/>')
    body += _paragraph("<w:t>ที่</w:t><w:tab/><w:t>ศาลากลาง</w:t>", '<w:tabs><w:tab w:val="left" w:pos="6202"/></w:tabs>')

    first, second = text_of(_docx(tmp_path, body)).splitlines()

    assert first == " " * 12 + "ด้วย"
    assert second.index("ศาลากลาง") > 40


def test_what_was_deleted_is_left_out_and_what_was_inserted_stays(tmp_path: Path) -> None:
    body = "<w:p><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del><w:ins><w:r><w:t>ใหม่</w:t></w:r></w:ins></w:p>"

    assert text_of(_docx(tmp_path, body)) == "ใหม่"


def test_arabic_digits_in_a_face_that_draws_thai_ones_are_thai(tmp_path: Path) -> None:
    face = '<w:rFonts w:ascii="TH SarabunIT๙" w:cs="TH SarabunIT๙"/>'

    assert text_of(_docx(tmp_path, _paragraph("<w:t>ปี 2559</w:t>", run=face))) == "ปี ๒๕๕๙"
    assert text_of(_docx(tmp_path, _paragraph("<w:t>ปี 2559</w:t>"))) == "ปี 2559"


def test_automatic_numbering_is_written_out(tmp_path: Path) -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    body = _paragraph("<w:t>ก</w:t>", listed) + _paragraph("<w:t>ข</w:t>", listed)

    assert text_of(_docx(tmp_path, body, numbering=numbering)).splitlines() == ["๑. ก", "๒. ข"]


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    row = "".join(f"<w:tc>{_paragraph(f'<w:t>{text}</w:t>')}</w:tc>" for text in ("ที่", "อำเภอ"))

    assert text_of(_docx(tmp_path, f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")) == "ที่    อำเภอ"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{_paragraph('<w:t>ด่วนที่สุด</w:t>')}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>ที่ พร</w:t></w:r></w:p>"
    )

    assert text_of(_docx(tmp_path, body)).splitlines() == ["ด่วนที่สุด", "ที่ พร"]


def test_a_part_that_is_not_well_formed_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    assert "ที่ พร" in text_of(_docx(tmp_path, _paragraph("<w:t>ที่ พร&nbsp;</w:t>")))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("ก.docx", b"not a zip", "not a Word document"),
        ("ก.docx", b"", "not a Word document"),
        ("ก.pdf", b"%PDF-1.4 broken", "not a PDF"),
        ("ก.doc", b"\xd0\xcf\x11\xe0", "save it as .docx"),
        ("ก.txt", b"a\x00b", "holds no text"),
    ],
)
def test_a_broken_file_is_refused_by_name_with_what_to_do(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UnreadableFileError) as refused:
        text_of(tmp_path / name)

    assert told in str(refused.value)
    assert name in str(refused.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="หาย"):
        text_of(tmp_path / "หาย.txt")
    with pytest.raises(UnreadableFileError, match="folder"):
        text_of(tmp_path)


def test_a_bomb_is_refused_before_it_bursts(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", b" " * 80_000_000)
    (tmp_path / "bomb.docx").write_bytes(bomb.getvalue())

    with pytest.raises(UnreadableFileError, match="64 MB"):
        text_of(tmp_path / "bomb.docx")


def _pdf(folder: Path, *pages: list[tuple[int, int, str]]) -> Path:
    """Write a PDF of pages on which texts stand at given places, in points from the lower left."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Courier>>")
    for number, page in enumerate(pages):
        drawn = " ".join(f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in page)
        contents = f"/Contents {5 + 2 * number} 0 R/Resources<</Font<</F 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{contents}>>")
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n".encode()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    path = folder / "letter.pdf"
    path.write_bytes(body + f"{table}startxref\n{len(body)}\n%%EOF".encode())
    return path


def test_lines_of_a_pdf_stand_as_on_the_page(tmp_path: Path) -> None:
    page = [(160, 700, "indented"), (100, 680, "number"), (280, 680, "office"), (100, 660, "text"), (100, 600, "name")]
    lines = text_of(_pdf(tmp_path, page)).splitlines()
    assert [line.split() for line in lines] == [["indented"], ["number", "office"], ["text"], [], ["name"]]
    assert lines[0] == " " * 10 + "indented"
    assert lines[1].index("office") in {30, 31}


def test_spaces_before_the_first_word_of_a_pdf_line_are_its_indent(tmp_path: Path) -> None:
    lines = text_of(_pdf(tmp_path, [(100, 700, "      indented"), (100, 680, "margin")])).splitlines()
    assert lines == [" " * 6 + "indented", "margin"]


def test_pieces_drawn_in_any_order_are_put_in_order(tmp_path: Path) -> None:
    page = [(100, 700, "a   c"), (106, 700, " b"), (100, 720, "above")]
    assert text_of(_pdf(tmp_path, page)).splitlines()[1].replace(" ", "") == "abc"


def test_the_margin_is_that_of_all_pages(tmp_path: Path) -> None:
    text = text_of(_pdf(tmp_path, [(100, 700, "margin")], [(160, 700, "indented")]))
    assert text == "margin\f" + " " * 10 + "indented"
