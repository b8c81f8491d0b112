"""Due dates as an iCalendar file, read back as a calendar program reads it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from correspondence.documents.calendarfile import Due, calendar_file

WRITTEN = datetime(2016, 7, 22, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
CIRCULAR = Due(
    uid="2559-S-3071@phrae",
    day=date(2016, 8, 1),
    summary="ครบกำหนดตอบ พร ๐๐๒๓.๓/ว ๓๐๗๑ (๙ หน่วย); เตือน, ด่วน",
    description="แบบสำรวจข้อมูลเพื่อประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น\nอำเภอเมืองแพร่, อำเภอลอง",
    alarm_days=3,
)


def _events(content: bytes) -> list[Component]:
    return Calendar.from_ical(content).walk("VEVENT")


def test_a_due_date_is_read_back_as_an_event_of_a_whole_day() -> None:
    (event,) = _events(calendar_file([CIRCULAR], WRITTEN))

    assert event["UID"] == "2559-S-3071@phrae"
    assert event.decoded("DTSTART") == date(2016, 8, 1)
    assert event.decoded("DTEND") == date(2016, 8, 2)
    assert event["SUMMARY"] == CIRCULAR.summary
    assert event["DESCRIPTION"] == CIRCULAR.description
    assert event["TRANSP"] == "TRANSPARENT"
    assert event.decoded("DTSTAMP") == datetime(2016, 7, 22, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "rings"),
    [(3, datetime(2016, 7, 29, 8, 30)), (0, datetime(2016, 8, 1, 8, 30))],  # noqa: DTZ001  # of no zone, as the day
)
def test_its_alarm_rings_when_the_office_opens(days: int, rings: datetime) -> None:
    due = Due("a@b", date(2016, 8, 1), "ครบกำหนด", alarm_days=days)

    (event,) = _events(calendar_file([due], WRITTEN))
    (alarm,) = event.walk("VALARM")

    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["DESCRIPTION"] == "ครบกำหนด"
    trigger = alarm.decoded("TRIGGER")
    assert isinstance(trigger, timedelta)
    assert datetime(2016, 8, 1) + trigger == rings  # noqa: DTZ001  # same


def test_an_entry_may_have_no_alarm_and_no_description() -> None:
    (event,) = _events(calendar_file([Due("a@b", date(2016, 8, 1), "ครบกำหนด", alarm_days=None)], WRITTEN))

    assert not event.walk("VALARM")
    assert "DESCRIPTION" not in event


def test_the_file_says_what_calendar_programs_ask_for() -> None:
    calendar = Calendar.from_ical(calendar_file([CIRCULAR], WRITTEN))

    assert (calendar["VERSION"], calendar["METHOD"], calendar["CALSCALE"]) == ("2.0", "PUBLISH", "GREGORIAN")
    assert calendar["PRODID"]
    assert not calendar.walk("VEVENT")[0].errors


def test_a_calendar_without_entries_is_one_all_the_same() -> None:
    assert _events(calendar_file([], WRITTEN)) == []


def test_the_same_input_gives_the_same_bytes() -> None:
    assert calendar_file([CIRCULAR], WRITTEN) == calendar_file([CIRCULAR], WRITTEN.astimezone(UTC))


def test_long_thai_lines_are_folded_between_characters_at_75_octets() -> None:
    # RFC 5545, 3.1: lines should not be longer than 75 octets; a character must not be torn in two.
    content = calendar_file([Due("a@b", date(2016, 8, 1), "ก้ำ" * 300)], WRITTEN)

    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    assert _events(content)[0]["SUMMARY"] == "ก้ำ" * 300


texts = st.text(st.sampled_from("กขงจำ้็่ะ0๙ :;,\\\"'\n\r\x00\x0b\x85\u2028%ABCBEGIN:END"), max_size=200).filter(
    lambda text: "\\N" not in text  # the library takes a backslash and N for a line break, before it escapes anything
)


@given(texts, texts)
def test_no_text_breaks_out_of_its_line(summary: str, description: str) -> None:
    due = Due("a@b", date(2016, 8, 1), summary, description)

    (event,) = _events(calendar_file([due], WRITTEN))

    assert event["UID"] == "a@b"
    assert event.decoded("DTSTART") == date(2016, 8, 1)
    assert len(event.walk("VALARM")) == 1
    plain = summary.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ").replace("\x0b", " ")
    assert str(event.get("SUMMARY", "")) == plain
