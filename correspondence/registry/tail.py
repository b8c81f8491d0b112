"""The tail: what stands in the journal behind the place that the index reaches, kept in memory."""

from collections.abc import Iterable

from correspondence.registry.journal import JournalFiles
from correspondence.registry.lines import Fault, Line, Placed, Position, located
from correspondence.registry.records import Change
from correspondence.registry.store import MemoryShelf


class Tail:
    """The transactions behind a place of the journal.

    Attributes:
        end: the place behind the last of them.
        shelf: their records.
        size: in bytes of the journal.
        fault: what stands behind the end and is no right line, if anything does.
    """

    def __init__(self, start: Position) -> None:
        self.end = start
        self.shelf = MemoryShelf()
        self.size = 0
        self.fault: Fault | None = None
        self._lines: list[Line] = []

    def read_on(self, files: JournalFiles) -> None:
        """Take in the lines that were added since."""
        self.fault = None
        for found in files.lines(self.end):
            if isinstance(found, Fault):
                self.fault = found
                return
            self.take(found, (one.change for one in located(found)))

    def take(self, line: Line, changes: Iterable[Change]) -> None:
        """Take in a line and its changes."""
        for change in changes:
            self.shelf.put(change)
        self._lines.append(line)
        self.size += len(line.raw)
        self.end = line.after

    def placed(self) -> list[Placed]:
        """Return all changes with the places of their records, worked out only when an index asks for them."""
        return [one for line in self._lines for one in located(line)]
