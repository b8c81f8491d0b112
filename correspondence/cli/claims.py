"""What districts and offices say that their results are, beside what is computed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, office_of
from correspondence.cli.selection import On, Reply, chosen
from correspondence.cli.shell import SarabanCommand
from correspondence.language import say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from correspondence.indicators.comparing import Difference


def add_to(app: typer.Typer) -> None:
    """Add the command to `saraban indicator`."""
    app.command(cls=SarabanCommand, help=_("Write down what a district or an office says its result is."))(claim)


def claim(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar=_("CODE"), help=_("The indicator, for example 1.4."))],
    words: Annotated[
        list[str],
        typer.Argument(metavar=_("NAME=NUMBER..."), help=_("What is claimed: ผล, คะแนน, ขั้นตอน, a result or a field.")),
    ],
    where: Annotated[
        str, typer.Option("--office", metavar=_("OFFICE"), help=_("An office or district; otherwise the whole."))
    ] = "",
    reply: Reply = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """Keep the claim, and show all claims beside what is computed."""
    from correspondence.office import claiming
    from correspondence.office.directory import directory_of, find_recipient
    from correspondence.office.indicators import computed, find_definition
    from correspondence.office.indicatorshapes import difference_shape

    office = office_of(ctx)
    definition = find_definition(office, code)
    pairs = [word.partition("=") for word in words]
    if not all(equals for _name, equals, _value in pairs):
        raise typer.BadParameter(str(say("write each claim as NAME=NUMBER")), param_hint=_("NAME=NUMBER..."))
    whose = find_recipient(directory_of(office), where) if where else None
    entry = chosen(office, reply, None, received=True) if reply else None
    claiming.claim(office, definition, whose, {name: value for name, _equals, value in pairs}, entry, on)
    found = claiming.differences(office, computed(office, definition, office.today()), office.today())
    if as_json:
        output.as_json([difference_shape(one) for one in found])
    else:
        show_claims(found)


def show_claims(found: "Sequence[Difference]") -> None:
    """Print claims beside what is computed, those that differ first."""
    for one in sorted(found, key=lambda each: each.agrees):
        output.result(("  " if one.agrees else "! ") + str(one.sentence))
