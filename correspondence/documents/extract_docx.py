"""The text of a .docx as lines: indents as leading spaces, tabs as gaps, numbering written out, text boxes in place.

What was deleted in tracked changes is left out, what was inserted stays. The header of the first page comes first,
since offices put marks of secrecy and their letterhead there; later headers are of the page, not of the letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from lxml import etree

from correspondence.documents.listing import Numbering
from correspondence.documents.unreadable import PLACEHOLDER, UnreadableFileError
from correspondence.documents.wordfile import Parts, WordFileError, read_parts
from correspondence.language import say
from correspondence.thai.numerals import thai_digits

if TYPE_CHECKING:
    Element = etree._Element  # noqa: SLF001  # lxml's own name for its element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT = "word/document.xml"
_CELL_GAP = "    "
_DEFAULT_STOP = 720  # twips, where Word's tabs stand when a paragraph names none
_TWIPS_A_COLUMN = 118  # 16 pt Thai text runs some 14 characters in 2.9 cm
_SKIPPED = {W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr")}


def docx_text(path: Path) -> str:
    """Return the text of a Word document.

    Raises:
        UnreadableFileError: it is no Word document, damaged, or too large.
    """
    try:
        parts = read_parts(path)
    except WordFileError as error:
        raise UnreadableFileError(path, error.why) from error
    if _DOCUMENT not in parts:
        raise UnreadableFileError(path, say("it is not a Word document (.docx), or it is damaged"))
    return "\n".join(_Document(parts).lines())


class _Document:
    """A document's parts, with what is needed to lay its paragraphs out as text."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = _Styles(parts)
        self._numbering = Numbering(_parsed(parts, "word/numbering.xml"))

    def lines(self) -> Iterator[str]:
        """Yield the lines of the document."""
        root = _parsed(self._parts, _DOCUMENT)
        if root is None:
            return
        header = self._first_header(root)
        if header is not None:
            yield from self._blocks(header)
        body = root.find(f".//{W}body")
        if body is not None:
            yield from self._blocks(body)

    def _first_header(self, root: "Element") -> "Element | None":
        section = root.find(f".//{W}sectPr")
        if section is None:
            return None
        kind = "first" if section.find(f"{W}titlePg") is not None else "default"
        for reference in section.findall(f"{W}headerReference"):
            if reference.get(W + "type") == kind:
                return _parsed(self._parts, _target(self._parts, reference.get(_R + "id", "")))
        return None

    def _blocks(self, parent: "Element") -> Iterator[str]:
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag == W + "sdt" or child.tag == W + "sdtContent":
                yield from self._blocks(child)

    def _table(self, table: "Element") -> Iterator[str]:
        for row in table.iter(W + "tr"):
            cells = [[line for line in self._blocks(cell) if line.strip()] for cell in row.findall(W + "tc")]
            height = max((len(cell) for cell in cells), default=0)
            for place in range(height):
                yield _CELL_GAP.join(cell[place].strip() for cell in cells if place < len(cell))

    def _paragraph(self, paragraph: "Element") -> Iterator[str]:
        for box in _text_boxes(paragraph):
            yield from (line for line in self._blocks(box) if line.strip() != PLACEHOLDER)
        if _is_page_number(paragraph):
            return
        style = _value(paragraph, "pPr/pStyle")
        text = "".join(self._runs(paragraph, style))
        label = self._numbering.label(paragraph)
        ruler = self._ruler(paragraph, style)
        for place, line in enumerate(f"{label}{text}".split("\n")):
            yield ruler.laid_out(line, ruler.first if place == 0 else ruler.left) if line.strip() else ""

    def _runs(self, element: "Element", style: str) -> Iterator[str]:
        for child in element:
            if child.tag in _SKIPPED or child.tag == _MC_FALLBACK or child.tag == W + "txbxContent":
                continue
            if child.tag == W + "r":
                text = "".join(_run_text(child))
                yield thai_digits(text) if self._draws_thai_digits(child, style) else text
                # A run may hold a drawing whose text box was read already.
                continue
            yield from self._runs(child, style)

    def _draws_thai_digits(self, run: "Element", style: str) -> bool:
        """Tell whether a run is in a TH SarabunIT๙ typeface, which draws ๓ where the text says 3."""
        fonts = run.find(f"{W}rPr/{W}rFonts")
        names = [fonts.get(W + slot, "") for slot in ("ascii", "cs", "hAnsi")] if fonts is not None else []
        name = next(filter(None, names), None) or self._styles.font(style)
        return name.endswith(("IT๙", "IT9"))

    def _ruler(self, paragraph: "Element", style: str) -> "_Ruler":
        indents = self._styles.indents(style) | _indents(paragraph.find(f"{W}pPr/{W}ind"))
        left = indents.get("left", 0)
        stops = [*self._styles.stops(style), *_stops(paragraph)]
        return _Ruler(left, left + indents.get("first", 0), tuple(sorted({*stops, left})))


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Where the lines and tabs of a paragraph stand, in twips from the margin; a hanging indent is a tab stop too."""

    left: int
    first: int
    stops: tuple[int, ...]

    def laid_out(self, line: str, start: int) -> str:
        """Return a line with its indent and its tabs as spaces."""
        laid = " " * round(max(start, 0) / _TWIPS_A_COLUMN)
        first, *others = line.split("\t")
        laid += first
        for piece in others:
            reached = _columns(laid) * _TWIPS_A_COLUMN
            default = (reached // _DEFAULT_STOP + 1) * _DEFAULT_STOP
            stop = next((stop for stop in self.stops if stop > reached), default)
            laid += " " * max(1, round((stop - reached) / _TWIPS_A_COLUMN)) + piece
        return laid


class _Styles:
    """The indents and typefaces of the paragraph styles, with what they inherit."""

    def __init__(self, parts: Parts) -> None:
        root = _parsed(parts, "word/styles.xml")
        self._styles = {} if root is None else {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
        default = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
        self._default_font = "" if default is None else default.get(W + "cs") or default.get(W + "ascii") or ""
        self._default = next((name for name, style in self._styles.items() if style.get(W + "default") == "1"), "")

    def indents(self, style: str) -> dict[str, int]:
        """Return the indents of a style, in twips."""
        found: dict[str, int] = {}
        for element in self._chain(style):
            found = _indents(element.find(f"{W}pPr/{W}ind")) | found
        return found

    def stops(self, style: str) -> Iterator[int]:
        """Yield the tab stops of a style, in twips."""
        for element in self._chain(style):
            yield from _stops(element)

    def font(self, style: str) -> str:
        """Return the typeface of a style."""
        for element in self._chain(style):
            fonts = element.find(f"{W}rPr/{W}rFonts")
            if fonts is not None and (name := fonts.get(W + "cs") or fonts.get(W + "ascii")):
                return name
        return self._default_font

    def _chain(self, style: str) -> Iterator["Element"]:
        seen: set[str] = set()
        name = style or self._default
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = _value(self._styles[name], "basedOn")


def _parsed(parts: Parts, name: str) -> "Element | None":
    if name not in parts:
        return None
    # Programs write parts that are not well-formed (&nbsp;); what can be read of them is read.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(parts[name], parser)


def _target(parts: Parts, relation: str) -> str:
    relations = _parsed(parts, "word/_rels/document.xml.rels")
    for one in () if relations is None else relations:
        if one.get("Id") == relation:
            return "word/" + one.get("Target", "").removeprefix("/word/")
    return ""


def _value(element: "Element", path: str) -> str:
    found = element.find("/".join(W + name for name in path.split("/")))
    return "" if found is None else found.get(W + "val", "")


def _stops(element: "Element") -> Iterator[int]:
    for stop in element.iterfind(f"{W}pPr/{W}tabs/{W}tab"):
        if stop.get(W + "val") != "clear" and (place := _twips(stop, "pos")) is not None:
            yield place


def _columns(text: str) -> int:
    return sum(category(character) != "Mn" for character in text)


def _indents(element: "Element | None") -> dict[str, int]:
    if element is None:
        return {}
    left = _twips(element, "left", "start")
    first = _twips(element, "firstLine")
    hanging = _twips(element, "hanging")
    found = {"left": left, "first": first if first is not None else (-hanging if hanging is not None else None)}
    return {name: twips for name, twips in found.items() if twips is not None}


def _twips(element: "Element", *names: str) -> int | None:
    for name in names:
        value = element.get(W + name)
        if value and value.lstrip("-").isdecimal():
            return int(value)
    return None


def _text_boxes(paragraph: "Element") -> Iterator["Element"]:
    for box in paragraph.iter(W + "txbxContent"):
        if not any(ancestor.tag == _MC_FALLBACK for ancestor in box.iterancestors()):
            yield box


def _is_page_number(paragraph: "Element") -> bool:
    codes = [code.text or "" for code in paragraph.iter(W + "instrText")]
    codes += [field.get(W + "instr", "") for field in paragraph.iter(W + "fldSimple")]
    return any("PAGE" in code for code in codes)


def _run_text(run: "Element") -> Iterator[str]:
    for child in run:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in {W + "tab", W + "ptab"}:
            yield "\t"
        elif child.tag in {W + "br", W + "cr"}:
            yield "\f" if child.get(W + "type") == "page" else "\n"
        elif child.tag == W + "noBreakHyphen":
            yield "-"
        elif child.tag == W + "sym":
            yield "•"
