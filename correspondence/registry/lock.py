"""One writer at a time: a lock of the operating system on the file `registry/lock`.

The lock is gone the moment its holder ends, however it ends. Behind the locked first byte the file names the holder, so
that who waits can be told for whom. Every process leaves notes of its own, so that one who finds its own knows that
nobody else has written since.
"""

import contextlib
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from types import ModuleType

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.registry.disk import WriteFailedError
from correspondence.registry.journal import read_at
from correspondence.registry.lines import to_json
from correspondence.registry.records import Stamp

_NOTE_BYTES = 1023
_PATIENCE = 0.3  # seconds before the user is told that we wait
_POLL = 0.01

Notify = Callable[[Message], None]


class LockTimeoutError(CorrespondenceError):
    """Another process kept the registry for longer than we wait."""

    def __init__(self, holder: Message, seconds: float) -> None:
        super().__init__(
            say(
                "the register is still in use by {holder} after {seconds} seconds; nothing was done, try again",
                holder=holder,
                seconds=f"{seconds:g}",
            )
        )


class WriteLock:
    """The lock of one registry folder; it may be taken by one thread of one process at a time."""

    def __init__(self, path: Path, seconds: float, notify: Notify) -> None:
        self._path = path
        self._seconds = seconds
        self._notify = notify
        self._thread = threading.Lock()
        self._descriptor: int | None = None
        self._process = 0
        self._own = ""
        self._signed: tuple[str, str, datetime] | None = None
        self._note = b""

    def take(self, stamp: Stamp) -> bool:
        """Take the lock, and return whether we were the last to hold it, too.

        Raises:
            LockTimeoutError: it was not free in time.
            WriteFailedError: the lock file cannot be made or locked.
        """
        if not self._thread.acquire(timeout=self._seconds):
            raise LockTimeoutError(self._holder(), self._seconds)
        try:
            descriptor = self._opened()
            self._wait(descriptor)
        except BaseException as error:
            self._thread.release()
            if isinstance(error, OSError):
                raise WriteFailedError(self._path, error) from error
            raise
        return self._sign(descriptor, stamp)

    def take_if_free(self, stamp: Stamp) -> bool:
        """Take the lock if nobody holds it, and return whether it was taken."""
        if not self._thread.acquire(blocking=False):
            return False
        with contextlib.suppress(OSError):  # the folder may be for reading only
            descriptor = self._opened()
            if _try_lock(descriptor):
                self._sign(descriptor, stamp)
                return True
        self._thread.release()
        return False

    def give_back(self) -> None:
        """Let others write."""
        try:
            if self._descriptor is not None:
                _unlock(self._descriptor)
        finally:
            self._thread.release()

    @contextlib.contextmanager
    def held(self, stamp: Stamp) -> Iterator[None]:
        """Hold the lock for a `with` block; see `take`."""
        self.take(stamp)
        try:
            yield
        finally:
            self.give_back()

    def close(self) -> None:
        """Close the lock file."""
        if self._descriptor is not None and self._process == os.getpid():
            os.close(self._descriptor)
        self._descriptor = None

    def _opened(self) -> int:
        if self._descriptor is None or self._process != os.getpid():  # a forked child must not share our lock
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            self._process = os.getpid()
            self._own = f'"pid":{os.getpid()},"host":{to_json(socket.gethostname()[:60])},"key":"{os.urandom(8).hex()}"'
        return self._descriptor

    def _wait(self, descriptor: int) -> None:
        if _try_lock(descriptor):
            return
        start = time.monotonic()
        told = False
        while not _try_lock(descriptor):
            waited = time.monotonic() - start
            if waited >= self._seconds:
                raise LockTimeoutError(self._holder(), self._seconds)
            if waited >= min(_PATIENCE, self._seconds / 2) and not told:
                told = True
                self._notify(say("waiting for {holder}", holder=self._holder()))
            time.sleep(_POLL)

    def _sign(self, descriptor: int, stamp: Stamp) -> bool:
        """Leave our note, and return whether the one before was ours."""
        signed = (stamp.who, stamp.command, stamp.now.replace(microsecond=0))
        try:
            ours = self._note != b"" and read_at(descriptor, _NOTE_BYTES, 1) == self._note
            if not ours or signed != self._signed:
                self._signed, self._note = signed, self._note_of(stamp)
                os.lseek(descriptor, 1, os.SEEK_SET)
                os.write(descriptor, self._note)
        except OSError:  # the note is a courtesy; a disk that is full says so when the journal is written
            self._note = b""
            return False
        return ours

    def _note_of(self, stamp: Stamp) -> bytes:
        note = (
            f'{{"who":{to_json(stamp.who[:60])},"command":{to_json(stamp.command[:60])},'
            f'"since":"{stamp.now.isoformat(timespec="seconds")}",{self._own}}}'
        )
        return note.encode("utf-8", "backslashreplace").ljust(_NOTE_BYTES)

    def _holder(self) -> Message:
        try:
            with self._path.open("rb", buffering=0) as file:
                file.seek(1)  # Windows does not let others read the locked byte
                note = json.loads(file.read(_NOTE_BYTES))
            return say(
                "{who} ({command}, since {since}, process {pid} on {host})",
                who=note["who"],
                command=note["command"],
                since=note["since"],
                pid=note["pid"],
                host=note["host"],
            )
        except (OSError, ValueError, KeyError, TypeError):
            return say("another program")


@cache
def _locking() -> ModuleType:
    import filelock  # noqa: PLC0415  # 60 ms that only a write needs

    return filelock


def _try_lock(descriptor: int) -> bool:
    return bool(_locking().lock_descriptor(descriptor, blocking=False))


def _unlock(descriptor: int) -> None:
    _locking().unlock_descriptor(descriptor)
