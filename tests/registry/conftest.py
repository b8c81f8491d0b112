"""The registries that the contract is tested on, and an office with letters to put into them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.registry.memory import MemoryRegistry
from correspondence.registry.numbering import received_series, series_for
from correspondence.registry.protocol import Registry, Transaction
from correspondence.registry.records import Book, Entry, Incoming, Outgoing, Series, Stamp
from correspondence.thai.calendar import BuddhistYear

_BANGKOK = timezone(timedelta(hours=7))


def _given(columns: dict[str, Any]) -> dict[str, Any]:
    return columns


class Phrae:
    """An office with its series in 2569, and short ways to write letters into a registry."""

    year = BuddhistYear(2569)
    letter = LetterNumber(prefix="พร", code="0023.3")
    circular = LetterNumber(prefix="พร", code="0023.3", circular=True)
    letters = series_for(letter, Kind.EXTERNAL, year)
    circulars = series_for(circular, Kind.EXTERNAL, year)
    received = received_series(letter, year)

    def at(self, month: int = 3, day: int = 2, hour: int = 9, *, year: int = 2026) -> datetime:
        return datetime(year, month, day, hour, 30, tzinfo=_BANGKOK)

    def stamp(self, moment: datetime | None = None, *, who: str = "สมศรี", command: str = "letter issue") -> Stamp:
        return Stamp(who=who, command=command, now=moment or self.at())

    def outgoing(self, subject: str = "รายงานผล", **wanted: Any) -> Outgoing:
        return Outgoing(**_given({"series": self.letters, "number": self.letter, "subject": subject} | wanted))

    def incoming(self, subject: str = "ตอบหนังสือ", **wanted: Any) -> Incoming:
        return Incoming(**_given({"series": self.received, "subject": subject, "sender": "อำเภอลอง"} | wanted))

    def issue(
        self, registry: Registry, subject: str = "รายงานผล", moment: datetime | None = None, **wanted: Any
    ) -> Entry:
        with registry.transaction(self.stamp(moment)) as transaction:
            return transaction.issue(self.outgoing(subject, **wanted))

    def receive(
        self, registry: Registry, subject: str = "ตอบหนังสือ", moment: datetime | None = None, **wanted: Any
    ) -> Entry:
        with registry.transaction(self.stamp(moment, command="receive")) as transaction:
            return transaction.receive(self.incoming(subject, **wanted))

    def reserve(
        self,
        registry: Registry,
        moment: datetime | None = None,
        *,
        series: Series | None = None,
        days: int = 7,
        count: int = 1,
    ) -> list[Entry]:
        now = moment or self.at()
        with registry.transaction(self.stamp(now, command="number reserve")) as transaction:
            return transaction.reserve(
                series or self.letters, self.letter, holder="ปลัด", expires=now + timedelta(days=days), count=count
            )

    @contextmanager
    def writing(
        self, registry: Registry, moment: datetime | None = None, command: str = "letter"
    ) -> Iterator[Transaction]:
        with registry.transaction(self.stamp(moment, command=command)) as transaction:
            yield transaction

    def citing(self, *written: str, dated: date | None = None) -> dict[str, Any]:
        return {"kind": "external", "references": [self._reference(one, dated) for one in written]}

    def _reference(self, written: str, dated: date | None) -> dict[str, Any]:
        number = LetterNumber.parse(written)
        parts = {name: getattr(number, name) for name in ("prefix", "code", "circular", "running", "unit")}
        return {
            "text": f"หนังสือ ที่ {written}",
            "number": parts | {"text": written, "year": number.year and int(number.year)},
            "date": dated and dated.isoformat(),
            "subject": None,
        }


@pytest.fixture
def phrae() -> Phrae:
    return Phrae()


@pytest.fixture(params=["memory", "tiny"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Registry]:
    """Return a function that opens a registry; the embedded one opens the same files each time."""

    def opener(book: Book = Book.OPEN) -> Registry:
        if request.param == "memory":
            return MemoryRegistry(book)
        from correspondence.registry.tiny import TinyRegistry

        return TinyRegistry(tmp_path / "registry", book=book)

    return opener


@pytest.fixture
def registry(opened: Callable[..., Registry]) -> Registry:
    return opened()
