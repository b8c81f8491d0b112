"""What the registry stands on: records found by key, written in whole transactions.

A `Store` keeps the records; the rules of the registers (`questions`, `transaction`) are written once above it, so that
the embedded store and the one in memory cannot differ in them.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from heapq import merge
from operator import itemgetter
from pathlib import Path
from typing import Protocol, TypeVar

from correspondence.registry.keys import keys_of
from correspondence.registry.records import Book, Change, LogLine, Record, Stamp

Found = tuple[str, Record]

_AFTER_ALL = "\U0010ffff"
Value = TypeVar("Value")


class Shelf(Protocol):
    """Records that can be read by key."""

    def get(self, key: str) -> Record | None:
        """Return the record with that key, or None."""
        ...

    def scan(self, prefix: str, *, after: str = "", reverse: bool = False) -> Iterator[Found]:
        """Yield key and record for keys that begin with `prefix`, in order, strictly behind the key `after`."""
        ...


class Writing(Protocol):
    """One transaction under way: nobody else writes until it ends."""

    @property
    def seq(self) -> int:
        """The sequence number that the transaction will have, from 1."""
        ...

    @property
    def shelf(self) -> Shelf:
        """The records as they were before."""
        ...

    def commit(self, changes: Sequence[Change]) -> None:
        """Make the changes durable, all or none."""
        ...


class Store(Protocol):
    """Where the records are."""

    @property
    def book(self) -> Book:
        """Which set of books is kept here."""
        ...

    def shelf(self) -> Shelf:
        """Return the records as they are now."""
        ...

    def writing(self, stamp: Stamp) -> AbstractContextManager[Writing]:
        """Begin a transaction, alone."""
        ...

    def matching(self, needle: str, prefix: str) -> Iterator[Found]:
        """Yield rows whose key begins with `prefix` and whose search text holds `needle`, the last key first.

        The needle is as `thai.text.comparable` makes it.
        """
        ...

    def lines(self) -> Iterator[LogLine]:
        """Yield every transaction, oldest first."""
        ...

    def keep(self, content: bytes | Path) -> tuple[str, int]:
        """Keep the content of a file and return its SHA-256 in hexadecimal and its size in bytes."""
        ...

    def content(self, sha256: str) -> bytes:
        """Return the content that was kept under that hash."""
        ...


class MemoryShelf:
    """Records in memory; their keys are put in order when someone asks by them."""

    def __init__(self) -> None:
        self._changes: dict[str, Change] = {}
        self._later: list[Change] = []
        self._keyed: dict[str, Record] = {}
        self._order: list[str] = []

    def put(self, change: Change) -> None:
        """Add or replace a record."""
        self._changes[f"{change.table}/{change.id}"] = change
        self._later.append(change)

    def changes(self) -> tuple[Change, ...]:
        """Return every record as it was put last, in the order they were first put."""
        return tuple(self._changes.values())

    def get(self, key: str) -> Record | None:
        """See `Shelf`."""
        change = self._changes.get(key)
        if change is not None:
            return change.record
        if not key.startswith("#"):
            return None
        self._settle()
        return self._keyed.get(key)

    def scan(self, prefix: str, *, after: str = "", reverse: bool = False) -> Iterator[Found]:
        """See `Shelf`."""
        self._settle()
        for key in keys_between(self._order, prefix, after=after, reverse=reverse):
            yield key, self._keyed[key]

    def _settle(self) -> None:
        for change in self._later:
            for key in keys_of(change.table, change.id, change.record):
                if key not in self._keyed:
                    insort(self._order, key)
                self._keyed[key] = change.record
        self._later.clear()


class Layers:
    """Shelves on top of each other: what stands on an upper one hides what stands below."""

    def __init__(self, *shelves: Shelf) -> None:
        self._shelves = shelves

    def get(self, key: str) -> Record | None:
        """See `Shelf`."""
        for shelf in self._shelves:
            found = shelf.get(key)
            if found is not None:
                return found
        return None

    def scan(self, prefix: str, *, after: str = "", reverse: bool = False) -> Iterator[Found]:
        """See `Shelf`."""
        runs = [shelf.scan(prefix, after=after, reverse=reverse) for shelf in self._shelves]
        return first_of_each(merge(*runs, key=itemgetter(0), reverse=reverse))


def keys_between(order: Sequence[str], prefix: str, *, after: str, reverse: bool) -> Sequence[str]:
    """Return the part of an ordered list of keys that begins with `prefix` and lies behind `after`."""
    first, last = bisect_left(order, prefix), bisect_left(order, prefix + _AFTER_ALL)
    if not after:
        found = order[first:last]
    elif reverse:
        found = order[first : max(first, min(last, bisect_left(order, after)))]
    else:
        found = order[max(first, bisect_right(order, after)) : last]
    return found[::-1] if reverse else found


def first_of_each(found: Iterable[tuple[str, Value]]) -> Iterator[tuple[str, Value]]:
    """Yield the first pair of every key of an ordered run."""
    last = None
    for pair in found:
        if pair[0] != last:
            last = pair[0]
            yield pair
