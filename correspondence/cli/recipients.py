"""`saraban recipients`: the directory of offices that letters go to."""

from typing import Annotated

import typer

from correspondence.cli import output, recipientedits, recipientlists, recipientviews
from correspondence.cli.parameters import AsJson, AsOf, office_of
from correspondence.cli.recipientedits import District, Kind, Which
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import say
from correspondence.language import translate as _

app = noun(_("The offices that letters go to: names, groups, addresses."))

Retired = Annotated[bool, typer.Option("--retired", help=_("Also the offices that are retired."))]


@app.command("list", cls=SarabanCommand, help=_("List the offices of the directory, of a group, kind or district."))
def list_recipients(
    ctx: typer.Context,
    group: Annotated[
        str, typer.Argument(metavar=_("[GROUP]"), help=_("A group in words: ทุกอำเภอ, อบต. ในอำเภอลอง"))
    ] = "",
    kind: Kind = None,
    district: District = None,
    retired: Retired = False,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Print the offices in the order of the directory."""
    from correspondence.office import directory as keeping

    directory = keeping.directory_of(office_of(ctx), as_of)
    found = keeping.select(directory, group=group, kind=kind or "", district=district or "", retired=retired)
    if as_json:
        output.as_json([keeping.recipient_shape(one) for one in found])
        return
    recipientviews.show_table(found)
    if not len(directory):
        output.message(
            say("the directory is empty; fill {file} and say saraban recipients import", file="registry/recipients.csv")
        )
    output.message(say("{count} offices", count=len(found)))


@app.command(cls=SarabanCommand, help=_("Show everything that is known of an office."))
def show(ctx: typer.Context, which: Which, as_json: AsJson = False) -> None:
    """Show one office; when the name may be several, say which."""
    from correspondence.office import directory as keeping

    directory = keeping.as_written(office_of(ctx))
    one = keeping.find_recipient(directory, which)
    if as_json:
        output.as_json(keeping.recipient_shape(one))
    else:
        recipientviews.show_one(one, directory)


@app.command(cls=SarabanCommand, help=_("Say which offices a name may mean, and why."))
def find(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar=_("TEXT"), help=_("The name as somebody wrote it."))],
    district: District = None,
    as_json: AsJson = False,
) -> None:
    """List the candidates of a name, the likeliest first."""
    from correspondence.office import directory as keeping

    found = keeping.directory_of(office_of(ctx)).named(text, district=district or "")
    if as_json:
        shapes = [(one, keeping.recipient_shape(one.recipient)) for one in found]
        output.as_json(
            [{"recipient": shape, "certainty": one.certainty, "reason": str(one.reason)} for one, shape in shapes]
        )
        return
    rows = [[one.recipient.id, one.recipient.name, f"{one.certainty:.0%}", str(one.reason)] for one in found]
    output.table([_("id"), _("name"), _("certainty"), _("why")], rows, wide=3)


@app.command(cls=SarabanCommand, help=_("Say whom lines of addressees reach, and who is skipped and why."))
def resolve(
    ctx: typer.Context,
    lines: Annotated[list[str], typer.Argument(metavar=_("LINE..."), help=_("The lines behind เรียน, as written."))],
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show whom a letter would go to before it is written."""
    from correspondence.office import directory as keeping

    told = keeping.directory_of(office_of(ctx), as_of).addressed(lines)
    if as_json:
        skipped = [(skip, skip.recipient.id if skip.recipient else None) for skip in told.skipped]
        output.as_json(
            {
                "recipients": [keeping.recipient_shape(one) for one in told.recipients],
                "skipped": [{"text": one.text, "recipient": of, "reason": str(one.reason)} for one, of in skipped],
            }
        )
        return
    recipientviews.show_table(told.recipients)
    for skip in told.skipped:
        output.message(say("skipped “{text}”: {reason}", text=skip.text, reason=skip.reason))
    output.message(say("{count} offices", count=len(told.recipients)))


recipientedits.add_to(app)
recipientlists.add_to(app)
