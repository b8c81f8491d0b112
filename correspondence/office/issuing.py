"""Issue a letter: take its number, write it into the register, make the document."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from correspondence.documents.fields import letter_fields
from correspondence.documents.gate import press_for
from correspondence.documents.resulttables import require_tables
from correspondence.documents.template import load_template
from correspondence.letters.letter import Kind, Letter
from correspondence.letters.number import LetterNumber
from correspondence.letters.shape import letter_from, letter_shape
from correspondence.office.draftfields import KINDS
from correspondence.office.drafting import require_complete
from correspondence.office.figures import FIGURES, Frozen, frozen_record, frozen_with
from correspondence.office.files import write_whole
from correspondence.office.letterheads import letterhead_of
from correspondence.office.office import Office
from correspondence.office.quoting import Day, Quoted, quoted, require_filled
from correspondence.office.series import series_of
from correspondence.registry.numbering import numbered
from correspondence.registry.protocol import Transaction
from correspondence.registry.records import Entry, Outgoing, Stamp
from correspondence.thai.calendar import BuddhistYear, format_long
from correspondence.thai.dates import DateReading

TEMPLATES = {kind: f"{kind.value}.docx" for kind in Kind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a clerk asks for when issuing a letter.

    Attributes:
        dated: the day on the letter; None is today.
        back_dated: why it is dated before letters that are registered already; empty when it is not.
        reserved: a running number reserved earlier; None takes the next one.
        template: the name of another template; empty takes that of the kind of letter.
        again: issue it although the very same letter was issued before.
    """

    dated: date | None = None
    back_dated: str = ""
    reserved: int | None = None
    template: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """A letter with its number and its Word document.

    Attributes:
        entry: its row in the register.
        letter: the letter as issued.
        document: its .docx file.
        new: False when the same letter had been issued before and nothing was changed.
    """

    entry: Entry
    letter: Letter
    document: Path
    new: bool = True


def checked(office: Office, draft: Letter, wish: Wish) -> Quoted:
    """Return the letter with the number and the results it would get now, after making its document once.

    Nothing is taken.

    Raises:
        IncompleteLetterError, QuoteError, TemplateError: as for `issue`.
    """
    return proven(office, quoted(Day(office, wish.dated or office.today()), draft), wish)


def proven(office: Office, quoting: Quoted, wish: Wish) -> Quoted:
    """Return a letter whose results are in place with the number it would get, after making its document once.

    Raises:
        IncompleteLetterError, TemplateError: as for `issue`.
    """
    letter = quoting.letter
    require_complete(letter)
    office = office.books_for(letter)
    dated = wish.dated or office.today()
    series = series_of(office, letter, BuddhistYear.of_date(dated))
    running = wish.reserved or office.registry.preview(series)[0]
    number = numbered(series, letter.number or LetterNumber(), running)
    letter = replace(letter, number=number, date=_date(dated))
    printer_of(office, letter.kind, wish.template)(letter)
    return replace(quoting, letter=letter)


def issue(office: Office, draft: Letter, wish: Wish) -> Issued:
    """Issue a letter.

    It is made once with the number it would get, so that whatever is wrong with it or its template is found before a
    number is taken. A letter that was issued before, word for word, is not issued twice, whatever its results are now.

    Raises:
        IncompleteLetterError: the draft lacks something.
        QuoteError: it names a result that is not there, or in a wrong way.
        TemplateError: the template cannot be filled.
        BackDatedError, FutureDateError: the date does not fit the register.
        FileNotWrittenError: the number is taken, but the disk refused the document; `print_letter` makes it again.
    """
    office = office.books_for(draft)
    quoting = quoted(Day(office, wish.dated or office.today()), draft)
    proven(office, quoting, wish)
    entry, new = _registered(office, draft, quoting, wish)
    return replace(print_letter(office, entry, wish.template), new=new)


def print_letter(office: Office, entry: Entry, template: str = "") -> Issued:
    """Make the Word document of a registered letter, again if need be.

    Raises:
        QuoteError: as for `made`.
    """
    return Issued(entry, letter_of(entry), write_whole(document_path(office, entry), made(office, entry, template)))


def made(office: Office, entry: Entry, template: str = "") -> bytes:
    """Return the Word document of a registered letter.

    Raises:
        QuoteError: it says something else to each of its recipients, so that it is no one document.
    """
    letter = letter_of(entry)
    require_filled(letter, frozen_with(office.registry, entry))
    return printer_of(office, letter.kind, template)(letter)


def printer_of(office: Office, kind: Kind, template: str = "") -> Callable[[Letter], bytes]:
    """Return what makes the Word documents of letters of one kind; the template is set once for all of them.

    Raises:
        TemplateError, EmblemError: the template cannot be set; whoever is returned raises the first too.
    """
    look = letterhead_of(office)
    form = load_template(office.templates.find(template or TEMPLATES[kind]))
    press = press_for(form, letter_fields(Letter(), look))
    tables = cache(partial(require_tables, form))

    def printed(letter: Letter) -> bytes:
        if any(paragraph.table for paragraph in letter.body):
            tables()
        return press.letter(letter_fields(letter, look))

    return printed


def letter_of(entry: Entry) -> Letter:
    """Return the letter of a row, with the number and date of the register."""
    letter = letter_from(entry.letter)
    number = replace(entry.number, text="") if entry.number else None
    return replace(letter, number=number, date=_date(entry.dated) if entry.dated else None)


def document_path(office: Office, entry: Entry) -> Path:
    """Return where the document of a row belongs: `outbox/2559/พร 0023.3-ว3071.docx`, `คำสั่ง 1-2569.docx`."""
    number = entry.number
    # Orders, certificates and their like count each for itself: ๑/๒๕๖๙ alone would name several documents.
    name = number.key if number and number.code else f"{KINDS[Kind(entry.kind)]} {number.key if number else entry.id}"
    folder = office.folder / "outbox" / ("secret" if office.secret else "") / str(int(entry.year))
    return folder / f"{name.replace('/', '-')}.docx"


def outgoing_of(office: Office, draft: Letter, wish: Wish, part: str = "", *, letter: Letter | None = None) -> Outgoing:
    """Return the row that a draft is to have.

    Args:
        office: who sends it.
        draft: the words of the clerk, by which the same letter is known again.
        wish: its day, and the like.
        part: tells letters of the same words to several recipients apart.
        letter: the draft with its results in place; None when it names none.
    """
    dated = wish.dated or office.today()
    return Outgoing(
        series=series_of(office, draft, BuddhistYear.of_date(dated)),
        number=draft.number or LetterNumber(),
        letter=letter_shape(letter or draft),
        dated=dated,
        back_dated=wish.back_dated,
        reserved=wish.reserved,
        token="" if wish.again else _token(draft, dated, part),
    )


def freeze(transaction: Transaction, entry: Entry, frozen: Frozen | None) -> None:
    """Keep the figures of a letter with its row, in the transaction that registers it."""
    if frozen:
        transaction.put(FIGURES, entry.id, frozen_record(frozen, int(entry.year)))


def _registered(office: Office, draft: Letter, quoting: Quoted, wish: Wish) -> tuple[Entry, bool]:
    stamp = Stamp(who=office.who, command="letter issue", now=office.now())
    with office.registry.transaction(stamp) as transaction:
        entry = transaction.issue(outgoing_of(office, draft, wish, letter=quoting.letter))
        new = entry.registered == stamp.now
        if new:
            freeze(transaction, entry, quoting.frozen)
    return entry, new


def _token(draft: Letter, dated: date, part: str) -> str:
    """Name this intention: the same words in the same year are the same letter, sent twice by mistake."""
    words = json.dumps([letter_shape(draft), BuddhistYear.of_date(dated), part], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()


def _date(day: date) -> DateReading:
    return DateReading(text=format_long(day), start=day, end=None, precision="day", doubts=())
