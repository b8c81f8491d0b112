"""What every registry promises, whatever it stands on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.registry.numbering import (
    AlreadyVoidError,
    BackDatedError,
    FutureDateError,
    LastNumberError,
    MissingReasonError,
    ReservationError,
    series_for,
)
from correspondence.registry.protocol import Registry
from correspondence.registry.questions import UnknownEntryError
from correspondence.registry.records import Amendment, Book, Direction, Entry, Filter, State
from correspondence.registry.transaction import WrongBookError
from correspondence.thai.calendar import BuddhistYear

if TYPE_CHECKING:
    from tests.registry.conftest import Phrae


def test_the_first_letter_of_the_year_is_number_1_and_the_next_is_2(registry: Registry, phrae: "Phrae") -> None:
    assert [phrae.issue(registry).running for _ in range(2)] == [1, 2]


def test_a_row_reads_back_as_it_was_issued(registry: Registry, phrae: "Phrae") -> None:
    letter = {"kind": "external", "addressees": ["นายอำเภอลอง"], "office": "สำนักงาน"}
    entry = phrae.issue(registry, "แผนชุมชน", letter=letter, remarks="ด่วน")

    assert registry.entry(entry.id) == entry
    assert str(entry.number) == "พร ๐๐๒๓.๓/๑"
    assert (entry.addressee, entry.sender, entry.remarks) == ("นายอำเภอลอง", "สำนักงาน", "ด่วน")
    assert (entry.dated, entry.registered, entry.by) == (date(2026, 3, 2), phrae.at(), "สมศรี")


def test_circulars_and_letters_count_apart_and_every_year_starts_at_1(registry: Registry, phrae: "Phrae") -> None:
    next_year = replace(phrae.letters, year=BuddhistYear(2570))
    phrae.issue(registry)
    circular = phrae.issue(registry, series=phrae.circulars, number=phrae.circular)
    later = phrae.issue(registry, moment=phrae.at(1, 4, year=2027), series=next_year)

    assert (str(circular.number), circular.running, later.running) == ("พร ๐๐๒๓.๓/ว ๑", 1, 1)


def test_circulars_may_share_the_series_of_letters(registry: Registry, phrae: "Phrae") -> None:
    shared = series_for(phrae.circular, Kind.EXTERNAL, phrae.year, shared_circulars=True)
    phrae.issue(registry)

    assert phrae.issue(registry, series=shared, number=phrae.circular).number == phrae.circular.with_running(
        2, phrae.year
    )


def test_orders_are_numbered_with_their_year(registry: Registry, phrae: "Phrae") -> None:
    orders = series_for(phrae.letter, Kind.ORDER, phrae.year)

    assert str(phrae.issue(registry, series=orders).number) == "๑/๒๕๖๙"
    assert registry.find("1/2569") == registry.find("๑/๒๕๖๙") != []


def test_a_preview_takes_nothing(registry: Registry, phrae: "Phrae") -> None:
    assert registry.preview(phrae.letters, 3) == registry.preview(phrae.letters, 3) == [1, 2, 3]


def test_an_error_inside_a_transaction_leaves_nothing_behind(registry: Registry, phrae: "Phrae") -> None:
    def issue_and_fail() -> None:
        with phrae.writing(registry) as transaction:
            transaction.issue(phrae.outgoing())
            transaction.void("no such row", "x")

    with pytest.raises(UnknownEntryError):
        issue_and_fail()

    assert registry.preview(phrae.letters) == [1]
    assert registry.page(Filter()).entries == ()
    assert list(registry.log()) == []


def test_a_campaign_is_one_transaction(registry: Registry, phrae: "Phrae") -> None:
    with phrae.writing(registry) as transaction:
        entries = [transaction.issue(phrae.outgoing(f"ถึงแห่งที่ {place}")) for place in range(300)]

    assert [entry.running for entry in entries] == list(range(1, 301))
    assert [line.seq for line in registry.log()] == [1]
    assert registry.entry(entries[217].id).subject == "ถึงแห่งที่ 217"


def test_the_same_command_twice_takes_one_number(registry: Registry, phrae: "Phrae") -> None:
    once: Any = {"token": "draft-7"}
    first = phrae.issue(registry, **once)
    again = phrae.issue(registry, moment=phrae.at(hour=10), **once)
    again_by_mail: Any = {"token": "mail-7"}
    arrived = [phrae.receive(registry, **again_by_mail) for _ in range(2)]

    assert first == again
    assert arrived[0] == arrived[1]
    assert len(list(registry.log())) == 2


def test_a_void_letter_keeps_its_row_and_its_number(registry: Registry, phrae: "Phrae") -> None:
    entry = phrae.issue(registry)
    with phrae.writing(registry) as transaction:
        transaction.void(entry.id, "พิมพ์ผิด")

    void = registry.find("พร 0023.3/1")[0]
    assert (void.state, void.void_reason, void.running) == (State.VOID, "พิมพ์ผิด", 1)
    assert registry.preview(phrae.letters) == [2]


def test_voiding_twice_changes_nothing_unless_the_reason_differs(registry: Registry, phrae: "Phrae") -> None:
    entry = phrae.issue(registry)
    for _ in range(2):
        with phrae.writing(registry) as transaction:
            transaction.void(entry.id, "พิมพ์ผิด")

    assert len(list(registry.log())) == 2
    with pytest.raises(AlreadyVoidError, match="พิมพ์ผิด"), phrae.writing(registry) as transaction:
        transaction.void(entry.id, "ซ้ำ")
    with pytest.raises(MissingReasonError), phrae.writing(registry) as transaction:
        transaction.void(entry.id, "  ")


def test_an_earlier_date_needs_a_reason_and_is_flagged(registry: Registry, phrae: "Phrae") -> None:
    phrae.issue(registry, moment=phrae.at(3, 9))
    with pytest.raises(BackDatedError):
        phrae.issue(registry, moment=phrae.at(3, 9), dated=date(2026, 3, 2))

    late = phrae.issue(registry, moment=phrae.at(3, 9), dated=date(2026, 3, 2), back_dated="ผู้ว่าฯ ลงนามวันที่ 2")
    on_time = phrae.issue(registry, moment=phrae.at(3, 9), back_dated="ไม่จำเป็น")
    assert (late.back_dated, on_time.back_dated) == ("ผู้ว่าฯ ลงนามวันที่ 2", "")


def test_last_years_book_takes_a_letter_only_with_a_reason(registry: Registry, phrae: "Phrae") -> None:
    january = phrae.at(1, 6, year=2027)
    with pytest.raises(BackDatedError):
        phrae.issue(registry, moment=january, dated=date(2026, 12, 30))

    assert phrae.issue(registry, moment=january, dated=date(2026, 12, 30), back_dated="ค้างเสนอ").year == 2569


@pytest.mark.parametrize("dated", [date(2026, 3, 3), date(2025, 12, 31), date(2027, 1, 1)])
def test_a_day_that_the_book_cannot_hold_today_is_refused(registry: Registry, phrae: "Phrae", dated: date) -> None:
    with pytest.raises(FutureDateError):
        phrae.issue(registry, dated=dated, back_dated="any reason")


def test_a_reserved_number_waits_for_its_letter_while_others_go_on(registry: Registry, phrae: "Phrae") -> None:
    held = phrae.reserve(registry)[0]
    phrae.issue(registry, moment=phrae.at(3, 4))
    letter = phrae.issue(registry, "ลงนามแล้ว", moment=phrae.at(3, 5), dated=date(2026, 3, 3), reserved=held.running)

    assert (held.running, held.state, held.holder) == (1, State.RESERVED, "ปลัด")
    assert (letter.id, letter.running, letter.state, letter.back_dated) == (held.id, 1, State.DONE, "")
    assert registry.series_state(phrae.letters).reserved == ()


def test_a_reservation_that_lapsed_becomes_void_and_is_never_used_again(registry: Registry, phrae: "Phrae") -> None:
    held = phrae.reserve(registry, days=7)[0]
    later = phrae.at(3, 10)

    assert registry.lapsed(held, later).state is State.VOID
    assert registry.lapsed(held, later - timedelta(days=2)).state is State.RESERVED
    with pytest.raises(ReservationError):
        phrae.issue(registry, moment=later, reserved=held.running)
    assert phrae.issue(registry, moment=later).running == 2
    assert registry.entry(held.id).state is State.VOID


def test_a_released_reservation_is_void(registry: Registry, phrae: "Phrae") -> None:
    first, second = phrae.reserve(registry, count=2)
    with phrae.writing(registry) as transaction:
        transaction.release(phrae.letters, first.running, "ไม่ใช้แล้ว")
        transaction.void(second.id, "ไม่ใช้เช่นกัน")

    assert [registry.entry(one.id).void_reason for one in (first, second)] == ["ไม่ใช้แล้ว", "ไม่ใช้เช่นกัน"]
    assert registry.series_state(phrae.letters).reserved == ()
    with pytest.raises(ReservationError), phrae.writing(registry) as transaction:
        transaction.release(phrae.letters, 1)


def test_a_reservation_must_end_ahead_and_hold_a_number(registry: Registry, phrae: "Phrae") -> None:
    with pytest.raises(ReservationError):
        phrae.reserve(registry, days=0)
    with pytest.raises(ReservationError):
        phrae.reserve(registry, count=0)


def test_an_office_goes_on_from_its_paper_book(registry: Registry, phrae: "Phrae") -> None:
    with phrae.writing(registry) as transaction:
        transaction.set_last(phrae.circulars, 3070)

    assert str(phrae.issue(registry, series=phrae.circulars, number=phrae.circular).number) == "พร ๐๐๒๓.๓/ว ๓๐๗๑"
    with pytest.raises(LastNumberError), phrae.writing(registry) as transaction:
        transaction.set_last(phrae.circulars, 3070)


@pytest.mark.parametrize("spelling", ["พร ๐๐๒๓.๓/ว ๓๐๗๑", "พร0023.3/ว3071", "พ.ร. 0023.3 / ว. 3071", "ว ๓๐๗๑", "3071"])
def test_a_number_in_any_spelling_finds_the_letter(registry: Registry, phrae: "Phrae", spelling: str) -> None:
    with phrae.writing(registry) as transaction:
        transaction.set_last(phrae.circulars, 3070)
        entry = transaction.issue(phrae.outgoing(series=phrae.circulars, number=phrae.circular))
        assert transaction.find(spelling) == [entry]

    assert registry.find(spelling) == [entry]
    assert registry.find(spelling, year=BuddhistYear(2568)) == []


def test_a_number_without_its_year_finds_the_letters_of_every_year(registry: Registry, phrae: "Phrae") -> None:
    phrae.issue(registry)
    phrae.issue(registry, moment=phrae.at(1, 4, year=2027), series=replace(phrae.letters, year=BuddhistYear(2570)))

    assert [entry.year for entry in registry.find("พร 0023.3/1")] == [2569, 2570]
    assert [entry.year for entry in registry.find("พร 0023.3/1", year=BuddhistYear(2570))] == [2570]


def test_a_received_letter_gets_its_receiving_number_and_time(registry: Registry, phrae: "Phrae") -> None:
    number = LetterNumber.parse("พร 0118/1442")
    entry = phrae.receive(registry, number=number, dated=date(2026, 2, 27), received=phrae.at(hour=8))

    assert (entry.running, entry.registered, entry.direction) == (1, phrae.at(hour=8), Direction.RECEIVED)
    assert registry.find("พร ๐๑๑๘/๑๔๔๒") == [entry]
    assert registry.find("พร ๐๑๑๘/๑๔๔๒", direction=Direction.SENT) == []
    assert registry.row(phrae.received, 1) == entry


def test_action_and_remarks_are_recorded_and_links_stay(registry: Registry, phrae: "Phrae") -> None:
    sent = phrae.issue(registry)
    answer = phrae.receive(registry, letter=phrae.citing("พร 0023.3/1"))
    with phrae.writing(registry) as transaction:
        transaction.amend(answer.id, Amendment(action="ส่งกลุ่มงาน", remarks="แฟ้ม ๓"))
        transaction.amend(sent.id, Amendment(remarks="ตอบแล้ว"))

    assert (registry.entry(answer.id).action, registry.entry(answer.id).remarks) == ("ส่งกลุ่มงาน", "แฟ้ม ๓")
    assert [link.citing for link in registry.cited_by(sent.id)] == [answer.id]
    assert [link.cited for link in registry.references(answer.id)] == [(sent.id,)]


def test_an_amendment_that_changes_nothing_is_not_written(registry: Registry, phrae: "Phrae") -> None:
    entry = phrae.issue(registry, remarks="เดิม")
    with phrae.writing(registry) as transaction:
        transaction.amend(entry.id, Amendment(remarks="เดิม"))

    assert len(list(registry.log())) == 1


def test_a_cited_letter_that_is_not_registered_is_a_stub_until_it_is(registry: Registry, phrae: "Phrae") -> None:
    answer = phrae.receive(registry, letter=phrae.citing("พร 0023.3/1"))
    assert [(link.cited, link.text) for link in registry.references(answer.id)] == [((), "หนังสือ ที่ พร 0023.3/1")]

    sent = phrae.issue(registry)
    assert registry.references(answer.id)[0].cited == (sent.id,)
    assert registry.cited_by(sent.id)[0].citing == answer.id


def test_a_reference_with_a_date_means_the_letter_of_that_year(registry: Registry, phrae: "Phrae") -> None:
    old = phrae.issue(registry)
    new = phrae.issue(
        registry, moment=phrae.at(1, 4, year=2027), series=replace(phrae.letters, year=BuddhistYear(2570))
    )
    in_2570 = replace(phrae.received, year=BuddhistYear(2570))
    clear = phrae.citing("พร 0023.3/1", dated=date(2026, 3, 2))
    entry = phrae.receive(registry, moment=phrae.at(2, 1, year=2027), letter=clear, series=in_2570)
    unclear = phrae.receive(
        registry, moment=phrae.at(2, 1, year=2027), letter=phrae.citing("พร 0023.3/1"), series=in_2570
    )

    assert registry.references(entry.id)[0].cited == (old.id,)
    assert registry.references(unclear.id)[0].cited == (old.id, new.id)
    with phrae.writing(registry) as transaction:
        transaction.join(unclear.id, 0, new.id)
    assert [link.citing for link in registry.cited_by(new.id)] == [unclear.id]
    assert [link.citing for link in registry.cited_by(old.id)] == [entry.id]


def test_a_letter_written_anew_keeps_the_links_that_it_still_makes(registry: Registry, phrae: "Phrae") -> None:
    first, second = phrae.issue(registry), phrae.issue(registry)
    answer = phrae.receive(registry, letter=phrae.citing("พร 0023.3/1", "พร 0023.3/2"))
    with phrae.writing(registry) as transaction:
        transaction.amend(answer.id, Amendment(letter=phrae.citing("พร 0023.3/1")))

    assert len(registry.cited_by(first.id)) == 1
    assert registry.cited_by(second.id) == []


def test_a_list_comes_in_pages_that_miss_and_repeat_nothing(registry: Registry, phrae: "Phrae") -> None:
    entries = [phrae.issue(registry) for _ in range(5)]
    for newest_first in (True, False):
        seen: list[Entry] = []
        cursor = ""
        while True:
            page = registry.page(Filter(), after=cursor, limit=2, newest_first=newest_first)
            seen += page.entries
            cursor = page.following
            if not cursor:
                break
        assert seen == (entries[::-1] if newest_first else entries)


def test_a_list_is_narrowed_by_year_kind_state_days_and_text(registry: Registry, phrae: "Phrae") -> None:
    memo = phrae.issue(registry, "ขออนุมัติ", letter={"kind": "memo"})
    other = phrae.issue(registry, "แผนชุมชน", moment=phrae.at(3, 9))
    arrived = phrae.receive(registry, moment=phrae.at(3, 9))

    def rows(**wanted: object) -> list[str]:
        return [entry.id for entry in registry.page(Filter(**wanted), newest_first=False).entries]  # type: ignore[arg-type]  # each test line names its own fields

    assert rows() == [memo.id, other.id]
    assert rows(direction=None) == [memo.id, other.id, arrived.id]
    assert rows(direction=Direction.RECEIVED) == [arrived.id]
    assert rows(kind="memo") == [memo.id]
    assert rows(year=BuddhistYear(2568)) == []
    assert rows(state=State.VOID) == []
    assert rows(since=date(2026, 3, 3)) == rows(registered_on=date(2026, 3, 9)) == [other.id]
    assert rows(until=date(2026, 3, 2)) == [memo.id]
    assert rows(text="แผน ชุมชน") == [other.id]


def test_a_search_forgives_spaces_digits_and_sara_am(registry: Registry, phrae: "Phrae") -> None:
    entry = phrae.issue(registry, "การกําหนดตัวชี้วัด ปี ๒๕๖๙")
    phrae.receive(registry, "อื่น ๆ")

    assert [one.id for one in registry.search("กำหนด ตัวชี้วัดปี2569")] == [entry.id]
    assert list(registry.search("กำหนด", Filter(direction=Direction.RECEIVED))) == []
    assert list(registry.search("  ")) == []


def test_a_search_can_be_narrowed_as_a_list_can(registry: Registry, phrae: "Phrae") -> None:
    sent = phrae.issue(registry, "แผนชุมชน ระยะที่ ๑")
    later = phrae.issue(registry, "แผนชุมชน ระยะที่ ๒", letter={"kind": "external"})
    received = phrae.receive(registry, "แผนชุมชน ของอำเภอ")

    def found(wanted: Filter) -> list[str]:
        return [one.id for one in registry.search("แผนชุมชน", wanted)]

    assert set(found(Filter(direction=None))) == {sent.id, later.id, received.id}
    assert found(Filter()) == [later.id, sent.id]
    assert found(Filter(direction=Direction.RECEIVED)) == [received.id]
    assert found(Filter(year=BuddhistYear(2568))) == []
    assert found(Filter(year=sent.year, kind="external")) == [later.id]
    assert found(Filter(kind="memo")) == []
    assert found(Filter(code="0023.3")) == [later.id, sent.id]
    assert found(Filter(code="0023.9")) == []
    assert found(Filter(since=date(2026, 3, 3))) == []


def test_a_search_finds_each_row_once_in_its_newest_words(registry: Registry, phrae: "Phrae") -> None:
    entry = phrae.issue(registry, "หนังสือเดิม")
    with phrae.writing(registry) as transaction:
        transaction.amend(entry.id, Amendment(subject="หนังสือใหม่"))

    assert [one.subject for one in registry.search("หนังสือ")] == ["หนังสือใหม่"]
    assert list(registry.search("เดิม")) == []


def test_a_file_is_kept_once_by_its_content(registry: Registry, phrae: "Phrae") -> None:
    entry = phrae.receive(registry)
    with phrae.writing(registry) as transaction:
        scan = transaction.attach(entry.id, "scan.pdf", b"%PDF-1")
        assert transaction.attach(entry.id, "again.pdf", b"%PDF-1") == scan
        transaction.attach(entry.id, "table.xlsx", b"PK")

    assert [one.name for one in registry.attachments(entry.id)] == ["scan.pdf", "table.xlsx"]
    assert registry.content(scan) == b"%PDF-1"


def test_the_log_tells_who_did_what_by_row_person_and_day(registry: Registry, phrae: "Phrae") -> None:
    entry = phrae.issue(registry)
    with registry.transaction(phrae.stamp(phrae.at(3, 3), who="วิชัย", command="letter void")) as transaction:
        transaction.void(entry.id, "ซ้ำ")
    phrae.issue(registry, moment=phrae.at(3, 4))

    assert [line.command for line in registry.log(entry_id=entry.id)] == ["letter issue", "letter void"]
    assert [line.seq for line in registry.log(who="วิชัย")] == [2]
    assert [line.seq for line in registry.log(day=date(2026, 3, 4))] == [3]


def test_secret_letters_have_their_own_book_and_series(opened: Callable[..., Registry], phrae: "Phrae") -> None:
    books, secret = opened(), opened(Book.SECRET)
    phrae.issue(books, letter={"kind": "external"})
    entry = phrae.issue(secret, "ลับ", letter={"kind": "external", "secrecy": "ลับ"})

    assert entry.running == 1
    assert [one.subject for one in books.page(Filter(direction=None)).entries] == ["รายงานผล"]
    assert list(books.search("ลับ")) == []
    with pytest.raises(WrongBookError):
        phrae.issue(books, letter={"kind": "external", "secrecy": "ลับ"})
    with pytest.raises(WrongBookError):
        phrae.issue(secret, letter={"kind": "external"})


def test_other_parts_keep_their_own_records_in_the_same_transaction(registry: Registry, phrae: "Phrae") -> None:
    with phrae.writing(registry) as transaction:
        entry = transaction.issue(phrae.outgoing())
        for name in ("ลอง", "สอง"):
            transaction.put("tracking", f"{entry.id}/{name}", {"year": 2569, "state": "sent"})
        transaction.put("tracking", f"{entry.id}/ลอง", {"year": 2569, "state": "replied"})

    rows = dict(registry.records("tracking", f"{entry.id}/"))
    assert [record["state"] for record in rows.values()] == ["replied", "sent"]
    assert registry.record("tracking", "none") is None
    assert len(list(registry.log(entry_id=entry.id))) == 1


def test_records_that_are_appended_stand_in_the_order_of_their_writing(registry: Registry, phrae: "Phrae") -> None:
    appended = []
    for _ in range(2):
        with phrae.writing(registry) as transaction:
            appended += [transaction.append("tracking", "2569-1", {"year": 2569, "n": n}) for n in range(2)]

    found = list(registry.records("tracking", "2569-1/"))
    assert [record_id for record_id, _ in found] == appended
    assert [record["n"] for _, record in found] == [0, 1, 0, 1]


def test_a_moment_without_its_time_zone_and_an_id_with_a_line_break_are_mistakes(
    registry: Registry, phrae: "Phrae"
) -> None:
    with pytest.raises(ValueError, match="time zone"):
        phrae.stamp(phrae.at().replace(tzinfo=None))
    with pytest.raises(ValueError, match="printable"), phrae.writing(registry) as transaction:
        transaction.put("tracking", "a\nb", {})


def test_a_search_for_what_is_no_text_finds_nothing_and_does_not_fail(registry: Registry, phrae: "Phrae") -> None:
    phrae.issue(registry)

    assert list(registry.search("\udcff")) == []
    assert list(registry.records("tracking", "\udcff")) == []
    assert registry.record("tracking", "\udcff") is None
