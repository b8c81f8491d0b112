"""The yearly books: the readable state of the registers, in the form of a TinyDB file.

`books/2569.json` is UTF-8 JSON with a record a line and opens with TinyDB as it is. It says in `_meta` up to which
line of the journal it reaches, and it is replaced whole. It lags behind: it is brought up to date when what was
written since has grown as large as the book, and by `registry rebuild`, `repair` and `restore`, so that a write costs
what changed. State is always book and the journal behind it. A book that is not what was written (its hash differs)
is never built upon.
"""

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from correspondence.registry.disk import Disk
from correspondence.registry.journal import JournalFiles
from correspondence.registry.keys import ROWS, book_year
from correspondence.registry.lines import Fault, Line, Position, located, to_json
from correspondence.registry.records import Change

META_LINE = 3
"""The line of a book that says up to where it reaches."""

_HEAD = b'{\n"_meta": {\n"1": '
_GENERAL = "general"
_TABLE = re.compile(rb'"([^"\\]+)": \{')
_RECORD = re.compile(rb'"(\d+)": (\{"id":("(?:[^"\\]|\\.)*").*\}),?')


@dataclass
class BookState:
    """What stands in the book of one year: by table and id the JSON of each record, in order of first writing."""

    year: int
    position: Position = field(default_factory=Position)
    tables: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def apply(self, line: Line) -> None:
        """Take in a line of the journal."""
        for one in located(line):
            if book_year(one.change.record) == self.year:
                self.tables.setdefault(one.change.table, {})[one.change.id] = document(one.change, one.raw)
        self.position = line.after

    def documents(self) -> dict[str, dict[str, Any]]:
        """Return the tables as TinyDB has them: documents by number."""
        return {
            table: {str(number): json.loads(record) for number, record in enumerate(records.values(), 1)}
            for table, records in sorted(self.tables.items())
        }

    def render(self) -> bytes:
        """Return the file of the book; the same state is always the same bytes."""
        body = b",\n".join(
            b'"%s": {\n%s\n}' % (table.encode(), _numbered(records.values()))
            for table, records in sorted(self.tables.items())
        )
        rest = b"}" + (b",\n" + body if body else b"") + b"\n}\n"
        meta = asdict(self.position) | {"year": self.year, "sha256": hashlib.sha256(rest).hexdigest()}
        return _HEAD + to_json(meta).encode() + b"\n" + rest


def document(change: Change, raw: bytes) -> bytes:
    """Return a record, whose JSON is `raw`, as the JSON of its document, which begins with its id."""
    if change.table in ROWS:
        return raw
    opening = f'{{"id":{to_json(change.id)}'.encode()
    return opening + (b"," if len(raw) > 2 else b"") + raw[1:]


class Books:
    """The books of a registry folder."""

    def __init__(self, folder: Path, files: JournalFiles, disk: Disk) -> None:
        self.folder = folder
        self._files = files
        self._disk = disk

    def path(self, year: int) -> Path:
        """Return the file of a year (B.E.); 0 is what belongs to no year."""
        return self.folder / f"{year or _GENERAL}.json"

    def years(self) -> list[int]:
        """Return the years (B.E.) that there are books of, 0 for what belongs to none."""
        names = [path.stem for path in self.folder.glob("*.json")] if self.folder.is_dir() else []
        return sorted(int(name) if name.isdecimal() else 0 for name in names if name.isdecimal() or name == _GENERAL)

    def size(self, year: int) -> int:
        """Return the size of a book in bytes, 0 when there is none."""
        path = self.path(year)
        return path.stat().st_size if path.exists() else 0

    def read(self, year: int) -> BookState:
        """Return a book as it was last written; empty when there is none that can be built upon."""
        try:
            state = parsed(self.path(year).read_bytes(), year)
        except (OSError, ValueError):
            return BookState(year)
        return state if self._files.holds(state.position) else BookState(year)

    def current(self, year: int, state: BookState | None = None) -> BookState:
        """Return the state of a year now: its book and what the journal has behind it."""
        state = state or self.read(year)
        for line in self._files.lines(state.position):
            if isinstance(line, Fault):
                break
            state.apply(line)
        return state

    def write(self, state: BookState) -> None:
        """Replace a book.

        Raises:
            OSError: the disk refused; the old book stands.
        """
        self._disk.write_whole(self.path(state.year), state.render())


def claimed_position(data: bytes) -> Position | None:
    """Return up to where a book says that it reaches, or None when that cannot be read."""
    try:
        meta = json.loads(_split(data)[1])
        return Position(meta["segment"], meta["offset"], meta["seq"], meta["hash"])
    except (ValueError, KeyError, TypeError):
        return None


def parsed(data: bytes, year: int) -> BookState:
    """Return the state that the bytes of a book hold.

    Raises:
        ValueError: they are not as they were written.
    """
    head, meta_line, rest = _split(data)
    meta = json.loads(meta_line)
    if head != _HEAD or hashlib.sha256(rest).hexdigest() != meta["sha256"]:
        reason = "the book is not what was written"
        raise ValueError(reason)
    position = Position(meta["segment"], meta["offset"], meta["seq"], meta["hash"])
    state = BookState(year, position)
    records: dict[str, bytes] = {}
    for line in rest.split(b"\n"):
        if found := _RECORD.fullmatch(line):
            records[json.loads(found[3])] = found[2]
        elif table := _TABLE.fullmatch(line):
            records = state.tables.setdefault(table[1].decode(), {})
    return state


def _split(data: bytes) -> tuple[bytes, bytes, bytes]:
    meta, _, rest = data[len(_HEAD) :].partition(b"\n")
    return data[: len(_HEAD)], meta, rest


def _numbered(records: Any) -> bytes:
    return b",\n".join(b'"%d": %s' % (number, record) for number, record in enumerate(records, 1))
