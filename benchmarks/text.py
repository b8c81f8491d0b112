"""Thai text: digits beside pythainlp, and how reading grows with the length of a text, real and hostile.

    python benchmarks/text.py [--sizes 50000,200000,800000,5000000] [--rounds 5] [--json FILE]

Digits are those of a letter repeated to one million characters, converted by both in turns; both must give the same.
Then dates, citations, the normal form and whole letters are read from texts of growing length: the same letter again
and again, and hostile texts that repeat what a pattern might stumble on. A reading that is linear takes four times as
long for four times the text. Prints Markdown.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pythainlp.util import arabic_digit_to_thai_digit, thai_digit_to_arabic_digit

from correspondence.letters.citation import find_citations
from correspondence.office.reading import read_text
from correspondence.thai.dates import find_dates
from correspondence.thai.numerals import arabic_digits, thai_digits
from correspondence.thai.text import normalise

LETTER = (Path(__file__).parents[1] / "registry" / "sample" / "phrae-circular-3071.txt").read_text("utf-8")
HOSTILE_SIZES = 2
"""How many of the sizes hostile texts are given."""

READERS: dict[str, Callable[[str], object]] = {
    "dates": lambda text: list(find_dates(text)),
    "citations": lambda text: list(find_citations(text)),
    "normal form": normalise,
    "whole letter": read_text,
}
HOSTILE = (
    "๑", " ", "\n", "\t", "\r", "\u00a0", ".", "/", "-", "(", "“", "เ", "่", "ํ", "\uf700", "ก", "ก.", "ก-\n", "๑,",
    "๑. ", "๑) ", "((๑)", "๑ - ", "ที่ ", "ที่\n", "พร ๐๐๒๓.๓/ว ", "พร ๐๐๒๓.๓/", "ที่ ๑/๒ ลงวันที่ ", "ลงวันที่ ", "๑ มกราคม ",
    "วันที่ ", "พ.ศ. ", "หนังสือ", "อ้างถึง", "อำเภอ", "ด่วนที่สุด ", "เรื่อง ", "เรื่อง\n", "เรียน ก\n", "ขั้นตอนที่ ๔ ",
    "ขอแสดงความนับถือ\n", "(นาย ก)\n", "โทร. ๐ ๕๔๕๓ ", "สำเนาส่ง ก\n", "/(๒).....\n",
)  # fmt: skip


def repeated(piece: str, size: int) -> str:
    """Return a text of so many characters."""
    return (piece * (size // len(piece) + 1))[:size]


def seconds(work: Callable[[str], object], text: str) -> float:
    """Return how long a work takes."""
    start = time.perf_counter()
    work(text)
    return time.perf_counter() - start


def digits(rounds: int) -> dict[str, dict[str, float]]:
    """Return the time of each direction, ours and pythainlp's, and their ratio."""
    thai = thai_digits(repeated(LETTER, 1_000_000))
    arabic = arabic_digits(thai)
    works = {
        "Thai to Arabic": (arabic_digits, thai_digit_to_arabic_digit, thai),
        "Arabic to Thai": (thai_digits, arabic_digit_to_thai_digit, arabic),
    }
    found = {}
    for name, (ours, peer, text) in works.items():
        if ours(text) != peer(text):
            sys.exit(f"{name}: the two differ")
        runs = [(seconds(ours, text), seconds(peer, text)) for _ in range(rounds)]
        ratios = [theirs / own for own, theirs in runs]
        found[name] = {
            "ours": statistics.median(own for own, _ in runs) * 1000,
            "pythainlp": statistics.median(theirs for _, theirs in runs) * 1000,
            "ratio": statistics.median(ratios),
            "smallest": min(ratios),
            "largest": max(ratios),
        }
    return found


def growth(sizes: list[int]) -> dict[str, list[float]]:
    """Return the seconds of each reader for each size."""
    return {name: [seconds(read, repeated(LETTER, size)) for size in sizes] for name, read in READERS.items()}


def hostile(sizes: list[int]) -> dict[str, tuple[str, list[float]]]:
    """Return, for each reader, the hostile text on which it is slowest, and its seconds for each size."""
    found = {}
    for name, read in READERS.items():
        runs = {piece: [seconds(read, repeated(piece, size)) for size in sizes] for piece in HOSTILE}
        slowest = max(runs, key=lambda piece, runs=runs: runs[piece][-1])  # type: ignore[misc]
        found[name] = slowest, runs[slowest]
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="50000,200000,800000,5000000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    sizes = [int(size) for size in wanted.sizes.split(",")]
    converted, grown, worst = digits(wanted.rounds), growth(sizes), hostile(sizes[:HOSTILE_SIZES])
    print("| digits, 1,000,000 characters, milliseconds | ours | pythainlp | ratio |\n|---|---|---|---|")
    for name, one in converted.items():
        spread = f"{one['ratio']:.1f} ({one['smallest']:.1f} to {one['largest']:.1f})"
        print(f"| {name} | {one['ours']:.1f} | {one['pythainlp']:.1f} | {spread} |")
    print("\n| seconds, a letter repeated |" + "".join(f" {size:,} |" for size in sizes))
    print("|---|" + "---|" * len(sizes))
    for name, times in grown.items():
        print(f"| {name} |" + "".join(f" {taken:.3f} |" for taken in times))
    heads = "".join(f" {size:,} |" for size in sizes[:HOSTILE_SIZES])
    print(f"\n| seconds, the worst of {len(HOSTILE)} hostile texts |{heads} repeats |")
    print("|---|" + "---|" * (HOSTILE_SIZES + 1))
    for name, (piece, times) in worst.items():
        print(
            f"| {name} |"
            + "".join(f" {taken:.3f} |" for taken in times)
            + f" {json.dumps(piece, ensure_ascii=False)} |"
        )
    if wanted.json:
        report: dict[str, Any] = {"digits": converted, "growth": grown, "hostile": worst}
        wanted.json.write_text(json.dumps(report, ensure_ascii=False, indent=2), "utf-8")


if __name__ == "__main__":
    main()
