"""What is wrong with a template, before a letter is made with it, and which fields it asks for.

`saraban template check` and `saraban template fields` stand on these. Tags are read as Jinja reads them; what Jinja
cannot see (tags in tracked changes, typefaces that Thai letters do not take) is looked for in the paragraphs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from correspondence.documents import tags
from correspondence.documents.asked import asked_fields
from correspondence.documents.formfields import fields_of_form
from correspondence.documents.hazards import find_hazards
from correspondence.documents.tags import W
from correspondence.documents.template import TemplateError, compiled, fillable, paragraph_text
from correspondence.documents.wordfile import Parts, WordFileError, content_types, read_parts, require_well_formed
from correspondence.language import Message, say

_WHOLE = re.compile(r"^\{[{%]\s*(p|tr|tc|r)\b")
_SPACED = re.compile(r"^\{%\s+(p|tr|tc|r)\s")
_CURLY = re.compile("[“”‘’]")
_SIZES = (("sz", "szCs"), ("b", "bCs"), ("i", "iCs"))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a template.

    Attributes:
        template: the file's name.
        place: the text of the paragraph, or the name of the style; empty when it is the whole file.
        field: the field at fault, or empty.
        message: what is wrong, and what to do.
        fatal: whether no letter can be made with it; else it is only likely to look wrong.
    """

    template: str
    place: str
    field: str
    message: Message
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class FieldUse:
    """A field that a template asks for, `subject` or `body.text`, and the paragraphs that do."""

    name: str
    where: tuple[str, ...]


def check_template(path: Path, known: Iterable[str] | None = None) -> list[Finding]:
    """Return everything that is wrong with a template, the worst first; none means that a letter can be made with it.

    Args:
        path: the template.
        known: the fields that it will be given, `subject` or `body.text`; None for those that every letter has.
    """
    try:
        parts = read_parts(path)
        require_well_formed(parts, path.name)
        findings = list(_findings(path.name, parts, fields_of_form(path.stem) if known is None else frozenset(known)))
    except WordFileError as error:
        return [Finding(path.name, "", "", error.message)]
    return sorted(findings, key=lambda finding: not finding.fatal)


def template_fields(path: Path) -> list[FieldUse]:
    """Return the fields that a template asks for, in the order of the document.

    Raises:
        WordFileError: it is no Word document.
        TemplateError: it holds a broken tag.
    """
    parts = read_parts(path)
    require_well_formed(parts, path.name)
    found: dict[str, list[str]] = {}
    for name in fillable(parts):
        program = compiled(path.name, parts[name], in_runs=name.startswith("word/"))
        for field, line in asked_fields(program.source) if program else ():
            places = found.setdefault(field, [])
            place = paragraph_text(program.source.split("\n")[line - 1]) if program else ""
            if place not in places:
                places.append(place)
    return [FieldUse(name, tuple(where)) for name, where in found.items()]


def _findings(template: str, parts: Parts, known: frozenset[str]) -> Iterator[Finding]:
    for hazard in find_hazards(parts):
        yield Finding(template, hazard.place, "", hazard.why)
    for name in fillable(parts):
        in_runs = name.startswith("word/")
        if in_runs:
            root = tags.parsed(parts[name])
            yield from _tag_findings(template, root)
            yield from _type_findings(template, root)
        try:
            program = compiled(template, parts[name], in_runs=in_runs)
        except TemplateError as error:
            yield Finding(template, error.place, error.field, error.why)
            continue
        if program:
            yield from _unknown(template, program.source, known)
    yield from _style_findings(template, parts)


def _unknown(template: str, source: str, known: frozenset[str]) -> Iterator[Finding]:
    lines = source.split("\n")
    seen = set()
    for field, line in asked_fields(source):
        unknown = field not in known and field.partition(".")[0] not in _plain(known)
        if unknown and (field, line) not in seen:
            seen.add((field, line))
            yield Finding(
                template, paragraph_text(lines[line - 1]), field, say("there is no field {field}", field=field)
            )


def _plain(known: frozenset[str]) -> set[str]:
    """Return the fields of which nothing more is known than their name: what a template takes of them is its affair."""
    return {name for name in known if "." not in name} - {name.partition(".")[0] for name in known if "." in name}


def _tag_findings(template: str, root: etree._Element) -> Iterator[Finding]:
    for paragraph, text in tags.paragraphs(root):
        try:
            found = tags.find_tags(text)
        except tags.BrokenTagError:
            continue  # compiling the part reports it
        place = paragraph_text(text)
        for tag in found:
            yield from (Finding(template, place, "", message) for message in _tag_messages(tag.text, text))
        if found:
            yield from (Finding(template, place, "", message) for message in _mark_messages(paragraph))


def _tag_messages(tag: str, paragraph: str) -> Iterator[Message]:
    if _SPACED.match(tag):
        yield say("write “{right}”, without a space", right=re.sub(r"^\{%\s+", "{%", tag))
    whole = _WHOLE.match(tag)
    if whole and re.search(r"[%}]", tag[2:-2]):
        yield say("“%” and “}}” do not work inside “{tag}”; use a filter", tag=tag)
    if whole and whole[1] == "p" and tags.find_tags(paragraph)[0].text != paragraph.strip():
        yield say("“{tag}” stands for its whole paragraph; the other words there are lost", tag=tag)
    if _CURLY.search(tag):
        yield say("“{tag}” has curly quotes; type straight ones", tag=tag)


def _mark_messages(paragraph: etree._Element) -> Iterator[Message]:
    names = {etree.QName(element).localname for element in paragraph.iter(etree.Element)}
    if names & {"ins", "del", "moveFrom", "moveTo"}:
        yield say("the tag stands in a tracked change; accept the changes")
    ancestors = {etree.QName(element).localname for element in paragraph.iterancestors()}
    if "txbxContent" in ancestors:
        yield say("the tag stands in a text box; put it in an ordinary paragraph")


def _type_findings(template: str, root: etree._Element) -> Iterator[Finding]:
    for paragraph, text in tags.paragraphs(root):
        for properties in paragraph.iter(f"{W}rPr"):
            for message in _type_messages(properties):
                yield Finding(template, paragraph_text(text), "", message, fatal=False)


def _style_findings(template: str, parts: Parts) -> Iterator[Finding]:
    for name, kind in content_types(parts).items():
        if not kind.endswith(".styles+xml") or name not in parts:
            continue
        root = tags.parsed(parts[name])
        for style in root.iter(f"{W}style", f"{W}rPrDefault"):
            label = style.find(f"{W}name")
            place = label.get(f"{W}val") or "" if label is not None else "docDefaults"
            for properties in style.iter(f"{W}rPr"):
                yield from (
                    Finding(template, place, "", message, fatal=False) for message in _type_messages(properties)
                )


def _type_messages(properties: etree._Element) -> Iterator[Message]:
    """Yield where Latin letters get a typeface, size or weight that Thai ones do not."""
    fonts = properties.find(f"{W}rFonts")
    if fonts is not None and fonts.get(f"{W}ascii") and not (fonts.get(f"{W}cs") or fonts.get(f"{W}cstheme")):
        font = fonts.get(f"{W}ascii")
        yield say("the typeface {font} is not set for Thai letters (complex scripts)", font=font)
    for latin, complex_script in _SIZES:
        if properties.find(f"{W}{latin}") is not None and properties.find(f"{W}{complex_script}") is None:
            yield say(
                "{latin} is set for Latin letters and {thai} is not for Thai ones", latin=latin, thai=complex_script
            )
