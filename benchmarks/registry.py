"""The register beside its peers: TinyDB as it is and sqlite3 (WAL, synchronous FULL), the same work in the same run.

    python benchmarks/registry.py [--sizes 1000,20000] [--large] [--rounds 5] [--json FILE] [--faults 300]

Prints Markdown. Each figure is a median of rounds in which the peers take turns; ratios are of one and the same round,
with their smallest and largest. `--large` adds 100,000 letters. `--faults N` kills N clerks in the middle of their
work, and lets 8 clerks issue 250 numbers each while two read, as the tests do in small.
"""

import argparse
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from cold import AROUND

from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.registry.numbering import series_for
from correspondence.registry.records import Outgoing, Stamp
from correspondence.registry.tiny import TinyRegistry
from correspondence.thai.calendar import BuddhistYear

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=7)))
NUMBER = LetterNumber(prefix="พร", code="0023.3")
SERIES = series_for(NUMBER, Kind.EXTERNAL, BuddhistYear(2569))
STAMP = Stamp(who="สมศรี", command="letter issue", now=NOW)
TESTS = Path(__file__).parent.parent / "tests" / "registry"
BATCH = 5000
TURNS = 200


def letter(place: int) -> dict[str, Any]:
    """Return a letter of about 1 KB as JSON."""
    return {
        "kind": "external",
        "office": "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดแพร่",
        "subject": f"การรายงานผลการดำเนินงานตามแผนชุมชน ครั้งที่ {place}",
        "addressees": ["นายอำเภอ ทุกอำเภอ", "นายกเทศมนตรีเมืองแพร่"],
        "body": [{"level": 0, "label": "", "text": "ตามที่ขอให้รายงานผล"}],
    }


def outgoing(content: dict[str, Any]) -> Outgoing:
    """Return a letter to be issued."""
    return Outgoing(series=SERIES, number=NUMBER, letter=content)


def fill(folder: Path, letters: int) -> None:
    """Issue `letters` into a registry folder, in large transactions."""
    registry = TinyRegistry(folder)
    for start in range(0, letters, BATCH):
        with registry.transaction(STAMP) as transaction:
            for place in range(start, min(start + BATCH, letters)):
                transaction.issue(outgoing(letter(place)))
    registry.rebuild("สมศรี", NOW)
    registry.close()


@dataclass
class Peer:
    """One way to keep a register; `issue` takes a letter and is durable when it returns."""

    name: str
    issue: Callable[[dict[str, Any]], None]
    close: Callable[[], None] = lambda: None


def ours(folder: Path, _: int) -> Peer:
    """Return this project's register, which is filled already."""
    registry = TinyRegistry(folder / "registry")

    def issue(content: dict[str, Any]) -> None:
        with registry.transaction(STAMP) as transaction:
            transaction.issue(outgoing(content))

    return Peer("correspondence", issue, registry.close)


def bare(folder: Path, line: bytes) -> Peer:
    """Return the floor: the bytes of one line of the journal, appended and flushed as the journal is."""
    descriptor = os.open(folder / "bare.jsonl", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    flush = getattr(os, "fdatasync", os.fsync)

    def issue(_: dict[str, Any]) -> None:
        os.write(descriptor, line)
        flush(descriptor)

    return Peer("append + fsync", issue, lambda: os.close(descriptor))


def sqlite(folder: Path, letters: int) -> Peer:
    """Return sqlite3 with a number taken and a row written in one transaction."""
    base = sqlite3.connect(folder / "register.sqlite", isolation_level=None)
    base.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE letters (running INTEGER PRIMARY KEY, number TEXT UNIQUE, record TEXT);"
    )
    rows = ((place + 1, f"พร 0023.3/{place + 1}", _record(letter(place))) for place in range(letters))
    base.execute("BEGIN")
    base.executemany("INSERT INTO letters VALUES (?, ?, ?)", rows)
    base.execute("COMMIT")

    def issue(content: dict[str, Any]) -> None:
        base.execute("BEGIN IMMEDIATE")
        (last,) = base.execute("SELECT max(running) FROM letters").fetchone()
        running = (last or 0) + 1
        row = (running, f"พร 0023.3/{running}", _record(content))
        base.execute("INSERT INTO letters VALUES (?, ?, ?)", row)
        base.execute("COMMIT")

    return Peer("sqlite3 WAL FULL", issue, base.close)


def tinydb(folder: Path, letters: int) -> Peer:
    """Return TinyDB with the storage that it comes with."""
    from tinydb import TinyDB  # noqa: PLC0415  # only this peer needs it

    base = TinyDB(folder / "register.json", encoding="utf-8", ensure_ascii=False)
    base.insert_multiple({"running": place + 1, **letter(place)} for place in range(letters))

    def issue(content: dict[str, Any]) -> None:
        base.insert({"running": len(base) + 1, **content})

    return Peer("TinyDB JSONStorage", issue, base.close)


def _record(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)


def in_one_process(folder: Path, letters: int, rounds: int) -> list[dict[str, Any]]:
    """Time a durable issue into a book of `letters`, each after a bare append and fsync, microseconds."""
    fill(folder / "registry", letters)
    line = _last_line(folder / "registry")
    floor = bare(folder, line)
    rows = []
    for make in (ours, sqlite, tinydb):
        peer = make(folder, letters)
        turns = rounds if peer.name.startswith("TinyDB") else rounds * TURNS
        pairs = [(_timed(floor.issue, one), _timed(peer.issue, one)) for one in map(letter, range(turns))]
        peer.close()
        lowest, found = [list(times) for times in zip(*pairs, strict=True)]
        rows.append(
            {
                "letters": letters,
                "peer": peer.name,
                "median_us": _us(statistics.median(found)),
                "mean_us": _us(statistics.fmean(found)),
                "append_fsync_us": _us(statistics.median(lowest)),
                **_ratios(_rounds(found, rounds), _rounds(lowest, rounds)),
            }
        )
    floor.close()
    return rows


def _last_line(folder: Path) -> bytes:
    registry = TinyRegistry(folder)
    with registry.transaction(STAMP) as transaction:
        transaction.issue(outgoing(letter(0)))
    registry.close()
    return (folder / "journal" / "2569.jsonl").read_bytes().splitlines(keepends=True)[-1]


def _rounds(found: Sequence[float], rounds: int) -> list[float]:
    """Return the median of each round."""
    each = len(found) // rounds
    return [statistics.median(found[start : start + each]) for start in range(0, each * rounds, each)]


def _ratios(found: Sequence[float], floor: Sequence[float]) -> dict[str, float]:
    ratios = [one / other for one, other in zip(found, floor, strict=False)]
    return {
        "ratio": round(statistics.median(ratios), 2),
        "least": round(min(ratios), 2),
        "most": round(max(ratios), 2),
    }


_COLD = """
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from correspondence.letters.number import LetterNumber
from correspondence.registry.records import Outgoing, Series, Stamp
from correspondence.registry.tiny import TinyRegistry
from correspondence.thai.calendar import BuddhistYear
registry = TinyRegistry(Path(sys.argv[1]))
if sys.argv[2] == "issue":
    now = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=7)))
    series = Series("พร 0023.3", "letters", BuddhistYear(2569))
    number = LetterNumber(prefix="พร", code="0023.3")
    with registry.transaction(Stamp(who="สมศรี", command="letter issue", now=now)) as transaction:
        transaction.issue(Outgoing(series=series, number=number, letter={"subject": "แผนชุมชน"}))
elif sys.argv[2] == "show":
    assert registry.find("พร 0023.3/1") or sys.argv[3] == "0"
elif sys.argv[2] == "search":
    list(registry.search("ครั้งที่ 77"))
"""


def cold(folder: Path, sizes: Iterable[int], rounds: int) -> list[dict[str, Any]]:
    """Time a process that starts, does one thing and ends, milliseconds, and its ratio to an empty book."""
    script = folder / "cold.py"
    script.write_text(_COLD, "utf-8")
    books = {size: folder / f"cold-{size}" for size in (0, *sizes)}
    for size, book in books.items():
        fill(book, size)
    answers = []
    for work in ("issue", "show", "search"):
        times: dict[int, list[float]] = {size: [] for size in books}
        for _ in range(rounds * 2):
            for size, book in books.items():
                command = [sys.executable, str(script), str(book), work, str(size)]
                start = time.perf_counter()
                subprocess.run(command, check=True, env=AROUND)
                times[size].append(time.perf_counter() - start)
        answers += [
            {
                "letters": size,
                "work": work,
                "median_ms": round(statistics.median(found) * 1e3, 1),
                **_ratios(found, times[0]),
            }
            for size, found in times.items()
        ]
    return answers


def faults(folder: Path, kills: int) -> list[dict[str, Any]]:
    """Let 8 clerks issue 250 numbers each while two read, and kill `kills` clerks; whatever fails stops the run."""
    command = [sys.executable, str(TESTS / "clerk.py"), str(folder / "many" / "registry")]
    start = time.perf_counter()
    readers = [
        subprocess.Popen([*command, f"reader{one}", "2000", "read"], stdout=subprocess.DEVNULL) for one in range(2)
    ]
    clerks = [
        subprocess.Popen([*command, f"clerk{one}", "250", "issue"], stdout=subprocess.DEVNULL) for one in range(8)
    ]
    ended = [process.wait() for process in (*clerks, *readers)]
    seconds = round(time.perf_counter() - start, 1)
    registry = TinyRegistry(folder / "many" / "registry")
    numbers = sorted(
        change.record["running"] for line in registry.log() for change in line.changes if change.table == "sent"
    )
    if any(ended) or numbers != list(range(1, 2001)):
        reason = "letters were lost or doubled"
        raise SystemExit(reason)
    test = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        str(TESTS / "test_processes.py"),
        "-k",
        "killed_what",
    ]
    subprocess.run(test, check=True, env={**os.environ, "SARABAN_KILLS": str(kills)})
    return [
        {"trial": "8 clerks x 250, 2 readers", "result": "2,000 unique, gapless", "seconds": seconds},
        {
            "trial": f"{kills} kill -9",
            "result": "nothing acknowledged lost, nothing half, verify passes",
            "seconds": "",
        },
    ]


def _timed(work: Callable[[dict[str, Any]], None], content: dict[str, Any]) -> float:
    start = time.perf_counter()
    work(content)
    return time.perf_counter() - start


def _us(seconds: float) -> int:
    return round(seconds * 1e6)


def table(title: str, rows: list[dict[str, Any]]) -> None:
    """Print rows as a Markdown table."""
    if rows:
        print(f"\n### {title}\n\n| {' | '.join(rows[0])} |\n|{'---|' * len(rows[0])}")
        for row in rows:
            print(f"| {' | '.join(str(value) for value in row.values())} |")


def main() -> None:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", default="1000,20000")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--faults", type=int, default=0)
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")] + ([100_000] if given.large else [])
    place = Path(tempfile.mkdtemp(prefix="registry-bench-"))
    try:
        report = {
            "A durable issue in one process": [
                row for size in sizes for row in in_one_process(_new(place / str(size)), size, given.rounds)
            ],
            "A process that starts, does one thing and ends": cold(_new(place / "cold"), sizes, given.rounds),
            "Faults": faults(place, given.faults) if given.faults else [],
        }
    finally:
        shutil.rmtree(place, ignore_errors=True)
    for title, rows in report.items():
        table(title, rows)
    if given.json:
        given.json.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")


def _new(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    main()
