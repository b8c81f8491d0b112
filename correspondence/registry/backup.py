"""One file that holds a registry: everything that cannot be made again, proven when written and when read.

The journal is copied up to its last right line at that moment, so that others may go on writing; it is only ever added
to, which makes every such copy a state that the registers really had. Books and index are left out: `restore` makes
them again. `backup.json` inside lists every file with its SHA-256.
"""

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.registry.disk import Disk, WriteFailedError
from correspondence.registry.journal import JournalFiles
from correspondence.registry.lines import Fault, Position
from correspondence.registry.records import Book, Stamp
from correspondence.registry.tiny import TinyRegistry
from correspondence.registry.verify import verify

MANIFEST = "backup.json"
_DERIVED = ("index", "books", "lock", "journal")
_SECRET = "secret"  # noqa: S105  # the name of a folder


class BackupError(CorrespondenceError):
    """A backup cannot be made or read."""


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What a backup holds: how many files, up to which line the open journal goes; its own size is in bytes."""

    path: Path
    files: int
    last_line: int
    size: int


def back_up(folder: Path, target: Path, stamp: Stamp, disk: Disk | None = None) -> BackupSummary:
    """Write everything in the registry folder `folder` (secret books too) to the one file `target`.

    Raises:
        BackupError: the journal does not prove itself, or an attached file is missing.
        WriteFailedError: the disk refused; no file is left.
    """
    last_line = _journal_end(folder).seq
    contents = dict(_contents(folder))
    manifest = {
        "made": stamp.now.isoformat(),
        "who": stamp.who,
        "last_line": last_line,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(contents.items())},
    }
    packed = _packed(manifest, contents)
    try:
        (disk or Disk()).write_whole(target, packed)
        check_backup(target)
    except OSError as error:
        raise WriteFailedError(target, error) from error
    return BackupSummary(target, len(contents), last_line, len(packed))


def check_backup(path: Path) -> dict[str, bytes]:
    """Return the files in a backup, each proven by its hash.

    Raises:
        BackupError: it is no backup, or is not what was written.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            names = set(archive.namelist()) - {MANIFEST}
            contents = {name: archive.read(name) for name in names}
            wanted = dict(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise BackupError(say("{file} is not a backup of a register, or is damaged", file=path)) from error
    wrong = sorted(name for name in names ^ set(wanted))
    wrong += sorted(name for name in names & set(wanted) if hashlib.sha256(contents[name]).hexdigest() != wanted[name])
    wrong += sorted(name for name in names if not _is_safe(name))
    if wrong:
        raise BackupError(say("{file} is damaged: {name} is not what was written", file=path, name=wrong[0]))
    return contents


def restore(path: Path, folder: Path, who: str, now: datetime) -> int:
    """Lay down the registry of a backup in `folder`, which is missing or empty, and prove it; return how many files.

    Raises:
        BackupError: the backup is damaged, the folder is not empty, or what was laid down does not prove itself.
        WriteFailedError: the disk refused; nothing is left.
    """
    contents = check_backup(path)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupError(say("{folder} is not empty; a backup is restored into an empty folder", folder=folder))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=folder.parent) as place:
            new = Path(place) / "registry"
            _lay_down(new, contents)
            _prove(new, who, now)
            if folder.exists():
                folder.rmdir()
            shutil.move(new, folder)
    except OSError as error:
        raise WriteFailedError(folder, error) from error
    return len(contents)


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for place in (folder, folder / _SECRET):
        inside = "" if place == folder else f"{_SECRET}/"
        if place.is_dir():
            # The journal first: every file that it names was durable before its line was.
            yield from ((f"{inside}journal/{name}", data) for name, data in _journal(place))
            yield from ((f"{inside}{name}", data) for name, data in _others(place))


def _journal(folder: Path) -> Iterator[tuple[str, bytes]]:
    files = JournalFiles(folder / "journal")
    end = _journal_end(folder)
    for segment in files.segments():
        if segment <= end.segment:  # a file that others began meanwhile belongs to the next backup
            data = files.path(segment).read_bytes()
            yield files.path(segment).name, data[: end.offset] if segment == end.segment else data
    for path in sorted((folder / "journal").glob("torn-*.txt")):
        yield path.name, path.read_bytes()


def _journal_end(folder: Path) -> Position:
    end = Position()
    for found in JournalFiles(folder / "journal").lines(Position()):
        if isinstance(found, Fault):
            if not found.torn:
                raise BackupError(
                    say(
                        "{file}, line {number}: {what}; repair the register before you back it up",
                        file=f"{found.segment}.jsonl",
                        number=found.number,
                        what=found.what,
                    )
                )
            break
        end = found.after
    return end


def _others(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and parts[0] not in (*_DERIVED, _SECRET) and not path.name.startswith(".new-"):
            yield "/".join(parts), path.read_bytes()


def _packed(manifest: dict[str, object], contents: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, data in sorted(contents.items()):
            archive.writestr(name, data)
    return buffer.getvalue()


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and ":" not in name and "\\" not in name


def _lay_down(folder: Path, contents: dict[str, bytes]) -> None:
    disk = Disk()
    for name, data in contents.items():
        disk.write_whole(folder / name, data)


def _prove(folder: Path, who: str, now: datetime) -> None:
    for book in Book:
        if book is Book.SECRET and not (folder / _SECRET).is_dir():
            continue
        registry = TinyRegistry(folder, book=book)
        try:
            registry.rebuild(who, now)
            findings = verify(registry.store)
        finally:
            registry.close()
        if findings:
            raise BackupError(_unproven(findings[0].where, findings[0].what))


def _unproven(where: str, what: Message) -> Message:
    return say("what the backup holds does not prove itself: {where}: {what}", where=where, what=what)
