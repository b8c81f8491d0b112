"""What LibreOffice would print differently from Word, rewritten in the copy that it gets; the Word file stays as it is.

* `thaiDistribute` is ragged in LibreOffice; `both` fills the line as Word does with thaiDistribute.
* Page numbers in Thai digits (`thaiNumbers`, the switch ThaiArabic) come out as 2 or as the letter ข. LibreOffice has
  no field for them at all, so the field is typed in TH SarabunIT๙, which draws Arabic digits as Thai; `digits_in_text`
  then has the PDF say ๒ where one reads ๒. Without that typeface the pages are counted in Arabic digits.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from correspondence.documents.pagenumbers import THAI_FORMAT, THAI_SWITCH, with_arabic_pages
from correspondence.documents.tags import W, parsed
from correspondence.documents.wordfile import packed, read_parts, require_well_formed

DIGIT_FONT = "TH SarabunIT๙"

_PAGE = re.compile(r"^\s*(?:PAGE|PAGEREF|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def for_libreoffice(path: Path, *, digit_font: bool) -> bytes:
    """Return the copy of a Word file that LibreOffice prints as Word prints the file itself.

    Args:
        path: the Word file.
        digit_font: whether LibreOffice will find TH SarabunIT๙ or what stands for it.

    Raises:
        WordFileError: it is no Word file.
    """
    parts = read_parts(path)
    require_well_formed(parts, path.name)
    everywhere = any(THAI_FORMAT in data for data in parts.values())
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            parts[name] = data.replace(b'w:val="thaiDistribute"', b'w:val="both"')
            if not digit_font:
                parts[name] = with_arabic_pages(parts[name])
            elif b"PAGE" in data.upper():
                parts[name] = _with_thai_pages(parts[name], everywhere=everywhere)
    return packed(parts)


def _with_thai_pages(part: bytes, *, everywhere: bool) -> bytes:
    root = parsed(part)
    for command, runs in _fields(root):
        if _PAGE.match(command) and (everywhere or THAI_SWITCH.search(command)):
            for run in runs:
                _draw_thai(run)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _fields(root: etree._Element) -> Iterator[tuple[str, list[etree._Element]]]:
    """Yield each field's command and its runs; of nested fields the outermost."""
    for simple in root.iter(f"{W}fldSimple"):
        yield simple.get(f"{W}instr") or "", list(simple.iter(f"{W}r"))
    depth, runs = 0, []
    for run in root.iter(f"{W}r"):
        kinds = [mark.get(f"{W}fldCharType") for mark in run.iter(f"{W}fldChar")]
        depth += kinds.count("begin")
        if depth:
            runs.append(run)
        depth -= kinds.count("end")
        if runs and not depth:
            yield "".join(text.text or "" for each in runs for text in each.iter(f"{W}instrText")), runs
            runs = []


def _draw_thai(run: etree._Element) -> None:
    for text in run.iter(f"{W}instrText"):
        text.text = THAI_SWITCH.sub("", text.text or "")
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    fonts = properties.find(f"{W}rFonts")
    if fonts is None:
        fonts = etree.Element(f"{W}rFonts")
        properties.insert(0, fonts)
    for slot in _SLOTS:
        fonts.set(f"{W}{slot}", DIGIT_FONT)


_FONT = re.compile(rb"/BaseFont/[A-Z]{6}\+[^/\s]*SarabunIT[^>]*?/ToUnicode (\d+) 0 R", re.DOTALL)
_STREAM = rb"\n%d 0 obj\s*<<[^>]*>>\s*stream\r?\n"
# Names that a reader of the table does not need; without them the changed table fits in the old one's place.
_IDLE = re.compile(rb"/CIDSystemInfo.*?>>\s*def\n|/CMapName\S* def\n|CMapName currentdict[^\n]*\n", re.DOTALL)
_DIGIT = re.compile(rb"(?<=<)003([0-9])(?=>)")


def digits_in_text(pdf: bytes) -> bytes:
    """Return a PDF of LibreOffice whose text has Thai digits where TH SarabunIT๙ draws them.

    The table from glyphs to characters is changed in its place; where it does not fit there the PDF stays as it is.
    """
    for font in _FONT.finditer(pdf):
        found = re.search(_STREAM % int(font[1]), pdf)
        if found:
            pdf = _with_table(pdf, found.end())
    return pdf


def _with_table(pdf: bytes, start: int) -> bytes:
    end = pdf.find(b"\nendstream", start)
    try:
        table = zlib.decompress(pdf[start:end])
    except zlib.error:
        return pdf
    changed = zlib.compress(_DIGIT.sub(rb"0E5\1", _IDLE.sub(b"", table)), 9)
    # A reader stops at the end of the compressed data, so what is shorter may be filled up.
    if len(changed) > end - start:
        return pdf
    return pdf[:start] + changed.ljust(end - start, b"\0") + pdf[end:]
