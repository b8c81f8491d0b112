"""Make a draft: from a letter that came in, or from a draft file that a clerk wrote."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from correspondence.doubts import Doubt
from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.letters.citation import Citation, find_citations
from correspondence.letters.letter import Draft, Kind, Letter, Signer
from correspondence.letters.parse.body import paragraphs_of
from correspondence.letters.quoting import QuoteError, quotes_of, set_apart
from correspondence.letters.shape import explained
from correspondence.letters.urgency import Secrecy, Urgency
from correspondence.office.campaign import Campaign
from correspondence.office.draftfields import FIELDS, DraftError, DraftFields
from correspondence.office.draftfile import SUFFIXES, draft_text, parse_draft, read_result
from correspondence.office.files import file_name, write_new
from correspondence.office.office import Office
from correspondence.office.quoting import require_known
from correspondence.office.reading import read_file, read_text
from correspondence.office.series import blank_number
from correspondence.office.settings import Settings
from correspondence.thai.dates import FoundDate
from correspondence.thai.text import comparable
from correspondence.tracking.asking import answer_days


class IncompleteLetterError(CorrespondenceError):
    """A draft lacks what a letter must have."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(say("the draft is not complete; it still needs: {missing}", missing=", ".join(missing)))
        self.missing = missing


@dataclass(frozen=True, slots=True)
class LetterDraft(Draft):
    """A draft of a letter of ours, with its doubts, and what it says about its recipients and their answer."""

    campaign: Campaign = field(default_factory=Campaign)


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft as it was written to a file."""

    path: Path
    draft: LetterDraft


def load_draft(office: Office, path: Path) -> LetterDraft:
    """Return the draft in `path`: a draft file, or any letter (.txt, .docx, .pdf) to be written anew.

    Who sends and signs it comes from `office.toml` where the file does not say. The number and the date are left blank:
    both are given when the letter is issued.

    Raises:
        DraftError: a draft file that cannot be used.
        UnreadableFileError: the file cannot be read.
    """
    if path.suffix.lower() in SUFFIXES:
        return draft_from(office, _text(path), path.suffix.lower(), path.name)
    return _written_anew(office, read_file(path))


def draft_from(office: Office, text: str, suffix: str, name: str) -> LetterDraft:
    """Return the draft in a text: a draft file, what `saraban read --json` printed, or a letter.

    Raises:
        DraftError: a draft file that cannot be used.
    """
    if suffix not in SUFFIXES:
        return _written_anew(office, read_text(text))
    if suffix == ".json" and (read := read_result(text)):
        return _written_anew(office, read)
    fields = parse_draft(text, suffix, name)
    letter = letter_of(fields, office.settings)
    _require_results(office, letter, fields, text)
    return LetterDraft(letter, campaign=fields.campaign())


def write_draft(office: Office, draft: LetterDraft, name: str = "") -> DraftFile:
    """Write `draft` as a file in `drafts/` that a clerk can edit; a file that is there is never overwritten."""
    content = "".join(f"# {say('doubt')} [{doubt.field}] {explained(doubt)}\n" for doubt in draft.doubts)
    content += draft_text(draft.letter, draft.campaign)
    stem = file_name(name or draft.letter.subject) or "draft"
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


def letter_of(fields: DraftFields, settings: Settings) -> Letter:
    """Return the letter that the fields of a draft describe, what is missing filled in from the settings.

    Raises:
        DraftError: a field has a value that cannot be understood.
    """
    kind = fields.kind()
    return Letter(
        kind=kind,
        urgency=fields.mark("urgency", Urgency),
        secrecy=fields.mark("secrecy", Secrecy),
        number=blank_number(settings, circular=fields.yes("circular")),
        office=fields.text("office") or _issuing_office(kind, settings),
        address=fields.lines("address") or settings.lines("office.address"),
        subject=" ".join(fields.text("subject").split()),
        salutation=fields.text("salutation") or settings.text("letter.salutation"),
        addressees=fields.lines("addressees"),
        references=tuple(_reference(line) for line in fields.lines("references")),
        enclosures=fields.lines("enclosures"),
        body=paragraphs_of(set_apart("\n\n".join(fields.lines("body")))),
        closing=fields.text("closing") or _usual_closing(kind, settings),
        signer=_signer(fields, settings),
        owner_unit=fields.lines("owner_unit") or settings.lines("office.owner_unit"),
        phone=fields.text("phone") or settings.text("office.phone"),
        copies=fields.lines("copies"),
    )


def _require_results(office: Office, letter: Letter, fields: DraftFields, text: str) -> None:
    """Refuse a draft that names a result in a wrong way, or elsewhere than in its text."""
    try:
        require_known(office, letter)
        for field in fields.values:
            if field != "body":
                _require_none(fields, field)
    except QuoteError as error:
        at = _place(fields.file, text, error.text)
        raise DraftError(say("{place}: “{text}”: {why}", place=at, text=error.text, why=error.why)) from error


def _place(file: str, text: str, wanted: str) -> Message | str:
    """Return the file and the first line of it that says something, in no comment; a text may be spread over lines."""
    for number, line in enumerate(text.split("\n"), 1):
        if wanted in line and not line.lstrip().startswith("#"):
            return say("{file}, {place}", file=file, place=say("line {line}", line=number))
    return file


def _require_none(fields: DraftFields, field: str) -> None:
    value = fields.values[field]
    for line in value if isinstance(value, list) else [value]:
        if isinstance(line, str) and (found := quotes_of(line)):
            raise QuoteError(found[0].text, say("results stand in {field} only", field=FIELDS["body"]))


def _reference(text: str) -> Citation:
    found = find_citations(text)
    if len(found) == 1:
        return found[0]
    return Citation(text=text, start=0, end=len(text))


def _usual_closing(kind: Kind, settings: Settings) -> str:
    # Only an external letter has a closing: แบบที่ ๒ and ๓ of the Regulation on Correspondence have no such field.
    return settings.text("letter.closing") if kind is Kind.EXTERNAL else ""


def _issuing_office(kind: Kind, settings: Settings) -> str:
    """Return the office as a form names it: where it sits, which unit it is, or in whose name it orders and stamps."""
    name = {Kind.EXTERNAL: "office.letterhead", Kind.MEMO: "office.name"}.get(kind, "office.agency")
    return settings.text(name) or settings.text("office.letterhead")


def _signer(fields: DraftFields, settings: Settings) -> Signer | None:
    written = fields.signer()
    if not isinstance(written, str):
        return written
    signer = settings.signer(written)
    own = in_own_name(signer) if signer else None
    # Nobody signs for the one to whom the letter goes.
    return own[0] if own and own[1] in map(comparable, fields.lines("addressees")) else signer


def in_own_name(signer: Signer) -> tuple[Signer, str] | None:
    """Return a signer by delegation (ปฏิบัติราชการแทน) with the own post alone, and the post acted for, comparable."""
    own, delegated, post = " ".join(signer.position).partition("ปฏิบัติราชการแทน")
    return (replace(signer, position=(own.strip(),)), comparable(post)) if delegated and own.strip() else None


def _written_anew(office: Office, read: Draft) -> LetterDraft:
    doubts = _still_doubtful(read.doubts)
    if read.letter.number and read.letter.number.circular:
        doubts += tuple(_answer_by(asked) for asked in answer_days(read.letter))
    return LetterDraft(_unissued(read.letter, office), doubts)


def _answer_by(asked: FoundDate) -> Doubt:
    reason = say(
        "the text seems to ask for an answer by this day; the draft may say so: ตอบภายใน: {day}", day=asked.reading.text
    )
    return Doubt("reply_by", asked.reading.text, reason)


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
