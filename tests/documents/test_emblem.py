"""The emblem: the office's own picture at the right height, a plain frame without one."""

import struct
import zlib
from pathlib import Path

import pytest
from lxml import etree

from correspondence.documents.emblem import EmblemError, emblem_findings, read_emblem
from correspondence.documents.fields import Letterhead, letter_fields
from correspondence.documents.gate import render
from correspondence.documents.wordfile import parts_of
from correspondence.letters.letter import Letter
from correspondence.resources import share

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def png(path: Path, width: int, height: int) -> Path:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(width) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    content = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(content))
    return path


def jpeg(path: Path, width: int, height: int) -> Path:
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    path.write_bytes(b"\xff\xd8" + app + frame + b"\xff\xd9")
    return path


def extent(content: bytes) -> tuple[int, int]:
    root = etree.fromstring(parts_of(content, "letter")["word/document.xml"])
    found = root.find(f".//{WP}extent")
    assert found is not None
    return int(found.get("cx") or 0), int(found.get("cy") or 0)


def rendered(phrae: Letter, emblem: Path | None, form: str = "external") -> bytes:
    return render(share() / "templates" / f"{form}.docx", letter_fields(phrae, Letterhead(emblem=emblem)))


def test_without_an_emblem_a_frame_of_its_size_is_marked(phrae: Letter) -> None:
    document = parts_of(rendered(phrae, None), "letter")["word/document.xml"].decode()
    assert "ตราครุฑ" in document
    assert extent(rendered(phrae, None)) == (968_800, 1_080_000)


@pytest.mark.parametrize(("form", "height"), [("external", 1_080_000), ("memo", 540_000)])
def test_a_picture_stands_at_the_height_of_clause_71_with_its_own_proportions(
    phrae: Letter, tmp_path: Path, form: str, height: int
) -> None:
    content = rendered(phrae, png(tmp_path / "garuda.png", 636, 709), form)
    assert extent(content) == (round(height * 636 / 709), height)
    assert 'name="emblem"><' not in parts_of(content, "letter")["word/document.xml"].decode()


def test_a_jpeg_will_do(phrae: Letter, tmp_path: Path) -> None:
    parts = parts_of(rendered(phrae, jpeg(tmp_path / "garuda.jpg", 636, 709)), "letter")
    assert "word/media/emblem.jpeg" in parts
    assert b'Extension="jpeg"' in parts["[Content_Types].xml"]


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00", b"\xff\xd8" * 9])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "garuda.png").write_bytes(content)
    with pytest.raises(EmblemError, match=r"garuda\.png"):
        read_emblem(tmp_path / "garuda.png")


def test_a_missing_picture_is_refused(phrae: Letter, tmp_path: Path) -> None:
    with pytest.raises(EmblemError, match="no such file"):
        rendered(phrae, tmp_path / "garuda.png")


def test_a_small_or_square_picture_is_used_with_a_word_of_advice(tmp_path: Path) -> None:
    small = [str(each) for each in emblem_findings(read_emblem(png(tmp_path / "small.png", 90, 100)))]
    assert small == ["it has 85 dots an inch at a height of 3 cm; 354 pixels of height make it sharp"]
    square = [str(each) for each in emblem_findings(read_emblem(png(tmp_path / "square.png", 400, 400)))]
    assert square == ["it is 1.00 times as wide as high; the official drawing is 0.897"]
    assert not list(emblem_findings(read_emblem(png(tmp_path / "right.png", 636, 709))))
