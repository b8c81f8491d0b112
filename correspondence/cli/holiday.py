"""`saraban holiday`: the days off that deadlines in working days skip."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, DryRun, day, office_of, whole_number
from correspondence.cli.selection import buddhist
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from correspondence.office.holidays import Declaration, Declared
    from correspondence.office.office import Office
    from correspondence.office.rescheduling import Moved
    from correspondence.thai.calendar import BuddhistYear
    from correspondence.tracking.deadlines import Holiday, Holidays

app = noun(_("The days off that deadlines skip: the shipped list, and what this office declares."))

Day = Annotated[date, typer.Argument(parser=day, metavar=_("DATE"), help=_("The day, in any spelling."))]
Source = Annotated[
    str, typer.Option("--source", metavar=_("TEXT"), help=_("Who decided it: a resolution, the number of a letter."))
]


@app.command("list", cls=SarabanCommand, help=_("List the days off of a year, and from where they are known."))
def list_days(
    ctx: typer.Context,
    year: Annotated[
        int | None,
        typer.Option("--year", parser=whole_number, metavar=_("YEAR"), help=_("The year (B.E.); otherwise this year.")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print the days off, and the listed days on which the office works."""
    from correspondence.office.holidays import days_of, holidays_of
    from correspondence.thai.calendar import BuddhistYear

    office = office_of(ctx)
    wanted = buddhist(year) or BuddhistYear.of_date(office.today())
    found = days_of(office, wanted.common_era)
    if as_json:
        output.as_json([_shape(one) for one in found])
    else:
        output.table([_("day"), _("name"), _("source"), ""], [_row(one) for one in found], wide=1)
    _warn(holidays_of(office), wanted)


@app.command(cls=SarabanCommand, help=_("Declare a day off; running deadlines in working days move with it."))
def add(
    ctx: typer.Context,
    on: Day,
    name: Annotated[
        str, typer.Argument(metavar=_("[NAME]"), help=_("What it is called; not needed for a listed day."))
    ] = "",
    source: Source = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Declare a day off; the same again changes nothing."""
    from correspondence.tracking.deadlines import Holiday

    _declare(office_of(ctx), Holiday(on, name, source), off=True, dry_run=dry_run, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Say that the office works on a listed day off, or take a declared one back."))
def remove(
    ctx: typer.Context,
    on: Day,
    source: Source = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make a day off a working day; what was said before stays in the log."""
    from correspondence.tracking.deadlines import Holiday

    _declare(office_of(ctx), Holiday(on, "", source), off=False, dry_run=dry_run, as_json=as_json)


def _declare(office: "Office", holiday: "Holiday", *, off: bool, dry_run: bool, as_json: bool) -> None:
    from correspondence.office.holidays import declare
    from correspondence.office.rescheduling import move_deadlines, moves
    from correspondence.registry.protocol import Transaction

    office = replace(office, secret=False) if office.secret else office  # days off are kept with the open books
    moved: list[Moved] = []

    def then(transaction: Transaction, holidays: "Holidays") -> None:
        moved.extend(move_deadlines(office, transaction, holidays, _reason(holiday, off=off)))

    found = declare(office, holiday, off=off, then=then, dry_run=dry_run)
    if dry_run and found.new:
        moved.extend(moves(office, found.holidays))
    if as_json:
        written = found.new and not dry_run
        output.as_json(_shape(found.declared) | {"new": found.new, "written": written, "moved": _moves(moved)})
    else:
        _show(found, moved)


def _reason(holiday: "Holiday", *, off: bool) -> str:
    """Return what the history of a moved deadline says of the day."""
    from correspondence.thai.calendar import format_long

    facts = {"day": format_long(holiday.day), "name": holiday.name or holiday.source or "–"}
    if off:
        return str(say("{day} was declared a day off ({name})", **facts))
    return str(say("{day} became a working day ({name})", **facts))


def _show(found: "Declaration", moved: "Sequence[Moved]") -> None:
    from correspondence.thai.calendar import format_long

    output.result("\t".join(_row(found.declared)).rstrip("\t"))
    if not found.new:
        output.message(say("that is known already; nothing was changed"))
    for one in moved:
        output.message(
            say(
                "{number}: the last day moves from {before} to {after}",
                number=one.entry.number or one.entry.id,
                before=format_long(one.before),
                after=format_long(one.after),
            )
        )


def _warn(holidays: "Holidays", year: "BuddhistYear") -> None:
    from correspondence.thai.numerals import thai_digits

    shown = thai_digits(int(year))
    if not holidays.covers(year.common_era):
        output.message(say("the holidays of {year} are not known here; only weekends are skipped", year=shown))
    elif not holidays.settled(year.common_era):
        output.message(
            say("the holidays of {year} were reckoned ahead; compare them with the cabinet's list", year=shown)
        )


def _row(one: "Declared") -> list[str]:
    from correspondence.thai.calendar import format_weekday

    note = say("here a working day") if not one.off else say("declared here") if one.own else ""
    return [format_weekday(one.holiday.day), one.holiday.name, one.holiday.source or "–", str(note)]


def _shape(one: "Declared") -> dict[str, Any]:
    return {
        "day": one.holiday.day.isoformat(),
        "name": one.holiday.name,
        "source": one.holiday.source or None,
        "off": one.off,
        "own": one.own,
    }


def _moves(moved: "Sequence[Moved]") -> list[dict[str, Any]]:
    return [
        {
            "id": one.entry.id,
            "number": str(one.entry.number) if one.entry.number else None,
            "before": one.before.isoformat(),
            "after": one.after.isoformat(),
        }
        for one in moved
    ]
