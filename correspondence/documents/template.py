"""A template made ready: its parts, the programs that fill them, and errors that name the paragraph at fault.

The language is docxtpl's. Each paragraph of a part begins on a line of its own in the program, so that a line number of
Jinja's, in whatever error, is the place of a paragraph.
"""

import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType

import jinja2
from jinja2.meta import find_undeclared_variables
from lxml import etree

from correspondence.documents import sandbox, tags, values
from correspondence.documents.hazards import first_hazard
from correspondence.documents.kept import Kept, kept_or_made
from correspondence.documents.proof import stays_xml
from correspondence.documents.wordfile import Parts, content_types, parts_of, read_content, require_well_formed
from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say

_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RUN_PARTS = {f"{_WORDPROCESSING}{kind}+xml" for kind in ("document.main", "header", "footer", "footnotes", "endnotes")}
_CORE = "docProps/core.xml"
_LONGEST_PLACE = 80
_AT_ONCE = 100  # pieces of text joined at once: more is hardly faster, and each may be as long as a value


class TemplateError(CorrespondenceError):
    """A template that cannot be used or filled: which, where in it, and what is wrong.

    Attributes:
        template: the file's name.
        place: the text of the paragraph at fault, or empty.
        field: the field at fault, or empty.
    """

    def __init__(self, template: str, place: str, why: Message, field: str = "") -> None:
        if place:
            super().__init__(say("{template}, at “{place}”: {why}", template=template, place=place, why=why))
        else:
            super().__init__(say("{template}: {why}", template=template, why=why))
        self.template = template
        self.place = place
        self.field = field
        self.why = why


@dataclass(frozen=True, slots=True)
class Program:
    """The program that fills one part.

    Attributes:
        source: its text, a line for each paragraph.
        filler: what fills it.
        in_runs: whether values are printed inside runs of Word.
        proven: whether it prints XML whatever it is filled with, so that no letter has to be parsed.
        asks: the fields that it reads.
    """

    source: str
    filler: jinja2.Template
    in_runs: bool
    proven: bool
    asks: tuple[str, ...]

    def place(self, line: int | None) -> str:
        """Return the text of the paragraph on a line of the source."""
        return _place(self.source, line)


@dataclass(frozen=True, slots=True)
class Template:
    """A template made ready to be filled any number of times.

    Attributes:
        name: its file name, for messages.
        digest: SHA-256 of the file, in hexadecimal.
        parts: all parts as they stand in the file.
        programs: for each part that holds tags, the program that fills it.
    """

    name: str
    digest: str
    parts: Parts
    programs: Mapping[str, Program]

    def filled_part(self, name: str, fields: Mapping[str, object]) -> Iterator[bytes]:
        """Yield a part that has a program with its tags filled, piece by piece, so that no part need be held whole.

        Raises:
            TemplateError: a field is missing, or the template does what it may not.
        """
        program = self.programs[name]
        try:
            if program.proven:
                for text in _printed(program, fields, sandbox.LONGEST_REPORT):
                    yield text.encode("utf-8", "replace")
            else:
                whole = "".join(_printed(program, fields, sandbox.LONGEST_LETTER))
                yield _checked(self.name, whole.encode("utf-8", "replace"))
        except Exception as error:
            line = _line_in_template(error.__traceback__)
            raise TemplateError(self.name, program.place(line), *explained(error)) from error


def load_template(path: Path) -> Template:
    """Read a template and make it ready.

    Raises:
        WordFileError: the file is no Word document.
        TemplateError: it holds a broken tag, or something that templates may not hold.
    """
    content = read_content(path)
    parts = parts_of(content, path.name)
    require_well_formed(parts, path.name)
    hazard = first_hazard(parts)
    if hazard:
        raise TemplateError(path.name, hazard.place, hazard.why)
    return Template(path.name, hashlib.sha256(content).hexdigest(), parts, programs_of(path.name, parts))


def programs_of(template: str, parts: Parts) -> dict[str, Program]:
    """Return the program of each part that holds tags.

    Raises:
        TemplateError: a tag is broken or forbidden.
    """
    programs = {name: compiled(template, parts[name], in_runs=name != _CORE) for name in fillable(parts)}
    return {name: program for name, program in programs.items() if program}


def fillable(parts: Parts) -> list[str]:
    """Return the names of the parts in which tags are filled."""
    kinds = content_types(parts)
    return [name for name in parts if kinds.get(name) in _RUN_PARTS or name == _CORE]


def compiled(template: str, part: bytes, *, in_runs: bool) -> Program | None:
    """Compile one part; None when it holds no tags.

    Raises:
        TemplateError: a tag is broken or forbidden.
    """
    if b"{" not in part and b"}" not in part:
        return None
    environment = sandbox.environment(in_runs=in_runs)
    kept = kept_or_made(part, str(in_runs), lambda: _made(template, part, environment, in_runs=in_runs))
    filler = jinja2.Template.from_code(environment, kept.code, environment.make_globals(None))
    return Program(kept.source, filler, in_runs, kept.proven, kept.asks)


def _made(template: str, part: bytes, environment: sandbox.Sandbox, *, in_runs: bool) -> Kept:
    source = _source(template, part, in_runs=in_runs)
    try:
        tree = sandbox.bounded(environment.parse(source))
        asks = tuple(sorted(find_undeclared_variables(tree)))
        return Kept(source, environment.compile(tree), stays_xml(tree, in_runs=in_runs), asks)
    except (jinja2.TemplateSyntaxError, sandbox.ForbiddenError) as error:
        raise TemplateError(template, _place(source, getattr(error, "lineno", None)), *explained(error)) from error


def _source(template: str, part: bytes, *, in_runs: bool) -> str:
    try:
        return tags.program_source(part) if in_runs else tags.plain_source(part)
    except tags.BrokenTagError as error:
        raise TemplateError(template, error.place, error.why) from error


def explained(error: Exception) -> tuple[Message, str]:  # noqa: PLR0911  # a table: one line an error
    """Return why a template failed, as a sentence, and the field at fault if one is."""
    match error:
        case TemplateError():
            return error.why, error.field
        case sandbox.MissingFieldError():
            return say("there is no field {field}", field=error.field), error.field
        case sandbox.ForbiddenError():
            return say("templates may not use {what}", what=error.what), error.what
        case values.NotTextError():
            return say("a list is printed as if it were one text; print its items with {{%p for … %}}"), ""
        case values.TooMuchError() | OverflowError() | RecursionError() | MemoryError():
            return say("it asks for more work or text than any letter needs"), ""
        case CorrespondenceError():
            return error.message, ""
        case jinja2.TemplateSyntaxError():
            return say("a tag cannot be understood: {why}", why=error.message), ""
        case _:
            return say("a tag cannot be filled: {why}", why=error), ""


def paragraph_text(xml: str) -> str:
    """Return the readable text of a piece of a part, shortened for a message."""
    text = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", xml)).split())
    return text if len(text) <= _LONGEST_PLACE else text[: _LONGEST_PLACE - 1] + "…"


def _place(source: str, line: int | None) -> str:
    lines = source.split("\n")
    return paragraph_text(lines[line - 1]) if line is not None and 0 < line <= len(lines) else ""


def _printed(program: Program, fields: Mapping[str, object], most: int) -> Iterator[str]:
    """Yield what a program prints, no more than `most` characters of it."""
    filler = program.filler
    try:
        pieces = filler.root_render_func(filler.new_context(sandbox.context_of(fields)))
        while some := list(islice(pieces, _AT_ONCE)):
            text = "".join(some)
            most -= len(text)
            if most < 0:
                raise values.TooMuchError  # noqa: TRY301  # explained like any other
            # A line end inside a value has become an element; those left are the ends of the program's lines.
            yield text.replace("\n", "") if program.in_runs else text
    except Exception:  # noqa: BLE001  # raised again, with the lines of the template in place of its program's
        filler.environment.handle_exception()


def _line_in_template(trace: TracebackType | None) -> int | None:
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _checked(template: str, part: bytes) -> bytes:
    """Make sure that what was filled is still XML: a tag in the wrong place can tear elements apart."""
    try:
        etree.fromstring(part)
    except etree.XMLSyntaxError as error:
        place = paragraph_text(part.decode().split("\n")[0][max(0, (error.offset or 0) - 400) : error.offset])
        raise TemplateError(
            template, place, say("its tags tear the document apart; put {{%p … %}} tags on lines of their own")
        ) from error
    return part
