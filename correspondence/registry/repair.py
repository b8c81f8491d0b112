"""Putting a damaged registry back in order: first the plan, then the deed; nothing is ever deleted.

* An unfinished last line is set aside (`journal/torn-….txt`).
* Wrong bytes in the middle of the journal stay where they are. A new line puts on record that they are lost, by their
  hash; from then on readers leave them out. The same line carries again what a book still holds of them.
* Lines that are missing at the end are put on record and carried again in the same way.
* Books and index that do not agree with the journal are moved into `aside/`, and made again.

What cannot be mended here (a lost attached file, a double number) is left to a person, who may have a backup.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from correspondence.language import Message, say
from correspondence.registry import keys
from correspondence.registry.books import BookState, parsed
from correspondence.registry.disk import Disk, WriteFailedError
from correspondence.registry.embedded import EmbeddedStore
from correspondence.registry.lines import Fault, Position, located
from correspondence.registry.records import Change, Record, Stamp
from correspondence.registry.verify import Finding, Replay, replay, verify


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a repair would do, or has done."""

    where: str
    what: Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, and what is still wrong and needs a person."""

    steps: tuple[Step, ...]
    left: tuple[Finding, ...]


@dataclass
class _Diagnosis:
    """What is wrong with the journal, and the line that would put it right.

    Attributes:
        steps: in words.
        torn: the unfinished end, if there is one.
        changes: what the new line would carry.
        seq: the highest sequence number that was ever given.
    """

    steps: list[Step] = field(default_factory=list)
    torn: Fault | None = None
    changes: list[Change] = field(default_factory=list)
    seq: int = 0


def plan_repair(store: EmbeddedStore) -> list[Step]:
    """Return what `repair` would do, without doing it; empty when nothing can be done or is needed."""
    try:
        steps = _diagnose(store).steps
    finally:
        store.files.forgiven.clear()
        store.forget()
    derived = sorted({_file_of(finding) for finding in verify(store) if _is_derived(finding)})
    return [*steps, *(Step(where, say("is moved into aside/ and made again from the journal")) for where in derived)]


def repair(store: EmbeddedStore, stamp: Stamp, disk: Disk | None = None) -> Outcome:
    """Do what `plan_repair` says.

    Raises:
        LockTimeoutError: another process kept the registry for longer than we wait.
        WriteFailedError: the disk refused; the journal is as it was or already mended, and a repair can be run again.
    """
    with store.locked(stamp):
        try:
            diagnosis = _diagnose(store)
            if diagnosis.torn:
                store.writer.set_aside(diagnosis.torn)
            if diagnosis.changes:
                store.forget()
                store.refresh()
                store.append(stamp, diagnosis.changes, after=diagnosis.seq)
        finally:
            store.files.forgiven.clear()
            store.forget()
        steps = diagnosis.steps
        if diagnosis.changes or any(_is_derived(finding) for finding in verify(store)):
            steps += _make_anew(store, stamp, disk or Disk())
    return Outcome(tuple(steps), tuple(verify(store)))


def _diagnose(store: EmbeddedStore) -> _Diagnosis:
    found = _Diagnosis()
    proven = replay(store)
    while proven.fault and not proven.fault.torn:
        _give_up(store, found, proven.fault)
        proven = replay(store)
    if proven.fault:
        found.torn = proven.fault
        found.steps.append(Step(_place(store, proven.fault), say("the unfinished line is set aside")))
    _note_missing(store, found, proven)
    restored = list(_held_by_books(store))
    if restored:
        what = say("{count} records that only a book still holds are written again", count=len(restored))
        found.steps.append(Step("books", what))
    found.changes += restored
    found.seq = max(found.seq, proven.end.seq)
    return found


def _give_up(store: EmbeddedStore, found: _Diagnosis, fault: Fault) -> None:
    sha256 = hashlib.sha256(fault.raw).hexdigest()
    store.files.forgiven.add(sha256)
    record: Record = {"file": store.files.path(fault.segment).name, "line": fault.number, "bytes": len(fault.raw)}
    found.changes.append(Change(table=keys.DAMAGE, id=sha256, record=record))
    found.steps.append(Step(_place(store, fault), say("the wrong bytes are put on record as lost")))


def _note_missing(store: EmbeddedStore, found: _Diagnosis, proven: Replay) -> None:
    saved = store.index.saved()
    claims = [store.files.reached(), *([saved.position] if saved else [])]
    claims += [state.position for state in _whole_books(store)]
    last = max(claims, key=lambda position: position.seq, default=Position())
    if last.seq > proven.end.seq:
        record: Record = {"missing": [proven.end.seq + 1, last.seq]}
        found.changes.append(Change(table=keys.DAMAGE, id=last.hash, record=record))
        what = say("the lines up to number {last} that are missing are put on record as lost", last=last.seq)
        found.steps.append(Step("journal", what))
    found.seq = last.seq


def _held_by_books(store: EmbeddedStore) -> Iterator[Change]:
    """Yield the records that a whole book has as the journal does not, unless a later line changed them anyway."""
    for book in _whole_books(store):
        then, later = _at(store, book)
        for table, documents in book.tables.items():
            for record_id, wanted in documents.items():
                if then.tables.get(table, {}).get(record_id) != wanted and (table, record_id) not in later:
                    yield _change(table, record_id, wanted)


def _at(store: EmbeddedStore, book: BookState) -> tuple[BookState, set[tuple[str, str]]]:
    """Return the book as the journal gives it now for the same place, and what was written behind that place."""
    state, later = BookState(book.year), set[tuple[str, str]]()
    for line in store.files.lines(Position()):
        if isinstance(line, Fault):
            break
        if line.after.seq <= book.position.seq:
            state.apply(line)
        else:
            later |= {(one.change.table, one.change.id) for one in located(line)}
    return state, later


def _whole_books(store: EmbeddedStore) -> Iterator[BookState]:
    """Yield the books that are, by their own hash, what was written."""
    for year in store.books.years():
        try:
            yield parsed(store.books.path(year).read_bytes(), year)
        except (OSError, ValueError):
            continue


def _change(table: str, record_id: str, wanted: bytes) -> Change:
    record = json.loads(wanted)
    if table not in keys.ROWS:
        del record["id"]
    return Change(table=table, id=record_id, record=record)


def _make_anew(store: EmbeddedStore, stamp: Stamp, disk: Disk) -> list[Step]:
    steps = []
    store.forget()
    for folder in (store.index.folder, store.books.folder):
        if folder.is_dir():
            aside = _free(store, f"{folder.name}-{stamp.now:%Y%m%d-%H%M%S}")
            try:
                disk.make_folder(aside.parent)
                disk.replace(folder, aside)
            except OSError as error:
                raise WriteFailedError(folder, error) from error
            where = aside.relative_to(store.folder).as_posix()
            steps.append(Step(folder.name, say("was moved to {place} and made again from the journal", place=where)))
    try:
        store.write_books()
    except OSError as error:
        raise WriteFailedError(store.folder, error) from error
    return steps


def _free(store: EmbeddedStore, name: str) -> Path:
    number, path = 1, store.folder / "aside" / name
    while path.exists():
        number += 1
        path = store.folder / "aside" / f"{name}-{number}"
    return path


def _place(store: EmbeddedStore, fault: Fault) -> str:
    return f"journal/{store.files.path(fault.segment).name}, line {fault.number}"


def _is_derived(finding: Finding) -> bool:
    return finding.where.startswith(("books/", "index"))


def _file_of(finding: Finding) -> str:
    return finding.where.partition(",")[0]
