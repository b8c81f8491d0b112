"""The embedded registry: what an office folder has without any server."""

from datetime import datetime
from pathlib import Path

from correspondence.language import Message
from correspondence.registry.disk import Disk, WriteFailedError
from correspondence.registry.embedded import EmbeddedStore
from correspondence.registry.lock import Notify
from correspondence.registry.records import Book, Stamp
from correspondence.registry.stored import StoredRegistry


def _say_nothing(_: Message) -> None:
    """Take a message and keep it: who has no terminal has nobody to tell."""


class TinyRegistry(StoredRegistry):
    """The registers of an office in a folder, journalled, with yearly TinyDB books.

    Args:
        folder: the `registry` folder of the office; secret books stand in its sub-folder `secret`.
        book: which set of books.
        lock_seconds: how long to wait for another writer.
        notify: told what the user should know while we work (waiting for whom, a torn line set aside).
        disk: the disk; tests give one that fails.
    """

    def __init__(
        self,
        folder: Path,
        *,
        book: Book = Book.OPEN,
        lock_seconds: float = 30,
        notify: Notify = _say_nothing,
        disk: Disk | None = None,
    ) -> None:
        own = folder / "secret" if book is Book.SECRET else folder
        self.store = EmbeddedStore(own, book, lock_seconds=lock_seconds, notify=notify, disk=disk or Disk())
        super().__init__(self.store)

    def rebuild(self, who: str, now: datetime) -> list[int]:
        """Bring index and books up to the end of the journal, and return the years (B.E.; 0: none) of the books.

        Raises:
            WriteFailedError: the disk refused; the register itself is complete.
            DamagedRegistryError: the journal does not prove itself.
        """
        with self.store.writing(Stamp(who=who, command="registry rebuild", now=now)):
            try:
                return self.store.write_books()
            except OSError as error:
                raise WriteFailedError(self.store.folder, error) from error

    def close(self) -> None:
        """Close all files."""
        self.store.close()
