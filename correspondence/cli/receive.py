"""`saraban receive`: register a letter that arrived."""

from pathlib import Path
from typing import Annotated

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, DryRun, office_of
from correspondence.cli.read import show_letter
from correspondence.cli.shell import SarabanCommand, single
from correspondence.language import say
from correspondence.language import translate as _

app = single()


@app.command(cls=SarabanCommand, help=_("Register a letter that arrived; the file is kept with its row."))
def receive(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The letter's file (.txt, .docx, .pdf)."))],
    sender: Annotated[str, typer.Option("--from", metavar=_("NAME"), help=_("Who sent it."))] = "",
    addressee: Annotated[str, typer.Option("--to", metavar=_("NAME"), help=_("To whom it is."))] = "",
    subject: Annotated[str, typer.Option("--subject", metavar=_("TEXT"), help=_("What it is about."))] = "",
    action: Annotated[str, typer.Option("--action", metavar=_("TEXT"), help=_("What is done with it."))] = "",
    remarks: Annotated[str, typer.Option("--remarks", metavar=_("TEXT"), help=_("Remarks."))] = "",
    again: Annotated[bool, typer.Option("--again", help=_("Register it although the same file was before."))] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Read the letter, give it the next receiving number and print the lines of the receiving stamp."""
    from correspondence.office import receiving
    from correspondence.office.looking import entry_shape
    from correspondence.office.reading import read_file

    office = office_of(ctx)
    draft = read_file(file)
    output.doubts(draft.doubts)
    if dry_run:
        show_letter(draft.letter)
        return
    arrival = receiving.Arrival(
        sender=sender, addressee=addressee, subject=subject, action=action, remarks=remarks, again=again
    )
    received = receiving.receive(office, file, draft, arrival)
    if not received.new:
        output.message(say("this file was registered already; nothing was changed (--again registers it once more)"))
    stamp = receiving.stamp_lines(office, received.entry)
    if as_json:
        output.as_json(entry_shape(received.entry) | {"stamp": stamp})
        return
    for line in stamp:
        output.result(line)
