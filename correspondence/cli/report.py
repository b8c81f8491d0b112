"""`saraban report`: the consolidated report of indicators."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, AsOf, day, office_of
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import translate as _
from correspondence.thai.calendar import BuddhistYear

app = noun(_("The consolidated report of indicators: scores, districts, offices, and where each figure is from."))


Codes = Annotated[
    list[str] | None, typer.Argument(metavar=_("[CODES]..."), help=_("The indicators; none means all of them."))
]


@app.command(
    cls=SarabanCommand, help=_("Write the report of some indicators, or of all, for Word, as PDF or for Excel.")
)
def build(
    ctx: typer.Context,
    codes: Codes = None,
    as_of: AsOf = None,
    compared_with: Annotated[
        date | None,
        typer.Option(
            "--compare-with", parser=day, metavar=_("DATE"), help=_("Also show what changed since this earlier day.")
        ),
    ] = None,
    sheet: Annotated[
        Path | None,
        typer.Option(
            "--sheet", "-o", metavar=_("FILE"), help=_("Where to write it: a file ending in .docx, .pdf or .xlsx.")
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the report, by default into `outbox/`."""
    from correspondence.office.consolidating import write_report

    office = office_of(ctx)
    on = as_of or office.today()
    path = sheet or office.folder / "outbox" / f"รายงานตัวชี้วัด {BuddhistYear.of_date(on)}-{on:%m-%d}.docx"
    written = output.path(write_report(office, codes or [], on, path, compared_with=compared_with))
    if as_json:
        output.as_json({"file": written})
    else:
        output.result(written)


@app.command(cls=SarabanCommand, help=_("Draft the memo that submits the report; its results are put in when issued."))
def cover(
    ctx: typer.Context,
    addressee: Annotated[str, typer.Option("--to", metavar=_("NAME"), help=_("To whom it is."))],
    codes: Codes = None,
    external: Annotated[bool, typer.Option("--external", help=_("An external letter in place of a memo."))] = False,
    as_json: AsJson = False,
) -> None:
    """Write the draft to `drafts/` and print its path."""
    from correspondence.letters.letter import Kind
    from correspondence.letters.shape import draft_shape
    from correspondence.office.covering import write_cover

    written = write_cover(office_of(ctx), codes or [], addressee, Kind.EXTERNAL if external else Kind.MEMO)
    if as_json:
        output.as_json(draft_shape(written.draft) | {"file": output.path(written.path)})
    else:
        output.result(output.path(written.path))
