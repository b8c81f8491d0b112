"""The lines of the journal: one line of JSON a transaction.

    {"seq":7,"time":"2026-03-02T09:30:00+07:00","who":"สมศรี","command":"letter issue",
     "changes":[{"table":"sent","id":"2569-0000007-00001","record":{…}}, …],
     "previous":"<hash of line 6>","hash":"<own>"}

(on one line). `hash` is the SHA-256 of every byte of the line before `,"hash"`; `previous` chains it to the line
before, over the ends of files too, so that nothing can be changed, taken out or put in without showing. A line counts
when it ends with its newline and its hash is right.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from zlib import crc32

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.registry.records import Change, LogLine, Stamp
from correspondence.thai.calendar import BuddhistYear

START = "0" * 64
SUFFIX_SIZE = len(f',"hash":"{START}"}}\n')

_CHANGES, _TABLE, _ID, _RECORD = ',"changes":[', '{"table":', ',"id":', ',"record":'
_decode = json.JSONDecoder().raw_decode

# Records are trees: one that holds itself ends in a RecursionError, and is not looked for at every step.
to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False).encode


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


class Line(NamedTuple):
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


def compose(stamp: Stamp, changes: Sequence[Change], before: Position) -> bytes:
    """Return the line of a transaction."""
    content = {
        "seq": before.seq + 1,
        "time": stamp.now.isoformat(),
        "who": stamp.who,
        "command": stamp.command,
        "changes": [{"table": one.table, "id": one.id, "record": one.record} for one in changes],
        "previous": before.hash,
    }
    # A lone surrogate (a file name that was not UTF-8) becomes the escape that JSON has for it.
    body = to_json(content)[:-1].encode("utf-8", "backslashreplace")
    return body + _suffix(body)


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
    body = raw[:-SUFFIX_SIZE]
    if raw[-SUFFIX_SIZE:] != _suffix(body):
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


def seq_of(raw: bytes) -> int:
    """Return the sequence number that a line says it has."""
    return int(raw[7 : raw.index(b",")])


def _suffix(body: bytes) -> bytes:
    return f',"hash":"{hashlib.sha256(body).hexdigest()}"}}\n'.encode()
