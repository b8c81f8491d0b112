"""The race: peers take turns within a round, each in a process of its own, and their documents must say the same."""

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree
from peers import forms

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "saraban-bench"
MAILMERGE = "docx-mailmerge2==1.0.3"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One library in the race; `floor` is what does less than a library must, and is checked for nothing."""

    key: str
    name: str
    dialect: str = "jinja"
    npm: str = ""
    partly: bool = False
    floor: bool = False


OURS = Peer(key="ours", name="ours")
DOCXTPL = Peer(key="docxtpl", name="docxtpl, opened per letter")
REUSED = Peer(key="docxtpl-reused", name="docxtpl, one object re-used")
MERGE = Peer(
    key="mailmerge", name="docx-mailmerge2 (no loop of paragraphs: without the list)", dialect="merge", partly=True
)
DOCXTEMPLATER = Peer(key="docxtemplater", name="docxtemplater (npm)", dialect="braces", npm="docxtemplater")
EASY = Peer(key="easy-template-x", name="easy-template-x (npm)", dialect="braces", npm="easy-template-x")
COMMANDS = Peer(key="docx-templates", name="docx-templates (npm)", dialect="commands", npm="docx-templates")
CARBONE = Peer(key="carbone", name="carbone (npm, free edition)", dialect="carbone", npm="carbone")
ANEW = Peer(key="floor-anew", name="floor: zipfile packs all finished parts anew", floor=True)
BARE = Peer(key="floor-bare", name="floor: a bare zip writer compresses the finished parts that change", floor=True)
WRITE = Peer(key="floor-write", name="floor: the finished files are written", floor=True)


@dataclass(slots=True)
class Run:
    """What one process did."""

    seconds: float
    made: int
    peak: float


@dataclass(slots=True)
class Race:
    """The runs of each peer, one a round, and the peers that did not run with the reason."""

    wanted: int
    runs: dict[str, list[Run]] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)

    def ratios(self, slow: str, fast: str) -> list[float]:
        """Return how many times as long `slow` took as `fast`, round by round."""
        pairs = zip(self.runs[slow], self.runs[fast], strict=True)
        return [one.seconds / other.seconds for one, other in pairs]

    def median(self, key: str) -> float:
        """Return the seconds of a peer for all documents, the median of its rounds."""
        return statistics.median(run.seconds for run in self.runs[key])

    def peak(self, key: str) -> float:
        """Return the most memory of a peer in any round, in megabytes."""
        return max(run.peak for run in self.runs[key])


class Stage:
    """Where a race takes place: forms in every dialect, the values, and the libraries."""

    def __init__(self, folder: Path, write_form: Callable[[Path, forms.Dialect], None], longest: float) -> None:
        """Lay down the forms in `folder`."""
        self.folder = folder
        self._longest = longest
        self._finished = folder / "finished"
        for name, dialect in forms.DIALECTS.items():
            write_form(folder / f"{name}.docx", dialect)

    def values(self, values: Iterable[dict[str, Any]], name: str = "values") -> Path:
        """Lay down the values of the documents, one a line."""
        path = self.folder / f"{name}.jsonl"
        forms.write_values(path, iter(values))
        return path

    def run(self, peer: Peer, values: Path, folder: Path, wanted: int) -> Run:
        """Let one peer make its documents in a process of its own.

        Raises:
            NotRunError: it could not.
        """
        folder.mkdir()
        maker = ["node", HERE / "maker.js"] if peer.npm else [sys.executable, HERE / "maker.py"]
        command = [
            *maker,
            peer.key,
            self.folder / f"{peer.dialect}.docx",
            values,
            folder,
            self._longest,
            self._finished,
        ]
        search = {"NODE_PATH": str(CACHE / "npm" / "node_modules"), "PYTHONPATH": str(CACHE / "mailmerge")}
        try:
            done = subprocess.run(
                [str(word) for word in command], check=True, capture_output=True, text=True, env=os.environ | search
            )
        except subprocess.CalledProcessError as error:
            raise NotRunError(_last_line(error.stderr)) from error
        said = json.loads(done.stdout.splitlines()[-1])
        made, seconds = said["made"], said["seconds"]
        if made < wanted:  # stopped: the rest would have taken what those after the first took
            seconds += (wanted - made) * (seconds - said["first"] if made > 1 else seconds) / max(1, made - 1)
        return Run(said["opening"] + seconds, made, said["peak"])

    def race(self, peers: Sequence[Peer], values: Path, wanted: int, rounds: int) -> Race:
        """Let the peers take turns; each must say in the first round what docxtpl says."""
        race = Race(wanted)
        running = [peer for peer in peers if not _absent(peer, race)]
        checker = _Checker(values)
        if any(peer.floor for peer in peers):
            self.run(OURS, values, self._finished, wanted)
        for turn in range(rounds):
            for peer in running[turn % len(running) :] + running[: turn % len(running)]:
                if peer.key in race.absent:
                    continue
                with tempfile.TemporaryDirectory(dir=self.folder) as place:
                    made = Path(place) / "made"
                    try:
                        run = self.run(peer, values, made, wanted)
                        if not turn and not peer.floor:
                            checker.check(peer, made)
                    except NotRunError as error:
                        race.absent[peer.key] = str(error)
                        race.runs.pop(peer.key, None)
                        note(f"{peer.name}: not run: {error}")
                        continue
                race.runs.setdefault(peer.key, []).append(run)
                note(f"round {turn + 1}: {peer.name}: {run.seconds:.3f} s, {run.made} made, {run.peak:.0f} MB")
        for peer in (OURS, DOCXTPL):
            if peer.key in race.absent:
                sentence = f"{peer.name}: {race.absent[peer.key]}"
                raise SystemExit(sentence)
        return race


class NotRunError(Exception):
    """A peer could not take part; the sentence says why."""


class _Checker:
    """Proves that a peer's documents hold their values, and altogether what the first peer's hold."""

    def __init__(self, values: Path) -> None:
        self._values = values
        self._said: dict[str, str] = {}

    def check(self, peer: Peer, folder: Path) -> None:
        """Raise NotRunError if a document of a peer lacks a value, or says something else than those of others."""
        with self._values.open(encoding="utf-8") as lines:
            for path, line in zip(sorted(folder.iterdir()), lines, strict=False):
                fields = json.loads(line)
                cells = text_of(path)
                said = "\n".join(cells)
                if peer.partly:
                    fields.pop("items", None)
                missing = [value for value in _texts(fields) if value not in said]
                if missing:
                    sentence = f"{path.name} lacks {missing[0]!r}"
                    raise NotRunError(sentence)
                if [cell for cell in cells if cell in {row["note"] for row in fields["rows"]}] != [
                    row["note"] for row in fields["rows"]
                ]:
                    sentence = f"{path.name} has not its {len(fields['rows'])} rows in their order"
                    raise NotRunError(sentence)
                if not peer.partly and self._said.setdefault(path.name, said) != said:
                    sentence = f"{path.name} says something else than that of the others"
                    raise NotRunError(sentence)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [text for part in parts for text in _texts(part)]


def text_of(path: Path) -> list[str]:
    """Return the text of each paragraph of a document that has text."""
    with ZipFile(path) as document:
        tree = etree.fromstring(document.read("word/document.xml"))
    lines = ("".join(text.text or "" for text in one.iter(f"{_W}t")) for one in tree.iter(f"{_W}p"))
    return [line for line in lines if line.strip()]


def note(text: str) -> None:
    """Say how far the race is."""
    print(text, file=sys.stderr, flush=True)


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if re.search(r"error|Error|not found", line)] or text.splitlines()
    return lines[-1].strip()[:200] if lines else "it ended without a word"


def set_up() -> dict[str, str]:
    """Install the peers in the cache folder; return what could not be installed, with the reason."""
    CACHE.mkdir(parents=True, exist_ok=True)
    return {"npm": _set_up_npm(), "mailmerge": _set_up_mailmerge()}


def _set_up_npm() -> str:
    if not shutil.which("node") or not shutil.which("npm"):
        return "Node and npm are not installed"
    folder, wanted = CACHE / "npm", (HERE / "package.json").read_text("utf-8")
    if (folder / ".ready").exists() and (folder / ".ready").read_text("utf-8") == wanted:
        return ""
    folder.mkdir(exist_ok=True)
    (folder / "package.json").write_text(wanted, "utf-8")
    why = _tried(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=dev"], folder)
    if not why:
        (folder / ".ready").write_text(wanted, "utf-8")
    return why


def _set_up_mailmerge() -> str:
    folder = CACHE / "mailmerge"
    ready = folder / f".{MAILMERGE}"
    if ready.exists():
        return ""
    shutil.rmtree(folder, ignore_errors=True)
    words = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--target", str(folder), MAILMERGE]
    why = _tried([sys.executable, "-m", "pip", *words], CACHE)
    if not why:
        ready.touch()
    return why


def _tried(command: Sequence[str], folder: Path) -> str:
    note(f"setting up: {' '.join(command)}")
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "" if done.returncode == 0 else f"could not be installed: {_last_line(done.stderr)}"


_SET_UP: dict[str, str] = {}


def _absent(peer: Peer, race: Race) -> bool:
    if not _SET_UP:
        _SET_UP.update(set_up())
    why = _SET_UP["npm"] if peer.npm else _SET_UP["mailmerge"] if peer is MERGE else ""
    if why:
        race.absent[peer.key] = why
        note(f"{peer.name}: not run: {why}")
    return bool(why)


def spread(ratios: Sequence[float], digits: int = 1) -> str:
    """Return ratios as their median with the smallest and the largest."""
    return f"{statistics.median(ratios):.{digits}f} ({min(ratios):.{digits}f} to {max(ratios):.{digits}f})"


def ratio_record(ratios: Sequence[float]) -> dict[str, float]:
    """Return ratios for JSON."""
    return {"median": statistics.median(ratios), "min": min(ratios), "max": max(ratios)}


def where() -> dict[str, str]:
    """Return the day, the machine, and the versions of what was compared."""
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False) if _node() else None
    wanted: dict[str, str] = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    return {
        "date": datetime.now().astimezone().date().isoformat(),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "node": node.stdout.strip().removeprefix("v") if node else "none",
        "peers": ", ".join(
            [f"docxtpl {_version('docxtpl')}", MAILMERGE.replace("==", " "), *map(" ".join, wanted.items())]
        ),
    }


def _node() -> bool:
    return shutil.which("node") is not None


def _version(name: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415  # asked once

    return version(name)


def _processor() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def where_line(place: Mapping[str, str]) -> str:
    """Return the same as a sentence of Markdown."""
    return f"{place['date']}, {place['machine']}, Python {place['python']}, Node {place['node']}; {place['peers']}."
