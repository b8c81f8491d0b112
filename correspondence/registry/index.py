"""Keeping the index: reading its state, turning a grown tail into a run, merging runs."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from correspondence.registry.disk import Disk
from correspondence.registry.journal import JournalFiles
from correspondence.registry.keys import ROWS, book_year, keys_of
from correspondence.registry.lines import Placed, Position
from correspondence.registry.runs import Indexed, IndexShelf, Run, merged_lines, text_path
from correspondence.registry.state import IndexState, read_state

_ATTEMPTS = 20


class Index:
    """The index of a registry folder; only who holds the lock may change it."""

    def __init__(self, folder: Path, files: JournalFiles, disk: Disk) -> None:
        self.folder = folder
        self._files = files
        self._disk = disk
        self._state_path = folder / "state.json"

    def saved(self) -> IndexState | None:
        """Return the state as it stands on disk, proven by its own hash only."""
        return read_state(self._state_path)

    def load(self) -> tuple[IndexState, IndexShelf]:
        """Return what can be relied on: an empty index when the journal does not bear out the saved one."""
        for _ in range(_ATTEMPTS):
            state = self.saved()
            if state is None or not self._files.holds(state.position):
                break
            with contextlib.suppress(FileNotFoundError, ValueError):  # a writer merged the runs meanwhile: look again
                return state, self._shelf(state)
        return IndexState(), IndexShelf(self._files, ())

    def extend(self, state: IndexState, placed: Sequence[Placed], position: Position) -> IndexState:
        """Make a run of the tail and return the new state.

        Raises:
            OSError: the disk refused; the old state stands.
        """
        name = self._next_name(state)
        self._write_run(self.folder / name, key_lines(placed), text_lines(placed))
        lag = dict(state.lag)
        for one in placed:
            year = book_year(one.change.record)
            lag[year] = lag.get(year, 0) + one.location.length
        return self._save(self._merged(IndexState(position, (*state.runs, name), lag)))

    def relieve(self, state: IndexState, year: int) -> IndexState:
        """Note that the book of a year is up to date."""
        return self._save(replace(state, lag={other: size for other, size in state.lag.items() if other != year}))

    def sweep(self, state: IndexState) -> None:
        """Delete runs that no state names: what a merge or a crash left over."""
        named = {"state.json", *state.runs, *(text_path(Path(run)).name for run in state.runs)}
        for path in self.folder.iterdir():
            if path.name not in named:
                with contextlib.suppress(OSError):  # Windows keeps a file that a reader has open; next time then
                    path.unlink()

    def _shelf(self, state: IndexState) -> IndexShelf:
        runs = [Run(self.folder / name) for name in reversed(state.runs)]
        for run in runs:
            run.open()
        return IndexShelf(self._files, runs)

    def _next_name(self, state: IndexState) -> str:
        last = max((int(Path(name).stem) for name in state.runs), default=0)
        return f"{last + 1:08}.keys"

    def _merged(self, state: IndexState) -> IndexState:
        """Merge the newest runs as long as an older one is not more than twice as large."""
        sizes = [(self.folder / name).stat().st_size for name in state.runs]
        first = len(sizes) - 1
        total = sizes[first]
        while first > 0 and sizes[first - 1] <= 2 * total:
            first -= 1
            total += sizes[first]
        if first == len(sizes) - 1:
            return state
        name = self._next_name(state)
        old = [self.folder / run for run in state.runs[first:]]
        self._write_run(self.folder / name, merged_lines(old), merged_lines(map(text_path, old)))
        return replace(state, runs=(*state.runs[:first], name))

    def _write_run(self, path: Path, lines: bytes, text: bytes) -> None:
        # No state names these files yet: they are durable before the state is, and need not appear at once.
        self._disk.write_new(path, lines)
        self._disk.write_new(text_path(path), text)

    def _save(self, state: IndexState) -> IndexState:
        self._disk.write_whole(self._state_path, state.render())
        return state


def key_lines(placed: Iterable[Placed]) -> bytes:
    """Return the lines of a run for these records, the newest of each key."""
    lines = {
        key: Indexed(key, one.location).line()
        for one in placed
        for key in keys_of(one.change.table, one.change.id, one.change.record)
    }
    return b"".join(sorted(lines.values()))


def text_lines(placed: Iterable[Placed]) -> bytes:
    """Return the lines of search text for the rows among these records."""
    from correspondence.registry.searchtext import packed, search_text  # noqa: PLC0415  # few commands extend the index

    changes = (one.change for one in placed if one.change.table in ROWS)
    rows = {f"{change.table}/{change.id}": change.record for change in changes}
    lines = (key.encode() + b"\t" + packed(search_text(record)) + b"\n" for key, record in rows.items())
    return b"".join(sorted(lines))
