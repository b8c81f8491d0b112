"""`saraban read`: understand a letter."""

from pathlib import Path
from typing import Annotated

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson
from correspondence.cli.shell import SarabanCommand, single
from correspondence.language import translate as _
from correspondence.letters.letter import Draft, Letter
from correspondence.letters.shape import draft_shape
from correspondence.office.draftfields import KINDS
from correspondence.office.reading import read_file, read_text

app = single()


@app.command(cls=SarabanCommand, help=_("Understand a letter (.txt, .docx, .pdf) and list what is doubtful."))
def read(
    file: Annotated[
        Path, typer.Argument(metavar=_("FILE"), help=_("The letter's file; - reads its text from standard input."))
    ],
    as_json: AsJson = False,
) -> None:
    """Print the fields of the letter, then the doubts."""
    draft = read_text(typer.get_text_stream("stdin").read()) if str(file) == "-" else read_file(file)
    if as_json:
        output.as_json(draft_shape(draft))
        return
    show_letter(draft.letter)
    _count_doubts(draft)


def show_letter(letter: Letter) -> None:
    """Print each field of a letter that is there, under the label that letters use."""
    for label, lines in _fields(letter):
        for line in lines:
            output.result(f"{label}\t{line}")


def _fields(letter: Letter) -> list[tuple[str, list[str]]]:
    marks = [mark.value for mark in (letter.secrecy, letter.urgency) if mark]
    signer = [letter.signer.name, *letter.signer.position] if letter.signer else []
    return [
        (_("kind"), [KINDS[letter.kind]]),
        (_("urgency"), marks),
        (_("number"), [str(letter.number)] if letter.number else []),
        (_("office"), [letter.office, *letter.address] if letter.office else []),
        (_("date"), [letter.date.text.strip()] if letter.date else []),
        (_("subject"), [letter.subject] if letter.subject else []),
        (letter.salutation or _("to"), list(letter.addressees)),
        (_("references"), [citation.text for citation in letter.references]),
        (_("enclosures"), list(letter.enclosures)),
        (_("text"), [f"{'  ' * one.level}{one.label} {one.text}".rstrip() for one in letter.body]),
        (_("closing"), [letter.closing] if letter.closing else []),
        (_("signed by"), signer),
        (_("owner unit"), list(letter.owner_unit)),
        (_("telephone"), [letter.phone] if letter.phone else []),
        (_("copies to"), list(letter.copies)),
    ]


def _count_doubts(draft: Draft) -> None:
    output.doubts(draft.doubts)
