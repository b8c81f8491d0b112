"""How well replies find their letter: 1,000 made-up ones, damaged as real ones are, over 60 open circulars.

    python benchmarks/replies.py [--seed 1] [--replies 1000] [--circulars 60] [--score]

Each reply is a whole letter as text (`replycases`), read like any other. Right is: placed where it belongs and said to
be certain, or asked about with the right answer first; a letter that answers nothing is right when it is not placed.
Wrong in silence, a wrong place said to be certain, must never happen: then, and below 98 in 100, the exit code is 1.
"""

import argparse
import json
import sys
import time
from collections import Counter
from typing import Any

from benchmarks.replycases import Case, Desk
from correspondence.letters.letter import Letter
from correspondence.letters.parse.reader import read_letter
from correspondence.tracking.matching import match_reply

TARGET = 0.98


def outcome(case: Case, letter: Letter, desk: Desk) -> str:
    """Return how a reply fared.

    `sure`: placed rightly and without asking; `asked`: the right answer first; `later`: the right letter among others;
    `missed`: not found; `wrong`: placed wrongly in silence; what answers nothing is `left` when it is not placed.
    """
    matching = match_reply(letter, desk.circulars, desk.directory, received=case.received)
    first = matching.proposals[0] if matching.proposals else None
    right = first is not None and first.circular == case.circular and frozenset(first.recipients) == case.recipients
    if matching.sure:
        return "sure" if right else "wrong"
    if not case.circular:
        return "left"
    if right:
        return "asked"
    return "later" if any(one.circular == case.circular for one in matching.proposals) else "missed"


def score(seed: int, replies: int, circulars: int = 60) -> dict[str, Any]:
    """Return the outcomes of a run, whole and by kind of damage."""
    desk = Desk(seed, circulars)
    cases = [desk.case() for _ in range(replies)]
    letters = [read_letter(case.text).letter for case in cases]
    start = time.perf_counter()
    outcomes = [outcome(case, letter, desk) for case, letter in zip(cases, letters, strict=True)]
    spent = time.perf_counter() - start
    by_damage: dict[str, Counter[str]] = {}
    for case, one in zip(cases, outcomes, strict=True):
        by_damage.setdefault(case.damage, Counter())[one] += 1
    counts = Counter(outcomes)
    right = counts["sure"] + counts["asked"] + counts["left"]
    return {
        "seed": seed,
        "replies": replies,
        "right": right / replies,
        "sure": counts["sure"] / replies,
        "sure_of_answers": counts["sure"] / max(1, sum(bool(case.circular) for case in cases)),
        "wrong": counts["wrong"],
        "seconds": round(spent, 2),
        "by_damage": {name: dict(found) for name, found in sorted(by_damage.items())},
    }


def main() -> int:
    """Run and print; 1 when the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replies", type=int, default=1000)
    parser.add_argument("--circulars", type=int, default=60)
    parser.add_argument("--score", "--json", action="store_true", help="print the score as JSON")
    wanted = parser.parse_args()
    found = score(wanted.seed, wanted.replies, wanted.circulars)
    if wanted.score:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _show(found)
    return int(found["wrong"] > 0 or found["right"] < TARGET)


def _show(found: dict[str, Any]) -> None:
    print(f"right {found['right']:.1%}, wrong in silence {found['wrong']}")
    print(f"placed without asking: {found['sure']:.1%} of all, {found['sure_of_answers']:.1%} of those that answer")
    print(f"{found['replies']} replies in {found['seconds']} s\n")
    print("| damage | certain | asked, right first | right among others | not found | left alone | wrong |")
    print("|---|---|---|---|---|---|---|")
    for name, counts in found["by_damage"].items():
        cells = (counts.get(one, 0) for one in ("sure", "asked", "later", "missed", "left", "wrong"))
        print(f"| {name or 'none'} | " + " | ".join(map(str, cells)) + " |")


if __name__ == "__main__":
    sys.exit(main())
