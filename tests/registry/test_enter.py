"""Rows of a register kept elsewhere come in with their own numbers, days and states."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from correspondence.errors import CorrespondenceError
from correspondence.registry.numbering import FutureDateError, MissingReasonError, NumberTakenError, ReservationError
from correspondence.registry.protocol import Registry
from correspondence.registry.records import Book, Direction, Entry, State
from correspondence.registry.transaction import WrongBookError

if TYPE_CHECKING:
    from tests.registry.conftest import Phrae


def _row(phrae: "Phrae", running: int, **wanted: Any) -> Entry:
    moment = wanted.pop("registered", phrae.at(2, 10))
    row = Entry(
        id="",
        direction=Direction.SENT,
        series=phrae.letters,
        running=running,
        registered=moment,
        by="",
        number=phrae.letter.with_running(running, phrae.year),
        dated=moment.date(),
        subject="รายงานผล",
    )
    return replace(row, **wanted)


def _enter(registry: Registry, phrae: "Phrae", *rows: Entry, token: str = "") -> list[Entry]:
    with phrae.writing(registry, command="registry import") as transaction:
        return [transaction.enter(row, token=token) for row in rows]


def test_a_row_keeps_its_number_and_day_and_the_next_letter_goes_on_behind(registry: Registry, phrae: "Phrae") -> None:
    [entry] = _enter(registry, phrae, _row(phrae, 3071))

    assert registry.find("พร ๐๐๒๓.๓/๓๐๗๑") == [entry]
    assert (entry.registered, entry.dated, entry.by) == (phrae.at(2, 10), date(2026, 2, 10), "สมศรี")
    assert phrae.issue(registry).running == 3072


def test_a_gap_below_the_counter_may_be_filled_and_leaves_the_counter(registry: Registry, phrae: "Phrae") -> None:
    with phrae.writing(registry) as transaction:
        transaction.set_last(phrae.letters, 100)

    _enter(registry, phrae, _row(phrae, 40), _row(phrae, 7))

    assert phrae.issue(registry).running == 101
    assert registry.series_state(phrae.letters).last_dated == phrae.at().date()


def test_a_number_that_has_a_row_is_refused_and_nothing_of_the_transaction_stays(
    registry: Registry, phrae: "Phrae"
) -> None:
    phrae.issue(registry)

    with pytest.raises(NumberTakenError):
        _enter(registry, phrae, _row(phrae, 2), _row(phrae, 1, subject="อีกเรื่อง"))

    assert registry.series_state(phrae.letters).last == 1
    assert registry.row(phrae.letters, 2) is None


def test_the_same_token_again_changes_nothing(registry: Registry, phrae: "Phrae") -> None:
    intention = "row 5 of the paper book"
    first = _enter(registry, phrae, _row(phrae, 5), token=intention)

    assert _enter(registry, phrae, _row(phrae, 5), token=intention) == first
    assert len(list(registry.log())) == 1


def test_a_void_row_and_a_reserved_one_come_in_as_they_stood(opened: Callable[..., Registry], phrae: "Phrae") -> None:
    registry = opened()
    expires = phrae.at() + timedelta(days=7)
    void, held = _enter(
        registry,
        phrae,
        _row(phrae, 1, state=State.VOID, void_reason="พิมพ์ผิด", dated=None),
        _row(phrae, 2, state=State.RESERVED, holder="ปลัด", expires=expires, dated=None),
    )

    assert (void.state, void.void_reason) == (State.VOID, "พิมพ์ผิด")
    assert registry.series_state(phrae.letters).reserved == (2,)
    assert phrae.issue(registry, reserved=2).id == held.id


def test_a_received_letter_keeps_its_receiving_number_and_moment(registry: Registry, phrae: "Phrae") -> None:
    row = _row(phrae, 12, direction=Direction.RECEIVED, series=phrae.received, dated=date(2025, 12, 30), number=None)

    [entry] = _enter(registry, phrae, row)

    assert registry.row(phrae.received, 12) == entry
    assert registry.series_state(phrae.received).last_dated == date(2026, 2, 10)


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        ({"dated": date(2026, 3, 3)}, FutureDateError),
        ({"state": State.VOID}, MissingReasonError),
        ({"state": State.RESERVED}, ReservationError),
        ({"letter": {"secrecy": "secret"}}, WrongBookError),
    ],
)
def test_a_row_that_cannot_stand_in_the_book_is_refused(
    registry: Registry, phrae: "Phrae", wanted: dict[str, Any], refusal: type[CorrespondenceError]
) -> None:
    with pytest.raises(refusal):
        _enter(registry, phrae, _row(phrae, 1, **wanted))

    assert registry.series_state(phrae.letters).last == 0


def test_a_row_of_another_year_is_refused(registry: Registry, phrae: "Phrae") -> None:
    with pytest.raises(FutureDateError):
        _enter(registry, phrae, _row(phrae, 1, registered=phrae.at(12, 30, year=2025)))


def test_a_row_may_come_into_the_secret_books(opened: Callable[..., Registry], phrae: "Phrae") -> None:
    secret = opened(Book.SECRET)

    _enter(secret, phrae, _row(phrae, 1))

    assert secret.row(phrae.letters, 1) is not None


def test_numbers_begin_at_one(registry: Registry, phrae: "Phrae") -> None:
    with pytest.raises(ValueError, match="begin at 1"):
        _enter(registry, phrae, _row(phrae, 0))
