"""What a clerk waits for before anything happens: cold commands beside a bare Typer program of one command.

    python benchmarks/startup.py [--letters 20000] [--rounds 15] [--json FILE]

Every figure is a whole process, from start to end, in milliseconds: the median of rounds in which all take turns; the
ratio is to the bare program of the same round, with its smallest and largest. Prints Markdown.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cold import AROUND, beside

from correspondence.office.founding import found_office
from registry import fill

BARE = """\
import typer

app = typer.Typer()


@app.command()
def main(text: str) -> None:
    print(text)


app()
"""
SARABAN = str(Path(sys.executable).with_name("saraban"))
FIRST = "bare Typer program"


@dataclass(frozen=True)
class Command:
    """One command, with what its environment has besides, and what its output must hold."""

    name: str
    words: Sequence[str]
    says: str
    around: Mapping[str, str] = field(default_factory=dict)


def commands(place: Path, letters: int) -> list[Command]:
    """Return what is measured, the bare program first."""
    bare = place / "bare.py"
    bare.write_text(BARE, "utf-8")
    completing = {"_SARABAN_COMPLETE": "complete_bash", "COMP_WORDS": "saraban tra", "COMP_CWORD": "1"}
    return [
        Command(FIRST, [sys.executable, str(bare), "๑"], "๑"),
        Command("saraban digits ๑", [SARABAN, "digits", "๑"], "1"),
        Command("saraban --help", [SARABAN, "--help"], "digits"),
        Command("shell completion", [SARABAN], "track", completing),
        Command(
            f"saraban letter show, in {letters:,} letters",
            [SARABAN, "letter", "show", f"พร 0023.3/{letters // 2}"],
            f"ครั้งที่ {letters // 2 - 1}",
        ),
        Command(f"saraban letter list, of {letters:,} letters", [SARABAN, "letter", "list"], f"ครั้งที่ {letters - 1}"),
    ]


def milliseconds(command: Command, folder: Path) -> float:
    """Return how long a command takes; it must say what it should."""
    around = AROUND | command.around
    start = time.perf_counter()
    done = subprocess.run(command.words, cwd=folder, env=around, check=True, capture_output=True, text=True)
    taken = time.perf_counter() - start
    if command.says not in done.stdout:
        sys.exit(f"{command.name} said: {done.stdout[:200]}{done.stderr[:200]}")
    return taken * 1000


def measured(place: Path, letters: int, rounds: int) -> dict[str, dict[str, float]]:
    """Return the figures of each command, by its name."""
    office = found_office(place / "office", "phrae")
    fill(office / "registry", letters)
    wanted = commands(place, letters)
    for command in wanted:
        milliseconds(command, office)  # warm: compiled modules, the disk's cache
    runs = [{command.name: milliseconds(command, office) for command in wanted} for _ in range(rounds)]
    return beside(runs, FIRST)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = measured(Path(place), wanted.letters, wanted.rounds)
    print("| whole process | milliseconds | times the bare program |\n|---|---|---|")
    for name, one in found.items():
        print(f"| {name} | {one['median']:.0f} | {one['ratio']} ({one['smallest']} to {one['largest']}) |")
    if wanted.json:
        wanted.json.write_text(json.dumps(found, ensure_ascii=False, indent=2), "utf-8")


if __name__ == "__main__":
    main()
