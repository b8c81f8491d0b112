"""A file whose text cannot be had, and the one text in a file that is not of the letter."""

from pathlib import Path

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say

PLACEHOLDER = "ตราครุฑ"
"""The words on the frame that stands in for an emblem."""


class UnreadableFileError(CorrespondenceError):
    """A file whose text cannot be had."""

    def __init__(self, path: Path, why: Message | str) -> None:
        super().__init__(say("{file} cannot be read: {why}", file=path.name, why=why))
        self.path = path


class NoTextError(UnreadableFileError):
    """A file that may be a letter but holds no text: a scan, a photograph."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, say("it is a picture without text; type what it says into a .txt file"))
