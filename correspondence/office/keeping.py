"""Keep the registers safe: prove them, back them up, restore them, put them in order, say who did what."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from correspondence.office.office import Office
from correspondence.registry.backup import BackupSummary, back_up
from correspondence.registry.backup import restore as lay_down
from correspondence.registry.records import Book, LogLine, Stamp
from correspondence.registry.repair import Outcome, Step, plan_repair
from correspondence.registry.repair import repair as put_in_order
from correspondence.registry.tiny import TinyRegistry
from correspondence.registry.verify import Finding, verify


def findings(office: Office) -> list[Finding]:
    """Return everything in the open and secret books that is not as the journal proves it."""
    return [finding for registry in _registries(office) for finding in verify(registry.store)]


def repair_plan(office: Office) -> list[Step]:
    """Return what a repair would do."""
    return [step for registry in _registries(office) for step in plan_repair(registry.store)]


def repair(office: Office) -> list[Outcome]:
    """Do what the plan says; nothing is deleted, what is wrong is set aside.

    Raises:
        LockTimeoutError, WriteFailedError: see the registry.
    """
    stamp = _stamp(office, "registry repair")
    return [put_in_order(registry.store, stamp) for registry in _registries(office)]


def backup(office: Office, target: Path | None) -> BackupSummary:
    """Write the registers into one file, by default `backup-YYYY-MM-DD.zip` in the office folder.

    Raises:
        BackupError, WriteFailedError: see the registry.
    """
    path = target or office.folder / f"backup-{office.today().isoformat()}.zip"
    return back_up(office.folder / "registry", path, _stamp(office, "registry backup"))


def restore(office: Office, source: Path, folder: Path) -> int:
    """Lay the registers of a backup down in a new folder, proven; return how many files.

    Raises:
        BackupError, WriteFailedError: see the registry.
    """
    return lay_down(source, folder, office.who, office.now())


def rebuild(office: Office) -> Sequence[int]:
    """Bring the readable books up to the journal's end, and return their years (B.E.)."""
    return [year for registry in _registries(office) for year in registry.rebuild(office.who, office.now())]


def log(office: Office, *, entry_id: str = "", who: str = "", day: date | None = None) -> Iterator[LogLine]:
    """Yield who did what, oldest first."""
    return office.registry.log(entry_id=entry_id, who=who, day=day)


def _registries(office: Office) -> Iterator[TinyRegistry]:
    folder = office.folder / "registry"
    for book in Book:
        if book is Book.OPEN or (folder / "secret").is_dir():
            seconds = office.settings.number("registry.lock_seconds")
            yield TinyRegistry(folder, book=book, lock_seconds=seconds, notify=office.notify)


def _stamp(office: Office, command: str) -> Stamp:
    return Stamp(who=office.who, command=command, now=office.now())
