"""Indicators as a country grows: the returned forms of districts read, the results computed, the report written.

    python benchmarks/indicators.py [--districts 8,100,878] [--rounds 3] [--json FILE]

Each district has eight or nine local offices, which answer for both shipped indicators; 878 districts are 7,850
offices. Every figure is a whole cold process of `saraban` in seconds, the median of rounds; taking forms in is timed
once, since it changes the office. Beside it stands a loop that only opens the same workbooks and reads their cells, and
the bare computing of an indicator from reports that are in memory. Prints Markdown.
"""

import argparse
import json
import runpy
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cold import AROUND
from python_calamine import CalamineWorkbook

from correspondence.indicators.compute import compute
from correspondence.letters.recipient import DISTRICT, TAMBON_ORGANISATION, Recipient, recipient_record
from correspondence.office.directory import directory_of
from correspondence.office.forms import write_forms
from correspondence.office.founding import found_office
from correspondence.office.indicators import find_definition, kept_reports
from correspondence.office.office import open_office
from correspondence.registry.records import Stamp
from correspondence.registry.tiny import TinyRegistry

SAMPLE = runpy.run_path(str(Path(__file__).parents[1] / "tools" / "make_replies.py"))
NOW = datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
WHOLE_COUNTRY, OFFICES = 878, 7850
FORMS = "inbox/country"
VIEWS: dict[str, Sequence[str]] = {
    "start (--version)": ["--version"],
    "indicator compute 1.4": ["indicator", "compute", "1.4", "--json"],
    "indicator explain 1.4": ["indicator", "explain", "1.4", "--office", "อบต.ที่ 1"],
    "report build, .docx": ["report", "build", "--sheet", "report.docx"],
    "report build, .xlsx": ["report", "build", "--sheet", "report.xlsx"],
}


def country(districts: int) -> list[Recipient]:
    """Return so many districts, each followed by its local offices; twelve districts a province."""
    found, place = [], 0
    for number in range(districts):
        until = OFFICES * (number + 1) // WHOLE_COUNTRY
        district = Recipient(
            id=f"D{number:04}",
            kind=DISTRICT,
            name=f"อำเภอที่ {number}",
            short=f"อ.ที่ {number}",
            district=f"อำเภอที่ {number}",
            province=f"ที่ {number // 12}",
        )
        found += [district, *(local_office(local, district) for local in range(place, until))]
        place = until
    return found


def local_office(place: int, district: Recipient) -> Recipient:
    """Return one local office of a district."""
    return Recipient(
        id=f"L{place:05}",
        kind=TAMBON_ORGANISATION,
        name=f"องค์การบริหารส่วนตำบลที่ {place}",
        short=f"อบต.ที่ {place}",
        district=district.name,
        province=district.province,
        parent=district.id,
    )


def fill(folder: Path, districts: int) -> list[Path]:
    """Lay down an office, and the forms that its districts sent back; return these."""
    found_office(folder, "")
    registry = TinyRegistry(folder / "registry")
    everyone = country(districts)
    with registry.transaction(Stamp(who="สมศรี", command="recipients import", now=NOW)) as transaction:
        for one in everyone:
            transaction.put("recipients", one.id, recipient_record(one))
    registry.rebuild("สมศรี", NOW)
    registry.close()
    locals_of: dict[str, list[str]] = {}
    for one in everyone:
        locals_of.setdefault(one.parent or one.id, []).extend([one.id] if one.parent else [])
    forms = write_forms(open_office(folder), (), (), None, folder / FORMS)
    for path, ids in zip(forms, locals_of.values(), strict=True):
        form = SAMPLE["Form"](path.read_bytes(), ids)
        everyone_had = int(ids[0][1:]) % 3 == 0
        for office in ids:
            form.plans.answer(office, SAMPLE["plan_answers"](office))
            form.funds.answer(office, SAMPLE["fund_answers"](office, everyone=everyone_had))
        path.write_bytes(form.content())
    return forms


def seconds(folder: Path, words: Sequence[str]) -> float:
    """Return how long one cold process takes."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "correspondence", *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=AROUND)
    return time.perf_counter() - start


def reading_alone(forms: Sequence[Path]) -> float:
    """Return how long it takes to open the workbooks and read every cell, and nothing more."""
    start = time.perf_counter()
    for path in forms:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return time.perf_counter() - start


def computing_alone(folder: Path, rounds: int) -> float:
    """Return how long computing 1.4 takes once its reports are in memory."""
    office = open_office(folder)
    definition, directory = find_definition(office, "1.4"), tuple(directory_of(office))
    reports = [one.report for one in kept_reports(office, definition, office.today())]
    runs = []
    for _ in range(rounds):
        start = time.perf_counter()
        found = compute(definition, directory, reports, as_of=office.today())
        runs.append(time.perf_counter() - start)
        if found.whole.coverage.reported != len(reports):
            sys.exit("not every report was computed")
    return statistics.median(runs)


def measured(districts: int, rounds: int, note: Callable[[str], None]) -> dict[str, float]:
    """Return the figures of one size."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "office"
        forms = fill(folder, districts)
        note(f"{districts} districts: laid down")
        found = {
            "opening the workbooks and no more": reading_alone(forms),
            "indicator intake": seconds(folder, ["indicator", "intake", FORMS]),
            "computing 1.4 from memory": computing_alone(folder, rounds),
        }
        note(f"{districts} districts: taken in")
        runs: dict[str, list[float]] = {view: [] for view in VIEWS}
        for _ in range(rounds):
            for view, words in VIEWS.items():
                runs[view].append(seconds(folder, words))
    return found | {view: statistics.median(times) for view, times in runs.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--districts", default="8,100,878")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    sizes = [int(size) for size in wanted.districts.split(",")]
    found = {size: measured(size, wanted.rounds, lambda text: print(text, file=sys.stderr)) for size in sizes}
    print("| seconds |" + "".join(f" {OFFICES * size // WHOLE_COUNTRY:,} offices |" for size in sizes))
    print("|---|" + "---|" * len(sizes))
    for view in found[sizes[0]]:
        print(f"| {view} |" + "".join(f" {found[size][view]:.2f} |" for size in sizes))
    if wanted.json:
        report: dict[str, Any] = {str(size): figures for size, figures in found.items()}
        wanted.json.write_text(json.dumps(report, ensure_ascii=False, indent=2), "utf-8")


if __name__ == "__main__":
    main()
