"""A TinyDB over the journal: the yearly book read as it stands now, and written at the cost of what changed.

`JournalStorage` reads the book of a year and the journal behind it; `JournalTable` notes which documents an update
touches, and only those go to the journal, as one transaction. TinyDB's own storage would write the whole book in
place, which two writers, a kill or a full disk leave unreadable.

    with open_book(store, 2569, stamp) as book:
        book.table("sent").search(where("state") == "void")

The rules of the registers stand above the store, in `transaction`: scripts that write here keep to them by themselves.
A document is named by its `id` field; the numbers that TinyDB gives documents are only their order in the book.
"""

import json
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.registry.embedded import EmbeddedStore
from correspondence.registry.keys import ROWS
from correspondence.registry.records import Change, Record, Stamp
from correspondence.registry.transaction import checked_id

Document = dict[str, Any]


class KeptForEverError(CorrespondenceError):
    """Nothing is ever taken out of a register."""

    def __init__(self) -> None:
        super().__init__(say("nothing is taken out of a register; void the row instead"))


class JournalStorage(Storage):
    """The book of one year as a TinyDB storage; writing needs a stamp."""

    def __init__(self, store: EmbeddedStore, year: int, stamp: Stamp | None = None) -> None:
        self._store = store
        self._year = year
        self._stamp = stamp
        self._state = store.books.read(year)
        self._end = self._state.position
        self._tables = self._state.documents()

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables of the book as they stand now; only new lines are read."""
        self._store.books.current(self._year, self._state)
        if self._state.position != self._end:
            self._end = self._state.position
            self._tables = self._state.documents()
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Write the documents of `data` that differ from the book."""
        before = self.read()
        for table, documents in data.items():
            known = before.get(table, {})
            for number, document in documents.items():
                if known.get(str(number)) != document:
                    self.put(table, {int(number): dict(document)})

    def put(self, table: str, documents: dict[int, Document]) -> None:
        """Write changed documents of a table as one transaction of the journal."""
        if self._stamp is None:
            reason = "this book was opened to be read; give a stamp to write"
            raise PermissionError(reason)
        changes = [_change(table, document, self._year) for document in documents.values()]
        with self._store.writing(self._stamp) as writing:
            writing.commit(changes)


class JournalTable(Table):
    """A table whose updates hand over only the documents they touched."""

    def __init__(self, storage: Storage, name: str, cache_size: int = 0, **more: Any) -> None:
        # A query cache would answer with what stood before another process wrote.
        super().__init__(storage, name, cache_size=cache_size and 0, **more)

    def _update_table(self, updater: Callable[[dict[int, Any]], None]) -> None:
        storage = self._storage
        assert isinstance(storage, JournalStorage)  # noqa: S101  # `open_book` is the only one who makes us
        touched = _Touched(storage.read().get(self.name, {}))
        updater(touched)  # type: ignore[arg-type]  # a mapping that is not a dict: TinyDB uses nothing more
        self._next_id = None
        changed = touched.changed()
        if changed:
            storage.put(self.name, changed)


class _Touched(MutableMapping[int, Document]):
    """The documents of a table while an update runs over them."""

    def __init__(self, documents: dict[str, Document]) -> None:
        self._documents = documents
        self._seen: dict[int, Document] = {}

    def changed(self) -> dict[int, Document]:
        """Return the documents that are new or no longer as they were."""
        return {number: seen for number, seen in self._seen.items() if self._documents.get(str(number)) != seen}

    def __getitem__(self, number: int) -> Document:
        if number not in self._seen:  # TinyDB changes documents in place: give it a copy
            self._seen[number] = dict(self._documents[str(number)])
        return self._seen[number]

    def __setitem__(self, number: int, document: Document) -> None:
        self._seen[number] = document

    def __delitem__(self, number: int) -> None:
        raise KeptForEverError

    def __contains__(self, number: object) -> bool:
        return number in self._seen or str(number) in self._documents

    def __iter__(self) -> Iterator[int]:
        yield from (int(number) for number in self._documents)
        yield from (number for number in tuple(self._seen) if str(number) not in self._documents)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        raise KeptForEverError


class BookDatabase(TinyDB):
    """TinyDB with our table."""

    table_class = JournalTable  # type: ignore[assignment]  # TinyDB's own way to name a table class; it types it invariantly


@contextmanager
def open_book(store: EmbeddedStore, year: int, stamp: Stamp | None = None) -> Iterator[TinyDB]:
    """Open the book of a year (B.E.; 0 for what belongs to no year) with TinyDB; a stamp is needed to write."""
    with BookDatabase(store, year, stamp, storage=JournalStorage) as database:
        yield database


def _change(table: str, document: Document, year: int) -> Change:
    record: Record = json.loads(json.dumps(document))
    record_id = checked_id(str(document.get("id", "")))
    kept = record if table in ROWS else {name: value for name, value in record.items() if name != "id"}
    return Change(table=table, id=record_id, record={**kept, "year": year} if year else kept)
