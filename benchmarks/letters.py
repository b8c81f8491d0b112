"""Filling letters beside other libraries: the form of one to two pages, distinct values, a list, a table of 8 rows.

    python benchmarks/letters.py [--letters 1000] [--rounds 5] [--longest 20] [--json FILE]

Each library works in a process of its own, in turns within a round, and ours once more just before each: ratios are of
two neighbours in time. The form is made here, once for the tags of each library. Timed are opening the form, and making
and writing each letter; not the start of Python or Node, nor reading the values. A library that takes longer than
`--longest` seconds a round is stopped and its time for all letters reckoned from those it made. All letters of the
first round must hold all their values, eight rows, and the same text whoever made them. Prints Markdown.
"""

import argparse
import json
import tempfile
from pathlib import Path

from peers import race
from peers.forms import letter_values, write_letter_form
from peers.race import Race, Run, Stage

PEERS = (
    race.BARE,
    race.WRITE,
    race.ANEW,
    race.DOCXTPL,
    race.REUSED,
    race.MERGE,
    race.DOCXTEMPLATER,
    race.EASY,
    race.COMMANDS,
    race.CARBONE,
)


def printed(found: Race, many: Run) -> None:
    """Print the table."""
    print("\n".join(race.table(found, PEERS, f"{found.wanted:,} letters")))
    print(f"| ours, {many.made:,} letters | {many.seconds:.3f} | | | {many.peak:.0f} | {many.made:,} |")
    print()
    ran = [peer.key for peer in PEERS if peer.key in found.runs]
    fastest = min((peer.key for peer in PEERS if peer.npm and peer.key in ran), key=found.median, default="")
    for key, name in (("docxtpl", "docxtpl"), (fastest, f"the fastest npm peer ({fastest})")):
        if key in ran:
            print(f"- Ours is {race.spread(found.ratios(key))} times as fast as {name}.")
    bare = [1 / ratio for ratio in found.ratios("floor-bare")]
    print(f"- Ours takes {race.spread(bare, 2)} times as long as a bare zip writer.")


def record(found: Race, many: Run) -> dict[str, object]:
    """Return the same for JSON."""
    ten = {"letters": many.made, "seconds": many.seconds, "peak MB": many.peak}
    return {"letters": found.wanted, **race.race_record(found), "ours, many": ten}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--longest", type=float, default=20)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        stage = Stage(Path(place), write_letter_form, wanted.longest)
        values = stage.values(letter_values(number) for number in range(wanted.letters))
        found = stage.race(PEERS, values, wanted.letters, wanted.rounds)
        ten = stage.values((letter_values(number) for number in range(10 * wanted.letters)), "many")
        many = stage.run(race.OURS, ten, Path(place) / "many", 10 * wanted.letters)
    print(race.where_line(race.where()))
    print()
    printed(found, many)
    if wanted.json:
        wanted.json.write_text(json.dumps(record(found, many), ensure_ascii=False, indent=2), "utf-8")


if __name__ == "__main__":
    main()
