"""Filling a report of one long table beside other libraries: 8,000 rows of eight columns, and how ours grows.

    python benchmarks/reports.py [--rows 8000] [--sizes 1000,2000,5000,10000,20000,50000] [--rounds 5] [--json FILE]

Each library works in a process of its own, in turns within a round, and ours once more just before each: ratios are of
two neighbours in time. Timed are opening the form, filling it and writing the file; not the start of Python or Node,
nor reading the rows. Each file must hold all values, all rows in their order, and the same text whoever made it. Peak
memory is of the whole process, with the rows as Python's or Node's own objects in it; what the rows alone take is given
beside it. Prints Markdown.
"""

import argparse
import json
import statistics
import tempfile
from pathlib import Path
from typing import Any

from peers import race
from peers.forms import report_values, write_report_form
from peers.race import NotRunError, Race, Run, Stage

PEERS = (race.DOCXTPL, race.DOCXTEMPLATER, race.EASY, race.CARBONE, race.ANEW)
ROWS_ALONE = race.Peer(key="nothing", name="reading the rows", floor=True)
LONGEST = 600.0


def grown(stage: Stage, sizes: list[int], rounds: int) -> dict[int, tuple[list[Run], float] | str]:
    """Return the runs of ours for each size with what its rows alone take in memory, or why it would not."""
    found: dict[int, tuple[list[Run], float] | str] = {}
    for size in sizes:
        values = stage.values([report_values(size)], f"rows-{size}")
        try:
            runs = [stage.run(race.OURS, values, stage.folder / f"{size}-{turn}", 1) for turn in range(rounds)]
            alone = stage.run(ROWS_ALONE, values, stage.folder / f"{size}-alone", 1)
            found[size] = runs, alone.peak
        except NotRunError as error:
            found[size] = str(error)
        race.note(f"{size} rows: done")
    return found


def printed(found: Race, growth: dict[int, tuple[list[Run], float] | str], rows: int) -> None:
    """Print the tables."""
    print("\n".join(race.table(found, PEERS, f"{rows:,} rows of 8 columns", 2)))
    print()
    print("| ours, rows | seconds | microseconds a row | peak MB | of which reading the rows takes |")
    print("|---|---|---|---|---|")
    for size, one in growth.items():
        if isinstance(one, str):
            print(f"| {size:,} | not made: {one} | | | |")
            continue
        runs, alone = one
        seconds = statistics.median(run.seconds for run in runs)
        peak = max(run.peak for run in runs)
        print(f"| {size:,} | {seconds:.3f} | {seconds / size * 1e6:.1f} | {peak:.0f} | {alone:.0f} |")


def record(found: Race, growth: dict[int, tuple[list[Run], float] | str], rows: int) -> dict[str, Any]:
    """Return the same for JSON."""
    sizes: dict[int, str | dict[str, Any]] = {}
    for size, one in growth.items():
        if isinstance(one, str):
            sizes[size] = one
        else:
            runs, alone = one
            peak = max(run.peak for run in runs)
            sizes[size] = {"seconds": [run.seconds for run in runs], "peak MB": peak, "reading the rows MB": alone}
    return {"rows": rows, **race.race_record(found), "growth": sizes}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=8000)
    parser.add_argument("--sizes", default="1000,2000,5000,10000,20000,50000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        stage = Stage(Path(place), write_report_form, LONGEST)
        found = stage.race(PEERS, stage.values([report_values(wanted.rows)]), 1, wanted.rounds)
        growth = grown(stage, [int(size) for size in wanted.sizes.split(",")], wanted.rounds)
    print(race.where_line(race.where()))
    print()
    printed(found, growth, wanted.rows)
    if wanted.json:
        text = json.dumps(record(found, growth, wanted.rows), ensure_ascii=False, indent=2)
        wanted.json.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
