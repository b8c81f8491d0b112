"""Verify, repair, backup and restore: every changed byte is found, nothing is deleted, a backup proves itself."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from correspondence.registry.backup import BackupError, back_up, check_backup, restore
from correspondence.registry.lines import DamagedRegistryError
from correspondence.registry.records import Book, Direction, Filter
from correspondence.registry.repair import plan_repair, repair
from correspondence.registry.tiny import TinyRegistry
from correspondence.registry.verify import verify

if TYPE_CHECKING:
    from tests.registry.conftest import Phrae


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "registry"


def _filled(folder: Path, phrae: "Phrae", letters: int = 3) -> TinyRegistry:
    registry = TinyRegistry(folder)
    for place in range(letters):
        phrae.issue(registry, f"เรื่องที่ {place}")
    answer = phrae.receive(registry, letter=phrae.citing("พร 0023.3/1"))
    with phrae.writing(registry, command="attach") as transaction:
        transaction.attach(answer.id, "scan.pdf", b"%PDF")
    registry.rebuild("สมศรี", phrae.at())
    return registry


def test_a_last_line_that_is_gone_is_missed_at_once(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    for place in range(3):
        phrae.issue(registry, f"เรื่องที่ {place}")
    registry.close()
    journal = folder / "journal" / "2569.jsonl"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-1]))

    assert [(one.where, str(one.what)) for one in verify(TinyRegistry(folder).store)] == [
        ("journal/2569.jsonl", "lines that were written are missing at the end")
    ]
    with pytest.raises(DamagedRegistryError, match="missing at the end"):
        phrae.issue(TinyRegistry(folder))

    mended = TinyRegistry(folder)
    assert "are missing" in str(plan_repair(mended.store)[0].what)
    assert repair(mended.store, phrae.stamp()).left == ()
    phrae.issue(TinyRegistry(folder))
    assert verify(TinyRegistry(folder).store) == []


def test_a_last_line_that_was_damaged_after_it_was_written_is_told_from_one_that_never_was(
    folder: Path, phrae: "Phrae"
) -> None:
    said: list[str] = []
    registry = TinyRegistry(folder)
    for _ in range(20):  # more than the index holds, which lags behind the journal
        phrae.issue(registry)
    registry.close()
    journal = folder / "journal" / "2569.jsonl"
    journal.write_bytes(journal.read_bytes()[:-50])
    phrae.issue(TinyRegistry(folder, notify=lambda message: said.append(str(message))))
    assert "damaged after it was written" in said[0]

    with journal.open("ab") as file:
        file.write(b'{"seq":3,')  # a writer that was killed
    phrae.issue(TinyRegistry(folder, notify=lambda message: said.append(str(message))))
    assert "unfinished line" in said[1]
    assert verify(TinyRegistry(folder).store) == []


@pytest.mark.parametrize("note", [b"", b"nonsense", None])
def test_a_note_of_the_end_that_lags_or_is_lost_is_no_damage(folder: Path, phrae: "Phrae", note: bytes | None) -> None:
    phrae.issue(TinyRegistry(folder))
    path = folder / "journal" / "end.txt"
    before = path.read_bytes()
    phrae.issue(TinyRegistry(folder))
    path.write_bytes(before if note is None else note)

    assert verify(TinyRegistry(folder).store) == []
    phrae.issue(TinyRegistry(folder))
    assert path.read_bytes() > before


def test_an_untouched_registry_proves_itself(folder: Path, phrae: "Phrae") -> None:
    registry = _filled(folder, phrae)
    phrae.issue(registry, "หลังจากนั้น")

    assert verify(TinyRegistry(folder).store) == []
    assert plan_repair(TinyRegistry(folder).store) == []


def test_an_empty_folder_proves_itself(folder: Path) -> None:
    assert verify(TinyRegistry(folder).store) == []


@pytest.mark.parametrize("which", ["journal/2569.jsonl", "books/2569.json"])
def test_one_changed_byte_anywhere_is_found_and_its_line_named(folder: Path, phrae: "Phrae", which: str) -> None:
    registry = TinyRegistry(folder)
    phrae.issue(registry, "ก")
    phrae.issue(registry, "ข")
    registry.rebuild("สมศรี", phrae.at())
    registry.close()
    path = folder / which
    whole = path.read_bytes()

    missed = []
    for place in range(len(whole)):
        for flip in (0x01, 0x80) if place % 7 == 0 else (0x01,):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
            findings = verify(TinyRegistry(folder).store)
            line = whole[:place].count(b"\n") + 1
            if not any(which in one.where and f"line {line}" in one.where for one in findings):
                missed.append((place, line, [str(one.where) for one in findings]))
    path.write_bytes(whole)

    assert missed == []
    assert verify(TinyRegistry(folder).store) == []


def test_a_line_taken_out_or_exchanged_is_found(folder: Path, phrae: "Phrae") -> None:
    _filled(folder, phrae).close()
    path = folder / "journal" / "2569.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    for changed in ([*lines[:1], *lines[2:]], [lines[0], lines[2], lines[1], *lines[3:]], lines[:-1]):
        path.write_bytes(b"".join(changed))
        assert verify(TinyRegistry(folder).store) != []


def test_a_lost_or_changed_attachment_is_found(folder: Path, phrae: "Phrae") -> None:
    registry = _filled(folder, phrae)
    (stored,) = (folder / "attachments").rglob("*.bin")
    stored.write_bytes(b"%PDF changed")

    assert ["scan.pdf" in str(finding.what) for finding in verify(registry.store)] == [True]


def test_a_number_written_past_the_rules_is_found(folder: Path, phrae: "Phrae") -> None:
    registry = _filled(folder, phrae)
    row = registry.record("sent", registry.find("พร 0023.3/1")[0].id)
    with phrae.writing(registry) as transaction:
        transaction.put("sent", "2569-9999999-00001", {**(row or {}), "id": "2569-9999999-00001"})
        transaction.put("sent", "2569-9999999-00002", {**(row or {}), "id": "2569-9999999-00002", "running": 99})

    said = [str(finding.what) for finding in verify(registry.store)]
    assert [sentence for sentence in said if "2 times" in sentence] != []
    assert [sentence for sentence in said if "above the counter" in sentence] != []


@pytest.mark.parametrize("damaged", [1, 2, 5])
def test_repair_brings_a_damaged_line_back_from_the_book(folder: Path, phrae: "Phrae", damaged: int) -> None:
    before = _filled(folder, phrae)
    rows = before.page(Filter(direction=None)).entries
    before.close()
    path = folder / "journal" / "2569.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[damaged - 1] = lines[damaged - 1].replace(b'"who"', b'"WHO"')
    path.write_bytes(b"".join(lines))

    planned = plan_repair(TinyRegistry(folder).store)
    assert path.read_bytes() == b"".join(lines)
    outcome = repair(TinyRegistry(folder).store, phrae.stamp(command="registry repair"))

    assert f"line {damaged}" in planned[0].where
    assert outcome.left == ()
    mended = TinyRegistry(folder)
    assert mended.page(Filter(direction=None)).entries == rows
    assert phrae.issue(mended).running == 4
    assert verify(mended.store) == []
    assert path.read_bytes().startswith(b"".join(lines))  # the wrong bytes stay as evidence
    assert list((folder / "aside").iterdir()) != []


def test_repair_says_which_records_no_book_holds(folder: Path, phrae: "Phrae") -> None:
    registry = _filled(folder, phrae)
    lost = phrae.issue(registry, "ยังไม่อยู่ในสมุด")
    phrae.issue(registry, "ถัดไป")
    registry.close()
    path = folder / "journal" / "2569.jsonl"
    path.write_bytes(path.read_bytes().replace("ยังไม่อยู่".encode(), "ยังไม่อยุ่".encode()))

    repair(TinyRegistry(folder).store, phrae.stamp(command="registry repair"))
    mended = TinyRegistry(folder)
    assert mended.find(lost.number or "") == []
    assert phrae.issue(mended).running == 6


def test_repair_brings_back_lines_that_were_cut_off(folder: Path, phrae: "Phrae") -> None:
    before = _filled(folder, phrae)
    rows = before.page(Filter(direction=None)).entries
    before.close()
    path = folder / "journal" / "2569.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))

    outcome = repair(TinyRegistry(folder).store, phrae.stamp(command="registry repair"))
    mended = TinyRegistry(folder)
    assert outcome.left == ()
    assert mended.page(Filter(direction=None)).entries == rows
    new = phrae.issue(mended)
    assert new.running == 4
    assert new.id not in {row.id for row in rows}


def test_repair_sets_an_unfinished_line_and_a_changed_book_aside(folder: Path, phrae: "Phrae") -> None:
    _filled(folder, phrae).close()
    with (folder / "journal" / "2569.jsonl").open("ab") as journal:
        journal.write(b'{"seq":')
    book = folder / "books" / "2569.json"
    book.write_bytes(book.read_bytes().replace("เรื่องที่ 1".encode(), "เรื่องที่ 7".encode()))

    outcome = repair(TinyRegistry(folder).store, phrae.stamp(command="registry repair"))
    assert outcome.left == ()
    assert "เรื่องที่ 1" in book.read_text("utf-8")
    assert "เรื่องที่ 7" in next((folder / "aside").rglob("2569.json")).read_text("utf-8")


def test_a_backup_restored_is_the_same_register(folder: Path, tmp_path: Path, phrae: "Phrae") -> None:
    registry = _filled(folder, phrae)
    secret = TinyRegistry(folder, book=Book.SECRET)
    phrae.issue(secret, "ลับ", letter={"secrecy": "ลับ"})
    (folder / "recipients.csv").write_text("ชื่อ\n", "utf-8")
    summary = back_up(folder, tmp_path / "register.zip", phrae.stamp(command="registry backup"))
    restore(tmp_path / "register.zip", tmp_path / "new" / "registry", "สมศรี", phrae.at())

    again = TinyRegistry(tmp_path / "new" / "registry")
    assert list(again.log()) == list(registry.log())
    assert again.content(again.attachments(again.page(Filter(direction=None)).entries[0].id)[0]) == b"%PDF"
    assert TinyRegistry(tmp_path / "new" / "registry", book=Book.SECRET).find("พร 0023.3/1")[0].subject == "ลับ"
    assert (tmp_path / "new" / "registry" / "recipients.csv").read_text("utf-8") == "ชื่อ\n"
    assert summary.last_line == 5


def test_a_backup_leaves_out_an_unfinished_line(folder: Path, tmp_path: Path, phrae: "Phrae") -> None:
    _filled(folder, phrae)
    journal = folder / "journal" / "2569.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole + b'{"seq":6')
    back_up(folder, tmp_path / "register.zip", phrae.stamp())

    assert check_backup(tmp_path / "register.zip")["journal/2569.jsonl"] == whole


def test_a_damaged_backup_is_refused_and_nothing_is_laid_down(folder: Path, tmp_path: Path, phrae: "Phrae") -> None:
    _filled(folder, phrae)
    path = tmp_path / "register.zip"
    back_up(folder, path, phrae.stamp())
    whole = path.read_bytes()
    for place in range(0, len(whole) - 60, 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        try:
            contents = check_backup(path)
        except BackupError:
            continue
        path.write_bytes(whole)
        assert contents == check_backup(path)  # the changed byte was not part of any content
    path.write_bytes(whole[:-30])
    with pytest.raises(BackupError):
        restore(path, tmp_path / "new", "สมศรี", phrae.at())
    assert not (tmp_path / "new").exists()


def test_a_backup_is_not_restored_over_files(folder: Path, tmp_path: Path, phrae: "Phrae") -> None:
    _filled(folder, phrae)
    back_up(folder, tmp_path / "register.zip", phrae.stamp())
    with pytest.raises(BackupError, match="not empty"):
        restore(tmp_path / "register.zip", folder, "สมศรี", phrae.at())


def test_a_damaged_register_is_not_backed_up_in_silence(folder: Path, tmp_path: Path, phrae: "Phrae") -> None:
    _filled(folder, phrae)
    path = folder / "journal" / "2569.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"who"', b'"WHO"', 1))
    with pytest.raises(BackupError, match="line 1"):
        back_up(folder, tmp_path / "register.zip", phrae.stamp())
    assert not (tmp_path / "register.zip").exists()


def test_a_reservation_that_only_the_counter_knows_is_found(folder: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(folder)
    held = phrae.reserve(registry)[0]
    record = registry.record("sent", held.id) or {}
    with phrae.writing(registry) as transaction:
        transaction.put("sent", held.id, {**record, "state": "done"})

    assert ["disagree" in str(finding.what) for finding in verify(registry.store)] == [True]


def test_a_book_is_never_written_over_from_a_damaged_journal(folder: Path, phrae: "Phrae") -> None:
    _filled(folder, phrae).close()
    registry = TinyRegistry(folder)
    phrae.issue(registry)
    registry.store.extend_index()  # the index now reaches beyond the book
    registry.close()
    book = folder / "books" / "2569.json"
    before = book.read_bytes()
    path = folder / "journal" / "2569.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:5], lines[5].replace(b'"who"', b'"WHO"')]))

    with pytest.raises(DamagedRegistryError):
        TinyRegistry(folder).rebuild("สมศรี", phrae.at())
    assert book.read_bytes() == before
    assert repair(TinyRegistry(folder).store, phrae.stamp()).left == ()


def test_a_damaged_line_that_the_book_has_already_is_not_lost_to_a_rebuild(folder: Path, phrae: "Phrae") -> None:
    _filled(folder, phrae).close()
    path = folder / "journal" / "2569.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:4], lines[4].replace(b'"who"', b'"WHO"')]))
    TinyRegistry(folder).rebuild("สมศรี", phrae.at())

    assert repair(TinyRegistry(folder).store, phrae.stamp()).left == ()
    (answer,) = TinyRegistry(folder).page(Filter(direction=Direction.RECEIVED)).entries
    assert len(TinyRegistry(folder).attachments(answer.id)) == 1  # what the damaged line had added
