"""The status sheet of a letter for the monthly meeting: a page in Word or PDF, or a workbook."""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

from correspondence.documents.statusbook import status_xlsx
from correspondence.documents.statussheet import Share, StatusRow, StatusSheet, Tally, status_docx
from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.office.files import write_whole
from correspondence.office.following import Followed
from correspondence.office.letterheads import letterhead_of
from correspondence.office.office import Office
from correspondence.thai.collation import thai_key
from correspondence.tracking.status import CircularStatus, RecipientStatus, Standing

LONGEST_PAGE = 60
"""So many recipients stand one by one on a printed sheet; more are counted by district or province."""

_WORDS = {
    Standing.UNSENT: "ยังไม่ตอบ",
    Standing.SENT: "ยังไม่ตอบ",
    Standing.ACKNOWLEDGED: "รับทราบแล้ว ยังไม่ตอบ",
    Standing.PARTIAL: "ตอบบางส่วน",
}


class SheetKindError(CorrespondenceError):
    """A status sheet is asked for in a kind of file that is not made."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("{file}: a status sheet is a .docx, .pdf or .xlsx; end the file's name so", file=path.name)
        )


def write_status_sheet(office: Office, followed: Followed, as_of: date, path: Path) -> Path:
    """Write the status sheet of a letter; the end of the file's name says which kind.

    Raises:
        SheetKindError: it ends in something else than .docx, .pdf or .xlsx.
        TemplateError: the office's own form cannot be filled.
        FileNotWrittenError: the disk refused; an older file is untouched.
    """
    view = followed.status(as_of)
    match path.suffix.lower():
        case ".xlsx":
            return write_whole(
                path, status_xlsx(sheet_of(office, followed, view, grouped=False), letterhead_of(office))
            )
        case ".docx":
            return write_whole(path, _page(office, followed, view))
        case ".pdf":
            return _write_pdf(_page(office, followed, view), path)
    raise SheetKindError(path)


def sheet_of(office: Office, followed: Followed, view: CircularStatus, *, grouped: bool) -> StatusSheet:
    """Return what a status sheet says: a row a recipient, or a row a district or province."""
    entry = followed.entry
    return StatusSheet(
        number=str(entry.number or ""),
        dated=entry.dated,
        subject=entry.subject,
        as_of=view.as_of,
        due=view.due,
        rows=list(_groups(view) if grouped else map(_row, view.rows)),
        grouped=grouped,
        office=office.settings.text("office.name"),
        **_counts(view),
    )


def _page(office: Office, followed: Followed, view: CircularStatus) -> bytes:
    sheet = sheet_of(office, followed, view, grouped=len(view.rows) > LONGEST_PAGE)
    return status_docx(office.templates.find("status.docx"), sheet, letterhead_of(office))


def _write_pdf(content: bytes, path: Path) -> Path:
    from correspondence.documents.pdf import to_pdf

    with tempfile.TemporaryDirectory() as place:
        document = Path(place) / "status.docx"
        document.write_bytes(content)
        (made,) = to_pdf([document], Path(place))
        return write_whole(path, made.read_bytes())


def _row(row: RecipientStatus) -> StatusRow:
    replies = row.replies
    return StatusRow(
        office=row.asked.name,
        share=_share(row),
        status=_WORDS.get(row.standing, ""),
        replied_on=row.replied_on,
        days_late=row.days_late,
        reply=replies[-1].number if replies else "",
        reminded=len(row.reminders),
    )


def _share(row: RecipientStatus) -> Share:
    if row.replied_on:
        return Share.ON_TIME if row.on_time else Share.LATE
    return Share.OUTSTANDING if row.owing else Share.EXEMPT


def _groups(view: CircularStatus) -> Iterator[StatusRow]:
    by_name: dict[str, list[RecipientStatus]] = defaultdict(list)
    for row in view.rows:
        by_name[_group(row, view.rows)].append(row)
    for name in sorted(by_name, key=thai_key):
        part = CircularStatus(view.circular, view.as_of, tuple(by_name[name]))
        yield StatusRow(office=name or "–", tally=Tally(**_counts(part)))


def _group(row: RecipientStatus, rows: Sequence[RecipientStatus]) -> str:
    """Return the province when the recipients lie in several, else the district."""
    return row.asked.province if rows[0].asked.province != rows[-1].asked.province else row.asked.district


def _counts(view: CircularStatus) -> dict[str, Any]:
    shares = [_share(row) for row in view.rows]
    return {
        "expected": view.expected,
        "received": view.received,
        **{share.value: _count(shares, share) for share in Share},
        "rate": _percent(view.rate),
    }


def _percent(share: Fraction | None) -> str:
    """Return a share in per cent with two decimals, rounded half up."""
    if share is None:
        return "–"
    hundredths = floor(share * 10_000 + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _count(shares: Iterable[Share], wanted: Share) -> int:
    return sum(share is wanted for share in shares)
