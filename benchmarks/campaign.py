"""One circular to the whole country, a letter for each of 7,850 offices: issuing beside the rendering alone.

    python benchmarks/campaign.py [--letters 7850] [--rounds 3] [--json FILE]

`saraban letter issue` reads the draft and the directory, takes the numbers, writes the register and every document:
once with one number for all and once with a number for each. The rendering alone is a Python process with the same
office, draft and directory, which fills the same letters and writes them as plain files, with no register and no
number. Whole processes in turns, in seconds, each in a fresh copy of the office; ratios are of one round. Prints
Markdown.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cold import AROUND, beside
from tracking import NOW, offices

from correspondence.letters.recipient import recipient_record
from correspondence.office.founding import found_office
from correspondence.registry.records import Stamp
from correspondence.registry.tiny import TinyRegistry

DRAFT = """\
เรื่อง: ขอให้รายงานผลการดำเนินงานตามแผนชุมชน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙
เวียน: {circular}
ส่งถึง: [ทุก อบต.]
วิธีเวียน: รายหน่วย
เลขที่รายฉบับ: {own}
ตอบภายใน: 15 วันทำการ
ข้อความ: |
  ตามที่จังหวัดได้ขอให้องค์กรปกครองส่วนท้องถิ่นนำแผนชุมชนสู่การพัฒนาท้องถิ่น นั้น

  จังหวัดขอให้ท่านรายงานผลการดำเนินงานตามแบบที่ส่งมาพร้อมนี้ ดังนี้

  ๑. จำนวนโครงการที่อยู่ในอำนาจหน้าที่ และจำนวนที่กำหนดไว้ในแผนพัฒนาท้องถิ่นของปีถัดไป

  ๒. จำนวนโครงการที่ผู้บริหารเห็นชอบให้บรรจุในร่างข้อบัญญัติงบประมาณ

  จึงเรียนมาเพื่อโปรดดำเนินการ
"""
RENDERING = """\
import sys
from pathlib import Path
from correspondence.office.circulating import addressed_to, mailing_of
from correspondence.office.drafting import load_draft
from correspondence.office.issuing import printer_of
from correspondence.office.office import open_office
office = open_office(Path())
draft = load_draft(office, Path(sys.argv[1]))
printer = printer_of(office, draft.letter.kind, "")
folder = Path("rendered")
folder.mkdir()
for place, one in enumerate(mailing_of(office, draft, office.today()).recipients):
    (folder / f"{place}.docx").write_bytes(printer(addressed_to(draft.letter, one.addressee)))
"""
SARABAN = str(Path(sys.executable).with_name("saraban"))


def lay_down(folder: Path, count: int) -> None:
    """Make an office with so many recipients and the drafts."""
    found_office(folder, "phrae")
    registry = TinyRegistry(folder / "registry")
    with registry.transaction(Stamp(who="สมศรี", command="recipients import", now=NOW)) as transaction:
        for key, record in list(registry.records("recipients")):
            transaction.put("recipients", key, record | {"retired": "2016-01-01"})
        for one in offices(count):
            transaction.put("recipients", one.id, recipient_record(one))
    registry.rebuild("สมศรี", NOW)
    registry.close()
    for name, own in (("shared", False), ("own", True)):
        text = DRAFT.format(circular="ไม่" if own else "ใช่", own="ใช่" if own else "ไม่")
        (folder / "drafts" / f"{name}.yaml").write_text(text, "utf-8")


def seconds(office: Path, command: list[str], wanted: int) -> float:
    """Return how long a process takes in a fresh copy of the office; it must leave so many documents."""
    copy = office.with_name(f"copy-{time.monotonic_ns()}")
    shutil.copytree(office, copy)
    start = time.perf_counter()
    subprocess.run(command, cwd=copy, env=AROUND, check=True, capture_output=True)
    taken = time.perf_counter() - start
    made = sum(1 for folder in ("outbox", "rendered") for _ in (copy / folder).rglob("*.docx"))
    if made != wanted:
        sys.exit(f"{command}: {made} documents, not {wanted}")
    return taken


def measured(place: Path, letters: int, rounds: int) -> dict[str, dict[str, float]]:
    """Return the seconds and ratios of each way."""
    office = place / "office"
    lay_down(office, letters)
    script = place / "rendering.py"
    script.write_text(RENDERING, "utf-8")
    works = {
        "the rendering alone": [sys.executable, str(script), "drafts/shared.yaml"],
        "saraban letter issue, one number": [SARABAN, "letter", "issue", "drafts/shared.yaml"],
        "saraban letter issue, a number each": [SARABAN, "letter", "issue", "drafts/own.yaml"],
    }
    runs = [{name: seconds(office, command, letters) for name, command in works.items()} for _ in range(rounds)]
    return beside(runs, next(iter(works)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=7850)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = measured(Path(place), wanted.letters, wanted.rounds)
    print(f"| {wanted.letters:,} addressed letters | seconds | times the rendering |\n|---|---|---|")
    for name, one in found.items():
        print(f"| {name} | {one['median']:.2f} | {one['ratio']} ({one['smallest']} to {one['largest']}) |")
    if wanted.json:
        wanted.json.write_text(json.dumps(found, ensure_ascii=False, indent=2), "utf-8")


if __name__ == "__main__":
    main()
