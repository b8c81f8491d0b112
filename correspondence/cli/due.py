"""`saraban due`: what falls due in the coming days, over all letters."""

from pathlib import Path
from typing import Annotated

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, AsOf, office_of, whole_number_from
from correspondence.cli.shell import SarabanCommand, single
from correspondence.language import translate as _

app = single()


@app.command(cls=SarabanCommand, help=_("List what falls due in the coming days, over all letters."))
def due(
    ctx: typer.Context,
    days: Annotated[
        int,
        typer.Option("--days", parser=whole_number_from(0, 3660), metavar=_("NUMBER"), help=_("So many days ahead.")),
    ] = 14,
    as_of: AsOf = None,
    calendar: Annotated[
        Path | None,
        typer.Option(
            "--calendar", metavar=_("FILE"), help=_("Write the days as a calendar file (.ics) for Outlook or a phone.")
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the last days that lie ahead, and who owes an answer by them."""
    from correspondence.cli.trackviews import show_due
    from correspondence.office.agenda import due_days
    from correspondence.office.trackshapes import due_shape

    office = office_of(ctx)
    found = due_days(office, as_of or office.today(), days)
    if calendar is not None:
        from correspondence.office.calendars import write_calendar

        output.result(output.path(write_calendar(office, found, calendar)))
    elif as_json:
        output.as_json([due_shape(one) for one in found])
    else:
        show_due(found, as_of or office.today())
