"""Files that a task leaves behind: whole or not at all, and never in the place of another."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from correspondence.errors import CorrespondenceError, disk_reason
from correspondence.language import say

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # what Windows forbids in a file's name
_LONGEST_NAME = 60


class FileNotWrittenError(CorrespondenceError):
    """The disk refused a file."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            say("{file} could not be written: {why}; nothing was changed", file=path, why=disk_reason(error))
        )
        self.path = path


def file_name(text: str) -> str:
    """Return `text` as a name that every system accepts, without its suffix; empty when nothing is left of it."""
    return _UNSAFE.sub(" ", " ".join(text.split()))[:_LONGEST_NAME].strip(" .")


def write_whole(path: Path, content: bytes) -> Path:
    """Write `path` in one step, replacing what was there.

    Raises:
        FileNotWrittenError: the disk refused; the old file is untouched.
    """
    with whole_file(path) as stream:
        stream.write(content)
    return path


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a stream whose bytes become `path` in one step at the end, replacing what was there; after an error nothing.

    Raises:
        FileNotWrittenError: the disk refused; the old file is untouched.
    """
    # Always the same name beside it, so that what a killed process left is overwritten by the next try.
    part = path.with_name(f".~{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as stream:
                yield stream
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileNotWrittenError(path, error) from error


def write_new(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    """Write a file under a name that is still free: `stem`, else `stem (2)`, and so on.

    Raises:
        FileNotWrittenError: the disk refused.
    """
    path = folder / f"{stem}{suffix}"
    copies = 1
    while path.exists():
        copies += 1
        path = folder / f"{stem} ({copies}){suffix}"
    return write_whole(path, content)
