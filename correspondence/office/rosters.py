"""The list attached to a letter: whom it goes to."""

from collections.abc import Sequence

from correspondence.documents.rosters import Roster, roster
from correspondence.letters.recipient import Recipient
from correspondence.office.letterheads import letterhead_of
from correspondence.office.office import Office
from correspondence.registry.records import Entry

TEMPLATE = "roster.docx"


def roster_document(office: Office, entry: Entry, recipients: Sequence[Recipient]) -> bytes:
    """Return บัญชีรายชื่อแนบท้าย of a registered letter as a .docx.

    Raises:
        TemplateError: the office's own form of it cannot be filled.
    """
    sheet = Roster(
        number=str(entry.number or ""),
        dated=entry.dated,
        subject=entry.subject,
        columns=("อำเภอ",),
        rows=[(one.name, one.district) for one in recipients],
    )
    return roster(office.templates.find(TEMPLATE), sheet, letterhead_of(office))
