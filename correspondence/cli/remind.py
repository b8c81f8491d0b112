"""`saraban remind`: a numbered reminder to those who still owe an answer."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from correspondence.cli import output
from correspondence.cli.campaign import show_circulated
from correspondence.cli.parameters import AsJson, DryRun, day, office_of
from correspondence.cli.selection import Number, Year, buddhist
from correspondence.cli.shell import SarabanCommand, single
from correspondence.language import say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from correspondence.office.reminding import Proposed

app = single()


@app.command(cls=SarabanCommand, help=_("Remind those who still owe an answer, and only them."))
def remind(
    ctx: typer.Context,
    number: Number,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("[OFFICES]..."), help=_("Only these of the silent, in any spelling.")),
    ] = None,
    until: Annotated[
        date | None, typer.Option("--until", parser=day, metavar=_("DATE"), help=_("The new day to answer by."))
    ] = None,
    dated: Annotated[
        date | None,
        typer.Option(
            "--date", "--as-of", parser=day, metavar=_("DATE"), help=_("The day of the reminder; otherwise today.")
        ),
    ] = None,
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar=_("TEXT"), help=_("Why it is dated before letters that are registered already.")
        ),
    ] = "",
    each: Annotated[bool, typer.Option("--each", help=_("A letter for each of them instead of one for all."))] = False,
    early: Annotated[bool, typer.Option("--early", help=_("Also those whose last day is not past."))] = False,
    draft: Annotated[bool, typer.Option("--draft", help=_("Only write the draft, to be edited and issued."))] = False,
    template: Annotated[
        str, typer.Option("--template", metavar=_("NAME"), help=_("Another template than the usual one."))
    ] = "",
    pdf: Annotated[bool, typer.Option("--pdf", help=_("Also make a PDF."))] = False,
    year: Year = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Propose the reminder, or send it."""
    from correspondence.office import reminding
    from correspondence.office.drafting import write_draft
    from correspondence.office.following import find_followed
    from correspondence.office.issuing import Wish

    office = office_of(ctx)
    followed = find_followed(office, number, buddhist(year))
    chasing = reminding.Chasing(dated=dated, until=until, names=names or (), early=early, each=each)
    proposed = reminding.propose(office, followed, chasing)
    if not as_json:
        show_owing(proposed)
    if draft:
        output.result(output.path(write_draft(office, proposed.draft).path))
    elif dry_run:
        show_proposed(proposed, as_json=as_json)
    else:
        wish = Wish(dated=dated, back_dated=reason, template=template)
        show_circulated(reminding.remind(office, followed, proposed, wish), pdf=pdf, as_json=as_json)


def show_owing(proposed: "Proposed") -> None:
    """Print whom a reminder goes to, and who was reminded on that day already."""
    for row in proposed.owing:
        output.message(f"  {row.asked.name}")
    for row in proposed.already:
        output.message(say("{name} was reminded on this day already", name=row.asked.name))


def show_proposed(proposed: "Proposed", *, as_json: bool) -> None:
    """Print the words of a reminder."""
    from correspondence.cli.read import show_letter
    from correspondence.letters.shape import letter_shape

    if as_json:
        owing = [row.asked.id for row in proposed.owing]
        output.as_json(letter_shape(proposed.draft.letter) | {"recipients": owing})
        return
    show_letter(proposed.draft.letter)
    output.message(say("nothing was taken or written (--dry-run)"))
