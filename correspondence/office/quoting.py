"""Put the results that a draft names into the letter: computed for the day of the letter, each remembered.

The letter of a register holds the words and tables as they were sent. Where one number goes to many and each letter has
the result of its own recipient, the row keeps the quote as written and `figures` what stands there for whom.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.letter import Letter, Paragraph
from correspondence.letters.quoting import RECIPIENT, Quote, QuoteError, quotes_in, replaced, table_in
from correspondence.letters.recipient import Recipient
from correspondence.office.directory import directory_of, find_recipient
from correspondence.office.figures import Frozen
from correspondence.office.office import Office

if TYPE_CHECKING:
    from correspondence.office.results import Results


@dataclass(frozen=True, slots=True)
class Quoted:
    """A letter with its results, and the figures to be kept with its row; None when it names no result."""

    letter: Letter
    frozen: Frozen | None = None


@dataclass(frozen=True)
class Day:
    """The day of a letter in an office; what computes indicators is loaded when a letter names a result."""

    office: Office
    date: date

    @cached_property
    def results(self) -> "Results":
        """The results of the day, each computed once."""
        from correspondence.office.results import Results

        return Results(self.office, self.date)


def quoted(day: Day, letter: Letter, *, own: Recipient | None = None, each: Sequence[Recipient] = ()) -> Quoted:
    """Return a letter with its results in place.

    Args:
        day: that of the letter.
        letter: a draft.
        own: the one recipient of this letter.
        each: the recipients who each get it under one number; the result of each is computed and its place left open.

    Raises:
        QuoteError: a result is named in a wrong way, is unknown, or is asked of a recipient where there is none.
    """
    quotes = quotes_in(letter.body)
    if not quotes:
        return Quoted(letter)
    from correspondence.office.results import placed

    recipients = [own] if own else list(each)
    if not recipients:
        _require_recipients(quotes)
    everywhere = [one for quote in quotes for one in placed(day.results, quote, recipients)]
    known = {one.quote: one.text for one in everywhere if own or not one.recipient}
    codes = dict.fromkeys(quote.code for quote in quotes)
    frozen = Frozen(day.date, tuple(everywhere), tuple(day.results.basis(code) for code in codes))
    body = tuple(_filled(day, one, known) for one in letter.body)
    return Quoted(replace(letter, body=body), frozen)


def for_recipient(letter: Letter, frozen: Frozen | None, recipient: str) -> Letter:
    """Return a letter with what it says to one of its recipients in the places that were left open."""
    texts = frozen.texts(recipient) if frozen else {}
    if not texts:
        return letter
    return replace(letter, body=tuple(_with(one, texts) for one in letter.body))


def require_filled(letter: Letter, frozen: Frozen | None) -> None:
    """Refuse a letter in which places are left open for the results of its recipients.

    Raises:
        QuoteError: there are.
    """
    for one in frozen.placed if frozen else ():
        if one.recipient and any(one.quote in paragraph.text for paragraph in letter.body):
            raise QuoteError(one.quote, say("each recipient has its own result here; there is no one letter to print"))


def require_known(office: Office, letter: Letter) -> None:
    """Refuse a draft that names results which are not there; nothing is computed.

    Raises:
        QuoteError: a result is named in a wrong way, its indicator or office is unknown, or cannot be used.
    """
    from correspondence.office.indicators import find_definition

    for quote in quotes_in(letter.body):
        try:
            find_definition(office, quote.code)
            if quote.whose not in {"", RECIPIENT}:
                find_recipient(directory_of(office), quote.whose)
        except CorrespondenceError as error:
            raise QuoteError(quote.text, error.message) from error


def _require_recipients(quotes: Sequence[Quote]) -> None:
    for quote in quotes:
        if quote.whose == RECIPIENT:
            why = say("this letter goes to all alike; {line} in the draft sends one to each", line="วิธีเวียน: รายหน่วย")
            raise QuoteError(quote.text, why)


def _filled(day: Day, paragraph: Paragraph, texts: Mapping[str, str]) -> Paragraph:
    from correspondence.office.results import rows_of

    table = table_in(paragraph)
    if table:
        return Paragraph(0, "", texts[table.text], rows_of(day.results, table.code))
    return _with(paragraph, texts)


def _with(paragraph: Paragraph, texts: Mapping[str, str]) -> Paragraph:
    return replaced(paragraph, lambda quote: texts.get(quote.text, quote.text))
