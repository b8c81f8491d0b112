"""A recipient (หน่วยรับ): an office that letters go to, and the plain JSON it is kept as.

Its key in the trade is (kind, name, district): a municipality and an administrative organisation may bear one name in
one district, and so may two organisations in two. The id is the directory's own and never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

DISTRICT = "อำเภอ"
CITY = "เทศบาลนคร"
TOWN = "เทศบาลเมือง"
TAMBON_MUNICIPALITY = "เทศบาลตำบล"
TAMBON_ORGANISATION = "องค์การบริหารส่วนตำบล"
PROVINCE_ORGANISATION = "องค์การบริหารส่วนจังหวัด"

MUNICIPALITIES = frozenset({CITY, TOWN, TAMBON_MUNICIPALITY})
LOCAL_OFFICES = MUNICIPALITIES | {TAMBON_ORGANISATION, PROVINCE_ORGANISATION}
"""องค์กรปกครองส่วนท้องถิ่น (อปท.), the districts not among them."""

_RANKS = (PROVINCE_ORGANISATION, CITY, TOWN, TAMBON_MUNICIPALITY, TAMBON_ORGANISATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One office of the directory.

    Attributes:
        id: how the directory knows it, `5401-T02`.
        kind: `อำเภอ`, `เทศบาลตำบล` …, in Thai as in the directory.
        name: the formal name, `เทศบาลตำบลช่อแฮ`.
        short: as it is shortened, `ทต.ช่อแฮ`.
        addressee: as letters are addressed to it, `นายกเทศมนตรีตำบลช่อแฮ`.
        district: the district it lies in, without อำเภอ.
        province: the province it lies in, without จังหวัด; empty when the directory is of one province.
        parent: the id of the office above it.
        postcode: five digits.
        address: its lines, top to bottom.
        groups: the groups it is written in.
        aliases: other names people write.
        contact: who is asked for.
        phone: how they are called.
        email: where letters go electronically.
        retired: the day (C.E.) from which nothing is sent to it any more; None while it works.
        retired_why: what became of it.
    """

    id: str
    kind: str
    name: str
    short: str = ""
    addressee: str = ""
    district: str = ""
    province: str = ""
    parent: str = ""
    postcode: str = ""
    address: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    email: str = ""
    retired: date | None = None
    retired_why: str = ""


_TEXTS = (
    "kind", "name", "short", "addressee", "district", "province", "parent", "postcode",
    "contact", "phone", "email", "retired_why",
)  # fmt: skip
_LISTS = ("address", "groups", "aliases")


def recipient_record(recipient: Recipient) -> dict[str, Any]:
    """Return a recipient as plain JSON without its id; what is empty is left out, days are ISO."""
    record: dict[str, Any] = {name: getattr(recipient, name) for name in _TEXTS}
    record |= {name: list(getattr(recipient, name)) for name in _LISTS}
    record["retired"] = recipient.retired.isoformat() if recipient.retired else ""
    return {name: value for name, value in record.items() if value}


def recipient_from(recipient_id: str, record: Mapping[str, Any]) -> Recipient:
    """Return the recipient of a record."""
    fields: dict[str, Any] = {name: record.get(name, "") for name in _TEXTS}
    fields |= {name: tuple(record.get(name, ())) for name in _LISTS}
    retired = record.get("retired")
    return Recipient(id=recipient_id, **fields, retired=date.fromisoformat(retired) if retired else None)


def directory_order(recipient: Recipient) -> tuple[int, str, int, str]:
    """Return the key of the order in which offices are listed.

    The districts come first, then the local offices district by district with municipalities before administrative
    organisations, then everybody else.
    """
    if recipient.kind == DISTRICT:
        return (0, "", 0, recipient.id)
    if recipient.kind in LOCAL_OFFICES:
        return (1, recipient.parent, _RANKS.index(recipient.kind), recipient.id)
    return (2, recipient.kind, 0, recipient.id)
