"""The following of answers as a circular grows: from the 83 local offices of one province to the 7,850 of the country.

    python benchmarks/tracking.py [--sizes 80,900,7850] [--rounds 3] [--json FILE]

Each office folder holds one circular with so many recipients, of which two thirds have answered, one letter each. Every
figure is a whole cold process of `saraban`, the median of rounds, in seconds; beside it a cold `saraban --version`:
what starting costs anyway. Prints Markdown.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cold import AROUND

from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.letters.recipient import Recipient, recipient_record
from correspondence.office.following import follow, record_event
from correspondence.office.founding import found_office
from correspondence.registry.numbering import received_series, series_for
from correspondence.registry.records import Incoming, Outgoing, Stamp
from correspondence.registry.tiny import TinyRegistry
from correspondence.thai.calendar import BuddhistYear
from correspondence.tracking.circular import Asked, Circular, Event, Step

NOW = datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
DAY, DUE, AS_OF = date(2026, 3, 2), date(2026, 3, 31), "2026-04-10"
STAMP = Stamp(who="สมศรี", command="letter issue", now=NOW)
NUMBER = LetterNumber(prefix="พร", code="0023.3", circular=True)
YEAR = BuddhistYear(2569)


def offices(count: int) -> list[Recipient]:
    """Return local offices of the country, a hundred in each province."""
    return [
        Recipient(
            id=f"{place:05}",
            kind="องค์การบริหารส่วนตำบล",
            name=f"องค์การบริหารส่วนตำบลที่ {place}",
            short=f"อบต.ที่ {place}",
            addressee=f"นายกองค์การบริหารส่วนตำบลที่ {place}",
            district=f"อำเภอ {place // 10}",
            province=f"จังหวัด {place // 100}",
        )
        for place in range(count)
    ]


def fill(folder: Path, count: int) -> None:
    """Lay down an office whose circular went to `count` recipients, two thirds of whom answered."""
    found_office(folder, "phrae")
    registry = TinyRegistry(folder / "registry")
    recipients = offices(count)
    with registry.transaction(STAMP) as transaction:
        for one in recipients:
            transaction.put("recipients", one.id, recipient_record(one))
        series = series_for(NUMBER, Kind.EXTERNAL, YEAR)
        entry = transaction.issue(
            Outgoing(series=series, number=NUMBER, dated=DAY, letter={"kind": "external", "subject": "รายงานผล"})
        )
        circular = Circular(id=entry.id, opened=NOW, reply_by=DUE, asked=count)
        follow(transaction, entry, circular, [Asked.of(one) for one in recipients])
    for start in range(0, count * 2 // 3, 200):
        with registry.transaction(STAMP) as transaction:
            for one in recipients[start : min(start + 200, count * 2 // 3)]:
                reply = transaction.receive(Incoming(series=received_series(NUMBER, YEAR), subject="รายงานผล"))
                record_event(transaction, entry, answer(one, reply.id))
    registry.rebuild("สมศรี", NOW)
    registry.close()


def answer(recipient: Recipient, reply: str) -> Event:
    """Return that a recipient answered."""
    return Event(
        id="",
        step=Step.REPLIED,
        on=DAY,
        recorded=NOW,
        by="สมศรี",
        recipients=(recipient.id,),
        letter=reply,
        number="พร 1/1",
    )


VIEWS: dict[str, Sequence[str]] = {
    "start (--version)": ["--version"],
    "state table": ["track", "show", "ว1", "--as-of", AS_OF, "--json"],
    "open circulars": ["track", "list", "--as-of", AS_OF, "--json"],
    "overdue": ["track", "overdue", "--as-of", AS_OF, "--json"],
    "status sheet .docx": ["track", "show", "ว1", "--as-of", AS_OF, "--sheet", "sheet.docx"],
    "status sheet .xlsx": ["track", "show", "ว1", "--as-of", AS_OF, "--sheet", "sheet.xlsx"],
}


def seconds(folder: Path, words: Sequence[str]) -> float:
    """Return how long one cold process takes."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "correspondence", *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=AROUND)
    return time.perf_counter() - start


def measured(size: int, rounds: int, note: Callable[[str], None]) -> dict[str, float]:
    """Return the median of each view for one size, the views taking turns."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "office"
        fill(folder, size)
        note(f"{size} recipients: laid down")
        runs: dict[str, list[float]] = {view: [] for view in VIEWS}
        for _ in range(rounds):
            for view, words in VIEWS.items():
                runs[view].append(seconds(folder, words))
    return {view: statistics.median(times) for view, times in runs.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="80,900,7850")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    sizes = [int(size) for size in wanted.sizes.split(",")]
    found = {size: measured(size, wanted.rounds, lambda text: print(text, file=sys.stderr)) for size in sizes}
    print("| seconds, cold process |" + "".join(f" {size:,} recipients |" for size in sizes))
    print("|---|" + "---|" * len(sizes))
    for view in VIEWS:
        print(f"| {view} |" + "".join(f" {found[size][view]:.2f} |" for size in sizes))
    if wanted.json:
        report: dict[str, Any] = {str(size): figures for size, figures in found.items()}
        wanted.json.write_text(json.dumps(report, ensure_ascii=False, indent=2), "utf-8")


if __name__ == "__main__":
    main()
