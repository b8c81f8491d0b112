"""`saraban recipients import|export|group`: many offices at once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from correspondence.cli import output, recipientviews
from correspondence.cli.parameters import AsJson, DryRun, office_of
from correspondence.cli.shell import SarabanCommand
from correspondence.language import say
from correspondence.language import translate as _


class Form(StrEnum):
    """The files that the directory can be exported to."""

    CSV = "csv"
    XLSX = "xlsx"


Target = Annotated[
    Path | None, typer.Option("-o", "--output", metavar=_("FILE"), help=_("The file to write; otherwise in outbox/."))
]


def add_to(app: typer.Typer) -> None:
    """Give the noun its commands for many offices."""
    app.command(
        "import", cls=SarabanCommand, help=_("Bring in a list of offices from Excel or CSV; twice changes nothing.")
    )(import_list)
    app.command(
        cls=SarabanCommand, help=_("Write the directory as Excel or CSV, to be looked through, filled and imported.")
    )(export)
    app.command(cls=SarabanCommand, help=_("List the groups, or who is in one; write offices into it or out of it."))(
        group
    )


def import_list(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar=_("FILE"), help=_("The .xlsx or .csv file; registry/recipients.csv."))
    ] = None,
    sheet: Annotated[str, typer.Option("--sheet", metavar=_("NAME"), help=_("The sheet, if not the first."))] = "",
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help=_("Import the other rows although some cannot be taken."))
    ] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Import in one step, or list what cannot be taken by its row and the reason."""
    from correspondence.office import rollcall

    office = office_of(ctx)
    plan = rollcall.plan_rollcall(office, file or office.folder / "registry" / "recipients.csv", sheet)
    refused = bool(plan.rejected) and not (skip_bad or dry_run)
    written = 0 if dry_run or refused else rollcall.run_rollcall(office, plan)
    recipientviews.show_plan(plan, written, dry_run=dry_run, as_json=as_json)
    if refused:
        output.message(say("nothing was imported; put these rows right, or import the others with --skip-bad"))
        raise typer.Exit(1)


def export(
    ctx: typer.Context,
    group: Annotated[
        str, typer.Argument(metavar=_("[GROUP]"), help=_("A group in words: ทุกอำเภอ, อบต. ในอำเภอลอง"))
    ] = "",
    form: Annotated[Form, typer.Option("--format", help=_("The kind of file."))] = Form.XLSX,
    file: Target = None,
    as_json: AsJson = False,
) -> None:
    """Write the file and print its name; retired offices are in it with their day."""
    from correspondence.office import directory as keeping
    from correspondence.office.rollcall import export_roll

    office = office_of(ctx)
    found = keeping.select(keeping.as_written(office), group=group, retired=not group)
    named = next((one.value for one in Form if file and file.suffix.lower() == f".{one.value}"), form.value)
    written = export_roll(office, found, named, file)
    if as_json:
        output.as_json({"file": output.path(written), "rows": len(found)})
    else:
        output.result(output.path(written))


def group(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar=_("[GROUP]"), help=_("The group."))] = "",
    join: Annotated[
        list[str] | None, typer.Option("--add", metavar=_("OFFICE"), help=_("Write this office in; may be repeated."))
    ] = None,
    leave: Annotated[
        list[str] | None, typer.Option("--remove", metavar=_("OFFICE"), help=_("Write it out; may be repeated."))
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Show groups; groups that are understood from their words (ทุกเทศบาลในอำเภอลอง) cannot be written to."""
    from correspondence.office import directory as keeping
    from correspondence.office import enrolling

    office = office_of(ctx)
    if not name:
        recipientviews.show_groups(keeping.directory_of(office), as_json=as_json)
        return
    if join or leave:
        members, changed = enrolling.change_group(office, name, join=join or (), leave=leave or (), dry_run=dry_run)
        output.message(say("{count} offices", count=len(members)) if changed else say("nothing was changed"))
    else:
        members = keeping.directory_of(office).group(name)
    if as_json:
        output.as_json({"name": name, "recipients": [keeping.recipient_shape(one) for one in members]})
    else:
        recipientviews.show_table(members)
