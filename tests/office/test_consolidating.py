"""The consolidated report of an office: rounds compared by day, late replies known from the letter they answer."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from correspondence.indicators.definition import Definition
from correspondence.letters.number import LetterNumber
from correspondence.letters.recipient import Recipient
from correspondence.office.consolidating import ComparedDayError, sheet_of
from correspondence.office.directory import directory_of, find_recipient
from correspondence.office.following import follow, record_event
from correspondence.office.founding import found_office
from correspondence.office.indicators import find_definition
from correspondence.office.office import Office, open_office
from correspondence.office.reporting import enter
from correspondence.registry.records import Entry, Incoming, Outgoing, Series, Stamp
from correspondence.thai.calendar import BuddhistYear
from correspondence.tracking.circular import Asked, Circular, Event, Step

BANGKOK = timezone(timedelta(hours=7))
FULL = {
    "team_ready": "มี", "plan_reviewed": "มี", "forum_held": "มี",
    "plan_projects": "60", "self_run": "10", "in_plan": "25", "approved": "10",
}  # fmt: skip


def _at(office: Office, month: int, day: int) -> Office:
    return replace(office, clock=lambda: datetime(2016, month, day, 9, tzinfo=BANGKOK))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    opened = replace(open_office(found_office(tmp_path / "office", "phrae")), who="สมศรี")
    return _at(opened, 7, 1)


@pytest.fixture
def definition(office: Office) -> Definition:
    return find_definition(office, "1.4")


@pytest.fixture
def saroi(office: Office) -> Recipient:
    return find_recipient(directory_of(office), "อบต.สรอย")


def test_the_earlier_round_is_what_was_written_down_by_then(
    office: Office, definition: Definition, saroi: Recipient
) -> None:
    enter(_at(office, 7, 1), definition, saroi, {**FULL, "in_plan": "24"})
    enter(_at(office, 8, 1), definition, saroi, FULL)

    (one,) = sheet_of(office, ["1.4"], date(2016, 8, 15), date(2016, 7, 15)).indicators

    assert one.before is not None
    before, now = (found.office(saroi.id) for found in (one.before, one.found))
    assert before
    assert now
    assert (before.step, now.step) == (3, 5)
    assert one.came == {saroi.id: date(2016, 8, 1)}


def test_a_day_that_is_not_earlier_is_refused(office: Office) -> None:
    with pytest.raises(ComparedDayError):
        sheet_of(office, [], date(2016, 8, 15), date(2016, 8, 15))


def test_an_indicator_named_twice_stands_once(office: Office) -> None:
    sheet = sheet_of(office, ["1.4", "๑.๔"], date(2016, 8, 15))
    assert [one.found.definition.code for one in sheet.indicators] == ["1.4"]


def test_a_report_in_a_late_reply_is_listed_with_its_days(
    office: Office, definition: Definition, saroi: Recipient
) -> None:
    reply = _asked_and_answered(office, saroi, due=date(2016, 7, 10), on=date(2016, 7, 14))
    enter(_at(office, 7, 14), definition, saroi, FULL, reply=reply)

    (late,) = sheet_of(office, ["1.4"], date(2016, 8, 15)).indicators[0].late

    assert (late.key, late.office, late.on, late.due, late.days) == (
        saroi.id, "อบต.สรอย", date(2016, 7, 14), date(2016, 7, 10), 4,
    )  # fmt: skip


def test_a_report_in_a_reply_in_time_is_not_late(office: Office, definition: Definition, saroi: Recipient) -> None:
    reply = _asked_and_answered(office, saroi, due=date(2016, 7, 10), on=date(2016, 7, 10))
    enter(_at(office, 7, 10), definition, saroi, FULL, reply=reply)
    assert not sheet_of(office, ["1.4"], date(2016, 8, 15)).indicators[0].late


def _asked_and_answered(office: Office, who: Recipient, *, due: date, on: date) -> Entry:
    """Send a letter that `who` has to answer by a day, and receive its answer on another; return the answer."""
    begun = office.now()
    year = BuddhistYear(2559)
    with office.registry.transaction(Stamp(who="สมศรี", command="letter issue", now=begun)) as transaction:
        number = LetterNumber.parse("พร 0023.3/ว")
        sent = transaction.issue(Outgoing(series=Series("พร 0023.3", "circulars", year), number=number))
        follow(transaction, sent, Circular(id=sent.id, opened=begun, reply_by=due, asked=1), [Asked.of(who)])
    then = datetime.combine(on, begun.timetz())
    with office.registry.transaction(Stamp(who="สมศรี", command="receive", now=then)) as transaction:
        reply = transaction.receive(Incoming(series=Series("พร 0023.3", "received", year), received=then))
        event = Event(id="", step=Step.REPLIED, on=on, recorded=then, by="สมศรี", recipients=(who.id,), letter=reply.id)
        record_event(transaction, sent, event)
    return reply
