"""A registry in memory, for tests and trials: the same rules, nothing kept."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from correspondence.registry.records import Book, Change, LogLine, Record, Stamp
from correspondence.registry.store import Found, MemoryShelf, Shelf
from correspondence.registry.stored import StoredRegistry


class MemoryStore:
    """Records in memory; what is handed in is copied as JSON, so that only what a file could keep is kept."""

    def __init__(self, book: Book = Book.OPEN) -> None:
        self.book = book
        self._shelf = MemoryShelf()
        self._lines: list[LogLine] = []
        self._contents: dict[str, bytes] = {}

    def shelf(self) -> Shelf:
        """See `store.Store`."""
        return self._shelf

    @contextmanager
    def writing(self, stamp: Stamp) -> Iterator["_MemoryWriting"]:
        """See `store.Store`."""
        yield _MemoryWriting(len(self._lines) + 1, self._shelf, stamp, self._lines)

    def matching(self, needle: str, prefix: str) -> Iterator[Found]:
        """See `store.Store`."""
        from correspondence.registry.searchtext import search_text  # noqa: PLC0415  # only a search needs it

        for key, record in self._shelf.scan(prefix, reverse=True):
            if needle in search_text(record):
                yield key, record

    def lines(self) -> Iterator[LogLine]:
        """See `store.Store`."""
        return iter(tuple(self._lines))

    def keep(self, content: bytes | Path) -> tuple[str, int]:
        """See `store.Store`."""
        data = content if isinstance(content, bytes) else content.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        self._contents[sha256] = data
        return sha256, len(data)

    def content(self, sha256: str) -> bytes:
        """See `store.Store`."""
        return self._contents[sha256]


class _MemoryWriting:
    def __init__(self, seq: int, shelf: MemoryShelf, stamp: Stamp, lines: list[LogLine]) -> None:
        self.seq = seq
        self.shelf = shelf
        self._stamp = stamp
        self._lines = lines

    def commit(self, changes: Sequence[Change]) -> None:
        kept = tuple(Change(table=one.table, id=one.id, record=_copied(one.record)) for one in changes)
        for change in kept:
            self.shelf.put(change)
        stamp = self._stamp
        self._lines.append(LogLine(seq=self.seq, time=stamp.now, who=stamp.who, command=stamp.command, changes=kept))


class MemoryRegistry(StoredRegistry):
    """The registers in memory."""

    def __init__(self, book: Book = Book.OPEN) -> None:
        super().__init__(MemoryStore(book))

    def close(self) -> None:
        """See `protocol.Registry`; there is nothing to let go of."""


def _copied(record: Record) -> Record:
    copy: dict[str, Any] = json.loads(json.dumps(record))
    return copy
