"""`saraban number`: next, reserve, release, set-last, list."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, DryRun, office_of, whole_number
from correspondence.cli.register import entries_table, series_name
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import say
from correspondence.language import translate as _
from correspondence.letters.letter import Kind
from correspondence.thai.calendar import BuddhistYear

if TYPE_CHECKING:
    from correspondence.office.numbers import Choice
    from correspondence.registry.records import SeriesState

app = noun(_("Numbers before their letters: see, hold, give up, go on from paper."))

Circular = Annotated[bool, typer.Option("--circular", help=_("Of circulars (ว)."))]
KindOf = Annotated[Kind, typer.Option("--kind", help=_("The kind of letter."))]
Year = Annotated[
    int | None,
    typer.Option("--year", parser=whole_number, metavar=_("YEAR"), help=_("The year (B.E.); otherwise this year.")),
]
Count = Annotated[int, typer.Option("--count", parser=whole_number, metavar=_("NUMBER"), help=_("How many numbers."))]


@app.command("next", cls=SarabanCommand, help=_("Show the next number; nothing is taken."))
def next_number(
    ctx: typer.Context,
    circular: Circular = False,
    kind: KindOf = Kind.EXTERNAL,
    year: Year = None,
    count: Count = 1,
    as_json: AsJson = False,
) -> None:
    """Print the numbers that the next letters would get."""
    from correspondence.letters.shape import number_shape
    from correspondence.office.numbers import next_numbers

    numbers = next_numbers(office_of(ctx), _choice(circular, kind, year), count)
    if as_json:
        output.as_json([number_shape(number) for number in numbers])
        return
    for number in numbers:
        output.result(str(number))


@app.command(cls=SarabanCommand, help=_("Hold the next number for a letter still to be signed."))
def reserve(
    ctx: typer.Context,
    holder: Annotated[str, typer.Option("--for", metavar=_("NAME"), help=_("For whom or what it is held."))],
    days: Annotated[
        int | None,
        typer.Option("--days", parser=whole_number, metavar=_("NUMBER"), help=_("Days until it lapses.")),
    ] = None,
    circular: Circular = False,
    kind: KindOf = Kind.EXTERNAL,
    year: Year = None,
    count: Count = 1,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Reserve numbers and print their rows."""
    from correspondence.office.numbers import next_numbers
    from correspondence.office.numbers import reserve as hold

    office = office_of(ctx)
    choice = _choice(circular, kind, year)
    if dry_run:
        for number in next_numbers(office, choice, count):
            output.result(str(number))
        return
    entries_table(hold(office, choice, holder=holder, days=days, count=count), as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Give up a reserved number; it becomes void and is never used again."))
def release(
    ctx: typer.Context,
    running: Annotated[int, typer.Argument(parser=whole_number, metavar=_("NUMBER"), help=_("The running number."))],
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why it is given up."))] = "",
    circular: Circular = False,
    kind: KindOf = Kind.EXTERNAL,
    year: Year = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Release a reservation."""
    from correspondence.office import numbers

    office = office_of(ctx)
    choice = _choice(circular, kind, year)
    row = office.registry.row(numbers.chosen_series(office, choice), running) if dry_run else None
    rows = [row] if row else [] if dry_run else [numbers.release(office, choice, running, reason)]
    entries_table(rows, as_json=as_json)


@app.command("set-last", cls=SarabanCommand, help=_("Go on after the last number that was used on paper."))
def set_last(
    ctx: typer.Context,
    last: Annotated[int, typer.Argument(parser=whole_number, metavar=_("NUMBER"), help=_("The last number used."))],
    circular: Circular = False,
    kind: KindOf = Kind.EXTERNAL,
    year: Year = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Set the last number used, for an office that moves from paper."""
    from correspondence.office import numbers

    office = office_of(ctx)
    choice = _choice(circular, kind, year)
    if dry_run:
        office.registry.preview(numbers.chosen_series(office, choice))
        output.message(say("nothing was taken or written (--dry-run)"))
        return
    _series_table([numbers.set_last(office, choice, last)], as_json=as_json)


@app.command("list", cls=SarabanCommand, help=_("Show where every series of numbers stands."))
def list_series(ctx: typer.Context, year: Year = None, as_json: AsJson = False) -> None:
    """Print each series with its last number and what is held."""
    from correspondence.office.numbers import all_series

    _series_table(list(all_series(office_of(ctx), None if year is None else BuddhistYear(year))), as_json=as_json)


def _choice(circular: bool, kind: Kind, year: int | None) -> "Choice":
    from correspondence.office.numbers import Choice

    return Choice(kind=kind, circular=circular, year=None if year is None else BuddhistYear(year))


def _series_table(states: "list[SeriesState]", *, as_json: bool) -> None:
    if as_json:
        output.as_json([_state_shape(state) for state in states])
        return
    rows = [
        [
            str(int(state.series.year)),
            state.series.office,
            series_name(state.series.kind),
            str(state.last),
            ", ".join(map(str, state.reserved)),
        ]
        for state in states
    ]
    output.table([_("year"), _("office"), _("series"), _("last number"), _("held")], rows)


def _state_shape(state: "SeriesState") -> dict[str, Any]:
    return {
        "year": int(state.series.year),
        "office": state.series.office,
        "series": state.series.kind,
        "last": state.last,
        "last_dated": state.last_dated and state.last_dated.isoformat(),
        "reserved": list(state.reserved),
    }
