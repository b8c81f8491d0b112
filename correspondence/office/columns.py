"""The columns of an office's own register in Excel or CSV, known by their Thai headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from correspondence.documents.sheets import Cell
from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.thai.text import comparable

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "running": (
        "เลขทะเบียนส่ง",
        "เลขทะเบียนรับ",
        "เลขทะเบียน",
        "ทะเบียนส่ง",
        "ทะเบียนรับ",
        "เลขที่ส่ง",
        "เลขที่รับ",
        "เลขส่ง",
        "เลขรับ",
    ),
    "number": ("ที่", "เลขที่หนังสือ", "ที่หนังสือ", "หนังสือที่", "เลขหนังสือ", "เลขที่"),
    "dated": ("ลงวันที่", "วันที่หนังสือ", "วันที่ของหนังสือ", "ลว", "วันเดือนปี", "วันที่เดือนพ.ศ."),
    "arrived": ("วันที่รับ", "รับวันที่", "วันรับ", "วันที่ลงรับ", "วันที่ส่ง", "วันที่ลงทะเบียน"),
    "day": ("วันที่",),
    "time": ("เวลา", "เวลารับ", "เวลาที่รับ"),
    "sender": ("จาก", "หน่วยงานผู้ส่ง", "ผู้ส่ง", "หน่วยงานต้นทาง", "หน่วยงานที่ส่ง"),
    "addressee": ("ถึง", "เรียน", "ผู้รับ", "หน่วยงานผู้รับ"),
    "subject": ("เรื่อง", "ชื่อเรื่อง"),
    "action": ("การปฏิบัติ", "ผู้ปฏิบัติ", "การดำเนินการ"),
    "remarks": ("หมายเหตุ",),
    "kind": ("ประเภท", "ประเภทหนังสือ", "ชนิดหนังสือ"),
}
"""What each column of แบบที่ ๑๓ and ๑๔ is called, the form's own heading first."""

_COUNTS = frozenset({"ลำดับ", "ลำดับที่"})  # a column that only counts the rows says nothing
_LOOKED_AT = 20  # rows in which the headings are looked for
_NAMED = 3  # columns that make a row one of headings


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


class NoColumnError(CorrespondenceError):
    """A heading that the clerk named does not stand in the table."""

    def __init__(self, file: str, heading: str) -> None:
        super().__init__(say("{file}: no column is headed “{heading}”", file=file, heading=heading))


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the headings stand: their row (from 1), the place of each column (from 0), and the headings not known."""

    row: int
    places: Mapping[str, int]
    unknown: Mapping[str, int]

    def cell(self, row: Sequence[Cell], name: str) -> Cell:
        """Return the cell of a column, None where the row or the table does not reach it."""
        place = self.places.get(name)
        return row[place] if place is not None and place < len(row) else None


def find_columns(rows: Sequence[Sequence[Cell]], own: Mapping[str, str], file: str) -> Columns:
    """Find the headings; `own` gives the office's own heading for a form's one (`เลขทะเบียนส่ง` → `เลขที่ส่ง`).

    Raises:
        NoHeadingsError: fewer than three columns, or no เรื่อง and no number, are found.
        NoColumnError: the row of headings lacks one of the office's own.
    """
    for place, row in enumerate(rows[:_LOOKED_AT], 1):
        there = _there(row)
        found = {name: column for name in HEADINGS if (column := _column(name, there, own)) is not None}
        if len(found) >= _NAMED and "subject" in found and {"running", "number"} & set(found):
            for heading in own.values():
                if _plain(heading) not in there:
                    raise NoColumnError(file, heading)
            known = {*found.values(), *(there[name] for name in _COUNTS if name in there)}
            unknown = {
                " ".join(cell.split()): column
                for column, cell in enumerate(row)
                if isinstance(cell, str) and _plain(cell) and column not in known
            }
            return Columns(place, _settled(found), unknown)
    raise NoHeadingsError(file)


def parse_own(text: str) -> dict[str, str]:
    """Parse `เลขทะเบียนส่ง=เลขที่ส่ง,เรื่อง=ชื่อหนังสือ` into the office's own heading of each column.

    Raises:
        CorrespondenceError: a part has no =, or names no column of the forms.
    """
    own = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        form, _, written = (piece.strip() for piece in part.partition("="))
        name = next((one for one, headings in HEADINGS.items() if _plain(form) in map(_plain, headings)), None)
        if name is None or not written:
            raise CorrespondenceError(_unknown_part(part))
        own[name] = written
    return own


def _unknown_part(part: str) -> Message:
    names = ", ".join(names[0] for names in HEADINGS.values())
    return say("“{part}” names no column; write for example เรื่อง=ชื่อหนังสือ with one of {names}", part=part, names=names)


def _there(row: Sequence[Cell]) -> dict[str, int]:
    """Return the place of every heading in a row, the first one where two are alike."""
    return {_plain(cell): column for column, cell in reversed(list(enumerate(row))) if isinstance(cell, str)}


def _column(name: str, there: Mapping[str, int], own: Mapping[str, str]) -> int | None:
    wanted = (own[name],) if name in own else HEADINGS[name]
    taken = {_plain(heading) for heading in own.values()}
    for heading in map(_plain, wanted):
        if heading in there and (name in own or heading not in taken):
            return there[heading]
    return None


def _settled(found: dict[str, int]) -> dict[str, int]:
    """Say what a column headed วันที่ alone holds: the day of the letter, or of the register beside ลงวันที่."""
    if "day" in found:
        found.setdefault("arrived" if "dated" in found else "dated", found["day"])
    return found


def _plain(heading: str) -> str:
    return comparable(heading).strip(".:*() ")
