"""Collection forms: one workbook for each district, with its offices filled in, to go out with a circular."""

from collections.abc import Sequence
from pathlib import Path

from correspondence.documents.collection.form import collection_form
from correspondence.documents.collection.identity import FormLetter
from correspondence.letters.recipient import DISTRICT, Recipient
from correspondence.office.directory import directory_of, find_recipient
from correspondence.office.files import file_name, write_whole
from correspondence.office.following import NotFollowedError, followed_by
from correspondence.office.indicators import definitions, find_definition
from correspondence.office.office import Office
from correspondence.registry.records import Entry


def write_forms(
    office: Office, codes: Sequence[str], names: Sequence[str], entry: Entry | None, folder: Path
) -> list[Path]:
    """Write the forms of some indicators, or of all, for the named districts, or for all of them.

    Args:
        office: whose indicators and directory.
        codes: the indicators; none means all.
        names: the districts in any spelling; none means all.
        entry: the letter that asks, or None when it has no number yet.
        folder: where the workbooks go, one a district.

    Raises:
        IndicatorError, DefinitionError: an indicator is unknown or cannot be used.
        NoSuchRecipientError: a district is unknown.
        FileNotWrittenError: the disk refused.
    """
    directory = directory_of(office)
    wanted = [find_definition(office, code) for code in codes] or definitions(office)
    districts = [find_recipient(directory, name) for name in names] or [one for one in directory if _is_asked(one)]
    letter = _asking(office, entry) if entry else FormLetter()
    return [
        write_whole(
            folder / f"แบบรายงาน {file_name(district.name)}.xlsx",
            collection_form(wanted, district, tuple(directory), letter),
        )
        for district in districts
    ]


def _asking(office: Office, entry: Entry) -> FormLetter:
    try:
        reply_by = followed_by(office.registry, entry).status(office.today()).due
    except NotFollowedError:
        reply_by = None
    return FormLetter(number=str(entry.number or ""), dated=entry.dated, reply_by=reply_by)


def _is_asked(recipient: Recipient) -> bool:
    return recipient.kind == DISTRICT and recipient.retired is None
