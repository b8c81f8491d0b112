"""Rows, series, links and attachments as plain JSON records, as journal and books keep them, and back.

A record leaves out what is empty. Days and moments are ISO text (C.E.); `year` is the book it belongs to (B.E.).
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from correspondence.letters.number import LetterNumber
from correspondence.registry.records import Attachment, Direction, Entry, Link, Record, Series, SeriesState, State
from correspondence.thai.calendar import BuddhistYear

_TEXTS = ("kind", "subject", "sender", "addressee", "action", "remarks", "void_reason", "back_dated", "holder")


def entry_record(entry: Entry) -> dict[str, Any]:
    """Return a row as a record."""
    return _filled(
        {
            "id": entry.id,
            "year": int(entry.series.year),
            "office": entry.series.office,
            "series": entry.series.kind,
            "running": entry.running,
            "number": entry.number and number_record(entry.number),
            "dated": entry.dated and entry.dated.isoformat(),
            "registered": entry.registered.isoformat(),
            "by": entry.by,
            "state": str(entry.state),
            "kind": entry.kind,
            "subject": entry.subject,
            "sender": entry.sender,
            "addressee": entry.addressee,
            "action": entry.action,
            "remarks": entry.remarks,
            "void_reason": entry.void_reason,
            "back_dated": entry.back_dated,
            "holder": entry.holder,
            "expires": entry.expires and entry.expires.isoformat(),
            "letter": dict(entry.letter),
        }
    )


def entry_from(direction: Direction, entry_id: str, record: Record) -> Entry:
    """Return the row of a record."""
    return Entry(
        id=entry_id,
        direction=direction,
        series=Series(record["office"], record["series"], BuddhistYear(record["year"])),
        running=record["running"],
        registered=datetime.fromisoformat(record["registered"]),
        by=record["by"],
        number=number_from(record.get("number")),
        dated=_day(record.get("dated")),
        state=State(record["state"]),
        expires=_moment(record.get("expires")),
        letter=record.get("letter", {}),
        **{name: record[name] for name in _TEXTS if name in record},
    )


def number_record(number: LetterNumber) -> dict[str, Any]:
    """Return a number as a record; `text` is as it was written."""
    return _filled(
        {
            "text": number.text,
            "prefix": number.prefix,
            "unit": number.unit,
            "code": number.code,
            "circular": number.circular,
            "running": number.running,
            "year": number.year and int(number.year),
        }
    )


def number_from(record: Record | None) -> LetterNumber | None:
    """Return the number of a record, also of the shape that `saraban read` prints."""
    if not record:
        return None
    year = record.get("year")
    return LetterNumber(
        prefix=record.get("prefix"),
        code=record.get("code"),
        circular=bool(record.get("circular")),
        running=record.get("running"),
        unit=record.get("unit"),
        year=BuddhistYear(year) if year else None,
        text=record.get("text", ""),
    )


def series_record(state: SeriesState) -> dict[str, Any]:
    """Return where a series stands as a record."""
    return _filled(
        {
            "year": int(state.series.year),
            "office": state.series.office,
            "kind": state.series.kind,
            "last": state.last,
            "last_dated": state.last_dated and state.last_dated.isoformat(),
            "reserved": list(state.reserved),
        }
    )


def series_from(record: Record, series: Series | None = None) -> SeriesState:
    """Return where a series stands; `series` is the one of the record, if it is at hand."""
    return SeriesState(
        series=series or Series(record.get("office", ""), record["kind"], BuddhistYear(record["year"])),
        last=record.get("last", 0),
        last_dated=_day(record.get("last_dated")),
        reserved=tuple(record.get("reserved", ())),
    )


def link_record(link: Link, year: int, joined: str = "") -> dict[str, Any]:
    """Return a reference as a record of the book of `year` (B.E.); `joined` is the row that a clerk chose for it."""
    return _filled(
        {
            "year": year,
            "text": link.text,
            "number": link.number and number_record(link.number),
            "dated": link.dated and link.dated.isoformat(),
            "subject": link.subject,
            "joined": joined,
        }
    )


def link_from(link_id: str, record: Record, cited: tuple[str, ...] = ()) -> Link:
    """Return the reference of a record; `cited` are the rows it may mean."""
    citing, _, position = link_id.rpartition("/")
    return Link(
        citing=citing,
        position=int(position),
        text=record.get("text", ""),
        number=number_from(record.get("number")),
        dated=_day(record.get("dated")),
        subject=record.get("subject", ""),
        cited=cited,
    )


def links_of(citing: str, letter: Record) -> list[Link]:
    """Return the references of a letter given as plain JSON (`letters.shape`)."""
    return [_link(citing, position, one) for position, one in enumerate(letter.get("references") or ())]


def _link(citing: str, position: int, reference: Mapping[str, Any]) -> Link:
    dated = _day(reference.get("date"))
    number = number_from(reference.get("number"))
    if number and dated and not number.year:
        number = LetterNumber(
            prefix=number.prefix,
            code=number.code,
            circular=number.circular,
            running=number.running,
            unit=number.unit,
            year=BuddhistYear.of_date(dated),
            text=number.text,
        )
    return Link(
        citing=citing,
        position=position,
        text=reference.get("text") or "",
        number=number,
        dated=dated,
        subject=reference.get("subject") or "",
    )


def attachment_record(attachment: Attachment, year: int) -> dict[str, Any]:
    """Return an attached file as a record of the book of `year` (B.E.)."""
    return {"year": year, "name": attachment.name, "sha256": attachment.sha256, "size": attachment.size}


def attachment_from(attachment_id: str, record: Record) -> Attachment:
    """Return the attached file of a record."""
    entry, _, _ = attachment_id.rpartition("/")
    return Attachment(entry=entry, name=record["name"], sha256=record["sha256"], size=record["size"])


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value or (value == 0 and value is not False)}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
