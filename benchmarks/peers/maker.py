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
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Make = Callable[[Any, Path], None]
KEPT = 1000  # names of files: after so many they are written over


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


def floor(how: str) -> Callable[[Path], Make]:
    """Return a floor: `anew` packs all parts with zipfile, `bare` compresses what changes only, `write` writes."""

    def opened(_: Path) -> Make:
        from correspondence.documents.package import EVERY_TIME, FIRST_TIME, Entry, package

        still: dict[str, Entry] = {}

        def parts_of(path: Path) -> dict[str, bytes]:
            with ZipFile(path) as document:
                return {name: document.read(name) for name in document.namelist()}

        def make(source: tuple[bytes, dict[str, bytes]], path: Path) -> None:
            whole, parts = source
            if how == "write":
                path.write_bytes(whole)
            elif how == "bare":
                path.write_bytes(
                    package(still.get(name) or Entry.of(name, data, EVERY_TIME) for name, data in parts.items())
                )
            else:
                with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=EVERY_TIME) as document:
                    for name, data in parts.items():
                        document.writestr(ZipInfo(name), data, ZIP_DEFLATED)

        finished = sorted(Path(sys.argv[6]).iterdir())
        if how == "bare" and len(finished) > 1:
            one, two = parts_of(finished[0]), parts_of(finished[1])
            still.update((name, Entry.of(name, data, FIRST_TIME)) for name, data in one.items() if two[name] == data)
        return make

    return opened


def finished_documents(folder: Path) -> Iterator[tuple[bytes, dict[str, bytes]]]:
    """Yield finished documents, whole and in parts."""
    for path in sorted(folder.iterdir()):
        with ZipFile(path) as document:
            yield path.read_bytes(), {name: document.read(name) for name in document.namelist()}


PEERS: dict[str, Callable[[Path], Make]] = {
    "ours": ours,
    "docxtpl": docxtpl_opened,
    "docxtpl-reused": docxtpl_reused,
    "mailmerge": mailmerge,
    "nothing": nothing,
    "floor-anew": floor("anew"),
    "floor-bare": floor("bare"),
    "floor-write": floor("write"),
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
    clock = time.perf_counter
    start = clock()
    make = PEERS[peer](form)
    opening, spent, first, made = clock() - start, 0.0, 0.0, 0
    with values.open(encoding="utf-8") as lines:
        sources = finished_documents(Path(sys.argv[6])) if peer.startswith("floor") else map(json.loads, lines)
        for place, source in enumerate(sources):
            path = folder / f"{place % KEPT:05}.docx"
            start = clock()
            make(source, path)
            took = clock() - start
            spent, made = spent + took, made + 1
            first = first or took
            if spent > most:
                break
    print(json.dumps({"opening": opening, "first": first, "seconds": spent, "made": made, "peak": peak()}))


if __name__ == "__main__":
    main()
