"""The journal: the truth, and the log of who did what. One line of JSON a transaction, never changed, only added to.

    {"seq":7,"time":"2026-03-02T09:30:00+07:00","who":"สมศรี","command":"letter issue",
     "changes":[{"table":"sent","id":"2569-0000007-00001","record":{…}}, …],"previous":"<hash of line
     6>","hash":"<own>"}

(on one line). `hash` is the SHA-256 of every byte of the line before `,"hash"`; `previous` chains it to the line
before, over the ends of files too, so that nothing can be changed, taken out or put in without showing. Lines are kept
in one file a calendar year of writing, `journal/2569.jsonl` (B.E.); a clock that is set back never goes back to an
older file.

A line counts when it ends with its newline and its hash is right. Bytes behind the last such line are a torn write: the
writer before us died or its disk failed before it said "done". They are set aside, see `writer`.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.registry.records import Change, LogLine, Record, Stamp
from correspondence.thai.calendar import BuddhistYear

START = "0" * 64
_SUFFIX = len(f',"hash":"{START}"}}\n')
_SEGMENT = re.compile(r"(\d{4})\.jsonl")

_CHANGES, _TABLE, _ID, _RECORD = ',"changes":[', '{"table":', ',"id":', ',"record":'
_decode = json.JSONDecoder().raw_decode

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


class DamagedRegistryError(CorrespondenceError):
    """The registry does not prove itself: something was altered, or lost by the disk."""

    def __init__(self, where: str, what: Message) -> None:
        super().__init__(
            say("{where}: {what}; see saraban registry verify, then saraban registry repair", where=where, what=what)
        )


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place between two lines: file (year, B.E.), bytes from its start, and the line before."""

    segment: int = 0
    offset: int = 0
    seq: int = 0
    hash: str = START


class Location(NamedTuple):
    """Where a record stands: file (year, B.E.), bytes from its start, length in bytes, CRC-32 of those bytes."""

    segment: int
    offset: int
    length: int
    crc: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line that proved itself: its bytes, and the places before and after it."""

    raw: bytes
    before: Position
    after: Position

    def content(self) -> dict[str, Any]:
        """Return the line as JSON."""
        content: dict[str, Any] = json.loads(self.raw)
        return content


@dataclass(frozen=True, slots=True)
class Fault:
    """Bytes that are no right line: where, what is wrong, and whether they are the unfinished end of the journal."""

    segment: int
    offset: int
    number: int
    raw: bytes
    what: Message
    torn: bool


def compose(stamp: Stamp, changes: Sequence[Change], before: Position) -> tuple[bytes, list[tuple[int, bytes]]]:
    """Return a line, and for each change the place in the line and the bytes of its record."""
    head = f'{{"seq":{before.seq + 1},"time":"{stamp.now.isoformat()}","who":{to_json(stamp.who)},"command":'
    parts = [_bytes(f'{head}{to_json(stamp.command)},"changes":[')]
    places: list[tuple[int, bytes]] = []
    at = len(parts[0])
    for change in changes:
        opening = _bytes(f'{{"table":{to_json(change.table)},"id":{to_json(change.id)},"record":')
        record = _bytes(to_json(change.record))
        if places:
            opening = b"," + opening
        places.append((at + len(opening), record))
        parts += [opening, record, b"}"]
        at += len(opening) + len(record) + 1
    parts.append(f'],"previous":"{before.hash}"'.encode())
    body = b"".join(parts)
    return body + _suffix(body), places


class Placed(NamedTuple):
    """A change, where its record stands in the file, and the bytes of the record."""

    change: Change
    location: Location
    raw: bytes


def located(line: Line) -> list[Placed]:
    """Return the changes of a line with the places of their records.

    Raises:
        DamagedRegistryError: the line proves itself, but is not in the form that this program writes.
    """
    text = line.raw.decode("utf-8")
    start = line.after.offset - len(line.raw)
    try:
        return list(_walk(text, line.after.segment, start))
    except ValueError as error:
        where = f"{line.after.segment}.jsonl"
        what = say("line {number} was not written by this program", number=line.after.seq)
        raise DamagedRegistryError(where, what) from error


def _walk(text: str, segment: int, start: int) -> Iterator[Placed]:
    """Yield the changes of a line, reading it from left to right; quotes inside of texts are escaped."""
    at = text.index(_CHANGES) + len(_CHANGES)
    offset = start + len(text[:at].encode())
    while text.startswith(_TABLE, at):
        table, after_table = _decode(text, at + len(_TABLE))
        record_id, after_id = _decode(text, text.index(_ID, after_table) + len(_ID))
        begin = text.index(_RECORD, after_id) + len(_RECORD)
        record, end = _decode(text, begin)
        raw = text[begin:end].encode()
        offset += len(text[at:begin].encode())
        yield Placed(
            Change(table=table, id=record_id, record=record), Location(segment, offset, len(raw), crc32(raw)), raw
        )
        at = end + 2 if text.startswith("},", end) else end  # the brace of the change, and the comma behind it
        offset += len(raw) + at - end


def placed(changes: Iterable[Change], segment: int, start: int, places: Iterable[tuple[int, bytes]]) -> list[Placed]:
    """Return changes with their places in the file of `segment` (B.E.), when their line begins at byte `start`."""
    return [
        Placed(change, Location(segment, start + at, len(raw), crc32(raw)), raw)
        for change, (at, raw) in zip(changes, places, strict=True)
    ]


def log_line(content: dict[str, Any]) -> LogLine:
    """Return a line of the journal as the log shows it."""
    return LogLine(
        seq=content["seq"],
        time=datetime.fromisoformat(content["time"]),
        who=content["who"],
        command=content["command"],
        changes=tuple(Change(table=one["table"], id=one["id"], record=one["record"]) for one in content["changes"]),
    )


def check(raw: bytes, before: Position | None) -> Message | None:
    """Return what is wrong with the bytes of a line that should follow `before` (None: any line), or None."""
    body = raw[:-_SUFFIX]
    if raw[-_SUFFIX:] != _suffix(body):
        return say("the line is not what was written: its hash differs")
    if before is None:
        return None
    if not body.endswith(f'"previous":"{before.hash}"'.encode()):
        return say("the line does not follow the one before: a line was taken out, put in or changed")
    if not body.startswith(f'{{"seq":{before.seq + 1},'.encode()) and b'"table":"damage"' not in body:
        # Only a repair leaves numbers out: those of the lines that it put on record as lost.
        return say("the line is not number {number}", number=before.seq + 1)
    return None


def own_hash(raw: bytes) -> str:
    """Return the hash that a line says it has."""
    return raw[-67:-3].decode("ascii", "replace")


def segment_of(moment: datetime) -> int:
    """Return the year (B.E.) of the file that a transaction of this moment is written to."""
    return int(BuddhistYear.of_date(moment.date()))


class JournalFiles:
    """The files of a journal, to be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.forgiven: set[str] = set()  # hashes of wrong bytes that a repair under way leaves out
        self._open: dict[int, int] = {}

    def path(self, segment: int) -> Path:
        """Return the file of a year (B.E.)."""
        return self.folder / f"{segment}.jsonl"

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

    def holds(self, position: Position) -> bool:
        """Return whether a line with that hash ends at that place."""
        if position.seq == 0:
            return True
        try:
            with self.path(position.segment).open("rb") as file:
                file.seek(position.offset - _SUFFIX)
                return file.read(_SUFFIX) == f',"hash":"{position.hash}"}}\n'.encode()
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
        return _read_at(descriptor, location.length, location.offset)

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
                    line = Line(raw, position, Position(segment, offset + len(raw), _seq(raw), own_hash(raw)))
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


def _read_at(descriptor: int, length: int, offset: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)  # Windows
    return os.read(descriptor, length)


def _seq(raw: bytes) -> int:
    return int(raw[7 : raw.index(b",")])


def _bytes(text: str) -> bytes:
    # A lone surrogate (a file name that was not UTF-8) becomes the escape that JSON has for it.
    return text.encode("utf-8", "backslashreplace")


def _suffix(body: bytes) -> bytes:
    return f',"hash":"{hashlib.sha256(body).hexdigest()}"}}\n'.encode()
