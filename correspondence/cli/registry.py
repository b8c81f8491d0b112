"""`saraban registry`: export, verify, backup, restore, repair, rebuild, log."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from correspondence.cli import output
from correspondence.cli.importviews import show_import, watched
from correspondence.cli.parameters import AsJson, DryRun, day, office_of, whole_number
from correspondence.cli.register import moment_shown
from correspondence.cli.selection import buddhist, letter_number
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import say
from correspondence.language import translate as _
from correspondence.letters.number import LetterNumber

if TYPE_CHECKING:
    from correspondence.registry.records import Filter, LogLine

app = noun(_("The books: print and export them, prove them, back them up."))


class Form(StrEnum):
    """The files that a register can be exported to."""

    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


Year = Annotated[
    int | None,
    typer.Option("--year", parser=whole_number, metavar=_("YEAR"), help=_("The year (B.E.) of the register.")),
]
Received = Annotated[bool, typer.Option("--received", help=_("The register of letters received."))]
OfDay = Annotated[
    date | None, typer.Option("--day", parser=day, metavar=_("DATE"), help=_("Only what was registered on this day."))
]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=day, metavar=_("DATE"), help=_("Only what was registered on this day or later.")),
]
Until = Annotated[
    date | None,
    typer.Option("--until", parser=day, metavar=_("DATE"), help=_("Only what was registered on this day or earlier.")),
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar=_("FILE"), help=_("The file to write; otherwise in outbox/."))
]


@app.command(cls=SarabanCommand, help=_("Export a register as Word, Excel, CSV or JSON (forms ๑๓ and ๑๔)."))
def export(
    ctx: typer.Context,
    form: Annotated[Form, typer.Option("--format", help=_("The kind of file."))] = Form.XLSX,
    received: Received = False,
    year: Year = None,
    of_day: OfDay = None,
    since: Since = None,
    until: Until = None,
    file: Output = None,
) -> None:
    """Write the register and print the file's name; JSON goes to standard output unless a file is named."""
    from correspondence.office import registers

    office = office_of(ctx)
    wanted = _wanted(received=received, year=year, of_day=of_day, since=since, until=until)
    if form is Form.JSON and file is None:
        output.as_json(registers.register_shape(office, wanted))
        return
    written = registers.export_register(office, wanted, form.value, file)
    output.result(output.path(written))


@app.command("import", cls=SarabanCommand, help=_("Bring in a register kept in Excel or CSV; twice adds nothing."))
def import_register(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The .xlsx or .csv file."))],
    received: Received = False,
    year: Year = None,
    sheet: Annotated[str, typer.Option("--sheet", metavar=_("NAME"), help=_("The sheet, if not the first."))] = "",
    columns: Annotated[
        str, typer.Option("--columns", metavar=_("TEXT"), help=_("Own headings: เรื่อง=ชื่อหนังสือ,ที่=เลขหนังสือ"))
    ] = "",
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help=_("Import the other rows although some cannot be taken."))
    ] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Import in one step, or list what cannot be taken by its row and the reason."""
    from correspondence.office import importing
    from correspondence.office.columns import parse_own

    office = office_of(ctx)
    source = importing.Source(
        path=file, sheet=sheet, received=received, year=buddhist(year), headings=parse_own(columns)
    )
    plan = importing.plan_import(office, source, watched)
    refused = bool(plan.rejected) and not (skip_bad or dry_run)
    taken = 0 if dry_run or refused else importing.run_import(office, plan)
    show_import(plan, taken, dry_run=dry_run, as_json=as_json)
    if refused:
        output.message(say("nothing was imported; put these rows right, or import the others with --skip-bad"))
        raise typer.Exit(1)


@app.command(cls=SarabanCommand, help=_("Prove that journal, books, counters, links and files are what was written."))
def verify(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List what is wrong, and exit 1 if anything is."""
    from correspondence.office.keeping import findings

    found = findings(office_of(ctx))
    if as_json:
        output.as_json([{"where": finding.where, "what": str(finding.what)} for finding in found])
    else:
        for finding in found:
            output.result(f"{finding.where}: {finding.what}")
        output.message(say("{count} faults found", count=len(found)) if found else say("everything proves itself"))
    if found:
        raise typer.Exit(1)


@app.command(cls=SarabanCommand, help=_("Put everything of the register into one file, proven by checksums."))
def backup(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar=_("FILE"), help=_("The .zip file to write."))] = None,
    as_json: AsJson = False,
) -> None:
    """Back up while others work."""
    from correspondence.office.keeping import backup as keep

    made = keep(office_of(ctx), file)
    if as_json:
        output.as_json({"file": output.path(made.path), "files": made.files, "last": made.last_line, "size": made.size})
        return
    output.result(output.path(made.path))
    output.message(say("{files} files, {size} bytes", files=made.files, size=made.size))


@app.command(cls=SarabanCommand, help=_("Lay a backup down in a new folder and prove it."))
def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The backup."))],
    folder: Annotated[Path, typer.Argument(metavar=_("FOLDER"), help=_("An empty folder, or one still to be made."))],
) -> None:
    """Restore into an empty folder; the register in use is never touched."""
    from correspondence.office.keeping import restore as lay_down

    files = lay_down(office_of(ctx), file, folder)
    output.result(output.path(folder))
    output.message(say("{files} files, all proven", files=files))


@app.command(cls=SarabanCommand, help=_("Say what would put a damaged register in order, then do it."))
def repair(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do it without asking."))] = False,
    dry_run: DryRun = False,
) -> None:
    """Show the steps, ask, and do them; nothing is deleted."""
    from correspondence.office import keeping

    office = office_of(ctx)
    plan = keeping.repair_plan(office)
    for step in plan:
        output.result(f"{step.where}: {step.what}")
    if not plan:
        output.message(say("nothing to repair"))
        return
    if dry_run or not (yes or typer.confirm(_("Do it?"), err=True)):
        output.message(say("nothing was changed"))
        return
    left = [finding for outcome in keeping.repair(office) for finding in outcome.left]
    for finding in left:
        output.message(f"{finding.where}: {finding.what}")
    output.message(say("done; a person must look at what is listed above") if left else say("done"))
    if left:
        raise typer.Exit(1)


@app.command(cls=SarabanCommand, help=_("Write the readable books anew from the journal."))
def rebuild(ctx: typer.Context) -> None:
    """Bring the yearly books up to date."""
    from correspondence.office.keeping import rebuild as renew

    years = ", ".join(str(year) for year in renew(office_of(ctx)) if year)
    output.message(say("books written: {years}", years=years or "–"))


@app.command(cls=SarabanCommand, help=_("Show who did what, by letter, person or day."))
def log(
    ctx: typer.Context,
    letter: Annotated[
        LetterNumber | None,
        typer.Option("--letter", parser=letter_number, metavar=_("NUMBER"), help=_("Only what concerns this letter.")),
    ] = None,
    who: Annotated[str, typer.Option("--who", metavar=_("NAME"), help=_("Only what this person did."))] = "",
    of_day: Annotated[
        date | None, typer.Option("--day", parser=day, metavar=_("DATE"), help=_("Only what was done on this day."))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print the lines of the journal, oldest first."""
    from correspondence.office.keeping import log as lines
    from correspondence.office.looking import find_one
    from correspondence.registry.records import Direction

    office = office_of(ctx)
    entry_id = find_one(office, letter, None, Direction.SENT).id if letter else ""
    found = lines(office, entry_id=entry_id, who=who, day=of_day)
    if as_json:
        output.as_json([_log_shape(line) for line in found])
        return
    rows = [[str(line.seq), moment_shown(line.time), line.who, line.command, _touched(line)] for line in found]
    output.table([_("line"), _("time"), _("who"), _("command"), _("records")], rows, wide=4)


def _wanted(
    *, received: bool, year: int | None, of_day: date | None, since: date | None, until: date | None
) -> "Filter":
    from correspondence.registry.records import Direction, Filter
    from correspondence.thai.calendar import BuddhistYear

    return Filter(
        direction=Direction.RECEIVED if received else Direction.SENT,
        year=None if year is None else BuddhistYear(year),
        registered_on=of_day,
        since=since,
        until=until,
    )


_SHOWN = 8  # records that a line of the log names; an import has thousands


def _touched(line: "LogLine") -> str:
    named = [f"{change.table}/{change.id}" for change in line.changes[:_SHOWN]]
    more = len(line.changes) - _SHOWN
    return ", ".join([*named, f"+{more}"] if more > 0 else named)


def _log_shape(line: "LogLine") -> dict[str, Any]:
    return {
        "seq": line.seq,
        "time": line.time.isoformat(timespec="seconds"),
        "who": line.who,
        "command": line.command,
        "records": [f"{change.table}/{change.id}" for change in line.changes],
    }
