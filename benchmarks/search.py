"""Searching the registers of ten years: whole cold processes beside bare Python and sqlite's FTS5.

    python benchmarks/search.py [--letters 100000] [--rounds 7] [--json FILE]

One office of so many letters is laid down. Then three bare Python programs take turns: one searches the registers
(ours), one reads the same text from one file and uses `in` line by line, one asks `sqlite3` (FTS5, trigram tokenizer, a
file of its own); with them `saraban letter search` itself, beside a bare Typer program that finds nothing. All print
the newest fifty; all must print the same ones. Figures are medians in milliseconds; ratios are of one round, with their
smallest and largest. The last table is the price of a search that is always up to date: a durable write with and
without the lines of search text.
"""

import argparse
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from unittest import mock

from cold import AROUND

from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.office.founding import found_office
from correspondence.registry import index
from correspondence.registry.numbering import series_for
from correspondence.registry.records import Direction, Outgoing, Stamp
from correspondence.registry.searchtext import needle_of, search_text
from correspondence.registry.tiny import TinyRegistry
from correspondence.thai.calendar import BuddhistYear

YEARS = range(2560, 2570)
NUMBER = LetterNumber(prefix="พร", code="0023.3")
BATCH, LIMIT = 5000, 50
NEEDLES = {
    "one letter": "เลขแฟ้ม 31415",
    "rare": "ศูนย์ดำรงธรรม",
    "common": "รายงานผล",
    "two characters": "ผล",
    "Thai digits": "๒๗๑",
    "nothing": "ไม่มีคำนี้เลย",
}
TOPICS = (
    "การรายงานผลการดำเนินงานตามแผนชุมชน", "ขอเชิญประชุมคณะกรรมการ", "การจัดสรรเงินอุดหนุนเฉพาะกิจ", "ขอความร่วมมือประชาสัมพันธ์",
    "แนวทางการจัดทำแผนพัฒนาท้องถิ่น", "การเตรียมความพร้อมรับสถานการณ์น้ำท่วม", "โครงการฝึกอบรมเจ้าหน้าที่", "การเบิกจ่ายงบประมาณรายจ่าย",
)  # fmt: skip
PLACES = ("เมืองแพร่", "ร้องกวาง", "ลอง", "สูงเม่น", "เด่นชัย", "สอง", "วังชิ้น", "หนองม่วงไข่")
BARE_IN = """\
import sys
with open(sys.argv[1], encoding="utf-8") as file:
    lines = file.read().split("\\n")
found = [line.partition("\\t")[0] for line in reversed(lines) if sys.argv[2] in line.partition("\\t")[2]]
print("\\n".join(found[:50]))
"""
FTS5 = """\
import sqlite3, sys
book = sqlite3.connect(sys.argv[1])
asked = "SELECT key FROM rows WHERE text LIKE '%' || ? || '%' ORDER BY key DESC LIMIT 50"
print("\\n".join(key for key, in book.execute(asked, (sys.argv[2],))))
"""
LIBRARY = """\
import sys
from itertools import islice
from pathlib import Path
from correspondence.registry.records import Direction, Filter
from correspondence.registry.tiny import TinyRegistry
registry = TinyRegistry(Path(sys.argv[1]))
print("\\n".join(one.id for one in islice(registry.search(sys.argv[2], Filter(direction=Direction.SENT)), 50)))
"""
BARE_TYPER = """\
import typer

app = typer.Typer()


@app.command()
def main(file: str, text: str) -> None:
    print("")


app()
"""


def subjects(count: int) -> Iterator[str]:
    """Yield subjects; a few of them are rare."""
    chance = random.Random(3071)  # noqa: S311  # made-up letters
    for place in range(count):
        rare = "ของศูนย์ดำรงธรรม " if chance.random() < 0.0004 else ""
        yield f"{chance.choice(TOPICS)} {rare}อำเภอ{chance.choice(PLACES)} ครั้งที่ {place % 97} เลขแฟ้ม {place}"


def fill(folder: Path, letters: int) -> list[str]:
    """Issue letters of ten years, and return the lines of their search text, oldest first."""
    registry = TinyRegistry(folder)
    names = subjects(letters)
    for year in YEARS:
        for start in range(0, letters // len(YEARS), BATCH):
            size = min(BATCH, letters // len(YEARS) - start)
            now = datetime(year - 543, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=7)))
            with registry.transaction(Stamp(who="สมศรี", command="letter issue", now=now)) as transaction:
                for _ in range(size):
                    transaction.issue(outgoing(BuddhistYear(year), next(names)))
    registry.rebuild("สมศรี", now)
    lines = [f"{key}\t{search_text(record)}" for key, record in registry.records(Direction.SENT.value)]
    registry.close()
    return lines


def outgoing(year: BuddhistYear, subject: str) -> Outgoing:
    """Return a letter to be issued."""
    letter = {
        "kind": "external",
        "office": "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดแพร่",
        "subject": subject,
        "addressees": ["นายอำเภอ ทุกอำเภอ", "นายกเทศมนตรีเมืองแพร่"],
        "body": [{"level": 0, "label": "", "text": "ตามที่ขอให้รายงานผล"}],
    }
    return Outgoing(series=series_for(NUMBER, Kind.EXTERNAL, year), number=NUMBER, letter=letter)


def run(command: list[str], folder: Path) -> tuple[float, str]:
    """Return how long a process takes in milliseconds, and what it prints."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=AROUND, check=True, capture_output=True, text=True)
    return (time.perf_counter() - start) * 1000, done.stdout


def searched(place: Path, letters: int, rounds: int) -> dict[str, dict[str, Any]]:
    """Return the times of each program for each needle."""
    office = found_office(place / "office", "phrae")
    lines = fill(office / "registry", letters)
    plain, book = place / "lines.txt", place / "fts5.db"
    plain.write_text("\n".join(lines), "utf-8")
    _index_in_sqlite(book, lines)
    for name, text in {"in.py": BARE_IN, "fts5.py": FTS5, "start.py": BARE_TYPER, "library.py": LIBRARY}.items():
        (place / name).write_text(text, "utf-8")
    python, saraban = sys.executable, str(Path(sys.executable).with_name("saraban"))
    found = {}
    for what, text in NEEDLES.items():
        needle = needle_of(text)
        programs = {
            "ours": [python, str(place / "library.py"), str(office / "registry"), text],
            "saraban letter search": [saraban, "letter", "search", text, "--json"],
            "bare Python, `in`": [python, str(place / "in.py"), str(plain), needle],
            "sqlite FTS5, trigram": [python, str(place / "fts5.py"), str(book), needle],
            "bare Typer program": [python, str(place / "start.py"), str(plain), needle],
        }
        wanted = _same_answers(programs, office, [line for line in lines if needle in line.partition("\t")[2]])
        runs = [{name: run(words, office)[0] for name, words in programs.items()} for _ in range(rounds)]
        found[what] = {"hits": wanted, **{name: _figures(runs, name) for name in programs}}
        print(f"{what}: done", file=sys.stderr)
    return found


def _index_in_sqlite(path: Path, lines: list[str]) -> None:
    book = sqlite3.connect(path)
    book.execute("CREATE VIRTUAL TABLE rows USING fts5(key UNINDEXED, text, tokenize = 'trigram case_sensitive 1')")
    book.executemany("INSERT INTO rows VALUES (?, ?)", (line.split("\t", 1) for line in lines))
    book.commit()
    book.execute("INSERT INTO rows(rows) VALUES ('optimize')")
    book.commit()
    book.close()


def _same_answers(programs: dict[str, list[str]], folder: Path, lines: list[str]) -> int:
    """Make sure that every program prints the newest rows that hold the needle; return how many rows do."""
    wanted = [line.partition("\t")[0] for line in reversed(lines)][:LIMIT]
    said = {name: run(words, folder)[1] for name, words in programs.items()}
    answers = {
        "saraban letter search": [one["id"] for one in json.loads(said["saraban letter search"])],
        **{name: said[name].split() for name in ("ours", "bare Python, `in`", "sqlite FTS5, trigram")},
    }
    for name, answer in answers.items():
        if answer != wanted:
            sys.exit(f"{name} finds {answer[:3]} …, not {wanted[:3]} …")
    return len(lines)


def _figures(runs: list[dict[str, float]], name: str) -> dict[str, float]:
    ratios = [one["ours"] / one[name] for one in runs]
    return {
        "milliseconds": round(statistics.median(one[name] for one in runs), 1),
        "ours": round(statistics.median(ratios), 2),
        "smallest": round(min(ratios), 2),
        "largest": round(max(ratios), 2),
    }


def kept(place: Path, letters: int, rounds: int) -> dict[str, float]:
    """Return what a durable issue takes with and without search text, in microseconds, and their ratio."""
    stamp = Stamp(
        who="สมศรี", command="letter issue", now=datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=7)))
    )

    def issued(folder: Path) -> float:
        registry = TinyRegistry(folder)
        start = time.perf_counter()
        for subject in subjects(letters):
            with registry.transaction(stamp) as transaction:
                transaction.issue(outgoing(BuddhistYear(2569), subject))
        taken = time.perf_counter() - start
        registry.close()
        return taken / letters * 1e6

    def without(folder: Path) -> float:
        with mock.patch.object(index, "text_lines", return_value=b""):
            return issued(folder)

    works: dict[str, Callable[[Path], float]] = {"with": issued, "without": without}
    runs = [{name: work(place / f"{name}-{turn}") for name, work in works.items()} for turn in range(rounds)]
    ratios = [one["with"] / one["without"] for one in runs]
    return {
        "with": round(statistics.median(one["with"] for one in runs)),
        "without": round(statistics.median(one["without"] for one in runs)),
        "ratio": round(statistics.median(ratios), 3),
        "smallest": round(min(ratios), 3),
        "largest": round(max(ratios), 3),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = searched(Path(place), wanted.letters, wanted.rounds)
        price = kept(Path(place), 2000, wanted.rounds)
    names = [name for name in next(iter(found.values())) if name != "hits"]
    print(f"| milliseconds, {wanted.letters:,} letters of ten years | hits | " + " | ".join(names) + " |")
    print("|---|---|" + "---|" * len(names))
    for what, one in found.items():
        cells = [
            f"{one[name]['milliseconds']:.0f}"
            + (f" ({one[name]['ours']}; {one[name]['smallest']} to {one[name]['largest']})" if name != "ours" else "")
            for name in names
        ]
        print(f"| {what} | {one['hits']:,} | " + " | ".join(cells) + " |")
    print("\nIn brackets: how many times as long ours takes.\n")
    print("| a durable issue, microseconds | with search text | without | ratio |\n|---|---|---|---|")
    spread = f"{price['ratio']} ({price['smallest']} to {price['largest']})"
    print(f"| 2,000 letters one by one | {price['with']} | {price['without']} | {spread} |")
    if wanted.json:
        wanted.json.write_text(json.dumps({"search": found, "write": price}, ensure_ascii=False, indent=2), "utf-8")


if __name__ == "__main__":
    main()
