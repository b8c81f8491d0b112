"""What a document may not bring along: programs, fields and links that reach outside it when Word opens it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from correspondence.documents.tags import W, parsed
from correspondence.documents.wordfile import Parts
from correspondence.language import Message, say

_REACHING = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.IGNORECASE)
_PROGRAMS = ("vbaProject.bin", "vbaData.xml")
_HARMLESS = ("/hyperlink",)


@dataclass(frozen=True, slots=True)
class Hazard:
    """Something a document may not hold: where (the words around it, or empty) and what."""

    place: str
    why: Message


def first_hazard(parts: Parts) -> Hazard | None:
    """Return the first hazard of a document, if it has one."""
    return next(find_hazards(parts), None)


def find_hazards(parts: Parts) -> Iterator[Hazard]:
    """Yield the hazards of a document."""
    for name, data in parts.items():
        if name.endswith(_PROGRAMS):
            yield Hazard("", say("it holds macros; save it as a Word document without macros (.docx)"))
        elif name.endswith(".bin") and b"oleObject" in name.encode():
            yield Hazard("", say("it holds an embedded object; put a picture in its place"))
        elif name.endswith(".rels"):
            yield from _links(data)
        elif name.startswith("word/") and name.endswith(".xml"):
            yield from _fields(data)


def _links(relations: bytes) -> Iterator[Hazard]:
    for relation in parsed(relations):
        kind = relation.get("Type", "")
        if relation.get("TargetMode") == "External" and not kind.endswith(_HARMLESS):
            target = relation.get("Target", "")
            yield Hazard(target, say("it is linked to something outside it ({kind})", kind=kind.rsplit("/", 1)[-1]))


def _fields(part: bytes) -> Iterator[Hazard]:
    if b"instr" not in part:
        return
    for paragraph in parsed(part).iter(f"{W}p"):
        words = "".join(text.text or "" for text in paragraph.iter(f"{W}instrText"))
        words += "".join(f" {field.get(f'{W}instr', '')}" for field in paragraph.iter(f"{W}fldSimple"))
        found = _REACHING.search(words)
        if found:
            yield Hazard(words.strip(), say("it has a field {field} that reaches outside it", field=found[0].upper()))
