"""How letters are found: `saraban letter show`, `list`, `search`, `thread`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, office_of
from correspondence.cli.register import entries_table, show_entry, show_thread
from correspondence.cli.selection import (
    Code,
    KindOfLetter,
    Limit,
    Number,
    Received,
    Since,
    Until,
    Year,
    buddhist,
    chosen,
    direction,
)
from correspondence.cli.shell import SarabanCommand
from correspondence.language import say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from correspondence.letters.letter import Kind
    from correspondence.registry.records import Direction, Filter


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


def list_letters(  # one parameter an option
    ctx: typer.Context,
    year: Year = None,
    received: Received = False,
    kind: KindOfLetter = None,
    code: Code = "",
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Print a register."""
    from correspondence.office.looking import list_entries

    wanted = _wanted(year, kind, code, since, until, direction=direction(received=received))
    entries, more = list_entries(office_of(ctx), wanted, limit)
    entries_table(entries, as_json=as_json)
    if more:
        output.message(say("there are more; --limit shows them"))


def search(  # one parameter an option
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar=_("TEXT"), help=_("Words to look for; any spelling of digits."))],
    year: Year = None,
    sent: Annotated[bool, typer.Option("--sent", help=_("Only letters sent."))] = False,
    received: Annotated[bool, typer.Option("--received", help=_("Only letters received."))] = False,
    kind: KindOfLetter = None,
    code: Code = "",
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Print the letters that hold a text, the newest first: of both registers unless one is named."""
    from itertools import islice

    where = direction(received=received) if sent != received else None
    found = office_of(ctx).registry.search(text, _wanted(year, kind, code, since, until, direction=where))
    entries = list(islice(found, limit + 1))
    entries_table(entries[:limit], as_json=as_json)
    if len(entries) > limit:
        output.message(say("there are more; --limit shows them"))


def _wanted(  # what narrows a list, each thing by its name
    year: int | None,
    kind: "Kind | None",
    code: str,
    since: date | None,
    until: date | None,
    *,
    direction: "Direction | None",
) -> "Filter":
    from correspondence.registry.records import Filter
    from correspondence.thai.numerals import arabic_digits

    return Filter(
        direction=direction,
        year=buddhist(year),
        kind=kind.value if kind else None,
        code=arabic_digits(code).strip(),
        since=since,
        until=until,
    )


def thread(
    ctx: typer.Context, number: Number, year: Year = None, received: Received = False, as_json: AsJson = False
) -> None:
    """Print the chain as a tree, the oldest letters first."""
    from correspondence.office.threads import thread_of

    office = office_of(ctx)
    show_thread(thread_of(office, chosen(office, number, year, received=received)), as_json=as_json)
