"""The embedded store: journal, index and yearly books in one folder, as one `Store`.

    registry/journal/2569.jsonl     the truth (`journal`)
    registry/books/2569.json        its readable state, a TinyDB file (`books`)
    registry/index/                 keys and search text, by which records are found (`index`, `runs`)
    registry/attachments/           files by content (`vault`)
    registry/lock                   held by the one who writes (`lock`)
    registry/secret/                the same again for secret letters

A write appends one line to the journal and waits for the disk; nothing else must happen for it to be done. What was
written since the index was last extended (the tail, at most some hundred letters) is kept in memory, and read from the
journal by a process that starts. When the tail has grown, the writer extends the index, and now and then brings a book
up to date; if that fails, the write is done all the same and the next writer tries again. A reader takes no lock: it
sees the index and, behind it, the lines that prove themselves.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import Self

from correspondence.errors import disk_reason
from correspondence.language import Message, say
from correspondence.registry.books import Books
from correspondence.registry.disk import Disk
from correspondence.registry.index import Index
from correspondence.registry.journal import JournalFiles
from correspondence.registry.lines import (
    DamagedRegistryError,
    Fault,
    Line,
    Position,
    compose,
    log_line,
    own_hash,
    segment_of,
)
from correspondence.registry.lock import Notify, WriteLock
from correspondence.registry.records import Book, Change, LogLine, Stamp
from correspondence.registry.runs import IndexShelf
from correspondence.registry.state import IndexState
from correspondence.registry.store import Found, Layers, Shelf
from correspondence.registry.tail import Tail
from correspondence.registry.vault import Vault
from correspondence.registry.writer import JournalWriter

TAIL_BYTES = 512 * 1024
"""How much may stand behind the index: reading it costs a process that starts some 3 ms."""


class EmbeddedStore:
    """The records of one registry folder; see `store.Store`."""

    def __init__(self, folder: Path, book: Book, *, lock_seconds: float, notify: Notify, disk: Disk) -> None:
        self.folder = folder
        self.book = book
        self.files = JournalFiles(folder / "journal")
        self.books = Books(folder / "books", self.files, disk)
        self.index = Index(folder / "index", self.files, disk)
        self.vault = Vault(folder / "attachments", disk)
        self.writer = JournalWriter(self.files, disk)
        self._lock = WriteLock(folder / "lock", lock_seconds, notify)
        self._notify = notify
        self._disk = disk
        self._state: IndexState | None = None  # None: not read yet
        self._base = IndexShelf(self.files, ())
        self._tail = Tail(Position())
        self._whole = False  # whether the journal was seen to reach as far as the index says
        self._layers = Layers(self._tail.shelf, self._base)

    def shelf(self) -> Shelf:
        """See `store.Store`."""
        self.refresh()
        return self._layers

    def writing(self, stamp: Stamp) -> "EmbeddedWriting":
        """See `store.Store`."""
        return EmbeddedWriting(self, stamp)

    def begin(self, stamp: Stamp) -> tuple[int, Shelf]:
        """Become the only writer; return the number of the next line, and the records as they are.

        Raises:
            LockTimeoutError: another process kept the registry for longer than we wait.
            WriteFailedError: the lock file cannot be made.
            DamagedRegistryError: the journal does not prove itself.
        """
        undisturbed = self._lock.take(stamp)
        try:
            if not (undisturbed and self._tail.fault is None and self.writer.ends_at(self._tail.end)):
                self.refresh()
            self._check_end()
        except BaseException:
            self._lock.give_back()
            raise
        return self._tail.end.seq + 1, self._layers

    def end(self) -> None:
        """Let others write."""
        self._lock.give_back()

    @contextlib.contextmanager
    def locked(self, stamp: Stamp) -> Iterator[None]:
        """Be the only writer, whatever state the journal is in.

        Raises:
            LockTimeoutError: another process kept the registry for longer than we wait.
            WriteFailedError: the lock file cannot be made.
        """
        with self._lock.held(stamp):
            yield

    def matching(self, needle: str, prefix: str) -> Iterator[Found]:
        """See `store.Store`."""
        from correspondence.registry.searchtext import packed, search_text  # noqa: PLC0415  # only a search needs it

        self.refresh()
        layers, base = self._layers, self._base
        wanted, opening = packed(needle), prefix.encode()
        late = [key for key, record in self._tail.shelf.scan(prefix, reverse=True) if needle in search_text(record)]
        hits = merge(late, *(run.rows_with(wanted, opening) for run in base.runs), reverse=True)
        for key, _ in groupby(hits):
            record = layers.get(key)
            if record is not None and needle in search_text(record):  # an older version of it may have been the hit
                yield key, record

    def lines(self) -> Iterator[LogLine]:
        """See `store.Store`."""
        for found in self.files.lines(Position()):
            if isinstance(found, Fault):
                return
            yield log_line(found.content())

    def keep(self, content: bytes | Path) -> tuple[str, int]:
        """See `store.Store`."""
        return self.vault.keep(content)

    def content(self, sha256: str) -> bytes:
        """See `store.Store`."""
        return self.vault.content(sha256)

    def refresh(self) -> None:
        """Take in what others wrote."""
        if self._state is None:
            self._start(*self.index.load())
        segments = self.files.segments()
        last = segments[-1] if segments else 0
        if last == self._tail.end.segment and self.files.size(last) == self._tail.end.offset:
            self._tail.fault = None
            return
        self._tail.read_on(self.files)
        if self._tail.size > 4 * TAIL_BYTES and not self._reload_if_extended():
            self._extend_if_free()

    def append(self, stamp: Stamp, changes: Sequence[Change], *, after: int = 0) -> None:
        """Write one line and take it in; only under the lock. `after` is a sequence number that was given before.

        Raises:
            WriteFailedError: the disk refused; nothing was written.
        """
        before = self._tail.end
        if after > before.seq:
            before = replace(before, seq=after)
        segment = max(before.segment, segment_of(stamp.now))
        raw = compose(stamp, changes, before)
        start = before.offset if segment == before.segment else 0
        self.writer.append(segment, start, raw)
        end = Position(segment, start + len(raw), before.seq + 1, own_hash(raw))
        self.writer.note_end(end)
        self._tail.take(Line(raw, before, end), changes)
        # A young register doubles between two extensions, so that its book can be read from the first letter on.
        if self._tail.size >= min(TAIL_BYTES, self._known_state.position.offset):
            self._quietly(self._extend)

    def extend_index(self) -> None:
        """Bring the index up to the end of the journal; only under the lock.

        Raises:
            OSError: the disk refused; the register itself is complete.
        """
        self.refresh()
        self._extend(whole=True)

    def write_books(self) -> list[int]:
        """Bring every book up to date, and return their years (B.E.); only under the lock.

        Raises:
            DamagedRegistryError: the journal does not prove itself; the books stay as they are.
            OSError: the disk refused; the register itself is complete.
        """
        self.extend_index()
        for folder in (self.books.folder, self.vault.folder):
            self._disk.sweep(folder)
        years = sorted(set(self._known_state.lag) | set(self.books.years()))
        for year in years:
            self._write_book(year)
        return years

    def forget(self) -> None:
        """Forget what is in memory and close all files; the next use reads anew."""
        self.files.close()
        self.writer.close()
        self._start(IndexState(), IndexShelf(self.files, ()))
        self._state = None

    def close(self) -> None:
        """Close all files."""
        self.forget()
        self._lock.close()

    @property
    def _known_state(self) -> IndexState:
        return self._state or IndexState()

    def _start(self, state: IndexState, base: IndexShelf) -> None:
        self._state = state
        self._base = base
        self._tail = Tail(state.position)
        self._whole = False
        self._layers = Layers(self._tail.shelf, base)

    def _check_end(self) -> None:
        """Make sure that a line can be added, setting a torn one aside.

        Raises:
            DamagedRegistryError: the journal does not prove itself.
        """
        if self._tail.fault is None and self._whole:
            return
        saved, noted = self.index.saved(), self.files.reached()
        if saved and saved.position.seq > self._tail.end.seq:
            raise self._lines_missing(saved.position)
        if self._tail.fault is None:
            if noted.seq > self._tail.end.seq:
                raise self._lines_missing(noted)
            self._whole = True
            return
        if not self._tail.fault.torn:
            where = f"{self.files.path(self._tail.fault.segment).name}, line {self._tail.fault.number}"
            raise DamagedRegistryError(where, self._tail.fault.what)
        aside = self.writer.set_aside(self._tail.fault)
        if noted.seq > self._tail.end.seq:
            self._notify(
                say(
                    "the last line of the journal was damaged after it was written, and set aside in {file}; what it "
                    "registered is not in the register: compare it with outbox/ and with a backup",
                    file=aside,
                )
            )
        else:
            self._notify(say("an unfinished line at the end of the journal was set aside in {file}", file=aside))
        self._tail.fault, self._whole = None, True

    def _lines_missing(self, reached: Position) -> DamagedRegistryError:
        where = self.files.path(reached.segment).name
        return DamagedRegistryError(where, say("lines that were written are missing at the end"))

    def _reload_if_extended(self) -> bool:
        saved = self.index.saved()
        if saved is None or saved == self._state or saved.position.seq <= self._known_state.position.seq:
            return False
        self._start(*self.index.load())
        self._tail.read_on(self.files)
        return True

    def _extend(self, *, whole: bool = False) -> None:
        if self._reload_if_extended() and self._tail.size < TAIL_BYTES and not whole:
            return
        if not self._tail.size:
            return
        state = self.index.extend(self._known_state, self._tail.placed(), self._tail.end)
        self.index.sweep(state)
        self._start(*self.index.load())
        for year, lag in self._known_state.lag.items():
            if lag >= self.books.size(year):
                self._write_book(year)

    def _extend_if_free(self) -> None:
        """Make the index anew when it was lost, so that only one reader has to read the whole journal."""
        stamp = Stamp(who="saraban", command="index", now=datetime.now(UTC))
        if self._tail.fault is None and self._lock.take_if_free(stamp):
            try:
                with contextlib.suppress(OSError, DamagedRegistryError):  # whoever writes next tries again, and says so
                    if not self._reload_if_extended():
                        self._extend()
            finally:
                self._lock.give_back()

    def _write_book(self, year: int) -> None:
        state = self.books.current(year)
        if state.position != self._tail.end:
            # The book may hold what the damaged lines no longer show: it is a repair's best source, and stays.
            where = f"{self.files.path(state.position.segment).name}, behind line {state.position.seq}"
            raise DamagedRegistryError(where, say("the journal does not prove itself"))
        self.books.write(state)
        self._state = self.index.relieve(self._known_state, year)

    def _quietly(self, work: Callable[[], None]) -> None:
        try:
            work()
        except OSError as error:
            self._notify(_late(disk_reason(error)))
        except DamagedRegistryError as error:
            self._notify(_late(error.message))


class EmbeddedWriting:
    """One transaction on an embedded store; see `store.Writing`. A plain class: it stands in the way of every write."""

    def __init__(self, store: EmbeddedStore, stamp: Stamp) -> None:
        self._store = store
        self._stamp = stamp
        self.seq = 0
        self.shelf: Shelf

    def __enter__(self) -> Self:
        self.seq, self.shelf = self._store.begin(self._stamp)
        return self

    def __exit__(self, *_: object) -> None:
        self._store.end()

    def commit(self, changes: Sequence[Change]) -> None:
        """See `store.Writing`."""
        self._store.append(self._stamp, changes)


def _late(why: Message | str) -> Message:
    return say(
        "registered; but index and books could not be brought up to date: {why}; the next command tries again",
        why=why,
    )
