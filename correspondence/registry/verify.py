"""Proving the registers: that nothing was altered or lost, and that what is derived from the journal agrees with it.

`verify` reads everything and changes nothing. It returns findings, each with the file and line or record that it is
about; none means that every byte of the journal is as it was written (up to a change of all lines behind a point by
someone who re-computes the hashes; a backup elsewhere shows that), that no number is double, and that counters,
references, books, index and attached files agree with the journal. What was lost and put on record by a repair stays a
note, not a finding.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from correspondence.language import Message, say
from correspondence.registry import keys
from correspondence.registry.books import META_LINE, BookState, claimed_position
from correspondence.registry.embedded import EmbeddedStore
from correspondence.registry.index import key_lines, text_lines
from correspondence.registry.lines import Fault, Line, Position, located
from correspondence.registry.records import Record, State
from correspondence.registry.runs import merged_lines, text_path


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Attributes:
        where: file and line, or record.
        what: a sentence for the user.
    """

    where: str
    what: Message


@dataclass
class Replay:
    """The registers as the journal alone gives them.

    Attributes:
        tables: the newest record by table and id.
        end: the place behind the last right line.
        fault: what stands there, if anything does.
        lines: how many lines prove themselves.
        marks: the hash behind each of them, by sequence number.
        damage: records of lines that a repair has given up.
    """

    tables: dict[str, dict[str, Record]] = field(default_factory=dict)
    end: Position = field(default_factory=Position)
    fault: Fault | None = None
    lines: int = 0
    marks: dict[int, Position] = field(default_factory=dict)

    @property
    def damage(self) -> Mapping[str, Record]:
        """What a repair has put on record as lost, by the hash of the bytes."""
        return self.tables.get(keys.DAMAGE, {})

    def take(self, line: Line) -> None:
        """Take in a line."""
        for change in (one.change for one in located(line)):
            self.tables.setdefault(change.table, {})[change.id] = change.record
        self.end = line.after
        self.marks[line.after.seq] = line.after
        self.lines += 1


def replay(store: EmbeddedStore) -> Replay:
    """Read the journal from its first line to the first fault."""
    result = Replay()
    for found in store.files.lines(Position()):
        if isinstance(found, Fault):
            result.fault = found
            break
        result.take(found)
    return result


def verify(store: EmbeddedStore) -> list[Finding]:
    """Prove a registry folder and return what is wrong, the journal first."""
    noted = store.files.reached()  # first: others may write while the journal is read
    proven = replay(store)
    return [
        *_journal(store, proven, noted),
        *_numbers(proven),
        *_references(proven),
        *_attachments(store, proven),
        *_books(store, proven),
        *_index(store, proven),
    ]


def _journal(store: EmbeddedStore, proven: Replay, noted: Position) -> Iterator[Finding]:
    fault = proven.fault
    if fault:
        yield Finding(f"journal/{store.files.path(fault.segment).name}, line {fault.number}", fault.what)
    saved = store.index.saved()
    reached = max(noted, saved.position if saved else Position(), key=lambda position: position.seq)
    if reached.seq > proven.end.seq and not fault:
        name = store.files.path(reached.segment).name
        yield Finding(f"journal/{name}", say("lines that were written are missing at the end"))


def _numbers(proven: Replay) -> Iterator[Finding]:
    rows = [(table, row_id, row) for table in keys.ROWS for row_id, row in proven.tables.get(table, {}).items()]
    taken = Counter(_number_of(row) for _, _, row in rows)
    for number, times in taken.items():
        if times > 1:
            yield Finding("/".join(map(str, number)), say("the number was given {times} times", times=times))
    states = proven.tables.get(keys.SERIES, {})
    for table, row_id, row in rows:
        series = "{year}/{series}/{office}".format_map({"office": "", **row})
        state = states.get(series)
        if state is None or row["running"] > state.get("last", 0):
            yield Finding(f"{table}/{row_id}", say("its number lies above the counter of {series}", series=series))
        elif (row["state"] == State.RESERVED.value) != (row["running"] in state.get("reserved", ())):
            yield Finding(f"{table}/{row_id}", say("row and counter disagree whether the number is reserved"))


def _number_of(row: Record) -> tuple[int, str, str, int]:
    return row["year"], row["series"], row.get("office", ""), row["running"]


def _references(proven: Replay) -> Iterator[Finding]:
    rows = {row_id for table in keys.ROWS for row_id in proven.tables.get(table, {})}
    for table in (keys.LINKS, keys.ATTACHMENTS):
        for record_id, record in proven.tables.get(table, {}).items():
            joined = record.get("joined")
            if record_id.rpartition("/")[0] not in rows or (joined and joined not in rows):
                yield Finding(f"{table}/{record_id}", say("it belongs to a row that is not there"))
    for token, record in proven.tables.get(keys.TOKENS, {}).items():
        if not rows.issuperset(record["rows"]):
            yield Finding(f"{keys.TOKENS}/{token}", say("it belongs to a row that is not there"))


def _attachments(store: EmbeddedStore, proven: Replay) -> Iterator[Finding]:
    for record in proven.tables.get(keys.ATTACHMENTS, {}).values():
        if not store.vault.proven(record["sha256"]):
            where = store.vault.path(record["sha256"]).relative_to(store.folder).as_posix()
            yield Finding(where, say("the attached file {name} is missing or was changed", name=record["name"]))


def _books(store: EmbeddedStore, proven: Replay) -> Iterator[Finding]:
    for year in store.books.years():
        name = f"books/{store.books.path(year).name}"
        actual = store.books.path(year).read_bytes()
        position = claimed_position(actual)
        if position is None or proven.marks.get(position.seq, Position()) != position:
            if not proven.fault:  # behind a fault of the journal nothing can be compared
                yield Finding(f"{name}, line {META_LINE}", say("it does not say rightly up to where it was written"))
            continue
        line = _difference(actual, _book_at(store, year, position))
        if line:
            yield Finding(f"{name}, line {line}", say("it is not what the journal says"))


def _book_at(store: EmbeddedStore, year: int, position: Position) -> bytes:
    """Return the bytes of a book that was written when the journal ended at `position`."""
    state = BookState(year)
    for found in _lines_until(store, position):
        state.apply(found)
    return replace(state, position=position).render()


def _lines_until(store: EmbeddedStore, position: Position) -> Iterator[Line]:
    for found in store.files.lines(Position()):
        if isinstance(found, Fault) or found.after.seq > position.seq:
            return
        yield found


def _difference(actual: bytes, expected: bytes) -> int:
    """Return the number of the first line that differs, 0 when none does."""
    if actual == expected:
        return 0
    pairs = zip_longest(actual.split(b"\n"), expected.split(b"\n"))
    return next((number for number, (is_, should) in enumerate(pairs, 1) if is_ != should), 1)


def _index(store: EmbeddedStore, proven: Replay) -> Iterator[Finding]:
    saved = store.index.saved()
    if saved is None:
        if store.index.folder.is_dir() and any(store.index.folder.iterdir()):
            yield Finding("index/state.json", say("it is missing or was changed"))
        return
    if not store.files.holds(saved.position):
        if not proven.fault:
            yield Finding("index/state.json", say("it does not belong to this journal"))
        return
    yield from _runs(store, proven)


def _runs(store: EmbeddedStore, proven: Replay) -> Iterator[Finding]:
    state, _ = store.index.load()
    if proven.marks.get(state.position.seq, Position()) != state.position:
        return  # the journal has a fault before: that is the finding
    placed = [one for line in _lines_until(store, state.position) for one in located(line)]
    runs = [store.index.folder / name for name in state.runs]
    for kind, paths, wanted in (
        ("keys", runs, key_lines(placed)),
        ("text", [text_path(run) for run in runs], text_lines(placed)),
    ):
        try:
            line = _difference(merged_lines(paths), wanted)
        except OSError:
            line = 1
        if line:
            where = wanted.split(b"\n")[line - 1].partition(b"\t")[0].decode("utf-8", "replace")
            yield Finding(f"index, {kind}, {where}", say("the index does not agree with the journal"))
