"""What an office needs to stand in the directory: its names filled in from each other, an id, nothing contradictory.

From `เทศบาลตำบล` and `ช่อแฮ` follow เทศบาลตำบลช่อแฮ, ทต.ช่อแฮ and นายกเทศมนตรีตำบลช่อแฮ.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from correspondence.language import Message, say
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

_IN_A_DISTRICT = LOCAL_OFFICES - {PROVINCE_ORGANISATION}
_CAPITAL = "เมือง"
_OTHER_LETTER = "S"
_SHORT_DISTRICT = re.compile(r"อ\.(?!\s?บ\.)")
_KIND_NAMES = {fold(word): kind for kind, words in _WORDS.items() for word in (kind, words[0])}
_KIND_STARTS = {word: kind for word, kind in _KIND_NAMES.items() if len(word) > 1}
_PLACE_WORD = re.compile(r"^(?:กิ่งอำเภอ|อำเภอ|อ\.|จังหวัด|จ\.)\s*")
_POSTCODE = re.compile(r"[0-9]{5}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_ID = re.compile(r"[^\s/#]{1,40}")

Key = tuple[str, str, str, str]


class Enrolment:
    """The offices of a directory as a new one is held against them; it grows as offices come in."""

    def __init__(self, ones: Iterable[Recipient]) -> None:
        self.ids: dict[str, Recipient] = {}
        self._keys: dict[Key, list[str]] = {}
        self._districts: dict[str, list[str]] = {}
        self._last: dict[str, int] = {}
        for one in ones:
            self.enrol(one)

    def enrol(self, one: Recipient) -> None:
        """Take an office in, or let it go before the one of its id."""
        self.ids[one.id] = one
        self._keys.setdefault(key_of(one), []).append(one.id)
        if one.kind == DISTRICT:
            district = place_name(one.district) or own_name(one.kind, one.name)
            self._districts.setdefault(district, []).append(one.id)
            if district.startswith(_CAPITAL) and place_name(one.province) in {"", district.removeprefix(_CAPITAL)}:
                self._districts.setdefault(_CAPITAL, []).append(one.id)

    def completed(self, one: Recipient) -> Recipient:
        """Return an office with what follows from the rest of it: kind, names, addressee, district, parent, id."""
        one = with_names(one)
        if one.kind in _IN_A_DISTRICT and not one.parent:
            parent = self._parent(one)
            one = _below(parent, one) if parent else one
        return one if one.id else replace(one, id=self._free_id(one))

    def faults(self, one: Recipient) -> Iterator[Message]:
        """Yield what keeps an office, new or changed, out of the directory."""
        if not _ID.fullmatch(one.id) or not one.id.isprintable():
            yield say("“{id}” cannot be an id: up to 40 characters without spaces, / and #", id=one.id)
        if not one.name:
            yield say("it has no name")
        if not one.kind:
            yield say("its kind is missing (อำเภอ, เทศบาลตำบล …)")
        if one.parent and (one.parent == one.id or one.parent not in self.ids):
            yield say("its parent “{id}” is not in the directory", id=one.parent)
        if one.postcode and not _POSTCODE.fullmatch(one.postcode):
            yield say("the postcode “{text}” is not five digits", text=one.postcode)
        if one.email and not _EMAIL.fullmatch(one.email):
            yield say("“{text}” is no e-mail address", text=one.email)
        there = self.same(one)
        if there and there.id != one.id and not there.retired and not one.retired:
            yield say("{name} is in the directory as {id}", name=there.name, id=there.id)

    def same(self, one: Recipient) -> Recipient | None:
        """Return the office with the same kind, name, district and province, a working one if there is."""
        key = key_of(one)
        found = [each for each in (self.ids[known] for known in self._keys.get(key, ())) if key_of(each) == key]
        return next((each for each in found if not each.retired), found[0] if found else None)

    def _parent(self, one: Recipient) -> Recipient | None:
        """Return the district that a local office lies in, None when that is not known or not the only one."""
        found = {known: self.ids[known] for known in self._districts.get(place_name(one.district), ())}
        province = place_name(one.province)
        there = [each for each in found.values() if not province or place_name(each.province) in {"", province}]
        return there[0] if len(there) == 1 else None

    def _free_id(self, one: Recipient) -> str:
        """Return an id that no office has had: that of the parent, the letter of the kind, and the next number."""
        prefix = (f"{one.parent}-" if one.parent else "") + _WORDS.get(one.kind, ("", "", _OTHER_LETTER))[2]
        if prefix not in self._last:
            numbers = [each.removeprefix(prefix) for each in self.ids if each.startswith(prefix)]
            self._last[prefix] = max((int(number) for number in numbers if number.isdecimal()), default=0)
        while True:
            self._last[prefix] += 1
            free = f"{prefix}{self._last[prefix]:02}"
            if free not in self.ids:
                return free


def _below(parent: Recipient, one: Recipient) -> Recipient:
    return replace(one, parent=parent.id, district=parent.district, province=one.province or parent.province)


def key_of(one: Recipient) -> Key:
    """Return what makes an office the same as another: kind, name, district, province, folded."""
    return (fold(one.kind), fold(one.name), place_name(one.district), place_name(one.province))


def kind_of(text: str) -> str:
    """Return the kind that a clerk wrote, in full when it is short for a known one (ทต. → เทศบาลตำบล)."""
    return _KIND_NAMES.get(fold(text), " ".join(normalise(text).split()))


def kind_of_name(name: str) -> str:
    """Return the known kind whose words a formal or short name begins with, or nothing."""
    folded = fold(name)
    longest = max((word for word in _KIND_STARTS if folded.startswith(word)), key=len, default="")
    return _KIND_STARTS.get(longest) or (DISTRICT if _SHORT_DISTRICT.match(normalise(name).lstrip()) else "")


def renamed(before: Recipient, after: Recipient) -> Recipient:
    """Return an edited office: what followed from its old name follows from the new one.

    Old letters know it by the old name, which is kept among the others.
    """
    if fold(before.name) == fold(after.name):
        return after
    old = with_names(replace(before, short="", addressee=""))
    if after.short == before.short == old.short:
        after = replace(after, short="")
    if after.addressee == before.addressee == old.addressee:
        after = replace(after, addressee="")
    known = {fold(name) for name in (after.name, *after.aliases)}
    return after if fold(before.name) in known else replace(after, aliases=(*after.aliases, before.name))


def with_names(one: Recipient) -> Recipient:
    """Return an office with what its kind and its name give of each other: full name, short name, addressee."""
    kind = kind_of(one.kind) or kind_of_name(one.name)
    name = _full_name(kind, one.name)
    own = name.removeprefix(kind).strip() if kind in _WORDS else name
    short, addressee, _ = _WORDS.get(kind, ("", "", ""))
    return replace(
        one,
        kind=kind,
        name=name,
        short=one.short or (short and short + own),
        addressee=one.addressee or (addressee and addressee + own),
        district=_bare(one.district) or (own if kind == DISTRICT else ""),
        province=_bare(one.province),
    )


def _full_name(kind: str, name: str) -> str:
    """Return a formal name: with its kind in front where the kind is a known one, a short one written out."""
    name = " ".join(normalise(name).split())
    if kind not in _WORDS or not name or name.startswith(kind):
        return name
    return kind + name.removeprefix(_WORDS[kind][0]).lstrip(" .")


def _bare(place: str) -> str:
    return _PLACE_WORD.sub("", " ".join(normalise(place).split()))
