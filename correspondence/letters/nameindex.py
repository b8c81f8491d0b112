"""Whom a written name may mean: every office of a directory by name, kind and place, exact first, misspelt last.

A candidate is certain (1) only when the text can mean nothing else. Two offices that fit equally well are both unsure,
and so is every misspelling.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from correspondence.language import Message, say
from correspondence.letters.likeness import nearest
from correspondence.letters.naming import LONGEST_NAME, Reading, fold, own_name, place_name, read_name
from correspondence.letters.recipient import CITY, DISTRICT, TOWN, Recipient
from correspondence.thai.calendar import format_short

_CAPITAL = "เมือง"  # the district of a province's capital: อำเภอเมืองแพร่, short อำเภอเมือง
_OTHER_KIND, _OTHER_PLACE, _UNSURE = 0.6, 0.5, 0.5
SURE_ENOUGH = 0.9
"""A candidate so certain may be taken without a question when it stands alone."""

_TAIL = re.compile("กลุ่ม|ฝ่าย|งาน|กอง(?:การ|คลัง|ช่าง|สวัสดิการ|สาธารณสุข)|สำนักปลัด|โทร|ถนน|หมู่|เลขที่")  # behind a name
_LIKE_PLACE = 70  # per cent

_MOST = 8  # candidates that a clerk can look through


@dataclass(frozen=True, slots=True)
class Candidate:
    """An office that a text may mean.

    Attributes:
        recipient: the office; it may be retired.
        certainty: from 0 to 1; 1 only when the text can mean nothing else.
        reason: what speaks for it, or against.
    """

    recipient: Recipient
    certainty: float
    reason: Message


class NameIndex:
    """The names of a directory's offices, ready to be looked up."""

    def __init__(self, recipients: Iterable[Recipient]) -> None:
        self._forms: dict[str, list[Recipient]] = defaultdict(list)
        self._names: dict[str, list[Recipient]] = defaultdict(list)
        self._all = tuple(recipients)
        for one in self._all:
            for form in {fold(text) for text in (one.name, one.short, one.addressee, *one.aliases)} - {""}:
                self._forms[form].append(one)
            for name in self._own_names(one):
                self._names[name].append(one)
        self._near: dict[frozenset[str], list[str]] = {}
        self._seen: dict[tuple[str, str], tuple[Candidate, ...]] = {}

    def named(self, text: str, district: str = "") -> tuple[Candidate, ...]:
        """Return the offices that `text` may mean, best first; `district` is known from elsewhere."""
        key = (text, district)
        if key not in self._seen:
            if len(self._seen) > 20_000:
                self._seen.clear()
            self._seen[key] = self._look_up(text, place_name(district)) if len(text) <= LONGEST_NAME else ()
        return self._seen[key]

    def sure(self, text: str) -> Recipient | None:
        """Return the one office that `text` names without a slip of the pen, or None."""
        if len(text) > LONGEST_NAME:
            return None
        found = self._whole(text, "") or next(
            filter(None, (list(self._exact(reading)) for reading in read_name(text))), []
        )
        settled = _settled(found)
        return settled[0].recipient if settled and settled[0].certainty >= SURE_ENOUGH else None

    def of_form(self, text: str) -> tuple[Recipient, ...]:
        """Return the offices one of whose names is the whole text."""
        return tuple(self._forms.get(fold(text), ()))

    def names_at(self, text: str, kinds: Collection[str]) -> Iterator[str]:
        """Yield the own names of offices of these kinds that the folded `text` begins with, the longest first."""
        for end in range(min(len(text), 40), 1, -1):
            if any(not kinds or one.kind in kinds for one in self._names.get(text[:end], ())):
                yield text[:end]

    @cached_property
    def districts(self) -> frozenset[str]:
        """The folded names of the districts, that of the capital in its short form too."""
        places = {place for one in self._all for place in (place_name(one.district), _district_of(one)) if place}
        return frozenset(places | {_CAPITAL})

    @cached_property
    def provinces(self) -> frozenset[str]:
        """The folded names of the provinces that are known."""
        return frozenset(place_name(one.province) for one in self._all if one.province)

    @staticmethod
    def lies_in(one: Recipient, district: str) -> bool:
        """Return whether an office lies in the district of a folded name."""
        own = place_name(one.district) or _district_of(one)
        return own == district or (district == _CAPITAL and bool(own) and _is_capital(own, one))

    def _look_up(self, text: str, district: str) -> tuple[Candidate, ...]:
        if whole := self._whole(text, district):
            return _settled(whole)
        readings = [self._known_place(reading, district) for reading in read_name(text)]
        certain = [reading for reading in readings if reading.weight > _UNSURE]
        doubtful = [reading for reading in readings if reading.weight <= _UNSURE]
        for find in (self._exact, self._contradicted, self._misspelt, self._misplaced):
            for reading in certain:
                if found := list(find(reading)):
                    return _settled(found)
        return _settled([one for reading in doubtful for one in self._exact(reading)])

    def _whole(self, text: str, district: str) -> list[Candidate]:
        """Return the offices one of whose names is the whole text."""
        found = self._forms.get(fold(text), ())
        reading = Reading(name="", district=district, reason=say("it is written so"))
        fitting = [Candidate(one, 1.0, reading.reason) for one in found if not _contradiction(one, reading)]
        return fitting or [Candidate(one, _OTHER_KIND, _contradiction(one, reading) or reading.reason) for one in found]

    def _known_place(self, reading: Reading, district: str) -> Reading:
        """Return a reading with its district as this directory spells it, or with the one known from elsewhere."""
        if not reading.district:
            return replace(reading, district=district)
        if reading.district in self.districts:
            return reading
        near = list(nearest(reading.district, list(self.districts)))
        return replace(reading, district=near[0][0]) if len(near) == 1 else reading

    def _exact(self, reading: Reading) -> Iterator[Candidate]:
        if not reading.name:
            return
        if not reading.kinds and (whole := self._forms.get(reading.name)):
            reading, found = replace(reading, weight=1.0, reason=say("it is written so")), whole
        else:
            found = self._of_name(reading.name, reading.kinds)
        if not reading.kinds and reading.name in self.provinces:
            reading = replace(reading, weight=_OTHER_KIND, reason=say("it is the name of the province too"))
        for one in found:
            if not _contradiction(one, reading):
                yield Candidate(one, reading.weight, reading.reason)

    def _contradicted(self, reading: Reading) -> Iterator[Candidate]:
        """Yield the offices of the name whose kind is another, or whose place is."""
        for one in self._names.get(reading.name, ()):
            other_kind = reading.kinds and one.kind not in reading.kinds
            elsewhere = _contradiction(one, reading)
            if elsewhere and not other_kind:
                yield Candidate(one, _OTHER_PLACE, elsewhere)
            elif other_kind and not elsewhere and one.kind != DISTRICT:
                yield Candidate(one, _OTHER_KIND, say("the directory knows it as {name}", name=one.name))

    def _misspelt(self, reading: Reading) -> Iterator[Candidate]:
        if not reading.name:
            return
        for name, distance, likeness in nearest(reading.name, self._names_of(reading.kinds)):
            for one in self._of_name(name, reading.kinds):
                reason = say("{name} is spelt nearly so", name=one.name)
                weight = reading.weight * likeness - 0.01 * distance
                if not _contradiction(one, reading):
                    yield Candidate(one, weight, reason)

    def _misplaced(self, reading: Reading) -> Iterator[Candidate]:
        """Yield the offices whose name the text begins with, and a division or nearly their own place follows."""
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # most places are spelt well

        for name in self.names_at(reading.name, reading.kinds):
            behind = reading.name[len(name) :]
            for one in self._of_name(name, reading.kinds):
                if _TAIL.match(behind):
                    yield Candidate(one, reading.weight * 0.95, say("more is written behind {name}", name=one.name))
                elif any(ratio(behind, place) >= _LIKE_PLACE for place in _places(one)):
                    yield Candidate(
                        one, reading.weight * 0.85, say("the place behind {name} is misspelt", name=one.name)
                    )
            return

    def _of_name(self, name: str, kinds: frozenset[str]) -> list[Recipient]:
        return [one for one in self._names.get(name, ()) if not kinds or one.kind in kinds]

    def _names_of(self, kinds: frozenset[str]) -> list[str]:
        if kinds not in self._near:
            found = self._names.items()
            self._near[kinds] = [name for name, ones in found if not kinds or any(one.kind in kinds for one in ones)]
        return self._near[kinds]

    @staticmethod
    def _own_names(one: Recipient) -> Iterator[str]:
        name = own_name(one.kind, one.name)
        yield name
        if one.kind == DISTRICT and _is_capital(name, one):
            yield _CAPITAL
        elif one.kind in {CITY, TOWN}:
            yield one.kind.removeprefix("เทศบาล") + name  # the town of แพร่ may be written เมืองแพร่, like the district


def _district_of(one: Recipient) -> str:
    return own_name(DISTRICT, one.name) if one.kind == DISTRICT else ""


def _is_capital(district: str, one: Recipient) -> bool:
    """Return whether a district is that of the capital: เมือง and the name of the province, where that is known."""
    province = place_name(one.province)
    return district == _CAPITAL + province if province else district.startswith(_CAPITAL)


def _places(one: Recipient) -> Iterator[str]:
    """Yield how the place of an office may be written behind its name, folded."""
    for district in {place_name(one.district), _CAPITAL if _is_capital(place_name(one.district), one) else ""} - {""}:
        yield from (f"อำเภอ{district}", f"อ{district}", district)
    if province := place_name(one.province):
        yield from (f"จังหวัด{province}", f"จ{province}")


def _contradiction(one: Recipient, reading: Reading) -> Message | None:
    """Return what the place written behind a name says against an office."""
    province = place_name(one.province)
    district = place_name(one.district) or _district_of(one)
    if reading.province and province and reading.province != province:
        return say("it lies in the province of {province}", province=one.province)
    if not reading.district or not district or NameIndex.lies_in(one, reading.district):
        return None
    return say("it lies in the district of {district}", district=one.district)


def _settled(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates best first: working offices before retired ones, equals all unsure."""
    best: dict[str, Candidate] = {}
    for one in found:
        if one.recipient.id not in best or best[one.recipient.id].certainty < one.certainty:
            best[one.recipient.id] = one
    working = [one for one in best.values() if not one.recipient.retired]
    ranked = sorted(working or best.values(), key=lambda one: -one.certainty)
    top = [one for one in ranked if one.certainty == ranked[0].certainty]
    if len(top) > 1:
        reason = say("{count} offices are written so", count=len(top))
        shared = min(_UNSURE, round(top[0].certainty / len(top), 2))
        ranked = [replace(one, certainty=shared, reason=reason) for one in top]
    elif top and not working:
        ranked = [_retired(one) for one in ranked]
    return tuple(ranked[:_MOST])


def _retired(one: Candidate) -> Candidate:
    day = one.recipient.retired
    return replace(one, reason=say("it is retired since {day}", day=format_short(day) if day else ""))
