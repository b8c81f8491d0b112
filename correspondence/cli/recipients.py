"""`saraban recipients`: the directory of offices that letters go to."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, AsOf, DryRun, day, office_of
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from correspondence.letters.directory import Directory
    from correspondence.letters.recipient import Recipient
    from correspondence.office.rollcall import RollPlan

app = noun(_("The offices that letters go to: names, groups, addresses."))


class Form(StrEnum):
    """The files that the directory can be exported to."""

    CSV = "csv"
    XLSX = "xlsx"


Which = Annotated[
    str, typer.Argument(metavar=_("OFFICE"), help=_("Its id, or its name in any spelling that means one office."))
]
Kind = Annotated[
    str | None, typer.Option("--kind", metavar=_("TEXT"), help=_("The kind of office: อำเภอ, ทต., อบต. or another."))
]
Short = Annotated[str | None, typer.Option("--short", metavar=_("TEXT"), help=_("The short name: ทต.ช่อแฮ"))]
Addressee = Annotated[
    str | None, typer.Option("--addressee", metavar=_("TEXT"), help=_("As letters address it: นายกเทศมนตรีตำบลช่อแฮ"))
]
District = Annotated[str | None, typer.Option("--district", metavar=_("NAME"), help=_("The district it lies in."))]
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
Retired = Annotated[bool, typer.Option("--retired", help=_("Also the offices that are retired."))]
Target = Annotated[
    Path | None, typer.Option("-o", "--output", metavar=_("FILE"), help=_("The file to write; otherwise in outbox/."))
]


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
    _show_table(found)
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
        _show_one(one, directory)


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
    _show_table(told.recipients)
    for skip in told.skipped:
        output.message(say("skipped “{text}”: {reason}", text=skip.text, reason=skip.reason))
    output.message(say("{count} offices", count=len(told.recipients)))


@app.command(cls=SarabanCommand, help=_("Add an office; short name, addressee, parent and id follow if not given."))
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
    _show_one(one, keeping.as_written(office))
    if not new:
        output.message(say("it is in the directory already; nothing was changed"))


@app.command(cls=SarabanCommand, help=_("Change what is known of an office; an empty text takes something away."))
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
        output.result(f"{_FIELDS[field]}: {_shown(before[field])} → {_shown(after[field])}")
    if not changed:
        output.message(say("nothing was changed"))


@app.command(
    cls=SarabanCommand, help=_("Retire an office: nothing goes to it from that day on, and it stays findable.")
)
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
    _show_one(one, keeping.as_written(office))
    if not new:
        output.message(say("nothing was changed"))


@app.command(
    "import", cls=SarabanCommand, help=_("Bring in a list of offices from Excel or CSV; twice changes nothing.")
)
def import_list(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar=_("FILE"), help=_("The .xlsx or .csv file; registry/recipients.csv."))
    ] = None,
    sheet: Annotated[str, typer.Option("--sheet", metavar=_("NAME"), help=_("The sheet, if not the first."))] = "",
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help=_("Import the other rows although some cannot be taken."))
    ] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Import in one step, or list what cannot be taken by its row and the reason."""
    from correspondence.office import rollcall

    office = office_of(ctx)
    plan = rollcall.plan_rollcall(office, file or office.folder / "registry" / "recipients.csv", sheet)
    refused = bool(plan.rejected) and not (skip_bad or dry_run)
    written = 0 if dry_run or refused else rollcall.run_rollcall(office, plan)
    _show_plan(plan, written, dry_run=dry_run, as_json=as_json)
    if refused:
        output.message(say("nothing was imported; put these rows right, or import the others with --skip-bad"))
        raise typer.Exit(1)


@app.command(
    cls=SarabanCommand, help=_("Write the directory as Excel or CSV, to be looked through, filled and imported.")
)
def export(
    ctx: typer.Context,
    group: Annotated[
        str, typer.Argument(metavar=_("[GROUP]"), help=_("A group in words: ทุกอำเภอ, อบต. ในอำเภอลอง"))
    ] = "",
    form: Annotated[Form, typer.Option("--format", help=_("The kind of file."))] = Form.XLSX,
    file: Target = None,
    as_json: AsJson = False,
) -> None:
    """Write the file and print its name; retired offices are in it with their day."""
    from correspondence.office import directory as keeping
    from correspondence.office.rollcall import export_roll

    office = office_of(ctx)
    found = keeping.select(keeping.as_written(office), group=group, retired=not group)
    named = next((one.value for one in Form if file and file.suffix.lower() == f".{one.value}"), form.value)
    written = export_roll(office, found, named, file)
    if as_json:
        output.as_json({"file": output.path(written), "rows": len(found)})
    else:
        output.result(output.path(written))


@app.command(cls=SarabanCommand, help=_("List the groups, or who is in one; write offices into it or out of it."))
def group(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar=_("[GROUP]"), help=_("The group."))] = "",
    join: Annotated[
        list[str] | None, typer.Option("--add", metavar=_("OFFICE"), help=_("Write this office in; may be repeated."))
    ] = None,
    leave: Annotated[
        list[str] | None, typer.Option("--remove", metavar=_("OFFICE"), help=_("Write it out; may be repeated."))
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Show groups; groups that are understood from their words (ทุกเทศบาลในอำเภอลอง) cannot be written to."""
    from correspondence.office import directory as keeping
    from correspondence.office import enrolling

    office = office_of(ctx)
    if not name:
        _show_groups(keeping.directory_of(office), as_json=as_json)
        return
    if join or leave:
        members, changed = enrolling.change_group(office, name, join=join or (), leave=leave or (), dry_run=dry_run)
        output.message(say("{count} offices", count=len(members)) if changed else say("nothing was changed"))
    else:
        members = keeping.directory_of(office).group(name)
    if as_json:
        output.as_json({"name": name, "recipients": [keeping.recipient_shape(one) for one in members]})
    else:
        _show_table(members)


_FIELDS = {
    "id": say("id"),
    "kind": say("kind"),
    "name": say("name"),
    "short": say("short name"),
    "addressee": say("addressee"),
    "district": say("district"),
    "province": say("province"),
    "parent": say("office above"),
    "postcode": say("postcode"),
    "address": say("address"),
    "groups": say("groups"),
    "aliases": say("other names"),
    "contact": say("contact"),
    "phone": say("telephone"),
    "email": say("e-mail"),
    "retired": say("retired since"),
    "retired_why": say("because"),
}


def _said(**fields: str | Sequence[str] | None) -> dict[str, Any]:
    """Return the fields that were given; a list with nothing but an empty text empties the field."""
    return {
        name: value.strip() if isinstance(value, str) else tuple(filter(None, (part.strip() for part in value)))
        for name, value in fields.items()
        if value is not None
    }


def _shown(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) and value else str(value or "–")


def _show_one(one: "Recipient", directory: "Directory") -> None:
    from correspondence.letters.recipient import recipient_record
    from correspondence.thai.calendar import format_long

    shown = {"id": one.id} | recipient_record(one)
    if parent := directory.get(one.parent):
        shown["parent"] = f"{one.parent} {parent.name}"
    if one.retired:
        shown["retired"] = format_long(one.retired)
    for field, value in shown.items():
        output.result(f"{_FIELDS[field]}: {_shown(value)}")


def _show_table(found: "Sequence[Recipient]") -> None:
    rows = [
        [one.id, one.name + (f" ({_('retired')})" if one.retired else ""), one.district, one.addressee, one.phone]
        for one in found
    ]
    output.table([_("id"), _("name"), _("district"), _("addressee"), _("telephone")], rows, wide=1)


def _show_groups(directory: "Directory", *, as_json: bool) -> None:
    counts = {name: len(members) for name, members in directory.groups.items()}
    if as_json:
        output.as_json([{"name": name, "count": count} for name, count in counts.items()])
        return
    output.table([_("group"), _("offices")], [[name, str(count)] for name, count in counts.items()], wide=0)
    output.message(say("understood as well: ทุก อปท., อบต. ในอำเภอลอง, ทุกแห่งในอำเภอลอง and the like"))


def _show_plan(plan: "RollPlan", written: int, *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        output.as_json(
            {
                "new": [one.id for one in plan.new],
                "changed": [one.id for one in plan.changed],
                "same": plan.same,
                "rejected": [{"row": one.place, "reason": str(one.reason)} for one in plan.rejected],
                "written": written,
            }
        )
        return
    for one in plan.rejected:
        output.result(str(say("row {row}: {reason}", row=one.place, reason=one.reason)))
    facts = {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same}
    if dry_run:
        output.message(say("would add {new}, change {changed}, leave {same} as they are", **facts))
    elif written or not plan.rejected:
        output.message(say("{new} added, {changed} changed, {same} as they were", **facts))
