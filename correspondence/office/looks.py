"""What each clerk saw when last looking at the open circulars, to say what changed since; a convenience, no record."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from correspondence.office.agenda import Overview
from correspondence.office.files import FileNotWrittenError, file_name, write_whole
from correspondence.office.office import Office


def last_look(office: Office) -> Mapping[str, int]:
    """Return how many had answered each letter at this clerk's last look, by the id of its row."""
    with suppress(OSError, ValueError):
        seen = json.loads(_path(office).read_text("utf-8"))
        if isinstance(seen, dict):
            return {str(one): int(count) for one, count in seen.items()}
    return {}


def remember_look(office: Office, seen: Iterable[Overview]) -> None:
    """Keep what was seen now; where the folder cannot be written, nothing is kept."""
    counts = {one.entry.id: one.status.received for one in seen}
    with suppress(FileNotWrittenError):
        write_whole(_path(office), json.dumps(counts).encode())


def _path(office: Office) -> Path:
    return office.folder / ".saraban" / f"look-{file_name(office.who) or 'clerk'}.json"
