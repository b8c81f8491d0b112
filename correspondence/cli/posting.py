"""`saraban letter envelopes` and `labels`: what a letter to many is posted with."""

from typing import Annotated

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, office_of, whole_number
from correspondence.cli.selection import Number, Year, buddhist
from correspondence.cli.shell import SarabanCommand
from correspondence.language import say
from correspondence.language import translate as _

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar=_("[OFFICES]..."), help=_("Offices or groups in any spelling; none means all of them.")),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands to `saraban letter`."""
    app.command("envelopes", cls=SarabanCommand, help=_("Print the envelopes of a letter, one a recipient."))(envelopes)
    app.command("labels", cls=SarabanCommand, help=_("Print address labels for the recipients of a letter."))(labels)


def envelopes(
    ctx: typer.Context,
    number: Number,
    names: Names = None,
    size: Annotated[str, typer.Option("--size", metavar="C4|C5|DL", help=_("The envelope: C4, C5 or DL."))] = "C5",
    year: Year = None,
    as_json: AsJson = False,
) -> None:
    """Write one file with an envelope a page."""
    from correspondence.office.following import find_followed
    from correspondence.office.posting import SIZES, print_envelopes

    if size.lower() not in SIZES:
        raise typer.BadParameter(str(say("there are envelopes of {sizes}", sizes="C4, C5, DL")), param_hint="--size")
    office = office_of(ctx)
    path = print_envelopes(office, find_followed(office, number, buddhist(year)), names or (), size.lower())
    _show(output.path(path), as_json=as_json)


def labels(
    ctx: typer.Context,
    number: Number,
    names: Names = None,
    grid: Annotated[
        int,
        typer.Option("--grid", parser=whole_number, metavar="24|14", help=_("So many labels on a sheet: 24 or 14.")),
    ] = 24,
    start: Annotated[
        int,
        typer.Option(
            "--start", parser=whole_number, metavar=_("NUMBER"), help=_("The first label that is still free.")
        ),
    ] = 1,
    year: Year = None,
    as_json: AsJson = False,
) -> None:
    """Write one file with as many sheets as are needed."""
    from correspondence.office.following import find_followed
    from correspondence.office.posting import GRIDS, print_labels

    if grid not in GRIDS:
        raise typer.BadParameter(str(say("there are sheets of {sizes}", sizes="24, 14")), param_hint="--grid")
    office = office_of(ctx)
    path = print_labels(office, find_followed(office, number, buddhist(year)), names or (), grid, start)
    _show(output.path(path), as_json=as_json)


def _show(path: str, *, as_json: bool) -> None:
    if as_json:
        output.as_json({"file": path})
    else:
        output.result(path)
