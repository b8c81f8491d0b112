"""Letters, citations, numbers, dates and doubts as plain JSON values: the promised shapes of the command line.

What is not there is None or an empty list; dates are ISO (C.E.). The registry keeps letters in the same shape, so
that a book reads like the answer of a command. `letter_from` is the way back.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from correspondence.doubts import Doubt
from correspondence.letters.letter import Draft, Kind, Letter, Paragraph, Signer, TableRow
from correspondence.letters.number import LetterNumber
from correspondence.letters.urgency import Secrecy, Urgency
from correspondence.thai.calendar import BuddhistYear, format_long

if TYPE_CHECKING:
    # Who only shows a number does not wait for the readers of dates and citations.
    from correspondence.letters.citation import Citation
    from correspondence.thai.dates import DateReading

Shape = dict[str, Any]


def doubt_shape(doubt: Doubt) -> Shape:
    """Return `{field, text, reason}`; the reason names the candidates where there are some."""
    return {"field": doubt.field, "text": doubt.text, "reason": explained(doubt)}


def explained(doubt: Doubt) -> str:
    """Return the reason of a doubt with the days that may be meant, as letters write them."""
    days = ", ".join(format_long(date.fromisoformat(day)) for day in doubt.candidates)
    return f"{doubt.reason}: {days}" if days else str(doubt.reason)


def date_shape(reading: "DateReading") -> Shape:
    """Return `{text, iso, end, precision, doubts}`; each doubt also lists its candidates."""
    return {
        "text": reading.text,
        "iso": _iso(reading.start),
        "end": _iso(reading.end),
        "precision": reading.precision,
        "doubts": [doubt_shape(doubt) | {"candidates": list(doubt.candidates)} for doubt in reading.doubts],
    }


def number_shape(number: LetterNumber) -> Shape:
    """Return `{text, key, prefix, code, circular, running, unit, year}`; the year is B.E."""
    return {
        "text": number.text,
        "key": number.key,
        "prefix": number.prefix,
        "code": number.code,
        "circular": number.circular,
        "running": number.running,
        "unit": number.unit,
        "year": None if number.year is None else int(number.year),
    }


def citation_shape(citation: "Citation") -> Shape:
    """Return `{text, start, end, agency, urgency, secrecy, number, date, subject, doubts}`."""
    return {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "agency": citation.agency,
        "urgency": citation.urgency and citation.urgency.value,
        "secrecy": citation.secrecy and citation.secrecy.value,
        "number": citation.number and number_shape(citation.number),
        "date": citation.date and _iso(citation.date.start),
        "subject": citation.subject,
        "doubts": [doubt_shape(doubt) for doubt in citation.doubts],
    }


def letter_shape(letter: Letter) -> Shape:
    """Return a letter in the shape of `saraban read`, without the doubts of its reading."""
    return {
        "kind": letter.kind.value,
        "urgency": letter.urgency and letter.urgency.value,
        "secrecy": letter.secrecy and letter.secrecy.value,
        "number": letter.number and number_shape(letter.number),
        "office": letter.office or None,
        "address": list(letter.address),
        "date": letter.date and date_shape(letter.date),
        "subject": letter.subject or None,
        "salutation": letter.salutation or None,
        "addressees": list(letter.addressees),
        "references": [citation_shape(citation) for citation in letter.references],
        "enclosures": list(letter.enclosures),
        "body": [_paragraph_shape(one) for one in letter.body],
        "closing": letter.closing or None,
        "signer": letter.signer and {"name": letter.signer.name, "position": list(letter.signer.position)},
        "owner_unit": list(letter.owner_unit),
        "phone": letter.phone or None,
        "copies": list(letter.copies),
    }


def draft_shape(draft: Draft) -> Shape:
    """Return what `saraban read --json` prints."""
    return letter_shape(draft.letter) | {"doubts": [doubt_shape(doubt) for doubt in draft.doubts]}


def letter_from(shape: Mapping[str, Any]) -> Letter:
    """Return the letter of a shape; `letter_from(letter_shape(x)) == x` but for doubts, which are not kept."""
    signer = shape.get("signer")
    return Letter(
        kind=Kind(shape["kind"]),
        urgency=Urgency(shape["urgency"]) if shape.get("urgency") else None,
        secrecy=Secrecy(shape["secrecy"]) if shape.get("secrecy") else None,
        number=_number_from(shape.get("number")),
        office=shape.get("office") or "",
        address=tuple(shape.get("address", ())),
        date=_date_from(shape.get("date")),
        subject=shape.get("subject") or "",
        salutation=shape.get("salutation") or "",
        addressees=tuple(shape.get("addressees", ())),
        references=tuple(_citation_from(one) for one in shape.get("references", ())),
        enclosures=tuple(shape.get("enclosures", ())),
        body=tuple(_paragraph_from(one) for one in shape.get("body", ())),
        closing=shape.get("closing") or "",
        signer=Signer(signer["name"], tuple(signer["position"])) if signer else None,
        owner_unit=tuple(shape.get("owner_unit", ())),
        phone=shape.get("phone") or "",
        copies=tuple(shape.get("copies", ())),
    )


def _paragraph_shape(one: Paragraph) -> Shape:
    """Return `{level, label, text}`; only a paragraph with a table also has `table`, a list of rows of four texts."""
    shape: Shape = {"level": one.level, "label": one.label, "text": one.text}
    if one.table:
        shape["table"] = [[row.area, row.reported, row.result, row.score] for row in one.table]
    return shape


def _paragraph_from(shape: Mapping[str, Any]) -> Paragraph:
    table = tuple(TableRow(*row) for row in shape.get("table", ()))
    return Paragraph(shape["level"], shape["label"], shape["text"], table)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number_from(shape: Mapping[str, Any] | None) -> LetterNumber | None:
    if shape is None:
        return None
    year = shape.get("year")
    return LetterNumber(
        text=shape["text"],
        prefix=shape["prefix"],
        code=shape["code"],
        circular=shape["circular"],
        running=shape["running"],
        unit=shape.get("unit"),
        year=None if year is None else BuddhistYear(year),
    )


def _date_from(shape: Mapping[str, Any] | None) -> "DateReading | None":
    from correspondence.thai.dates import DateReading  # noqa: PLC0415  # as above

    if shape is None:
        return None
    return DateReading(
        text=shape["text"],
        start=_day(shape["iso"]),
        end=_day(shape["end"]),
        precision=shape["precision"],
        doubts=(),
    )


def _citation_from(shape: Mapping[str, Any]) -> "Citation":
    from correspondence.letters.citation import Citation  # noqa: PLC0415  # as above
    from correspondence.thai.dates import DateReading  # noqa: PLC0415

    day = _day(shape["date"])
    return Citation(
        text=shape["text"],
        start=shape["start"],
        end=shape["end"],
        agency=shape["agency"],
        urgency=Urgency(shape["urgency"]) if shape["urgency"] else None,
        secrecy=Secrecy(shape["secrecy"]) if shape["secrecy"] else None,
        number=_number_from(shape["number"]),
        date=DateReading(text=day.isoformat(), start=day, end=None, precision="day") if day else None,
        subject=shape["subject"],
        doubts=(),
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
