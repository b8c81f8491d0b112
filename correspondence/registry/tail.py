"""The tail: what stands in the journal behind the place that the index reaches, kept in memory."""

from collections.abc import Sequence

from correspondence.registry.journal import JournalFiles
from correspondence.registry.lines import Fault, Placed, Position, located
from correspondence.registry.store import MemoryShelf


class Tail:
    """The transactions behind a place of the journal.

    Attributes:
        end: the place behind the last of them.
        shelf: their records.
        placed: the same with their places in the files, as an index needs them.
        size: in bytes of the journal.
        fault: what stands behind the end and is no right line, if anything does.
    """

    def __init__(self, start: Position) -> None:
        self.end = start
        self.shelf = MemoryShelf()
        self.placed: list[Placed] = []
        self.size = 0
        self.fault: Fault | None = None

    def read_on(self, files: JournalFiles) -> None:
        """Take in the lines that were added since."""
        self.fault = None
        for found in files.lines(self.end):
            if isinstance(found, Fault):
                self.fault = found
                return
            self.take(located(found), len(found.raw), found.after)

    def take(self, placed: Sequence[Placed], size: int, end: Position) -> None:
        """Take in a line of `size` bytes that ends at `end`."""
        for one in placed:
            self.shelf.put(one.change)
        self.placed += placed
        self.size += size
        self.end = end
