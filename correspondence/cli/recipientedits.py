"""`saraban recipients add|edit|retire`: change what the directory says of an office."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from correspondence.cli import output, recipientviews
from correspondence.cli.parameters import AsJson, DryRun, day, office_of
from correspondence.cli.shell import SarabanCommand
from correspondence.language import say
from correspondence.language import translate as _

Which = Annotated[
    str, typer.Argument(metavar=_("OFFICE"), help=_("Its id, or its name in any spelling that means one office."))
]
Kind = Annotated[
    str | None, typer.Option("--kind", metavar=_("TEXT"), help=_("The kind of office: อำเภอ, ทต., อบต. or another."))
]
District = Annotated[str | None, typer.Option("--district", metavar=_("NAME"), help=_("The district it lies in."))]
Short = Annotated[str | None, typer.Option("--short", metavar=_("TEXT"), help=_("The short name: ทต.ช่อแฮ"))]
Addressee = Annotated[
    str | None, typer.Option("--addressee", metavar=_("TEXT"), help=_("As letters address it: นายกเทศมนตรีตำบลช่อแฮ"))
]
Province = Annotated[str | None, typer.Option("--province", metavar=_("NAME"), help=_("The province it lies in."))]
Parent = Annotated[str | None, typer.Option("--parent", metavar=_("ID"), help=_("The id of the office above it."))]
Postcode = Annotated[str | None, typer.Option("--postcode", metavar=_("TEXT"), help=_("The postcode."))]
Address = Annotated[
    list[str] | None, typer.Option("--address", metavar=_("TEXT"), help=_("A line of its address; may be repeated."))
]
Groups = Annotated[
    list[str] | None, typer.Option("--group", metavar=_("NAME"), help=_("A group that it is in; may be repeated."))
]
Aliases = Annotated[
    list[str] | None, typer.Option("--alias", metavar=_("NAME"), help=_("Another name of it; may be repeated."))
]
Contact = Annotated[str | None, typer.Option("--contact", metavar=_("NAME"), help=_("Who is asked for there."))]
Phone = Annotated[str | None, typer.Option("--phone", metavar=_("TEXT"), help=_("Its telephone."))]
Email = Annotated[str | None, typer.Option("--email", metavar=_("TEXT"), help=_("Its e-mail address."))]


def add_to(app: typer.Typer) -> None:
    """Give the noun its commands that change an office."""
    app.command(cls=SarabanCommand, help=_("Add an office; short name, addressee, parent and id follow if not given."))(
        add
    )
    app.command(cls=SarabanCommand, help=_("Change what is known of an office; an empty text takes something away."))(
        edit
    )
    app.command(
        cls=SarabanCommand, help=_("Retire an office: nothing goes to it from that day on, and it stays findable.")
    )(retire)


def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar=_("NAME"), help=_("Its formal name: เทศบาลตำบลช่อแฮ"))],
    kind: Kind = None,
    district: District = None,
    province: Province = None,
    parent: Parent = None,
    short: Short = None,
    addressee: Addressee = None,
    postcode: Postcode = None,
    address: Address = None,
    groups: Groups = None,
    aliases: Aliases = None,
    contact: Contact = None,
    phone: Phone = None,
    email: Email = None,
    own_id: Annotated[str, typer.Option("--id", metavar=_("ID"), help=_("Its id; otherwise the next free one."))] = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Add one office; the same again changes nothing."""
    from correspondence.letters.recipient import Recipient
    from correspondence.office import directory as keeping
    from correspondence.office import enrolling

    said = _said(
        kind=kind, district=district, province=province, parent=parent, short=short, addressee=addressee,
        postcode=postcode, address=address, groups=groups, aliases=aliases, contact=contact, phone=phone, email=email,
    )  # fmt: skip
    wanted = Recipient(**{"id": own_id, "kind": "", "name": name} | said)
    office = office_of(ctx)
    one, new = enrolling.add_recipient(office, wanted, dry_run=dry_run)
    if as_json:
        output.as_json({"recipient": keeping.recipient_shape(one), "new": new, "written": new and not dry_run})
        return
    recipientviews.show_one(one, keeping.as_written(office))
    if not new:
        output.message(say("it is in the directory already; nothing was changed"))


def edit(
    ctx: typer.Context,
    which: Which,
    name: Annotated[str | None, typer.Option("--name", metavar=_("NAME"), help=_("Its new formal name."))] = None,
    kind: Kind = None,
    district: District = None,
    province: Province = None,
    parent: Parent = None,
    short: Short = None,
    addressee: Addressee = None,
    postcode: Postcode = None,
    address: Address = None,
    groups: Groups = None,
    aliases: Aliases = None,
    contact: Contact = None,
    phone: Phone = None,
    email: Email = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Change fields of one office and show what it was and is."""
    from correspondence.office import directory as keeping
    from correspondence.office import enrolling

    said = _said(
        name=name, kind=kind, district=district, province=province, parent=parent, short=short, addressee=addressee,
        postcode=postcode, address=address, groups=groups, aliases=aliases, contact=contact, phone=phone, email=email,
    )  # fmt: skip
    before, after = (
        keeping.recipient_shape(one) for one in enrolling.edit_recipient(office_of(ctx), which, said, dry_run=dry_run)
    )
    changed = [field for field in after if before[field] != after[field]]
    if as_json:
        output.as_json({"before": before, "after": after, "changed": changed, "written": bool(changed) and not dry_run})
        return
    for field in changed:
        was, becomes = recipientviews.in_words(before[field]), recipientviews.in_words(after[field])
        output.result(f"{recipientviews.FIELDS[field]}: {was} → {becomes}")
    if not changed:
        output.message(say("nothing was changed"))


def retire(
    ctx: typer.Context,
    which: Which,
    on: Annotated[
        date | None, typer.Option("--on", parser=day, metavar=_("DATE"), help=_("From this day on; otherwise today."))
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("What became of it."))] = "",
    undo: Annotated[bool, typer.Option("--undo", help=_("Take a retirement back that was a mistake."))] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Retire an office, or take that back; the same again changes nothing."""
    from correspondence.office import directory as keeping
    from correspondence.office import enrolling

    office = office_of(ctx)
    if undo:
        one, new = enrolling.reinstate_recipient(office, which, dry_run=dry_run)
    else:
        one, new = enrolling.retire_recipient(office, which, on or office.today(), reason, dry_run=dry_run)
    if as_json:
        output.as_json({"recipient": keeping.recipient_shape(one), "new": new, "written": new and not dry_run})
        return
    recipientviews.show_one(one, keeping.as_written(office))
    if not new:
        output.message(say("nothing was changed"))


def _said(**fields: str | Sequence[str] | None) -> dict[str, Any]:
    """Return the fields that were given; a list with nothing but an empty text empties the field."""
    return {
        name: value.strip() if isinstance(value, str) else tuple(filter(None, (part.strip() for part in value)))
        for name, value in fields.items()
        if value is not None
    }
