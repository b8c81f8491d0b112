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
    """What one process did: seconds of the clock, seconds of the processor, documents, megabytes."""

    seconds: float
    busy: float
    made: int
    peak: float


@dataclass(slots=True)
class Race:
    """The runs of each peer, one a round, each with the run of ours just before it; and who did not run, and why."""

    wanted: int
    runs: dict[str, list[Run]] = field(default_factory=dict)
    beside: dict[str, list[Run]] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)

    def ratios(self, key: str) -> list[float]:
        """Return how many times as long a peer took as ours just before it."""
        pairs = zip(self.runs[key], self.beside[key], strict=True)
        return [one.seconds / other.seconds for one, other in pairs]

    def busy_ratios(self, key: str) -> list[float]:
        """Return how many times as much of the processor's time a peer took as ours just before it."""
        pairs = zip(self.runs[key], self.beside[key], strict=True)
        return [one.busy / other.busy for one, other in pairs]

    def ours(self) -> list[Run]:
        """Return all runs of ours."""
        return [run for runs in self.beside.values() for run in runs]

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
        form = self.folder / f"{peer.dialect}.docx"
        command = [*maker, peer.key, form, values, folder, self._longest, self._finished]
        search = {"NODE_PATH": str(CACHE / "npm" / "node_modules"), "PYTHONPATH": str(CACHE / "mailmerge")}
        try:
            done = subprocess.run(
                [str(word) for word in command], check=True, capture_output=True, text=True, env=os.environ | search
            )
        except subprocess.CalledProcessError as error:
            ended = f"ended by signal {-error.returncode}" if error.returncode < 0 else _last_line(error.stderr)
            raise NotRunError(ended) from error
        said = json.loads(done.stdout.splitlines()[-1])
        made = said["made"]
        opening, first, spent = ([said[key][clock] for clock in (0, 1)] for key in ("opening", "first", "spent"))
        if made < wanted:  # stopped: the rest would have taken what those after the first took
            each = [(spent[clock] - (first[clock] if made > 1 else 0)) / max(1, made - 1) for clock in (0, 1)]
            spent = [spent[clock] + (wanted - made) * each[clock] for clock in (0, 1)]
        return Run(opening[0] + spent[0], opening[1] + spent[1], made, said["peak"])

    def race(self, peers: Sequence[Peer], values: Path, wanted: int, rounds: int) -> Race:
        """Let the peers take turns, ours running just before each; in the first round all must say the same.

        Raises:
            SystemExit: ours could not, or says something that its values do not.
        """
        race = Race(wanted)
        running = [peer for peer in peers if not _absent(peer, race)]
        checker = _Checker(values)
        try:
            self.run(OURS, values, self._finished, wanted)
            checker.check(OURS, self._finished)
        except NotRunError as error:
            sentence = f"ours: {error}"
            raise SystemExit(sentence) from error
        for turn in range(rounds):
            start = turn % len(running)
            for peer in running[start:] + running[:start]:
                if peer.key in race.absent:
                    continue
                ours = self._once(OURS, values, wanted, None)
                try:
                    run = self._once(peer, values, wanted, None if turn or peer.floor else checker)
                except NotRunError as error:
                    race.absent[peer.key] = str(error)
                    race.runs.pop(peer.key, None)
                    race.beside.pop(peer.key, None)
                    note(f"{peer.name}: not run: {error}")
                    continue
                race.runs.setdefault(peer.key, []).append(run)
                race.beside.setdefault(peer.key, []).append(ours)
                note(
                    f"round {turn + 1}: {peer.name}: {run.seconds:.3f} s beside {ours.seconds:.3f} s, {run.made} made, "
                    f"processor {run.busy:.3f} s beside {ours.busy:.3f} s, {run.peak:.0f} MB"
                )
        return race

    def _once(self, peer: Peer, values: Path, wanted: int, checker: "_Checker | None") -> Run:
        # Left where they are until the end: ext4 makes new files some five times as slowly while others go.
        made = Path(tempfile.mkdtemp(dir=self.folder)) / "made"
        run = self.run(peer, values, made, wanted)
        if checker:
            checker.check(peer, made)
        return run


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
    print(f"{datetime.now().astimezone():%H:%M:%S} {text}", file=sys.stderr, flush=True)


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


def table(found: Race, peers: Sequence[Peer], what: str, digits: int = 1) -> list[str]:
    """Return the race as a table of Markdown."""
    lines = [
        f"| {what} | seconds | times as long as ours | the same in processor time | peak MB | made a round |",
        "|---|---|---|---|---|---|",
    ]
    ours = found.ours()
    seconds, peak = statistics.median(run.seconds for run in ours), max(run.peak for run in ours)
    lines.append(f"| {OURS.name} | {seconds:.3f} | 1 | 1 | {peak:.0f} | {found.wanted:,} |")
    for peer in peers:
        if peer.key in found.absent:
            lines.append(f"| {peer.name} | not run: {found.absent[peer.key]} | | | | |")
            continue
        places = 2 if peer.floor else digits
        ratios = f"{spread(found.ratios(peer.key), places)} | {spread(found.busy_ratios(peer.key), places)}"
        peak_there = "" if peer.floor else f"{found.peak(peer.key):.0f}"  # a floor holds all finished files ready
        made = min(run.made for run in found.runs[peer.key])
        lines.append(f"| {peer.name} | {found.median(peer.key):.3f} | {ratios} | {peak_there} | {made:,} |")
    return lines


def race_record(found: Race) -> dict[str, Any]:
    """Return the race for JSON."""
    return {
        "where": where(),
        "not run": found.absent,
        "ours": {"seconds": statistics.median(run.seconds for run in found.ours())},
        "peers": {
            key: {
                "seconds": [run.seconds for run in runs],
                "seconds of ours beside": [run.seconds for run in found.beside[key]],
                "times ours": ratio_record(found.ratios(key)),
                "times ours, processor": ratio_record(found.busy_ratios(key)),
                "made": [run.made for run in runs],
                "peak MB": found.peak(key),
            }
            for key, runs in found.runs.items()
        },
    }


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
