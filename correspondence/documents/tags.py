"""Tags in the paragraphs of a Word part: where they are, whether they are whole, and the program they make.

docxtpl defines the language: `{{ }}`, `{% %}`, `{# #}`, and `{%p %}`, `{%tr %}`, `{%tc %}`, `{%r %}` for tags that
stand for their whole paragraph, row, cell or run.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from correspondence.language import Message, say

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_OPENER = re.compile(r"\{[{%#]|[}%#]\}")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_RICH = re.compile(r"\{\{(?:p|tr|tc|r) ")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


class BrokenTagError(Exception):
    """A tag that is not whole; `place` is the text of its paragraph."""

    def __init__(self, place: str, why: Message) -> None:
        super().__init__(place)
        self.place = place
        self.why = why


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as written, `{{ … }}`, and its offset in the paragraph's text."""

    text: str
    start: int


def parsed(part: bytes) -> etree._Element:
    """Parse a part, without looking at anything outside it.

    Raises:
        lxml.etree.XMLSyntaxError: it is not well-formed.
    """
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def paragraphs(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield every paragraph and its own text, without that of text boxes inside it."""
    for paragraph in root.iter(f"{W}p"):
        yield paragraph, own_text(paragraph)


def own_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph as one reads it; a tab is a tab, a line break a line feed."""
    pieces = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == f"{W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{W}tab":
            pieces.append("\t")
        elif element.tag in {f"{W}br", f"{W}cr"}:
            pieces.append("\n")
        elif element.tag not in {f"{W}p", f"{W}pPr", f"{W}txbxContent", f"{W}del"}:
            stack.extend(reversed(element))
    return "".join(pieces)


def find_tags(text: str) -> list[Tag]:
    """Find the tags of a paragraph.

    Raises:
        BrokenTagError: a tag is opened and not closed, or closed and not opened, or prints what is no text.
    """
    found = []
    place = 0
    while match := _OPENER.search(text, place):
        closer = _CLOSERS.get(match[0])
        if closer is None:
            raise BrokenTagError(text.strip(), say("“{mark}” closes no tag", mark=match[0]))
        end = text.find(closer, match.end())
        if end < 0:
            raise BrokenTagError(text.strip(), say("“{mark}” is not closed in its paragraph", mark=match[0]))
        tag = text[match.start() : end + 2]
        if _RICH.match(tag):
            # docxtpl's rich texts, pictures and documents inside documents; a text there stands outside its run, and
            # Word shows nothing of it.
            why = say("a field is plain text; write “{{{{ … }}}}” in place of “{tag}”", tag=tag)
            raise BrokenTagError(text.strip(), why)
        found.append(Tag(tag, match.start()))
        place = end + 2
    return found


def plain_source(part: bytes) -> str:
    """Return the program of a part without runs: the part itself, each element's tags unescaped."""
    xml = etree.tostring(parsed(part), encoding="unicode")
    return _TAG.sub(lambda tag: html.unescape(tag[0]), xml)


def program_source(part: bytes) -> str:
    """Return the program of a part in Jinja's language, each paragraph on a line of its own.

    Raises:
        BrokenTagError: a tag is not whole.
        lxml.etree.XMLSyntaxError: the part is not well-formed.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415  # 35 ms that only a form not seen before needs

    root = parsed(part)
    for _, text in paragraphs(root):
        find_tags(text)
    # The line ends stay where a paragraph is replaced by its tag, so that each tag keeps a line of its own.
    xml = etree.tostring(root, encoding="unicode").replace("\n", " ").replace("</w:p>", "</w:p>\n")
    return _TAG.sub(lambda tag: html.unescape(tag[0]), DocxTemplate("").patch_xml(xml))
