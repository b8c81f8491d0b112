"""What the shipped letter templates are given: every field of a letter as the text that is printed.

Digits of running text turn Thai (or Arabic) as the office has it; e-mail addresses, URLs and codes beside Latin letters
keep theirs. The fields are listed, in Thai and English, in `templates/README.md`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from correspondence.letters.letter import Letter, Paragraph, TableRow
from correspondence.letters.rank import part_rank
from correspondence.thai.calendar import format_long
from correspondence.thai.numerals import arabic_digits, thai_digits, to_arabic, to_thai

DEFAULT_FONT = "TH SarabunPSK"
"""The typeface of official letters (นร ๐๑๐๖/ว ๒๐๑๙); the shipped templates are typed in it."""

_FOR_THE_GATE = {"emblem", "font"}
_QUANTITY = re.compile(r"\s+(จำนวน\s+\S+\s+\S+)$")
_NUMBERED = re.compile(r"^\s*[0-9๐-๙]{1,2}[.)](?![0-9๐-๙])\s*")


_REGISTER_FIELDS = frozenset({"title", "period", "columns", "days", "days.heading", "days.rows"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """How the letters of an office look.

    Attributes:
        emblem: the office's own picture file of the Garuda, or None for a plain frame of its size.
        font: typeface that takes the place of TH SarabunPSK in the template.
        thai_digits: whether running text is typed with Thai digits; else with Arabic ones.
    """

    emblem: Path | None = None
    font: str = DEFAULT_FONT
    thai_digits: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list in the letter's head: its number (`๑.`, empty when it stands alone), text and quantity."""

    number: str
    text: str
    quantity: str = ""


@dataclass(frozen=True, slots=True)
class _Digits:
    running: Callable[[str], str]
    every: Callable[[str], str]


def letter_fields(letter: Letter, look: Letterhead) -> dict[str, object]:
    """Return the fields of `letter` for the shipped templates.

    The date is printed in full, B.E.; a day that is not sure is printed as it was written. What a letter does not have
    is an empty text or an empty list. `emblem` and `font` are for the gate.
    """
    digits = _Digits(to_thai, thai_digits) if look.thai_digits else _Digits(to_arabic, arabic_digits)
    say = digits.running
    rank, name = part_rank(letter.signer.name) if letter.signer else ("", "")
    return {
        "kind": letter.kind.value,
        "urgency": letter.urgency.value if letter.urgency else "",
        "secrecy": letter.secrecy.value if letter.secrecy else "",
        "number": digits.every(str(letter.number)) if letter.number else "",
        "office": say(letter.office),
        "address": _each(say, letter.address),
        "date": digits.every(_date(letter)),
        "date_with_era": digits.every(_date(letter, era="พ.ศ. ")),
        "subject": say(letter.subject),
        "salutation": letter.salutation,
        "addressees": _together(_each(say, letter.addressees)),
        "references": _listed(say(citation.text) for citation in letter.references),
        "enclosures": _listed(map(say, letter.enclosures), with_quantity=True),
        "body": [_paragraph(say, paragraph) for paragraph in letter.body],
        "closing": letter.closing,
        "rank": rank,
        "signer": name,
        "position": _each(say, letter.signer.position) if letter.signer else [],
        "owner_unit": _each(say, letter.owner_unit),
        "phone": say(letter.phone),
        "copies": _each(say, letter.copies),
        "emblem": look.emblem,
        "font": look.font,
    }


def letter_field_names() -> frozenset[str]:
    """Return the names of the fields that every letter has; of lists also what their entries have, `body.text`."""
    names = set(letter_fields(Letter(), Letterhead())) - _FOR_THE_GATE
    items = {"references": Listed, "enclosures": Listed, "body": Paragraph}
    names |= {f"{name}.{item.name}" for name, kind in items.items() for item in fields(kind)}
    return frozenset(names | {f"body.table.{item.name}" for item in fields(TableRow)})


def known_fields(form: str) -> frozenset[str]:
    """Return the names of the fields that a template called `form` may ask for."""
    return _REGISTER_FIELDS if form.startswith("register") else letter_field_names()


def _each(say: Callable[[str], str], lines: Iterable[str]) -> list[str]:
    return [say(line) for line in lines]


def _together(addressees: list[str]) -> list[str]:
    """Write two addressees on one line, as offices do; more, or where `และ` would not tell them apart, one a line."""
    if len(addressees) == 2 and not any("และ" in addressee for addressee in addressees):
        return [" และ".join(addressees)]
    return addressees


def _date(letter: Letter, era: str = "") -> str:
    if letter.date is None:
        return ""
    if letter.date.start is None or letter.date.end or letter.date.precision != "day":
        return letter.date.text
    day, month, year = format_long(letter.date.start).split(" ")
    return f"{day} {month} {era}{year}"


def _paragraph(say: Callable[[str], str], paragraph: Paragraph) -> Paragraph:
    table = tuple(TableRow(*(say(getattr(row, cell.name)) for cell in fields(TableRow))) for row in paragraph.table)
    return Paragraph(paragraph.level, say(paragraph.label), say(paragraph.text), table)


def _listed(lines: Iterable[str], *, with_quantity: bool = False) -> list[Listed]:
    """Number the lines of a list when there are several, and part the quantity off that is printed flush right."""
    texts = [_NUMBERED.sub("", " ".join(line.split())) for line in lines]
    alone = len(texts) == 1
    return [
        Listed("" if alone else thai_digits(f"{place}."), *_parted(text, with_quantity=with_quantity))
        for place, text in enumerate(texts, 1)
    ]


def _parted(text: str, *, with_quantity: bool) -> tuple[str, str]:
    found = _QUANTITY.search(text) if with_quantity else None
    return (text[: found.start()], found[1]) if found else (text, "")
