"""How offices of the directory are shown: one, a table of them, groups, and what an import does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from correspondence.cli import output
from correspondence.language import say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from correspondence.letters.directory import Directory
    from correspondence.letters.recipient import Recipient
    from correspondence.office.rollcall import RollPlan

FIELDS = {
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


def in_words(value: object) -> str:
    """Return the value of a field as a clerk reads it."""
    return "; ".join(map(str, value)) if isinstance(value, list) and value else str(value or "–")


def show_one(one: "Recipient", directory: "Directory") -> None:
    """Print everything that is known of an office, a line a field."""
    from correspondence.letters.recipient import recipient_record
    from correspondence.thai.calendar import format_long

    shown = {"id": one.id} | recipient_record(one)
    if parent := directory.get(one.parent):
        shown["parent"] = f"{one.parent} {parent.name}"
    if one.retired:
        shown["retired"] = format_long(one.retired)
    for field in (each for each in FIELDS if each in shown):
        output.result(f"{FIELDS[field]}: {in_words(shown[field])}")


def show_table(found: "Sequence[Recipient]") -> None:
    """Print offices as a table."""
    rows = [
        [one.id, one.name + (f" ({_('retired')})" if one.retired else ""), one.district, one.addressee, one.phone]
        for one in found
    ]
    output.table([_("id"), _("name"), _("district"), _("addressee"), _("telephone")], rows, wide=1)


def show_groups(directory: "Directory", *, as_json: bool) -> None:
    """Print the written groups and how many offices each has."""
    counts = {name: len(members) for name, members in directory.groups.items()}
    if as_json:
        output.as_json([{"name": name, "count": count} for name, count in counts.items()])
        return
    output.table([_("group"), _("offices")], [[name, str(count)] for name, count in counts.items()], wide=0)
    output.message(say("understood as well: ทุก อปท., อบต. ในอำเภอลอง, ทุกแห่งในอำเภอลอง and the like"))


def show_plan(plan: "RollPlan", written: int, *, dry_run: bool, as_json: bool) -> None:
    """Print what an import did or would do, the rows that it cannot take first."""
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
