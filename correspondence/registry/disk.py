"""Every call that changes a disk, in one place, so that a failing disk can be put in its stead.

`write_whole` replaces a file so that a reader, a crash or a full disk sees the old content or the new, never a part.
"""

import contextlib
import itertools
import os
import time
from pathlib import Path

from correspondence.errors import CorrespondenceError, disk_reason
from correspondence.language import say

_PATIENCE = 100
_NAMES = itertools.count(1)
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write \r\n


class WriteFailedError(CorrespondenceError):
    """The disk refused; what was asked is not done, and what was there is still there."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            say(
                "{file} could not be written: {why}; nothing was registered, and what was there is still there",
                file=path,
                why=disk_reason(error),
            )
        )
        self.path = path


# Bytes and length of the file, but not its times, which nobody needs after a power cut: an eighth quicker than fsync.
_SYNC = getattr(os, "fdatasync", os.fsync)


class Disk:
    """The disk as it is."""

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, if they are missing."""
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            self.settle(folder.parent)

    def open_to_append(self, path: Path) -> int:
        """Open a file to write behind its end, making it durable that it exists, and return the descriptor."""
        fresh = not path.exists()
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o666)
        if fresh:
            self.settle(path.parent)
        return descriptor

    def create(self, path: Path) -> int:
        """Make an empty file to write into and return the descriptor."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        """Write some of `data` and return how many bytes; fewer than given is not an error."""
        return os.write(descriptor, data)

    def write_all(self, descriptor: int, data: bytes) -> None:
        """Write all of `data`."""
        written = self.write(descriptor, data)
        while written < len(data):
            written += self.write(descriptor, memoryview(data)[written:])

    def flush(self, descriptor: int) -> None:
        """Wait until what was written would survive a power cut."""
        _SYNC(descriptor)

    def cut(self, descriptor: int, size: int) -> None:
        """Shorten a file to `size` bytes."""
        os.ftruncate(descriptor, size)

    def replace(self, source: Path, target: Path) -> None:
        """Put one file in the place of another, at once."""
        for _ in range(_PATIENCE):
            try:
                source.replace(target)
            except PermissionError:  # Windows, while a reader has the old file open
                if os.name != "nt":
                    raise
                time.sleep(0.01)
            else:
                return
        source.replace(target)

    def settle(self, folder: Path) -> None:
        """Wait until the names in a folder would survive a power cut; Windows has no such call and needs none."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def write_new(self, path: Path, data: bytes) -> None:
        """Write a file that nobody knows of yet, and wait until its content is durable; its name is not yet.

        Raises:
            OSError: the disk refused.
        """
        self.make_folder(path.parent)
        descriptor = self.create(path)
        try:
            self.write_all(descriptor, data)
            self.flush(descriptor)
        finally:
            os.close(descriptor)

    def sweep(self, folder: Path) -> None:
        """Delete what a killed `write_whole` left unfinished in a folder and below; only who holds the lock may."""
        if folder.is_dir():
            for path in folder.rglob(".new-*"):
                with contextlib.suppress(OSError):
                    path.unlink()

    def write_whole(self, path: Path, data: bytes) -> None:
        """Give a file new content, whole or not at all.

        Raises:
            OSError: the disk refused; the old content stands.
        """
        self.make_folder(path.parent)
        new = path.with_name(f".new-{path.name}-{os.getpid()}-{next(_NAMES)}")
        descriptor = self.create(new)
        try:
            try:
                self.write_all(descriptor, data)
                self.flush(descriptor)
            finally:
                os.close(descriptor)
            self.replace(new, path)
        except BaseException:
            with contextlib.suppress(OSError):
                new.unlink()
            raise
        self.settle(path.parent)
