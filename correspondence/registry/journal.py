"""The files of the journal: the truth, and the log of who did what; never changed, only added to.

Lines (`lines`) are kept in one file a calendar year of writing, `journal/2569.jsonl` (B.E.); a clock that is set back
never goes back to an older file. Bytes behind the last right line are a torn write: the writer before us died, or its
disk failed, before it said "done". They are set aside, see `writer`.

Lines that are gone from the end as a whole leave no trace in the chain. So `journal/end.txt` notes how far it reached;
the note may lag, after a kill or a power cut, but never runs ahead.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from correspondence.language import Message, say
from correspondence.registry.lines import (
    SUFFIX_SIZE,
    DamagedRegistryError,
    Fault,
    Line,
    Location,
    Position,
    check,
    own_hash,
    seq_of,
)
from correspondence.registry.records import Record

_END = re.compile(rb"(\d{4}) (\d{12}) (\d{12}) ([0-9a-f]{64})\n")
_SEGMENT = re.compile(r"(\d{4})\.jsonl")

END_NOTE = "end.txt"
"""The file beside the journal that says how far it reaches."""


def end_note(end: Position) -> bytes:
    """Return what `END_NOTE` holds: file, byte, sequence number and hash, always of the same length."""
    return f"{end.segment:04} {end.offset:012} {end.seq:012} {end.hash}\n".encode()


class JournalFiles:
    """The files of a journal, to be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.forgiven: set[str] = set()  # hashes of wrong bytes that a repair under way leaves out
        self._open: dict[int, int] = {}
        self._paths: dict[int, Path] = {}

    def path(self, segment: int) -> Path:
        """Return the file of a year (B.E.)."""
        path = self._paths.get(segment)
        if path is None:
            path = self._paths[segment] = self.folder / f"{segment}.jsonl"
        return path

    def segments(self) -> list[int]:
        """Return the years (B.E.) that there are files of."""
        try:
            names = os.listdir(self.folder)  # noqa: PTH208  # in every transaction; a fifth of the time of iterdir
        except FileNotFoundError:
            return []
        return sorted(int(found[1]) for name in names if (found := _SEGMENT.fullmatch(name)))

    def size(self, segment: int) -> int:
        """Return the size of a file in bytes; 0 when it is missing."""
        try:
            return os.stat(self.path(segment)).st_size  # noqa: PTH116  # as above
        except FileNotFoundError:
            return 0

    def reached(self) -> Position:
        """Return the place that the journal is noted to have reached; its beginning when nothing is noted."""
        try:
            found = _END.fullmatch((self.folder / END_NOTE).read_bytes())
        except OSError:
            found = None
        return Position(int(found[1]), int(found[2]), int(found[3]), found[4].decode()) if found else Position()

    def holds(self, position: Position) -> bool:
        """Return whether a line with that hash ends at that place."""
        if position.seq == 0:
            return True
        try:
            with self.path(position.segment).open("rb") as file:
                file.seek(position.offset - SUFFIX_SIZE)
                return file.read(SUFFIX_SIZE) == f',"hash":"{position.hash}"}}\n'.encode()
        except (OSError, ValueError):
            return False

    def read(self, location: Location) -> Record:
        """Return the record that stands at a place.

        Raises:
            DamagedRegistryError: other bytes stand there.
        """
        try:
            raw = self._bytes_at(location)
        except OSError:
            raw = b""
        return self.proven(raw, location)

    def close(self) -> None:
        """Close the files that are open for reading."""
        for descriptor in self._open.values():
            os.close(descriptor)
        self._open.clear()

    def _bytes_at(self, location: Location) -> bytes:
        descriptor = self._open.get(location.segment)
        if descriptor is None:
            descriptor = os.open(self.path(location.segment), os.O_RDONLY | getattr(os, "O_BINARY", 0))
            self._open[location.segment] = descriptor
        return read_at(descriptor, location.length, location.offset)

    def proven(self, raw: bytes, location: Location) -> Record:
        """Return the record in `raw`, read at `location`.

        Raises:
            DamagedRegistryError: it is not what was written there.
        """
        if crc32(raw) != location.crc:
            where = f"{self.path(location.segment).name}, byte {location.offset}"
            raise DamagedRegistryError(where, say("the record is not what was written"))
        record: Record = json.loads(raw)
        return record

    def lines(self, start: Position) -> Iterator[Line | Fault]:
        """Yield the lines behind `start`.

        The first fault ends them, unless a repair has put it on record: then its bytes are left out and the next line
        that proves itself goes on.
        """
        position, strict = start, True
        segments = [segment for segment in self.segments() if segment >= start.segment]
        for segment in segments:
            begin = position.offset if segment == position.segment else 0
            for offset, raw in self.raw_lines(segment, begin):
                wrong = check(raw, position if strict else None)
                if wrong is None:
                    line = Line(raw, position, Position(segment, offset + len(raw), seq_of(raw), own_hash(raw)))
                    yield line
                    position, strict = line.after, True
                    continue
                if not self._forgiven(raw):
                    yield self._fault(segment, offset, raw, wrong, last=segment == segments[-1])
                    return
                # What was lost keeps its sequence number, so that no row's id is given twice.
                lost = max(1, raw.count(b'{"seq":'))
                position, strict = Position(segment, offset + len(raw), position.seq + lost, position.hash), False

    def line_number(self, segment: int, offset: int) -> int:
        """Return the number, from 1, of the line that begins at `offset`."""
        with self.path(segment).open("rb") as file:
            return file.read(offset).count(b"\n") + 1

    def raw_lines(self, segment: int, offset: int = 0) -> Iterator[tuple[int, bytes]]:
        """Yield place and bytes of each line of a file, right or wrong; the last may lack its newline."""
        with self.path(segment).open("rb") as file:
            file.seek(offset)
            for raw in file:
                yield offset, raw
                offset += len(raw)

    def _fault(self, segment: int, offset: int, raw: bytes, wrong: Message, *, last: bool) -> Fault:
        torn = last and not raw.endswith(b"\n")
        what = say("the last line was not finished") if torn else wrong
        return Fault(segment, offset, self.line_number(segment, offset), raw, what, torn=torn)

    def _forgiven(self, raw: bytes) -> bool:
        """Return whether a repair has put these wrong bytes on record."""
        sha256 = hashlib.sha256(raw).hexdigest()
        if sha256 in self.forgiven:
            return True
        mark = f'"id":"{sha256}"'.encode()
        for segment in self.segments():
            for _, line in self.raw_lines(segment):
                if b'"table":"damage"' in line and mark in line and check(line, None) is None:
                    return True
        return False


def read_at(descriptor: int, length: int, offset: int) -> bytes:
    """Return up to `length` bytes that stand at `offset` of an open file."""
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)  # Windows
    return os.read(descriptor, length)
