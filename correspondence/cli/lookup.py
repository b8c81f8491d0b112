"""How letters are found: `saraban letter show`, `list`, `search`, `thread`."""

from pathlib import Path
from typing import Annotated

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, office_of
from correspondence.cli.register import entries_table, show_entry, show_thread
from correspondence.cli.selection import Limit, Number, Received, Year, buddhist, chosen, direction
from correspondence.cli.shell import SarabanCommand
from correspondence.language import say
from correspondence.language import translate as _


def add_to(app: typer.Typer) -> None:
    """Give a noun the verbs of this module."""
    app.command(cls=SarabanCommand, help=_("Show a letter: its row, what it cites, what cites it."))(show)
    app.command("list", cls=SarabanCommand, help=_("List the letters of a register, newest first."))(list_letters)
    app.command(cls=SarabanCommand, help=_("Search numbers, subjects, parties and remarks."))(search)
    app.command(cls=SarabanCommand, help=_("Copy the files kept with a letter out of the registry."))(files)
    app.command(cls=SarabanCommand, help=_("Draw the chain of a letter: what it cites and what cites it."))(thread)


def show(
    ctx: typer.Context, number: Number, year: Year = None, received: Received = False, as_json: AsJson = False
) -> None:
    """Find a letter by its number in any spelling."""
    office = office_of(ctx)
    show_entry(office, chosen(office, number, year, received=received), as_json=as_json)


def files(
    ctx: typer.Context,
    number: Number,
    year: Year = None,
    received: Received = False,
    folder: Annotated[Path, typer.Option("--to", metavar=_("FOLDER"), help=_("Where to put the copies."))] = Path(),
    as_json: AsJson = False,
) -> None:
    """Write each file as it came, under its name; a file that is there already is never overwritten."""
    from correspondence.office.looking import copy_files

    office = office_of(ctx)
    written = [
        output.path(path) for path in copy_files(office, chosen(office, number, year, received=received), folder)
    ]
    if as_json:
        output.as_json({"files": written})
        return
    for path in written:
        output.result(path)


def list_letters(
    ctx: typer.Context, year: Year = None, received: Received = False, limit: Limit = 50, as_json: AsJson = False
) -> None:
    """Print a register."""
    from correspondence.office.looking import list_entries
    from correspondence.registry.records import Filter

    wanted = Filter(year=buddhist(year), direction=direction(received=received))
    entries, more = list_entries(office_of(ctx), wanted, limit)
    entries_table(entries, as_json=as_json)
    if more:
        output.message(say("there are more; --limit shows them"))


def search(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar=_("TEXT"), help=_("Words to look for; any spelling of digits."))],
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Print the letters, sent and received, that hold a text."""
    from itertools import islice

    entries_table(list(islice(office_of(ctx).registry.search(text), limit)), as_json=as_json)


def thread(
    ctx: typer.Context, number: Number, year: Year = None, received: Received = False, as_json: AsJson = False
) -> None:
    """Print the chain as a tree, the oldest letters first."""
    from correspondence.office.threads import thread_of

    office = office_of(ctx)
    show_thread(thread_of(office, chosen(office, number, year, received=received)), as_json=as_json)
