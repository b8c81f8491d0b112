"""Envelopes (ซองหนังสือ, แบบที่ ๑๕ of the Regulation on Correspondence B.E. 2526) and sheets of address labels.

One document has a page for each recipient, so that a whole mailing goes to the printer at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from pathlib import Path

from lxml import etree

from correspondence.documents.fields import Letterhead
from correspondence.documents.gate import filled, render
from correspondence.documents.measured import measured, set_columns, set_width, tables_called
from correspondence.documents.tags import W
from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.urgency import Urgency
from correspondence.thai.numerals import arabic_digits, thai_digits, to_arabic, to_thai

ENVELOPE_FIELDS = frozenset(
    {"office", "address", "number", "urgency", "salutation", "letters", "letters.number", "letters.name",
     "letters.lines", "letters.postcode"}
)  # fmt: skip
"""What the templates `envelope-….docx` may ask for."""

LABEL_FIELDS = frozenset({"salutation", "rows", "rows.name", "rows.lines", "rows.postcode"})
"""What the template `labels.docx` may ask for."""

_TWIPS = 1440 / 25.4  # to a millimetre


class NobodyAddressedError(CorrespondenceError):
    """Envelopes or labels are asked for, and there is nobody to write to."""

    def __init__(self) -> None:
        super().__init__(say("there is nobody to address; name at least one recipient"))


class NoSuchLabelError(CorrespondenceError):
    """The first free label lies outside the sheet."""

    def __init__(self, start: int, labels: int) -> None:
        super().__init__(
            say("a sheet has the labels 1 to {labels}; there is no label {start}", labels=labels, start=start)
        )


@dataclass(frozen=True, slots=True)
class Address:
    """Where a letter goes.

    Attributes:
        name: the addressee as printed behind เรียน: `นายอำเภอเมืองแพร่`.
        lines: the office and its address, a line each.
        postcode: five digits, Thai or Arabic, or empty.
        number: the number of the letter inside, where each recipient has a number of its own; else empty.
    """

    name: str
    lines: tuple[str, ...] = ()
    postcode: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeSheet:
    """Envelopes to be printed.

    Attributes:
        office: the sender (ส่วนราชการเจ้าของหนังสือ); `sender` is its address, a line each.
        addresses: the recipients, in the order of the pages.
        number: the letter's number, for addresses that have none of their own.
        urgency: printed in red, or None.
        salutation: what stands before the name; `ถึง` for a stamped letter.
    """

    office: str
    sender: tuple[str, ...] = ()
    addresses: Sequence[Address]
    number: str = ""
    urgency: Urgency | None = None
    salutation: str = "เรียน"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelGrid:
    """A sheet of A4 with labels, as the box says. Lengths are millimetres.

    Attributes:
        columns, rows: how many labels side by side and below each other.
        width, height: of a label.
        left, top: from the edge of the paper to the first label.
        gap: between two labels side by side.
    """

    columns: int
    rows: int
    width: float
    height: float
    left: float = 0
    top: float = 0
    gap: float = 0

    @property
    def labels(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows


LABELS_24 = LabelGrid(columns=3, rows=8, width=70, height=37, top=0.5)
"""3 × 8 labels of 70 × 37 mm."""

LABELS_14 = LabelGrid(columns=2, rows=7, width=99.1, height=38.1, left=4.65, top=15.15, gap=2.5)
"""2 × 7 labels of 99.1 × 38.1 mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """Labels to be printed; `start` is the first free label of a used sheet, counted along the rows from 1."""

    addresses: Sequence[Address]
    grid: LabelGrid = LABELS_24
    start: int = 1
    salutation: str = "เรียน"


def envelopes(template: Path, sheet: EnvelopeSheet, look: Letterhead) -> bytes:
    """Return a .docx with an envelope a page.

    Args:
        template: `envelope-c4.docx`, `envelope-c5.docx` or `envelope-dl.docx`, which say how large an envelope is.
        sheet: what is printed on them.
        look: emblem, typeface and digits of the office.

    Raises:
        NobodyAddressedError: there is no address.
        WordFileError, TemplateError, EmblemError: as for `gate.render`.
    """
    if not sheet.addresses:
        raise NobodyAddressedError
    return render(template, envelope_fields(sheet, look))


def envelope_fields(sheet: EnvelopeSheet, look: Letterhead) -> dict[str, object]:
    """Return the fields of the envelope templates; a list of lines is a line each, the postcode all digits alike."""
    running = to_thai if look.thai_digits else to_arabic
    every = thai_digits if look.thai_digits else arabic_digits
    return {
        "office": running(sheet.office),
        "address": [running(line) for line in sheet.sender],
        "number": every(sheet.number),
        "urgency": sheet.urgency.value if sheet.urgency else "",
        "salutation": sheet.salutation,
        "letters": [_printed(address, look, sheet.number) for address in sheet.addresses],
        "emblem": look.emblem,
        "font": look.font,
    }


def labels(template: Path, sheet: LabelSheet, look: Letterhead) -> bytes:
    """Return a .docx with address labels, as many sheets as are needed.

    Raises:
        NobodyAddressedError: there is no address.
        NoSuchLabelError: the first free label lies outside the sheet.
        WordFileError, TemplateError: as for `gate.render`.
    """
    if not sheet.addresses:
        raise NobodyAddressedError
    if not 1 <= sheet.start <= sheet.grid.labels:
        raise NoSuchLabelError(sheet.start, sheet.grid.labels)
    return filled(measured(template, partial(_measure, grid=sheet.grid)), label_fields(sheet, look))


def label_fields(sheet: LabelSheet, look: Letterhead) -> dict[str, object]:
    """Return the fields of `labels.docx`: rows of labels; one that is used, or left over, has no name and no lines."""
    return {
        "salutation": sheet.salutation,
        "rows": list(_rows(sheet, look)),
        "emblem": None,
        "font": look.font,
        "number": "",
    }


def _rows(sheet: LabelSheet, look: Letterhead) -> Iterator[list[Address]]:
    blank, columns = Address(""), sheet.grid.columns
    printed = (_printed(address, look) for address in sheet.addresses)
    places = list(chain(repeat(blank, sheet.start - 1), printed))
    places += repeat(blank, -len(places) % columns)
    for first in range(0, len(places), columns):
        yield places[first : first + columns]


def _printed(address: Address, look: Letterhead, number: str = "") -> Address:
    running = to_thai if look.thai_digits else to_arabic
    every = thai_digits if look.thai_digits else arabic_digits
    return Address(
        running(address.name),
        tuple(running(line) for line in address.lines if line.strip()),
        every(address.postcode),
        every(address.number or number),
    )


def _measure(root: etree._Element, grid: LabelGrid) -> None:
    """Lay the paper and the table out for these labels; a gap is part of the column before it."""
    width, height = round((grid.width + grid.gap) * _TWIPS), round(grid.height * _TWIPS)
    left, top = round(grid.left * _TWIPS), round(grid.top * _TWIPS)
    for margins in root.iter(f"{W}pgMar"):
        margins.set(f"{W}left", str(left))
        margins.set(f"{W}right", "0")
        margins.set(f"{W}top", str(top))
        # None below: the rows fill the paper, and the last may not slip to the next sheet.
        margins.set(f"{W}bottom", "0")
    for table in tables_called(root, "labels"):
        set_columns(table, [width] * grid.columns)
        for cell in table.iter(f"{W}tc"):
            set_width(cell, width)
        for high in table.iter(f"{W}trHeight"):
            high.set(f"{W}val", str(height))
