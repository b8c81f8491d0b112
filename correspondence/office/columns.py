"""The columns of an office's own register in Excel or CSV, known by their Thai headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from correspondence.documents.sheets import Cell
from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "running": ("เลขทะเบียนส่ง", "เลขทะเบียนรับ", "เลขทะเบียน", "ทะเบียนส่ง", "ทะเบียนรับ", "เลขส่ง", "เลขรับ"),
    "number": ("ที่", "เลขที่หนังสือ", "ที่หนังสือ", "เลขที่", "หนังสือที่"),
    "dated": ("ลงวันที่", "วันที่หนังสือ", "วันเดือนปี", "ลว.", "วันที่"),
    "arrived": ("วันที่รับ", "รับวันที่", "วันรับ"),
    "sender": ("จาก", "หน่วยงานผู้ส่ง", "ผู้ส่ง"),
    "addressee": ("ถึง", "เรียน", "ผู้รับ", "หน่วยงานผู้รับ"),
    "subject": ("เรื่อง", "ชื่อเรื่อง"),
    "action": ("การปฏิบัติ", "ผู้ปฏิบัติ", "การดำเนินการ"),
    "remarks": ("หมายเหตุ",),
}
"""What each column of แบบที่ ๑๓ and ๑๔ is called, the form's own heading first."""

_LOOKED_AT = 20  # rows in which the headings are looked for


class NoHeadingsError(CorrespondenceError):
    """The table has no row of headings that a register would have."""

    def __init__(self, file: str) -> None:
        wanted = ", ".join(names[0] for names in HEADINGS.values())
        super().__init__(
            say(
                "{file}: no row of headings was found; name them like {wanted}, or say --columns เรื่อง=…",
                file=file,
                wanted=wanted,
            )
        )


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the headings stand: their row (from 1), and the place of each column (from 0)."""

    row: int
    places: Mapping[str, int]

    def cell(self, row: Sequence[Cell], name: str) -> Cell:
        """Return the cell of a column, None where the row or the table does not reach it."""
        place = self.places.get(name)
        return row[place] if place is not None and place < len(row) else None


def find_columns(rows: Sequence[Sequence[Cell]], own: Mapping[str, str], file: str) -> Columns:
    """Find the headings; `own` gives the office's own heading for a form's one (`เลขทะเบียนส่ง` → `เลขที่ส่ง`).

    Raises:
        NoHeadingsError: fewer than three columns, or no เรื่อง and no number, are found.
    """
    names = _names(own)
    for place, row in enumerate(rows[:_LOOKED_AT]):
        found: dict[str, int] = {}
        for column, cell in enumerate(row):
            name = names.get("".join(str(cell or "").split()))
            if name and name not in found:
                found[name] = column
        if len(found) >= 3 and "subject" in found and {"running", "number"} & set(found):
            return Columns(place + 1, found)
    raise NoHeadingsError(file)


def parse_own(text: str) -> dict[str, str]:
    """Parse `เลขทะเบียนส่ง=เลขที่ส่ง,เรื่อง=ชื่อหนังสือ`.

    Raises:
        CorrespondenceError: a part has no =, or names no column of the forms.
    """
    own = {}
    known = {name for names in HEADINGS.values() for name in names}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        form, _, written = (piece.strip() for piece in part.partition("="))
        if form not in known or not written:
            raise CorrespondenceError(_unknown_part(part))
        own[form] = written
    return own


def _unknown_part(part: str) -> Message:
    names = ", ".join(names[0] for names in HEADINGS.values())
    return say("“{part}” names no column; write for example เรื่อง=ชื่อหนังสือ with one of {names}", part=part, names=names)


def _names(own: Mapping[str, str]) -> dict[str, str]:
    names = {"".join(heading.split()): name for name, headings in HEADINGS.items() for heading in headings}
    field_of = {heading: name for name, headings in HEADINGS.items() for heading in headings}
    return names | {"".join(written.split()): field_of[form] for form, written in own.items()}
