"""Make a draft: from a letter that came in, or from a draft file that a clerk wrote."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from correspondence.doubts import Doubt
from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.letter import Draft, Kind, Letter
from correspondence.office.draftfile import blank_number, draft_text, fields_of_file, letter_of_fields
from correspondence.office.files import write_new
from correspondence.office.office import Office
from correspondence.office.reading import read_file

DRAFT_SUFFIXES = frozenset({".yaml", ".yml", ".toml", ".json"})

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # what Windows forbids in a file's name
_LONGEST_NAME = 60


class IncompleteLetterError(CorrespondenceError):
    """A draft lacks what a letter must have."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(say("the draft is not complete; it still needs: {missing}", missing=", ".join(missing)))
        self.missing = missing


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft as it was written to a file."""

    path: Path
    draft: Draft


def load_draft(office: Office, path: Path) -> Draft:
    """Return the draft in `path`: a draft file, or any letter (.txt, .docx, .pdf) to be written anew.

    Who sends and signs it comes from `office.toml` where the file does not say. The number and the date are left blank:
    both are given when the letter is issued.

    Raises:
        DraftError: a draft file that cannot be used.
        UnreadableFileError: the file cannot be read.
    """
    if path.suffix.lower() in DRAFT_SUFFIXES:
        fields = fields_of_file(_text(path), path.suffix.lower(), path.name)
        return Draft(letter_of_fields(fields, office.settings, path.name))
    read = read_file(path)
    return Draft(_unissued(read.letter, office), _still_doubtful(read.doubts))


def write_draft(office: Office, draft: Draft, name: str = "") -> DraftFile:
    """Write `draft` as a file in `drafts/` that a clerk can edit; a file that is there is never overwritten."""
    content = "".join(f"# {say('doubt')} [{doubt.field}] {doubt.reason}\n" for doubt in draft.doubts)
    content += draft_text(draft.letter)
    stem = _file_name(name or draft.letter.subject)
    return DraftFile(write_new(office.folder / "drafts", stem, ".yaml", content.encode("utf-8")), draft)


def require_complete(letter: Letter) -> None:
    """Refuse a letter that lacks what its form must have (ข้อ 11-24 of the Regulation on Correspondence B.E. 2526).

    Raises:
        IncompleteLetterError: it names what is missing.
    """
    addressed = letter.kind in {Kind.EXTERNAL, Kind.MEMO, Kind.STAMPED}
    has = {
        say("subject"): bool(letter.subject) or letter.kind is Kind.STAMPED,
        say("addressees"): bool(letter.addressees) or not addressed,
        say("text"): bool(letter.body),
        say("signed by"): letter.signer is not None or letter.kind is Kind.STAMPED,
    }
    missing = tuple(str(name) for name, there in has.items() if not there)
    if missing:
        raise IncompleteLetterError(missing)


def _unissued(letter: Letter, office: Office) -> Letter:
    settings = office.settings
    circular = bool(letter.number and letter.number.circular)
    return replace(
        letter,
        number=blank_number(settings, circular=circular),
        date=None,
        office=letter.office or settings.text("office.letterhead"),
        address=letter.address or settings.lines("office.address"),
        salutation=letter.salutation or settings.text("letter.salutation"),
        signer=letter.signer or settings.signer(),
        owner_unit=letter.owner_unit or settings.lines("office.owner_unit"),
        phone=letter.phone or settings.text("office.phone"),
    )


def _still_doubtful(doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in doubts if doubt.field not in {"number", "date"})


def _text(path: Path) -> str:
    from correspondence.documents.extract import text_of

    return text_of(path)


def _file_name(text: str) -> str:
    return _UNSAFE.sub(" ", " ".join(text.split()))[:_LONGEST_NAME].strip(" .") or "draft"
