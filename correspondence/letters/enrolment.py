"""What a recipient needs to stand in the directory: its names filled in from each other, an id, nothing contradictory.

From `เทศบาลตำบล` and `ช่อแฮ` follow เทศบาลตำบลช่อแฮ, ทต.ช่อแฮ and นายกเทศมนตรีตำบลช่อแฮ.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from correspondence.language import Message, say
from correspondence.letters.directory import Directory
from correspondence.letters.naming import fold, own_name, place_name
from correspondence.letters.recipient import (
    CITY,
    DISTRICT,
    LOCAL_OFFICES,
    PROVINCE_ORGANISATION,
    TAMBON_MUNICIPALITY,
    TAMBON_ORGANISATION,
    TOWN,
    Recipient,
)
from correspondence.thai.text import normalise

_WORDS = {
    DISTRICT: ("อ.", "นายอำเภอ", "D"),
    CITY: ("ทน.", "นายกเทศมนตรีนคร", "T"),
    TOWN: ("ทม.", "นายกเทศมนตรีเมือง", "T"),
    TAMBON_MUNICIPALITY: ("ทต.", "นายกเทศมนตรีตำบล", "T"),
    TAMBON_ORGANISATION: ("อบต.", "นายกองค์การบริหารส่วนตำบล", "A"),
    PROVINCE_ORGANISATION: ("อบจ.", "นายกองค์การบริหารส่วนจังหวัด", "P"),
}
"""How each kind is shortened, whom its letters are addressed to, and the letter of its ids."""

_OTHER_LETTER = "S"
_KIND_NAMES = {fold(word): kind for kind, words in _WORDS.items() for word in (kind, words[0])}
_PLACE_WORD = re.compile(r"^(?:กิ่งอำเภอ|อำเภอ|อ\.|จังหวัด|จ\.)\s*")
_POSTCODE = re.compile(r"[0-9]{5}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_ID = re.compile(r"[^\s/#]{1,40}")


def kind_of(text: str) -> str:
    """Return the kind that a clerk wrote, in full when it is short for a known one (ทต. → เทศบาลตำบล)."""
    return _KIND_NAMES.get(fold(text), " ".join(normalise(text).split()))


def kind_of_name(name: str) -> str:
    """Return the known kind whose words a formal or short name begins with, or nothing."""
    folded = fold(name)
    longest = max((word for word in _KIND_NAMES if folded.startswith(word) and word != "อ"), key=len, default="")
    return _KIND_NAMES.get(longest, DISTRICT if normalise(name).startswith("อ.") else "")


def completed(recipient: Recipient, directory: Directory) -> Recipient:
    """Return a recipient with what follows from the rest of it: kind, full name, short name, addressee, parent, id."""
    kind = kind_of(recipient.kind) or kind_of_name(recipient.name)
    one = replace(recipient, kind=kind, name=_full_name(kind, recipient.name), district=_bare(recipient.district))
    one = replace(one, province=_bare(one.province))
    own = _bare_name(one)
    if kind == DISTRICT and not one.district:
        one = replace(one, district=own)
    short, addressee, _ = _WORDS.get(kind, ("", "", ""))
    one = replace(
        one, short=one.short or (short and short + own), addressee=one.addressee or (addressee and addressee + own)
    )
    if not one.parent and kind in LOCAL_OFFICES - {PROVINCE_ORGANISATION}:
        one = replace(one, parent=_parent(one, directory))
    return one if one.id else replace(one, id=_free_id(one, directory))


def renamed(before: Recipient, after: Recipient) -> Recipient:
    """Return an edited recipient: what followed from its old name follows from the new one, which old letters know."""
    if fold(before.name) == fold(after.name):
        return after
    old = replace(completed(replace(before, short="", addressee=""), Directory(())), id=before.id)
    if after.short == before.short == old.short:
        after = replace(after, short="")
    if after.addressee == before.addressee == old.addressee:
        after = replace(after, addressee="")
    known = {fold(name) for name in (after.name, *after.aliases)}
    return after if fold(before.name) in known else replace(after, aliases=(*after.aliases, before.name))


def faults(one: Recipient, directory: Directory) -> Iterator[Message]:
    """Yield what keeps a recipient, new or changed, out of the directory."""
    if not _ID.fullmatch(one.id) or not one.id.isprintable():
        yield say("“{id}” cannot be an id: up to 40 characters without spaces, / and #", id=one.id)
    if not one.name:
        yield say("it has no name")
    if not one.kind:
        yield say("its kind is missing (อำเภอ, เทศบาลตำบล …)")
    if one.parent and (one.parent == one.id or not directory.get(one.parent)):
        yield say("its parent “{id}” is not in the directory", id=one.parent)
    if one.postcode and not _POSTCODE.fullmatch(one.postcode):
        yield say("the postcode “{text}” is not five digits", text=one.postcode)
    if one.email and not _EMAIL.fullmatch(one.email):
        yield say("“{text}” is no e-mail address", text=one.email)
    there = same_office(one, directory)
    if there and there.id != one.id and not there.retired and not one.retired:
        yield say("{name} is in the directory as {id}", name=there.name, id=there.id)


def same_office(one: Recipient, directory: Directory) -> Recipient | None:
    """Return the office of the directory with the same kind, name, district and province: a working one if there is."""
    found = [each for each in directory.of_name(one.name) if _key(each) == _key(one)]
    return next((each for each in found if not each.retired), found[0] if found else None)


def _key(one: Recipient) -> tuple[str, str, str, str]:
    return (fold(one.kind), fold(one.name), place_name(one.district), place_name(one.province))


def _full_name(kind: str, name: str) -> str:
    """Return a formal name: with its kind in front where the kind is a known one, a short one written out."""
    name = " ".join(normalise(name).split())
    if kind not in _WORDS or not name or name.startswith(kind):
        return name
    return kind + name.removeprefix(_WORDS[kind][0]).lstrip(" .")


def _bare_name(one: Recipient) -> str:
    known = one.kind in _WORDS and own_name(one.kind, one.name) != fold(one.name)
    return one.name.removeprefix(one.kind).strip() if known else one.name


def _bare(place: str) -> str:
    return _PLACE_WORD.sub("", " ".join(normalise(place).split()))


def _parent(one: Recipient, directory: Directory) -> str:
    """Return the id of the district that a local office lies in, empty when that is not in the directory."""
    if not one.district:
        return ""
    candidates = directory.named(f"{DISTRICT}{one.district}" + (f" จังหวัด{one.province}" if one.province else ""))
    return candidates[0].recipient.id if candidates and candidates[0].certainty == 1 else ""


def _free_id(one: Recipient, directory: Directory) -> str:
    """Return an id that no office has had: that of the parent with the letter of the kind and the next number."""
    prefix = (f"{one.parent}-" if one.parent else "") + _WORDS.get(one.kind, ("", "", _OTHER_LETTER))[2]
    taken = [each.id.removeprefix(prefix) for each in directory if each.id.startswith(prefix)]
    last = max((int(number) for number in taken if number.isdecimal()), default=0)
    return f"{prefix}{last + 1:02}"
