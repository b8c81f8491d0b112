"""Enter by hand what an office reported for an indicator."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from correspondence.documents.collection.cells import expectation
from correspondence.errors import CorrespondenceError
from correspondence.indicators.answers import Answer, AnswerValue, Report, Unfit, figure
from correspondence.indicators.compute import reporters
from correspondence.indicators.definition import Definition, Field, FieldType
from correspondence.indicators.offices import OfficeResult, compute_office
from correspondence.language import say
from correspondence.letters.recipient import Recipient
from correspondence.office.indicators import Kept, keep_report, kept_reports, reply_source
from correspondence.office.office import Office
from correspondence.registry.records import Entry, Stamp
from correspondence.thai.calendar import format_long
from correspondence.thai.dates import read_date
from correspondence.thai.numerals import arabic_digits

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?", re.ASCII)
_YES = frozenset({"ใช่", "มี", "yes", "true", "1", "ผ่าน"})
_NO = frozenset({"ไม่", "ไม่ใช่", "ไม่มี", "no", "false", "0", "ไม่ผ่าน"})


class EnteredError(CorrespondenceError):
    """Something entered for an indicator that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered: the report, what it gives, and whether it is new."""

    report: Report
    result: OfficeResult
    new: bool


def enter(  # noqa: PLR0913  # what a clerk says, each thing by its name
    office: Office,
    definition: Definition,
    reporter: Recipient,
    words: Mapping[str, str],
    *,
    reply: Entry | None = None,
    on: date | None = None,
    dry_run: bool = False,
) -> Entered:
    """Keep what an office reported, typed by a clerk; fields that are not named keep their last answer.

    It came `on` a day, otherwise today.

    Raises:
        EnteredError: the office does not report this indicator, a field is unknown, a value is none that it can have,
            or later figures are there and would stay.
    """
    if not reporters(definition, [reporter]):
        raise EnteredError(say("{office} does not report indicator {code}", office=reporter.name, code=definition.code))
    day, latest = on or office.today(), _latest(office, definition, reporter)
    if latest and latest.on > day:
        since = format_long(latest.on)
        raise EnteredError(
            say("figures of {office} that came on {day} stand and would stay", office=reporter.name, day=since)
        )
    before = latest.report.answers if latest else {}
    source = reply_source(reply.number, reply.dated, "", "") if reply else None
    answers = {name: Answer(_value(definition, name, text), source) for name, text in words.items()}
    report = Report(office=reporter.id, answers={**before, **answers})
    new = dict(before) != dict(report.answers)
    if new and not dry_run:
        stamp = Stamp(who=office.who, command="indicator enter", now=office.now())
        with office.registry.transaction(stamp) as transaction:
            keep_report(transaction, definition, report, stamp, on=day, reply=reply.id if reply else "")
    return Entered(report, compute_office(definition, reporter, report), new)


def _latest(office: Office, definition: Definition, reporter: Recipient) -> Kept | None:
    found = [kept for kept in kept_reports(office, definition, date.max) if kept.report.office == reporter.id]
    return found[-1] if found else None


def _value(definition: Definition, name: str, text: str) -> AnswerValue | None:
    field = definition.field(name)
    if field is None:
        known = ", ".join(one.name for one in definition.fields)
        raise EnteredError(
            say("{code} asks for no field {name}; it asks for {known}", code=definition.code, name=name, known=known)
        )
    if not text.strip():
        return None
    value = _read(field, arabic_digits(text.strip()))
    if value is None:
        kind = expectation(field)
        raise EnteredError(say("{label}: “{text}” is not {kind}", label=field.label, text=text, kind=kind))
    unfit = figure(field, value)
    if isinstance(unfit, Unfit):
        raise EnteredError(unfit.sentence)
    return value


def _read(field: Field, text: str) -> AnswerValue | None:
    match field.type:
        case FieldType.TEXT:
            return text
        case FieldType.YES_NO:
            return True if text in _YES else False if text in _NO else None
        case FieldType.DATE:
            return read_date(text).start
    if not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text.replace(",", ""))
    return int(number) if number == number.to_integral_value() else number
