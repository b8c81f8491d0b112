"""`saraban date`: understand a Thai date."""

from typing import Annotated

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, lines_of
from correspondence.cli.shell import SarabanCommand, single
from correspondence.language import translate as _
from correspondence.letters.shape import date_shape
from correspondence.thai.calendar import format_long
from correspondence.thai.dates import DateReading, read_date

app = single()


@app.command(cls=SarabanCommand, help=_("Understand a date; what is not clear is a doubt with its candidates."))
def date(
    text: Annotated[
        str, typer.Argument(metavar=_("TEXT"), help=_("The date; - reads one from each line of standard input."))
    ],
    as_json: AsJson = False,
) -> None:
    """Print one date a line; an impossible date given as TEXT ends with exit code 1."""
    if text == "-":
        for line in lines_of(text):
            _show(read_date(line), as_json=as_json, one_line=True)
        return
    reading = read_date(text)
    _show(reading, as_json=as_json, one_line=False)
    if reading.impossible:
        raise typer.Exit(1)


def _show(reading: DateReading, *, as_json: bool, one_line: bool) -> None:
    if as_json:
        (output.as_json_line if one_line else output.as_json)(date_shape(reading))
        return
    days = [day for day in (reading.start, reading.end) if day]
    iso = "/".join(day.isoformat() for day in days) or "?"
    written = " – ".join(format_long(day) for day in days)
    output.result("\t".join(filter(None, (iso, written))))
    output.doubts(reading.doubts)
