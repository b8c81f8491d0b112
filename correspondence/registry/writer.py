"""Adding a line to the journal: all of it and durable, or none of it.

When the disk refuses in the middle of a line, the file is cut back to where it was. When even that fails, the line
stays torn and the next writer sets it aside: `journal/torn-2569-18431.txt` holds the bytes that were found behind the
last right line of `2569.jsonl`, at byte 18431. They are never registered and never deleted.
"""

import contextlib
import os
from pathlib import Path

from correspondence.errors import CorrespondenceError, disk_reason
from correspondence.language import say
from correspondence.registry.disk import Disk, WriteFailedError
from correspondence.registry.journal import END_NOTE, JournalFiles, end_note
from correspondence.registry.lines import Fault, Position

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would write \r\n


class UncertainWriteError(CorrespondenceError):
    """The disk failed so badly that we cannot tell whether the last line stands."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            say(
                "{file}: the disk failed ({why}) and what was written could not be taken back; look at "
                "saraban registry log before you try again",
                file=path,
                why=disk_reason(error),
            )
        )


class JournalWriter:
    """Adds lines to the files of a journal; only who holds the lock may."""

    def __init__(self, files: JournalFiles, disk: Disk) -> None:
        self._files = files
        self._disk = disk
        self._segment = 0
        self._descriptor: int | None = None
        self._note: int | None = None
        self._process = 0

    def append(self, segment: int, size: int, raw: bytes) -> None:
        """Add a line to the file of `segment` (B.E.), which now ends at `size`; when this returns it is durable.

        Raises:
            WriteFailedError: the disk refused, and nothing was added.
            UncertainWriteError: the disk refused to add and to take back.
        """
        path = self._files.path(segment)
        try:
            descriptor = self._opened(segment, path)
        except OSError as error:
            raise WriteFailedError(path, error) from error
        try:
            self._disk.write_all(descriptor, raw)
            self._disk.flush(descriptor)
        except BaseException as error:
            self._take_back(descriptor, size, path)
            if isinstance(error, OSError):
                raise WriteFailedError(path, error) from error
            raise

    def note_end(self, end: Position) -> None:
        """Note beside the journal how far it reaches; a hint that need not be durable, so a failure is no error."""
        try:
            if self._note is None:
                self._note = os.open(self._files.folder / END_NOTE, os.O_WRONLY | os.O_CREAT | _BINARY, 0o666)
            _write_over(self._note, end_note(end))
        except OSError:  # in every transaction; a third of the time of suppress
            pass

    def set_aside(self, fault: Fault) -> Path:
        """Move the torn bytes at the end of the journal into a file of their own, and return it.

        Raises:
            WriteFailedError: the disk refused; the bytes stay where they are.
        """
        path = self._files.path(fault.segment)
        aside = self._files.folder / f"torn-{fault.segment}-{fault.offset}.txt"
        number = 1
        while aside.exists() and aside.read_bytes() != fault.raw:
            number += 1
            aside = self._files.folder / f"torn-{fault.segment}-{fault.offset}-{number}.txt"
        try:
            self._disk.write_whole(aside, fault.raw)
            descriptor = self._opened(fault.segment, path)
            self._disk.cut(descriptor, fault.offset)
            self._disk.flush(descriptor)
        except OSError as error:
            raise WriteFailedError(path, error) from error
        return aside

    def ends_at(self, end: Position) -> bool:
        """Return whether the file that is open is the one of this place, and ends there."""
        if self._descriptor is None or self._segment != end.segment or self._process != os.getpid():
            return False
        return os.lseek(self._descriptor, 0, os.SEEK_END) == end.offset  # a fifth of the time of fstat

    def close(self) -> None:
        """Close the files."""
        for descriptor in filter(None, (self._descriptor, self._note)):
            if self._process == os.getpid():
                with contextlib.suppress(OSError):
                    os.close(descriptor)
        self._descriptor = self._note = None

    def _opened(self, segment: int, path: Path) -> int:
        if self._descriptor is None or self._segment != segment or self._process != os.getpid():
            self.close()
            self._disk.make_folder(path.parent)
            self._descriptor = self._disk.open_to_append(path)
            self._segment, self._process = segment, os.getpid()
        return self._descriptor

    def _take_back(self, descriptor: int, size: int, path: Path) -> None:
        try:
            if os.fstat(descriptor).st_size != size:
                self._disk.cut(descriptor, size)
                self._disk.flush(descriptor)
        except OSError as error:
            raise UncertainWriteError(path, error) from error
        finally:
            self.close()


def _write_over(descriptor: int, data: bytes) -> None:
    if hasattr(os, "pwrite"):
        os.pwrite(descriptor, data, 0)
    else:  # Windows
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, data)
