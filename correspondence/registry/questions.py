"""Everything that can be asked of the registers, over any shelf of records."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from heapq import merge
from itertools import islice

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.number import InvalidNumberError, LetterNumber
from correspondence.registry import keys
from correspondence.registry.records import (
    ANYWHERE,
    Attachment,
    Direction,
    Entry,
    Filter,
    Link,
    Page,
    Record,
    Series,
    SeriesState,
    State,
)
from correspondence.registry.shapes import attachment_from, entry_from, link_from, series_from
from correspondence.registry.store import Found, Shelf
from correspondence.thai.calendar import BuddhistYear

_THAI_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


class UnknownEntryError(CorrespondenceError):
    """The register has no such row or reference."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(say("the register has no row {id}", id=entry_id))


class Questions:
    """The reading half of a registry; a subclass says which shelf it reads."""

    def _shelf(self) -> Shelf:
        raise NotImplementedError

    def entry(self, entry_id: str) -> Entry:
        """See `protocol.Reading`."""
        return _entry(self._shelf(), entry_id)

    def row(self, series: Series, running: int) -> Entry | None:
        """See `protocol.Reading`."""
        shelf = self._shelf()
        record = shelf.get(keys.row_key(series, running))
        return self.entry(record["id"]) if record else None

    def find(
        self, number: LetterNumber | str, *, year: BuddhistYear | None = None, direction: Direction | None = None
    ) -> list[Entry]:
        """See `protocol.Reading`."""
        asked = number if isinstance(number, LetterNumber) else read_number(number)
        if asked.running is None:
            return []
        wanted_year = year or asked.year
        shelf = self._shelf()
        found = _targets(shelf, keys.number_prefix(keys.NUMBER, asked), wanted_year)
        if not found and not (asked.prefix or asked.code):
            found = _targets_of_any_office(shelf, asked, wanted_year)
        entries = (_entry_at(shelf, target) for target in sorted(found, key=_id_of))
        return [entry for entry in entries if direction in (None, entry.direction)]

    def page(self, wanted: Filter, *, after: str = "", limit: int = 50, newest_first: bool = True) -> Page:
        """See `protocol.Reading`."""
        rows = list(islice(self._listed(wanted, after, reverse=newest_first), limit + 1))
        following = rows[limit - 1].id if len(rows) > limit else ""
        return Page(tuple(rows[:limit]), following)

    def search(self, text: str, wanted: Filter = ANYWHERE) -> Iterator[Entry]:
        """See `protocol.Reading`."""
        from correspondence.registry.searchtext import needle_of  # noqa: PLC0415  # only a search needs it

        needle = needle_of(text)
        if not needle:
            return iter(())
        return self._in_order([self._found_in(one, needle, wanted) for one in _directions(wanted)], reverse=True)

    def series(self, year: BuddhistYear | None = None) -> list[SeriesState]:
        """See `protocol.Reading`."""
        prefix = f"{keys.SERIES}/{int(year)}/" if year else f"{keys.SERIES}/"
        return [series_from(record) for _, record in self._shelf().scan(prefix)]

    def series_state(self, series: Series) -> SeriesState:
        """See `protocol.Reading`."""
        record = self._shelf().get(f"{keys.SERIES}/{series.key}")
        return series_from(record, series) if record else SeriesState(series=series)

    def references(self, entry_id: str) -> list[Link]:
        """See `protocol.Reading`."""
        shelf = self._shelf()
        _entry(shelf, entry_id)
        found = shelf.scan(f"{keys.LINKS}/{entry_id}/")
        return [_resolved(shelf, _id_of(key), record) for key, record in found if not record.get("withdrawn")]

    def cited_by(self, entry_id: str) -> list[Link]:
        """See `protocol.Reading`."""
        shelf = self._shelf()
        entry = _entry(shelf, entry_id)
        links = {key: None for key, _ in shelf.scan(f"{keys.JOINED}{entry_id}/")}
        if entry.number and entry.number.running:
            links |= {key: None for key, _ in shelf.scan(keys.number_prefix(keys.CITED, entry.number))}
        found = (self._link(shelf, "/".join(key.split("/")[-2:])) for key in links)
        return sorted({link: None for link in found if link and entry_id in link.cited}, key=_place_of)

    def attachments(self, entry_id: str) -> list[Attachment]:
        """See `protocol.Reading`."""
        shelf = self._shelf()
        _entry(shelf, entry_id)
        return [attachment_from(_id_of(key), record) for key, record in shelf.scan(f"{keys.ATTACHMENTS}/{entry_id}/")]

    def record(self, table: str, record_id: str) -> Record | None:
        """See `protocol.Reading`."""
        return self._shelf().get(f"{table}/{record_id}")

    def records(self, table: str, prefix: str = "") -> Iterator[tuple[str, Record]]:
        """See `protocol.Reading`."""
        for key, record in self._shelf().scan(f"{table}/{prefix}"):
            yield _id_of(key), record

    def _listed(self, wanted: Filter, after: str, *, reverse: bool) -> Iterator[Entry]:
        rows = [self._listed_in(one, wanted, after, reverse=reverse) for one in _directions(wanted)]
        return self._in_order(rows, reverse=reverse)

    def _listed_in(self, direction: Direction, wanted: Filter, after: str, *, reverse: bool) -> Iterator[Entry]:
        prefix = _prefix(direction, wanted)
        cursor = f"{direction.value}/{after}" if after else ""
        for key, record in self._shelf().scan(prefix, after=cursor, reverse=reverse):
            if fits(record, wanted):
                yield entry_from(direction, _id_of(key), record)

    def _found_in(self, direction: Direction, needle: str, wanted: Filter) -> Iterator[Entry]:
        for key, record in self._matching(needle, _prefix(direction, wanted)):
            if fits(record, wanted):
                yield entry_from(direction, _id_of(key), record)

    def _matching(self, needle: str, prefix: str) -> Iterator[Found]:
        from correspondence.registry.searchtext import search_text  # noqa: PLC0415  # as above

        for key, record in self._shelf().scan(prefix, reverse=True):
            if needle in search_text(record):
                yield key, record

    @staticmethod
    def _in_order(rows: list[Iterator[Entry]], *, reverse: bool) -> Iterator[Entry]:
        return merge(*rows, key=lambda entry: entry.id, reverse=reverse)

    @staticmethod
    def _link(shelf: Shelf, link_id: str) -> Link | None:
        record = shelf.get(f"{keys.LINKS}/{link_id}")
        if record is None or record.get("withdrawn"):
            return None
        return _resolved(shelf, link_id, record)


def read_number(text: str) -> LetterNumber:
    """Return the number that a clerk typed; digits alone are a running number.

    Raises:
        InvalidNumberError: it is neither.
    """
    digits = text.strip().translate(_THAI_TO_ARABIC)
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        return LetterNumber(running=int(digits))
    return LetterNumber.parse(text)


def fits(record: Record, wanted: Filter) -> bool:
    """Return whether the record of a row passes a filter."""
    return bool(
        (wanted.year is None or record["year"] == wanted.year)
        and (wanted.kind is None or record.get("kind") == wanted.kind)
        and (not wanted.code or (record.get("number") or {}).get("code") == wanted.code)
        and (wanted.series_kind is None or record["series"] == wanted.series_kind)
        and (wanted.state is None or record["state"] == wanted.state.value)
        and _in_days(record, wanted)
        and _has_text(record, wanted.text)
    )


def _in_days(record: Record, wanted: Filter) -> bool:
    if wanted.registered_on and record["registered"][:10] != wanted.registered_on.isoformat():
        return False
    if not (wanted.since or wanted.until):
        return True
    # A row without a date of its own counts by the day it was registered; received letters always do.
    received = record["series"] == keys.RECEIVED
    registered: str = record["registered"][:10]
    day: str = registered if received else record.get("dated") or registered
    return (wanted.since or date.min).isoformat() <= day <= (wanted.until or date.max).isoformat()


def _has_text(record: Record, text: str) -> bool:
    if not text:
        return True
    from correspondence.registry.searchtext import needle_of, search_text  # noqa: PLC0415  # only a search needs it

    return str(needle_of(text)) in search_text(record)


def _prefix(direction: Direction, wanted: Filter) -> str:
    return f"{direction.value}/{int(wanted.year)}-" if wanted.year else f"{direction.value}/"


def _directions(wanted: Filter) -> list[Direction]:
    return [one for one in Direction if wanted.direction in (None, one)]


def _entry(shelf: Shelf, entry_id: str) -> Entry:
    for direction in Direction:
        record = shelf.get(f"{direction.value}/{entry_id}")
        if record is not None:
            return entry_from(direction, entry_id, record)
    raise UnknownEntryError(entry_id)


def _entry_at(shelf: Shelf, target: str) -> Entry:
    table, _, entry_id = target.partition("/")
    record = shelf.get(target)
    if record is None:
        raise UnknownEntryError(entry_id)
    return entry_from(Direction(table), entry_id, record)


def _targets(shelf: Shelf, prefix: str, year: int | None) -> list[str]:
    found = []
    for key, _ in shelf.scan(prefix):
        parts = key.split("/")
        if not year or int(parts[6]) in (0, year):
            found.append("/".join(parts[7:]))
    return found


def _targets_of_any_office(shelf: Shelf, asked: LetterNumber, year: int | None) -> list[str]:
    found = []
    for circular in {asked.circular, True}:  # 3071 alone may well be the circular ว 3071
        found += _targets(shelf, keys.running_prefix(keys.NUMBER, replace(asked, circular=circular, text="")), year)
    return found


def _resolved(shelf: Shelf, link_id: str, record: Record) -> Link:
    if record.get("joined"):
        return link_from(link_id, record, (record["joined"],))
    link = link_from(link_id, record)
    if link.number is None or not link.number.running:
        return link
    targets = _targets(shelf, keys.number_prefix(keys.NUMBER, link.number), link.number.year)
    cited = [target for target in targets if _id_of(target) != link.citing and _is_letter(shelf, target)]
    return replace(link, cited=tuple(sorted(_id_of(target) for target in cited)))


def _is_letter(shelf: Shelf, target: str) -> bool:
    record = shelf.get(target)
    return record is not None and record["state"] != State.RESERVED.value


def _id_of(key: str) -> str:
    return key.partition("/")[2]


def _place_of(link: Link) -> tuple[str, int]:
    return link.citing, link.position


__all__ = ["InvalidNumberError", "Questions", "UnknownEntryError", "fits", "read_number"]
