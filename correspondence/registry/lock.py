"""One writer at a time: a lock of the operating system on the file `registry/lock`.

The lock is gone the moment its holder ends, however it ends. Behind the locked first byte the file names the holder, so
that who waits can be told for whom; that note is written once per transaction and never trusted for anything else.
"""

import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.registry.records import Stamp

_NOTE_BYTES = 511
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

    @contextmanager
    def held(self, stamp: Stamp) -> Iterator[None]:
        """Hold the lock.

        Raises:
            LockTimeoutError: it was not free in time.
            OSError: the lock file cannot be opened or locked.
        """
        if not self._thread.acquire(timeout=self._seconds):
            raise LockTimeoutError(self._holder(), self._seconds)
        try:
            descriptor = self._opened()
            self._wait(descriptor)
            try:
                self._sign(descriptor, stamp)
                yield
            finally:
                _unlock(descriptor)
        finally:
            self._thread.release()

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

    def _sign(self, descriptor: int, stamp: Stamp) -> None:
        note = {
            "who": stamp.who[:60],
            "command": stamp.command[:60],
            "pid": os.getpid(),
            "host": socket.gethostname()[:60],
            "since": stamp.now.isoformat(timespec="seconds"),
        }
        text = json.dumps(note, ensure_ascii=False).encode("utf-8", "backslashreplace")
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, b" " + text.ljust(_NOTE_BYTES)[:_NOTE_BYTES])

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


def _try_lock(descriptor: int) -> bool:
    from filelock import lock_descriptor  # noqa: PLC0415  # 60 ms that only a write needs

    return lock_descriptor(descriptor, blocking=False)


def _unlock(descriptor: int) -> None:
    from filelock import unlock_descriptor  # noqa: PLC0415  # as above

    unlock_descriptor(descriptor)
