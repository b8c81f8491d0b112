"""The books as TinyDB sees them."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from correspondence.registry.storage import KeptForEverError, open_book
from correspondence.registry.tiny import TinyRegistry
from correspondence.registry.verify import verify

if TYPE_CHECKING:
    from tests.registry.conftest import Phrae


@pytest.fixture
def registry(tmp_path: Path, phrae: "Phrae") -> TinyRegistry:
    registry = TinyRegistry(tmp_path)
    for place in range(3):
        phrae.issue(registry, f"เรื่องที่ {place}")
    return registry


def test_a_book_opens_with_tinydb_as_it_is(tmp_path: Path, registry: TinyRegistry, phrae: "Phrae") -> None:
    registry.rebuild("สมศรี", phrae.at())
    with TinyDB(tmp_path / "books" / "2569.json", encoding="utf-8", access_mode="r") as stock:
        assert [row["subject"] for row in stock.table("sent")] == ["เรื่องที่ 0", "เรื่องที่ 1", "เรื่องที่ 2"]
    lines = (tmp_path / "books" / "2569.json").read_text("utf-8").splitlines()
    assert sum("เรื่องที่" in line for line in lines) == 3  # a row a line, in letters that a person reads


def test_a_query_sees_what_was_written_since_the_book(registry: TinyRegistry, phrae: "Phrae") -> None:
    registry.rebuild("สมศรี", phrae.at())
    with open_book(registry.store, 2569) as book:
        assert book.table("sent").count(where("series") == "letters") == 3
        phrae.issue(registry, "ใหม่")
        assert book.table("sent").search(where("subject") == "ใหม่")[0]["running"] == 4


def test_an_update_writes_only_the_documents_it_touches_to_the_journal(registry: TinyRegistry, phrae: "Phrae") -> None:
    with open_book(registry.store, 2569, phrae.stamp(command="script")) as book:
        assert book.table("sent").update({"remarks": "ตรวจแล้ว"}, where("subject") == "เรื่องที่ 1") == [2]

    *_, last = registry.log()
    assert [change.id for change in last.changes] == [registry.find("พร 0023.3/2")[0].id]
    assert registry.find("พร 0023.3/2")[0].remarks == "ตรวจแล้ว"
    assert verify(registry.store) == []


def test_new_documents_are_one_transaction(registry: TinyRegistry, phrae: "Phrae") -> None:
    with open_book(registry.store, 2569, phrae.stamp(command="script")) as book:
        book.table("notes").insert_multiple([{"id": "ก", "text": "หนึ่ง"}, {"id": "ข", "text": "สอง"}])
        book.table("notes").upsert(Document({"id": "ก", "text": "แก้"}, doc_id=1))
        book.table("notes").insert({"id": "ค", "text": "สาม"})

    assert [record["text"] for _, record in registry.records("notes")] == ["แก้", "สอง", "สาม"]
    assert len(list(registry.log())) == 3 + 3


def test_nothing_is_taken_out_and_a_book_without_a_stamp_is_read_only(registry: TinyRegistry, phrae: "Phrae") -> None:
    with open_book(registry.store, 2569, phrae.stamp()) as book:
        with pytest.raises(KeptForEverError):
            book.table("sent").remove(doc_ids=[1])
        with pytest.raises(KeptForEverError):
            book.table("sent").truncate()
    with open_book(registry.store, 2569) as book, pytest.raises(PermissionError):
        book.table("notes").insert({"id": "ก"})
    assert len(list(registry.log())) == 3


def test_the_book_is_there_to_be_read_from_the_first_letter_on(tmp_path: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(tmp_path)
    phrae.issue(registry, "ฉบับแรก")

    assert "ฉบับแรก" in (tmp_path / "books" / "2569.json").read_text("utf-8")
