"""The embedded store: what lies in the folder, what a reader sees, what a torn line or a damaged byte does."""

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from correspondence.language import Message
from correspondence.registry import embedded
from correspondence.registry.lines import DamagedRegistryError
from correspondence.registry.records import Filter, Record
from correspondence.registry.tiny import TinyRegistry

if TYPE_CHECKING:
    from tests.registry.conftest import Phrae


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "registry"


@pytest.fixture
def small_tail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let index and books follow after a few letters, as they do in a large office after some hundred."""
    monkeypatch.setattr(embedded, "TAIL_BYTES", 2000)


def _lines(folder: Path) -> list[Record]:
    return [json.loads(line) for line in (folder / "journal" / "2569.jsonl").read_text("utf-8").splitlines()]


def test_a_line_of_the_journal_can_be_read_by_a_person(folder: Path, phrae: "Phrae") -> None:
    phrae.issue(TinyRegistry(folder), "แผนชุมชน")

    text = (folder / "journal" / "2569.jsonl").read_text("utf-8")
    line = json.loads(text)
    assert text.count("\n") == 1
    assert '"subject":"แผนชุมชน"' in text
    assert (line["seq"], line["who"], line["command"]) == (1, "สมศรี", "letter issue")
    assert line["time"] == "2026-03-02T09:30:00+07:00"
    assert [change["table"] for change in line["changes"]] == ["series", "sent"]


def test_every_year_of_writing_has_its_own_journal_and_the_chain_goes_on(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    phrae.receive(registry, moment=phrae.at(12, 30))
    with phrae.writing(registry, phrae.at(1, 5, year=2027)) as transaction:
        transaction.put("notes", "ใหม่", {"year": 2570})
    with phrae.writing(registry, phrae.at(12, 31)) as transaction:  # a clock that was set back
        transaction.put("notes", "เก่า", {"year": 2569})

    assert sorted(path.name for path in (folder / "journal").iterdir()) == ["2569.jsonl", "2570.jsonl", "end.txt"]
    assert [line.seq for line in TinyRegistry(folder).log()] == [1, 2, 3]
    assert [name for name, _ in TinyRegistry(folder).records("notes")] == ["เก่า", "ใหม่"]


@pytest.mark.usefixtures("small_tail")
def test_a_process_that_starts_finds_everything_through_index_and_tail(folder: Path, phrae: "Phrae") -> None:
    writer = TinyRegistry(folder)
    entries = [phrae.issue(writer, f"เรื่องที่ {place}") for place in range(60)]
    with phrae.writing(writer) as transaction:
        transaction.void(entries[3].id, "ซ้ำ")

    reader = TinyRegistry(folder)
    assert [reader.entry(entry.id).subject for entry in entries] == [entry.subject for entry in entries]
    assert reader.find("พร 0023.3/4")[0].void_reason == "ซ้ำ"
    assert [entry.running for entry in reader.page(Filter(), limit=100, newest_first=False).entries] == list(
        range(1, 61)
    )
    assert [entry.running for entry in reader.search("เรื่องที่ 4")] == [50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 5]
    assert len(list((folder / "index").glob("*.keys"))) < 7


@pytest.mark.usefixtures("small_tail")
def test_two_open_registries_see_what_the_other_writes(folder: Path, phrae: "Phrae") -> None:
    first, second = TinyRegistry(folder), TinyRegistry(folder)

    for place in range(40):
        assert phrae.issue(first if place % 2 else second).running == place + 1
    assert len(first.page(Filter(), limit=100).entries) == len(second.page(Filter(), limit=100).entries) == 40


def test_without_its_index_the_register_is_the_same(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    entry = phrae.issue(registry)
    registry.rebuild("สมศรี", phrae.at())
    for path in (folder / "index").iterdir():
        path.unlink()

    again = TinyRegistry(folder)
    assert again.entry(entry.id) == entry
    assert phrae.issue(again).running == 2


@pytest.mark.usefixtures("small_tail")
def test_the_first_reader_makes_a_lost_index_anew(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    entries = [phrae.issue(registry, f"เรื่องที่ {place}") for place in range(40)]
    registry.close()
    shutil.rmtree(folder / "index")

    assert [one.id for one in TinyRegistry(folder).search("เรื่องที่ 7")] == [entries[7].id]
    assert list((folder / "index").glob("*.text"))
    assert [one.id for one in TinyRegistry(folder).search("เรื่องที่ 7")] == [entries[7].id]


@pytest.mark.usefixtures("small_tail")
def test_a_reader_leaves_a_lost_index_alone_while_somebody_writes(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    entries = [phrae.issue(registry, f"เรื่องที่ {place}") for place in range(40)]
    shutil.rmtree(folder / "index")

    with phrae.writing(registry):
        assert [one.id for one in TinyRegistry(folder).search("เรื่องที่ 7")] == [entries[7].id]
    assert not (folder / "index").exists()


def test_an_index_that_was_changed_is_not_trusted(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    phrae.issue(registry)
    registry.rebuild("สมศรี", phrae.at())
    state = folder / "index" / "state.json"
    state.write_bytes(state.read_bytes().replace(b'"seq":1', b'"seq":9'))

    assert phrae.issue(TinyRegistry(folder)).running == 2


@pytest.mark.parametrize("kept", [1, 40, -2])
def test_an_unfinished_last_line_is_set_aside_with_a_message(folder: Path, phrae: "Phrae", kept: int) -> None:
    phrae.issue(TinyRegistry(folder))
    journal = folder / "journal" / "2569.jsonl"
    whole = journal.read_bytes()
    phrae.issue(TinyRegistry(folder))
    torn = journal.read_bytes()[len(whole) :][:kept]
    journal.write_bytes(whole + torn)
    shutil.rmtree(folder / "index")  # it knows of the whole line, as it never does of one that was torn
    heard: list[Message] = []

    registry = TinyRegistry(folder, notify=heard.append)
    assert registry.preview(phrae.letters) == [2]
    assert phrae.issue(registry).running == 2
    (aside,) = (folder / "journal").glob("torn-2569-*.txt")
    assert aside.read_bytes() == torn
    assert aside.name in str(heard[0])


def test_a_changed_line_is_refused_by_writers_and_read_up_to_there(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    for _ in range(3):
        phrae.issue(registry, "แผนชุมชน")
    journal = folder / "journal" / "2569.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace("แผนชุมชน".encode(), "แผนชุมชม".encode())
    journal.write_bytes(b"".join(lines))
    shutil.rmtree(folder / "index")

    damaged = TinyRegistry(folder)
    assert [entry.running for entry in damaged.page(Filter()).entries] == [1]
    with pytest.raises(DamagedRegistryError, match=r"2569\.jsonl, line 2"):
        phrae.issue(damaged)


def test_a_journal_that_lost_lines_at_its_end_is_refused_by_writers(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    for _ in range(3):
        phrae.issue(registry)
    registry.rebuild("สมศรี", phrae.at())
    journal = folder / "journal" / "2569.jsonl"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:2]))

    with pytest.raises(DamagedRegistryError, match="missing at the end"):
        phrae.issue(TinyRegistry(folder))


def test_a_record_that_was_changed_behind_the_index_is_never_shown(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    entry = phrae.issue(registry, "แผนชุมชน")
    phrae.issue(registry)
    registry.rebuild("สมศรี", phrae.at())
    journal = folder / "journal" / "2569.jsonl"
    journal.write_bytes(journal.read_bytes().replace("แผนชุมชน".encode(), "แผนชุมชม".encode()))

    with pytest.raises(DamagedRegistryError, match="byte"):
        TinyRegistry(folder).entry(entry.id)


def test_text_that_is_no_unicode_is_kept_as_json_escapes_it(folder: Path, phrae: "Phrae") -> None:
    entry = phrae.issue(TinyRegistry(folder), "ชื่อแฟ้ม \udce0")

    assert TinyRegistry(folder).entry(entry.id).subject == "ชื่อแฟ้ม \udce0"


def test_nested_transactions_of_one_process_are_refused_and_change_nothing(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder, lock_seconds=0.05)

    def nested() -> None:
        with phrae.writing(registry) as outer:
            outer.issue(phrae.outgoing())
            phrae.issue(registry)

    with pytest.raises(Exception, match="still in use"):
        nested()
    assert registry.preview(phrae.letters) == [1]


@pytest.mark.usefixtures("small_tail")
def test_a_reader_in_the_middle_of_a_list_is_not_disturbed_by_writers(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    for _ in range(30):
        phrae.issue(registry)
    found = registry.search("รายงาน")
    seen = [next(found).running]
    for _ in range(30):
        phrae.issue(registry)

    assert seen + [entry.running for entry in found] == list(range(30, 0, -1))


def test_what_a_killed_process_left_unfinished_is_swept_away(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    phrae.issue(registry)
    registry.rebuild("สมศรี", phrae.at())
    left = folder / "books" / ".new-2569.json-77-1"
    left.write_bytes(b"{")
    registry.rebuild("สมศรี", phrae.at())

    assert not left.exists()
    assert (folder / "books" / "2569.json").exists()
