"""`index/state.json`: up to which place of the journal the index reaches, its runs, and how far each book lags.

It carries its own hash; a state that is not what was written counts as none, and the index is made again.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from correspondence.registry.lines import Position, to_json

_FORM = 2
"""How the files of the index are written; an index of another form is made again from the journal."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """What the index covers.

    Attributes:
        position: up to where in the journal.
        runs: the names of its files, oldest first.
        lag: by year (B.E.), how many bytes of records the book of that year does not have yet.
    """

    position: Position = field(default_factory=Position)
    runs: tuple[str, ...] = ()
    lag: Mapping[int, int] = field(default_factory=dict)

    def render(self) -> bytes:
        """Return the content of the state file."""
        content = {
            "form": _FORM,
            "journal": asdict(self.position),
            "runs": self.runs,
            "lag": {str(year): size for year, size in self.lag.items()},
        }
        return to_json({**content, "sha256": _hash(content)}).encode() + b"\n"


def read_state(path: Path) -> IndexState | None:
    """Return the state in a file, or None when there is none or it is not what was written."""
    try:
        content = json.loads(path.read_bytes())
        claimed = content.pop("sha256")
        if claimed != _hash(content) or content["form"] != _FORM:
            return None
        return IndexState(
            Position(**content["journal"]),
            tuple(content["runs"]),
            {int(year): size for year, size in content["lag"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _hash(content: Mapping[str, object]) -> str:
    return hashlib.sha256(to_json(content).encode()).hexdigest()
