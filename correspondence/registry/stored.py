"""The registry over a store: the rules of the registers joined to a place where records are kept."""

from collections.abc import Iterator
from datetime import date, datetime

from correspondence.registry import keys
from correspondence.registry.numbering import as_of
from correspondence.registry.questions import Questions
from correspondence.registry.records import Attachment, Book, Entry, LogLine, Series, Stamp
from correspondence.registry.store import Found, Shelf, Store, Writing
from correspondence.registry.transaction import RegistryTransaction


class StoredRegistry(Questions):
    """The registers over any store; see `protocol.Registry`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def book(self) -> Book:
        """Which set of books this registry keeps."""
        return self._store.book

    def transaction(self, stamp: Stamp) -> "_Transacting":
        """See `protocol.Registry`."""
        return _Transacting(self._store, stamp)

    def preview(self, series: Series, count: int = 1) -> list[int]:
        """See `protocol.Registry`."""
        following = self.series_state(series).following
        return list(range(following, following + count))

    def lapsed(self, entry: Entry, at: datetime) -> Entry:
        """See `protocol.Registry`."""
        return as_of(entry, at)

    def log(self, *, entry_id: str = "", who: str = "", day: date | None = None) -> Iterator[LogLine]:
        """See `protocol.Registry`."""
        for line in self._store.lines():
            fits = (not who or line.who == who) and (day is None or line.time.date() == day)
            if fits and (not entry_id or _concerns(line, entry_id)):
                yield line

    def content(self, attachment: Attachment) -> bytes:
        """See `protocol.Registry`."""
        return self._store.content(attachment.sha256)

    def _shelf(self) -> Shelf:
        return self._store.shelf()

    def _matching(self, needle: str, prefix: str) -> Iterator[Found]:
        return self._store.matching(needle, prefix)


class _Transacting:
    """The `with` block of a transaction: commits at its end unless it fails."""

    def __init__(self, store: Store, stamp: Stamp) -> None:
        self._store = store
        self._stamp = stamp
        self._begun = store.writing(stamp)
        self._writing: Writing
        self._transaction: RegistryTransaction

    def __enter__(self) -> RegistryTransaction:
        self._writing = self._begun.__enter__()
        self._transaction = RegistryTransaction(self._store, self._writing, self._stamp)
        return self._transaction

    def __exit__(self, failed: type[BaseException] | None, *more: object) -> None:
        try:
            changes = self._transaction.changes
            if failed is None and changes:
                self._writing.commit(changes)
        finally:
            self._begun.__exit__(None, None, None)


def _concerns(line: LogLine, entry_id: str) -> bool:
    of_row = f"{entry_id}/"
    return any(
        change.id == entry_id or change.id.startswith(of_row) for change in line.changes if change.table != keys.SERIES
    )
