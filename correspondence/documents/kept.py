"""Programs of templates kept on disk, so that the next command need not compile the same form again.

What is kept is code, and code that somebody else wrote would run as this user. So it lies in a folder that only this
user can enter, and is used only if folder and file are the user's own and nobody else may write them. Whatever is wrong
with the folder or a file is no error: the program is compiled, which costs time and nothing else.
"""

import hashlib
import marshal
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import CodeType

MOST_KEPT = 128  # programs, of two or three to a form; the oldest goes first
LARGEST = 8_000_000  # bytes of one: the largest shipped form needs a twentieth

_MAKERS = ("kept", "proof", "sandbox", "tags", "template")  # the modules that decide what a program is
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Kept:
    """All of a program that has to be worked out: its source, its code, whether it is proven, the fields it reads."""

    source: str
    code: CodeType
    proven: bool
    asks: tuple[str, ...]


def kept_or_made(part: bytes, kind: str, make: Callable[[], Kept]) -> Kept:
    """Return the program of a part: the one kept for exactly these bytes, else what `make` makes, which is then kept.

    Args:
        part: the part with its tags.
        kind: what else the program depends on.
        make: what compiles the part; what it raises goes through, and nothing is kept.
    """
    folder = folder_of()
    if folder is None or not _is_own(folder):
        return make()
    path = folder / hashlib.sha256(b"\0".join((_maker(), kind.encode(), part))).hexdigest()
    known = _read(path)
    if known is None:
        known = make()
        _write(path, known)
    return known


def folder_of(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder in the user's cache where programs are kept; None where the user has no cache."""
    named = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    try:
        root = Path(named) if named else Path.home() / ".cache"
    except RuntimeError:  # a user without a home
        return None
    return root / "saraban" / "programs" if root.is_absolute() else None


@cache
def _maker() -> bytes:
    """Return what tells this program from every other that keeps: a change of any of it compiles anew."""
    here = Path(__file__)
    known = [sys.version, sys.implementation.cache_tag or "", *map(_version, ("correspondence", "jinja2", "docxtpl"))]
    texts = [here.with_name(f"{name}.py") for name in _MAKERS]
    made = hashlib.sha256("\n".join(known).encode())
    for text in texts:
        with suppress(OSError):  # shipped as bytecode alone: the version has to do
            made.update(hashlib.sha256(text.read_bytes()).digest())
    return made.digest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _is_own(folder: Path) -> bool:
    """Make the folder if need be, and return whether it is one that only this user can enter."""
    try:
        if not folder.parents[2].is_dir():  # a service's user may have a home in name only, which is not ours to make
            return False
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and _belongs_to_user(found, _OTHERS)


def _belongs_to_user(found: os.stat_result, forbidden: int) -> bool:
    # Windows has neither owner nor mode here; a user's profile is closed to others by itself.
    if sys.platform == "win32":
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & forbidden


def _read(path: Path) -> Kept | None:
    """Return what is kept in a file, if it is whole and the user's own."""
    try:
        with open(path, "rb", opener=_without_links) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or not _belongs_to_user(found, _OTHERS_WRITE):
                return None
            data = file.read(LARGEST)
    except OSError:
        return None
    # marshal may do anything with what it did not write itself.
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    try:
        source, code, proven, asks = marshal.loads(data[_DIGEST:])  # noqa: S302  # whole, and written by this user
    except (EOFError, ValueError, TypeError):
        return None
    return Kept(source, code, proven, asks)


def _without_links(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _write(path: Path, kept: Kept) -> None:
    """Keep a program if that is possible; another process sees all of it or nothing."""
    data = marshal.dumps((kept.source, kept.code, kept.proven, kept.asks))
    if len(data) + _DIGEST > LARGEST:
        return
    with suppress(OSError):
        handle, new = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest() + data)
            Path(new).replace(path)
        except OSError:
            Path(new).unlink(missing_ok=True)
            raise
        _thin(path.parent)


def _thin(folder: Path) -> None:
    """Delete the oldest files beyond those that may be kept."""
    aged = sorted((entry.stat(follow_symlinks=False).st_mtime_ns, entry.path) for entry in os.scandir(folder))
    for _, path in aged[:-MOST_KEPT]:
        Path(path).unlink(missing_ok=True)
