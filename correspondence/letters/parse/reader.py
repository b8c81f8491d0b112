"""Understand the text of a letter: clean, split, recognise, doubt — the stages one after another."""

import re

from correspondence.doubts import Doubt
from correspondence.letters.letter import Draft, Kind, Letter
from correspondence.letters.parse.body import read_body
from correspondence.letters.parse.damage import Mended, damage_doubts
from correspondence.letters.parse.foot import Foot, read_foot
from correspondence.letters.parse.head import Head, read_head
from correspondence.letters.parse.items import addressees, list_items, one_line, references
from correspondence.letters.parse.lines import clean, flat, single_spaced
from correspondence.letters.parse.marks import take_marks
from correspondence.letters.parse.memo import read_memo
from correspondence.letters.parse.misgivings import date_doubts, missing, phone_doubts, reference_doubts
from correspondence.letters.parse.sections import Parts, split
from correspondence.letters.parse.stamp import without_stamp
from correspondence.thai.dates import DateReading, read_date

_ISSUED_ON = re.compile("^.*?ที่")


def read_letter(text: str) -> Draft:
    """Return what a letter's text says, with a doubt for everything that is not sure; never raises.

    Args:
        text: the letter as an extractor or a clerk left it, pages one after another.
    """
    cleaned = clean(text)
    marks, lines = take_marks(cleaned.lines)
    lines = without_stamp(single_spaced(lines))
    parts = split(lines)
    head = read_memo(parts.head) if parts.kind is Kind.MEMO else read_head(parts.head, parts.kind)
    foot = read_foot(parts.foot, stamped=parts.kind is Kind.STAMPED)
    body, joined = read_body(parts.body, min((line.indent for line in lines), default=0))
    letter = Letter(
        kind=parts.kind,
        urgency=marks.urgency,
        secrecy=marks.secrecy,
        number=head.number,
        office=head.office or foot.office,
        address=head.address,
        date=_date(parts, head, foot),
        subject=one_line(parts.texts("subject")) or head.subject,
        salutation=parts.fields["salutation"].label.word if "salutation" in parts.fields else "",
        addressees=addressees(parts.texts("salutation")),
        references=references(parts.texts("references")),
        enclosures=tuple(list_items(parts.texts("enclosures"))),
        body=body,
        closing=flat(parts.closing.text) if parts.closing else "",
        signer=foot.signer,
        owner_unit=foot.owner_unit,
        phone=foot.phone or head.phone,
        copies=foot.copies,
    )
    found = [*cleaned.doubts, *joined, *marks.doubts, *head.doubts, *parts.doubts, *foot.doubts]
    return Draft(letter, _doubts(letter, found, cleaned.mended))


def _date(parts: Parts, head: Head, foot: Foot) -> DateReading | None:
    if head.date:
        return head.date
    text = _ISSUED_ON.sub("", parts.issued.text, count=1).strip() if parts.issued else foot.date
    return read_date(text) if text else None


def _doubts(letter: Letter, found: list[Doubt], mended: Mended) -> tuple[Doubt, ...]:
    """Return all doubts, in the order of the letter's fields as far as they are known by them."""
    return (
        *date_doubts(letter),
        *reference_doubts(letter),
        *found,
        *phone_doubts(letter),
        *missing(letter),
        *damage_doubts(_texts(letter), mended),
    )


def _texts(letter: Letter) -> dict[str, str]:
    signer = [letter.signer.name, *letter.signer.position] if letter.signer else []
    return {
        "office": letter.office,
        "address": " ".join(letter.address),
        "subject": letter.subject,
        "addressees": " ".join(letter.addressees),
        "references": " ".join(one.text for one in letter.references),
        "enclosures": " ".join(letter.enclosures),
        "body": " ".join(one.text for one in letter.body),
        "signer": " ".join(signer),
        "owner_unit": " ".join(letter.owner_unit),
        "copies": " ".join(letter.copies),
    }
