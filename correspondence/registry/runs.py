"""The index beside the books: sorted files of keys, by which a record is found without reading a book.

`index/state.json` says up to which place of the journal the index reaches; whoever opens the registry reads the
journal from there on (the tail) and never trusts the index further. A run is a text file of lines `key TAB location`,
ordered by bytes, never changed once written; beside it stands the search text of its rows. When the tail has grown, it
becomes a new run, and runs of about the same size are merged into one, so that there are few (about log2 of the
letters by the size of a tail) and the work of a letter grows with that logarithm, not with the book. A key stands once
in a run; the newest run wins. All of it can be thrown away: it is made again from the journal.
"""

import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from operator import itemgetter
from pathlib import Path

from correspondence.registry.journal import JournalFiles
from correspondence.registry.lines import Location
from correspondence.registry.records import Record
from correspondence.registry.store import Found, first_of_each

_AFTER_ALL = "\U0010ffff".encode()


@dataclass(frozen=True, slots=True)
class Indexed:
    """A key and where its record stands."""

    key: str
    location: Location

    def line(self) -> bytes:
        """Return the line of a run."""
        at = self.location
        return f"{self.key}\t{at.segment} {at.offset} {at.length} {at.crc}\n".encode()


class Run:
    """One sorted file of keys, mapped into memory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._map: mmap.mmap | bytes = b""
        self.text: mmap.mmap | bytes = b""

    def open(self) -> None:
        """Map both files.

        Raises:
            FileNotFoundError: they are gone.
        """
        self._map = _mapped(self.path)
        self.text = _mapped(text_path(self.path))

    def get(self, key: bytes) -> Location | None:
        """Return where the record with that key stands."""
        wanted = key + b"\t"
        place = _first_at_least(self._map, wanted)
        line = self._line(place)
        return _location(line) if line.startswith(wanted) else None

    def scan(self, prefix: bytes, after: bytes, *, reverse: bool) -> Iterator[tuple[str, Location]]:
        """Yield key and location for the keys that begin with `prefix` behind `after`, in order."""
        return self._backward(prefix, after) if reverse else self._forward(prefix, after)

    def rows_with(self, needle: bytes, opening: bytes) -> Iterator[str]:
        """Yield the keys with that `opening` of the rows whose search text holds `needle`, the last key first."""
        text = self.text
        first = _first_at_least(text, opening)
        end = _first_at_least(text, opening + _AFTER_ALL)
        while (place := text.rfind(needle, first, end)) >= 0:
            end = text.rfind(b"\n", first, place) + 1 or first
            tab = text.find(b"\t", end)
            if tab < place:  # otherwise the last hit lies in the key, and none in the words behind it
                yield text[end:tab].decode()

    def _forward(self, prefix: bytes, after: bytes) -> Iterator[tuple[str, Location]]:
        place = _first_at_least(self._map, max(prefix, after + b"\t" + _AFTER_ALL if after else b""))
        while (line := self._line(place)).startswith(prefix) and line:
            yield _parted(line)
            place += len(line) + 1

    def _backward(self, prefix: bytes, after: bytes) -> Iterator[tuple[str, Location]]:
        end = prefix + _AFTER_ALL
        place = _first_at_least(self._map, min(end, after + b"\t") if after else end)
        while place > 0:
            begin = self._map.rfind(b"\n", 0, place - 1) + 1
            line = self._map[begin : place - 1]
            if not line.startswith(prefix):
                return
            yield _parted(line)
            place = begin

    def _line(self, place: int) -> bytes:
        end = self._map.find(b"\n", place)
        return self._map[place:end] if end >= 0 else b""


class IndexShelf:
    """The records that an index reaches, newest run first."""

    def __init__(self, files: JournalFiles, runs: Iterable[Run]) -> None:
        self._files = files
        self.runs = tuple(runs)

    def get(self, key: str) -> Record | None:
        """See `store.Shelf`."""
        wanted = _key_bytes(key)
        found = next((place for run in self.runs if (place := run.get(wanted))), None)
        return self._files.read(found) if found else None

    def scan(self, prefix: str, *, after: str = "", reverse: bool = False) -> Iterator[Found]:
        """See `store.Shelf`."""
        ends = _key_bytes(prefix), _key_bytes(after)
        found = merge(*(run.scan(*ends, reverse=reverse) for run in self.runs), key=itemgetter(0), reverse=reverse)
        for key, location in first_of_each(found):
            yield key, self._files.read(location)


def _first_at_least(lines: mmap.mmap | bytes, wanted: bytes) -> int:
    """Return where the first of some ordered lines begins that is not below `wanted`."""
    low, high = 0, len(lines)
    while low < high:
        begin = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", begin)
        if lines[begin:end] < wanted:
            low = end + 1
        else:
            high = begin
    return low


def _mapped(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return b""  # nothing can be mapped
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def text_path(run: Path) -> Path:
    """Return where the search text of a run stands."""
    return run.with_suffix(".text")


def merged_lines(runs: Iterable[Path]) -> bytes:
    """Return the lines `key TAB value` of several files, oldest first, as one: the newest of each key, in order."""
    lines: dict[bytes, bytes] = {}
    for path in runs:
        if path.exists():
            for line in path.read_bytes().splitlines(keepends=True):
                lines[line.partition(b"\t")[0]] = line
    return b"".join(sorted(lines.values()))


def _key_bytes(key: str) -> bytes:
    # No key holds a lone surrogate; one that is asked for (from a terminal that is not UTF-8) is simply not there.
    return key.encode("utf-8", "backslashreplace")


def _parted(line: bytes) -> tuple[str, Location]:
    return line.partition(b"\t")[0].decode(), _location(line)


def _location(line: bytes) -> Location:
    return Location(*map(int, line.partition(b"\t")[2].split(b" ")))
