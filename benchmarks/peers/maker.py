"""One process of one Python library that makes letters: started by the benchmarks, says as JSON how long it took.

    python maker.py PEER FORM VALUES FOLDER SECONDS [FINISHED]

Reading the values is not timed: making a document from them and writing it is. Starting Python and importing the
library are not timed either; opening the form for the first time is, and given apart. A process stops after SECONDS.
FINISHED is a folder of finished documents, for the floors: what does not fill anything and only packs and writes.
"""

# ruff: noqa: PLC0415  # a process imports its own library only

import importlib
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Make = Callable[[Any, Path], None]


def ours(form: Path) -> Make:
    """This project: the gate, one press for all letters."""
    from correspondence.documents.gate import press_for
    from correspondence.documents.template import load_template

    template = load_template(form)
    press = press_for(template, {})

    def make(fields: dict[str, Any], path: Path) -> None:
        path.write_bytes(press.letter(fields))

    return make


def docxtpl_opened(form: Path) -> Make:
    """Let docxtpl open the form for each letter, as its manual does."""
    from docxtpl import DocxTemplate

    def make(fields: dict[str, Any], path: Path) -> None:
        document = DocxTemplate(form)
        document.render(fields, autoescape=True)
        document.save(path)

    return make


def docxtpl_reused(form: Path) -> Make:
    """Let docxtpl keep one object for all letters."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(form)

    def make(fields: dict[str, Any], path: Path) -> None:
        document.render(fields, autoescape=True)
        document.save(path)

    return make


def mailmerge(form: Path) -> Make:
    """docx-mailmerge2: fields and the rows of the table; it has no loop of paragraphs, so the list is left out."""
    opened = importlib.import_module("mailmerge").MailMerge

    def make(fields: dict[str, Any], path: Path) -> None:
        with opened(form) as document:
            rows = [{f"row_{name}": value for name, value in row.items()} for row in fields["rows"]]
            document.merge_rows("row_no", rows)
            document.merge(**{name: value for name, value in fields.items() if isinstance(value, str)})
            document.write(path)

    return make


def nothing(_: Path) -> Make:
    """Only read the values: what they take in memory."""
    return lambda _fields, _path: None


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished document, whole and in parts."""

    whole: bytes
    parts: dict[str, bytes]


def finished_documents(folder: Path) -> list[Finished]:
    """Return finished documents; parts that are the same in all are one object."""
    known: dict[bytes, bytes] = {}
    found = []
    for path in sorted(folder.iterdir()):
        with ZipFile(path) as document:
            parts = {name: document.read(name) for name in document.namelist()}
        found.append(Finished(path.read_bytes(), {name: known.setdefault(data, data) for name, data in parts.items()}))
    return found


def packed_anew(_: Path) -> Make:
    """Python's zipfile compresses all parts of each letter."""
    from correspondence.documents.package import EVERY_TIME

    def make(source: Finished, path: Path) -> None:
        with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=EVERY_TIME) as document:
            for name, data in source.parts.items():
                document.writestr(ZipInfo(name), data, ZIP_DEFLATED)

    return make


def packed_bare(_: Path) -> Make:
    """Compress the parts that differ from those of the last letter, and write the package."""
    from correspondence.documents.package import EVERY_TIME, FIRST_TIME, Entry, package

    still: dict[str, tuple[bytes, Entry]] = {}
    last: dict[str, bytes] = {}

    def entry(name: str, data: bytes) -> Entry:
        known, ready = still.get(name, (None, None))
        if ready and known is data:
            return ready
        if last.get(name) is data:
            still[name] = data, Entry.of(name, [data], FIRST_TIME)
        last[name] = data
        return Entry.of(name, [data], EVERY_TIME)

    def make(source: Finished, path: Path) -> None:
        path.write_bytes(package(entry(name, data) for name, data in source.parts.items()))

    return make


def written(_: Path) -> Make:
    """Write the finished bytes."""

    def make(source: Finished, path: Path) -> None:
        path.write_bytes(source.whole)

    return make


PEERS: dict[str, Callable[[Path], Make]] = {
    "ours": ours,
    "docxtpl": docxtpl_opened,
    "docxtpl-reused": docxtpl_reused,
    "mailmerge": mailmerge,
    "nothing": nothing,
    "floor-anew": packed_anew,
    "floor-bare": packed_bare,
    "floor-write": written,
}
LIBRARIES = {
    "ours": "correspondence.documents.gate",
    "docxtpl": "docxtpl",
    "docxtpl-reused": "docxtpl",
    "mailmerge": "mailmerge",
}


def peak() -> float:
    """Return the most memory that this process has held, in megabytes; not what its parent held before starting it."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    found = re.search(r"VmHWM:\s*(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def main() -> None:
    """Make the documents."""
    peer, form, values, folder, most = sys.argv[1], *map(Path, sys.argv[2:5]), float(sys.argv[5])
    importlib.import_module(LIBRARIES.get(peer, "correspondence.documents.package"))
    start = clocks()
    make = PEERS[peer](form)
    opening = since(start)
    first, spent, made = (0.0, 0.0), (0.0, 0.0), 0
    with values.open(encoding="utf-8") as lines:
        sources: Iterable[Any] = map(json.loads, lines)
        if peer.startswith("floor"):
            sources = finished_documents(Path(sys.argv[6]))
        for place, source in enumerate(sources):
            path = folder / f"{place:05}.docx"
            start = clocks()
            make(source, path)
            took = since(start)
            spent, made = (spent[0] + took[0], spent[1] + took[1]), made + 1
            first = first if place else took
            if spent[0] > most:
                break
    print(json.dumps({"opening": opening, "first": first, "spent": spent, "made": made, "peak": peak()}))


def clocks() -> tuple[float, float]:
    """Return what the clock on the wall and the processor's say."""
    return time.perf_counter(), time.process_time()


def since(start: tuple[float, float]) -> tuple[float, float]:
    """Return the seconds on both clocks."""
    wall, busy = clocks()
    return wall - start[0], busy - start[1]


if __name__ == "__main__":
    main()
