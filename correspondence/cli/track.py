"""`saraban track`: who has answered which letter, and what is written down about it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from correspondence.cli import output, placing
from correspondence.cli.parameters import AsJson, AsOf, DryRun, day, office_of, whole_number
from correspondence.cli.selection import Number, Year, buddhist
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from correspondence.office.following import Followed
    from correspondence.office.marking import Mark
    from correspondence.office.office import Office
    from correspondence.tracking.circular import Event

app = noun(_("Follow the answers to letters: who has answered, who has not."))
placing.add_to(app)

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar=_("[OFFICES]..."), help=_("Offices or groups in any spelling; none means all of them.")),
]
On = Annotated[
    date | None,
    typer.Option("--on", "--as-of", parser=day, metavar=_("DATE"), help=_("The day it happened; otherwise today.")),
]
Reason = Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why."))]
NeededReason = Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why."), show_default=False)]
Until = Annotated[date, typer.Option("--until", parser=day, metavar=_("DATE"), help=_("The new last day."))]


@app.command(cls=SarabanCommand, help=_("Begin to follow the answers to a letter that is registered already."))
def start(
    ctx: typer.Context,
    number: Number,
    names: Names = None,
    reply_by: Annotated[
        str, typer.Option("--reply-by", metavar=_("DATE"), help=_("By when they answer: a day, or 15 วัน, 15 วันทำการ."))
    ] = "",
    year: Year = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Follow a letter; without names, whoever it is addressed to."""
    from correspondence.cli.selection import chosen
    from correspondence.office.circulating import begin_following

    office = office_of(ctx)
    entry = chosen(office, number, year)
    mailing, new = begin_following(office, entry, names or [], reply_by, dry_run=dry_run)
    if not new:
        output.message(say("the answers to this letter are followed already; nothing was changed"))
    if not as_json:
        placing.show_mailing(mailing)
    if not dry_run:
        _show(office, _followed(office, number, year), None, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Write down that a letter was sent, and how."))
def sent(
    ctx: typer.Context,
    number: Number,
    names: Names = None,
    on: On = None,
    channel: Annotated[
        str, typer.Option("--channel", metavar=_("TEXT"), help=_("How: post, e-mail, the courier's name."))
    ] = "",
    year: Year = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Record the sending to all or to some."""
    from correspondence.office.marking import Mark
    from correspondence.tracking.circular import Step

    wish = Mark(step=Step.SENT, on=on, names=names or (), channel=channel)
    _mark(ctx, number, year, wish, dry_run=dry_run, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Write down that a recipient confirmed receiving it; that is no answer."))
def ack(
    ctx: typer.Context,
    number: Number,
    names: Names = None,
    on: On = None,
    reason: Reason = "",
    year: Year = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Record an acknowledgement."""
    from correspondence.office.marking import Mark
    from correspondence.tracking.circular import Step

    wish = Mark(step=Step.ACKNOWLEDGED, on=on, names=names or (), reason=reason)
    _mark(ctx, number, year, wish, dry_run=dry_run, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Write down an answer that is no registered letter: by telephone, in person."))
def answered(
    ctx: typer.Context,
    number: Number,
    names: Annotated[list[str], typer.Argument(metavar=_("OFFICES..."), help=_("Offices or groups in any spelling."))],
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("How it answered."), show_default=False)],
    on: On = None,
    year: Year = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Record an answer; one that came as a letter is registered by `saraban receive`."""
    from correspondence.office.marking import Mark
    from correspondence.tracking.circular import Step

    wish = Mark(step=Step.REPLIED, on=on, names=names, reason=reason)
    _mark(ctx, number, year, wish, dry_run=dry_run, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Write down that a recipient need not answer, and why."))
def exempt(
    ctx: typer.Context,
    number: Number,
    names: Annotated[list[str], typer.Argument(metavar=_("OFFICES..."), help=_("Offices or groups in any spelling."))],
    reason: NeededReason,
    on: On = None,
    year: Year = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Record an exemption."""
    from correspondence.office.marking import Mark
    from correspondence.tracking.circular import Step

    wish = Mark(step=Step.EXEMPTED, on=on, names=names, reason=reason)
    _mark(ctx, number, year, wish, dry_run=dry_run, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Give more time, to all or to some."))
def extend(
    ctx: typer.Context,
    number: Number,
    until: Until,
    names: Names = None,
    reason: Reason = "",
    on: On = None,
    year: Year = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Record an extension of the last day."""
    from correspondence.office.marking import Mark
    from correspondence.tracking.circular import Step

    wish = Mark(step=Step.EXTENDED, on=on, names=names or (), reason=reason, until=until)
    _mark(ctx, number, year, wish, dry_run=dry_run, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Stop waiting for answers to a letter."))
def close(ctx: typer.Context, number: Number, reason: Reason = "", on: On = None, year: Year = None) -> None:
    """Record that it is closed."""
    from correspondence.office.marking import Mark
    from correspondence.tracking.circular import Step

    _mark(ctx, number, year, Mark(step=Step.CLOSED, on=on, reason=reason))


@app.command(cls=SarabanCommand, help=_("Wait for answers to a closed letter again."))
def reopen(ctx: typer.Context, number: Number, reason: Reason = "", on: On = None, year: Year = None) -> None:
    """Record that it is open again."""
    from correspondence.office.marking import Mark
    from correspondence.tracking.circular import Step

    _mark(ctx, number, year, Mark(step=Step.REOPENED, on=on, reason=reason))


@app.command(cls=SarabanCommand, help=_("Show who has answered a letter and who has not."))
def show(
    ctx: typer.Context,
    number: Number,
    as_of: AsOf = None,
    year: Year = None,
    sheet: Annotated[
        Path | None,
        typer.Option(
            "--sheet", "-o", metavar=_("FILE"), help=_("Write a status sheet: a file ending in .docx, .pdf or .xlsx.")
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show one letter by recipient."""
    office = office_of(ctx)
    followed = _followed(office, number, year)
    if sheet is not None:
        from correspondence.office.statussheets import write_status_sheet

        output.result(output.path(write_status_sheet(office, followed, as_of or office.today(), sheet)))
        return
    _show(office, followed, as_of, as_json=as_json)


@app.command("list", cls=SarabanCommand, help=_("List the letters that wait for answers."))
def list_open(
    ctx: typer.Context,
    as_of: AsOf = None,
    everything: Annotated[bool, typer.Option("--all", help=_("Also those that are complete or closed."))] = False,
    as_json: AsJson = False,
) -> None:
    """Show every open circular with its counts, and how many answered since the last look."""
    from correspondence.cli.trackviews import show_overviews
    from correspondence.office.agenda import overviews
    from correspondence.office.looks import last_look, remember_look
    from correspondence.office.trackshapes import overview_shape

    office = office_of(ctx)
    before = last_look(office) if as_of is None else {}
    found = overviews(office, as_of or office.today(), everything=everything, before=before)
    if as_json:
        output.as_json([overview_shape(one) for one in found])
        return
    show_overviews(found, as_of or office.today())
    if as_of is None:
        remember_look(office, found)


@app.command(cls=SarabanCommand, help=_("List every answer that is late, over all letters."))
def overdue(ctx: typer.Context, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Show who is late with what."""
    from correspondence.cli.trackviews import show_overdue
    from correspondence.office import agenda
    from correspondence.office.trackshapes import owed_shape

    office = office_of(ctx)
    owed = agenda.overdue(office, as_of or office.today())
    if as_json:
        output.as_json([owed_shape(one) for one in owed])
    else:
        show_overdue(owed, as_of or office.today())


@app.command(cls=SarabanCommand, help=_("List what happened to a letter, and who wrote it down."))
def history(ctx: typer.Context, number: Number, year: Year = None, as_json: AsJson = False) -> None:
    """Show the events, numbered for `track withdraw`."""
    from correspondence.cli.trackviews import show_history
    from correspondence.office.trackshapes import event_shape

    followed = _followed(office_of(ctx), number, year)
    if as_json:
        output.as_json([event_shape(event) for event in followed.events])
    else:
        show_history(followed.events, {one.id: one.name for one in followed.asked})


@app.command(cls=SarabanCommand, help=_("Take back what was written down by mistake; it stays in the history."))
def withdraw(
    ctx: typer.Context,
    number: Number,
    place: Annotated[
        int, typer.Argument(parser=whole_number, metavar=_("PLACE"), help=_("Its number in track history."))
    ],
    reason: NeededReason,
    year: Year = None,
    as_json: AsJson = False,
) -> None:
    """Take an event back."""
    from correspondence.office.marking import take_back

    office = office_of(ctx)
    _event, new = take_back(office, _followed(office, number, year), place, reason)
    _say_if_known(new=new)
    _show(office, _followed(office, number, year), None, as_json=as_json)


def _mark(
    ctx: typer.Context, number: Number, year: int | None, wish: "Mark", *, dry_run: bool = False, as_json: bool = False
) -> None:
    from correspondence.office.marking import mark

    office = office_of(ctx)
    followed = _followed(office, number, year)
    event, new = mark(office, followed, wish, dry_run=dry_run)
    _say_if_known(new=new)
    if dry_run:
        _show_dry_run(followed, event)
        return
    _show(office, _followed(office, number, year), wish.on, as_json=as_json)


def _say_if_known(*, new: bool) -> None:
    if not new:
        output.message(say("this was written down already; nothing was changed"))


def _show_dry_run(followed: "Followed", event: "Event") -> None:
    meant = set(event.recipients)
    for one in followed.asked:
        if one.id in meant or not meant:
            output.result(one.name)
    output.message(say("nothing was taken or written (--dry-run)"))


def _followed(office: "Office", number: Number, year: int | None) -> "Followed":
    from correspondence.office.following import find_followed

    return find_followed(office, number, buddhist(year))


def _show(office: "Office", followed: "Followed", as_of: date | None, *, as_json: bool) -> None:
    from correspondence.cli.trackviews import show_status
    from correspondence.office.trackshapes import status_shape

    view = followed.status(as_of or office.today())
    if as_json:
        output.as_json(status_shape(followed.entry, view))
    else:
        show_status(followed.entry, view)
