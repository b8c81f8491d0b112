"""What the registry must not cost: imports that a command does not need, and work that grows with the book."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from correspondence.registry import embedded
from correspondence.registry.disk import Disk
from correspondence.registry.lines import Location
from correspondence.registry.records import Filter, Record
from correspondence.registry.tiny import TinyRegistry

if TYPE_CHECKING:
    from tests.registry.conftest import Phrae


def test_looking_a_letter_up_needs_neither_tinydb_nor_the_lock_nor_the_search(tmp_path: Path, phrae: "Phrae") -> None:
    phrae.issue(TinyRegistry(tmp_path))
    program = (
        "import sys; from pathlib import Path; from correspondence.registry.tiny import TinyRegistry;"
        "assert TinyRegistry(Path(sys.argv[1])).find('พร 0023.3/1');"
        "print([name for name in ('tinydb', 'filelock', 'correspondence.thai.text') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"


class _CountingDisk(Disk):
    def __init__(self) -> None:
        self.written = 0

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        self.written += len(data)
        return super().write(descriptor, data)


def test_what_a_letter_writes_does_not_grow_with_the_book(
    tmp_path: Path, phrae: "Phrae", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "TAIL_BYTES", 8000)
    disk = _CountingDisk()
    registry = TinyRegistry(tmp_path, disk=disk)
    halves = []
    for _ in range(2):
        before = disk.written
        for place in range(600):
            phrae.issue(registry, f"เรื่องที่ {place}")
        halves.append(disk.written - before)

    assert halves[1] < 2 * halves[0]  # were the book written anew for each, it would be three times as much
    assert disk.written < 8 * (tmp_path / "journal" / "2569.jsonl").stat().st_size


def test_a_page_reads_a_page_however_large_the_book_is(
    tmp_path: Path, phrae: "Phrae", monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = TinyRegistry(tmp_path)
    with phrae.writing(registry) as transaction:
        for place in range(2000):
            transaction.issue(phrae.outgoing(f"เรื่องที่ {place}"))
    registry.rebuild("สมศรี", phrae.at())
    reader = TinyRegistry(tmp_path)
    read: list[Location] = []
    whole = reader.store.files.read

    def counted(location: Location) -> Record:
        read.append(location)
        return whole(location)

    monkeypatch.setattr(reader.store.files, "read", counted)

    assert [entry.running for entry in reader.page(Filter(), limit=10).entries] == list(range(2000, 1990, -1))
    assert len(read) == 11
