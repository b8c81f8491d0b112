"""An office folder opened: the one place that chooses implementations for settings, registry, templates and clock."""

import getpass
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.office.settings import FILE_NAME, Settings, SettingsError, read_settings
from correspondence.resources import share

if TYPE_CHECKING:
    from correspondence.documents.catalogue import Catalogue
    from correspondence.letters.letter import Letter
    from correspondence.registry.protocol import Registry


class NoOfficeError(CorrespondenceError):
    """There is no office folder to work in."""


@dataclass(frozen=True)
class Office:
    """One secretariat: its folder, settings, clock, and who sits at the keyboard.

    Attributes:
        folder: holds `office.toml`, `templates/`, `registry/`, `drafts/`, `inbox/`, `outbox/`, `indicators/`.
        clock: gives the present moment with its time zone; tests and `--as-of` give another.
        who: the name that the journal keeps.
        secret: whether the books of the registrar of secret letters (ทขล.) are open instead of the ordinary ones.
        notify: told what the clerk should know while we work, such as who else is writing.
    """

    folder: Path
    settings: Settings
    clock: Callable[[], datetime]
    who: str
    secret: bool = False
    notify: Callable[[Message], None] = lambda _: None

    @cached_property
    def registry(self) -> "Registry":
        """The register of this office, open or secret."""
        from correspondence.registry.records import Book
        from correspondence.registry.tiny import TinyRegistry

        return TinyRegistry(
            self.folder / "registry",
            book=Book.SECRET if self.secret else Book.OPEN,
            lock_seconds=self.settings.number("registry.lock_seconds"),
            notify=self.notify,
        )

    @cached_property
    def templates(self) -> "Catalogue":
        """Its templates: the office's own first, then those shipped."""
        from correspondence.documents.catalogue import Catalogue

        return Catalogue((self.folder / "templates", share() / "templates"))

    def books_for(self, letter: "Letter") -> "Office":
        """Return the office with the books open that `letter` belongs in."""
        return replace(self, secret=True) if letter.secrecy and not self.secret else self

    def close(self) -> None:
        """Let go of the register's files, which would keep Windows from moving the folder."""
        if "registry" in self.__dict__:
            self.registry.close()

    def now(self) -> datetime:
        """Return the present moment in the office's time zone."""
        return self.clock()

    def today(self) -> date:
        """Return today's date where the office is."""
        return self.clock().date()


def open_office(
    named: Path | None,
    *,
    start: Path | None = None,
    secret: bool = False,
    notify: Callable[[Message], None] = lambda _: None,
) -> Office:
    """Open the office folder that was `named`, else the nearest one above `start` (the current directory).

    Raises:
        NoOfficeError: there is none.
        SettingsError: its `office.toml` cannot be used.
    """
    folder = _found(named, start or Path.cwd())
    settings = read_settings(folder / FILE_NAME)
    zone = _zone(settings.text("calendar.timezone"))
    return Office(folder, settings, lambda: datetime.now(zone), _who(), secret=secret, notify=notify)


def _found(named: Path | None, start: Path) -> Path:
    if named is not None:
        if (named / FILE_NAME).is_file():
            return named.resolve()
        raise NoOfficeError(
            say("{folder} is no office folder: it has no {file}; saraban init makes one", folder=named, file=FILE_NAME)
        )
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE_NAME).is_file():
            return folder
    raise NoOfficeError(
        say(
            "no {file} here or in a folder above; go to the office folder, name it with -C, or make one with "
            "saraban init",
            file=FILE_NAME,
        )
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError) as error:
        raise SettingsError(
            say("{file}: calendar.timezone “{name}” is not a known time zone", file=FILE_NAME, name=name)
        ) from error


def _who() -> str:
    try:
        return os.environ.get("SARABAN_USER") or getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"
