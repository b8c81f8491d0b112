"""Put the results that a draft names into the letter: computed for the day of the letter, each remembered.

The letter of a register holds the words and tables as they were sent. Where one number goes to many and each letter has
the result of its own recipient, the row keeps the quote as written and `figures` what stands there for whom.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from correspondence.errors import CorrespondenceError
from correspondence.indicators import wording
from correspondence.indicators.areas import AreaResult
from correspondence.indicators.compute import Computation
from correspondence.indicators.definition import Definition
from correspondence.indicators.offices import OfficeResult
from correspondence.indicators.reading import read_definition
from correspondence.language import say
from correspondence.letters.letter import Letter, Paragraph
from correspondence.letters.quoting import RECIPIENT, Form, Quote, QuoteError, quotes_in, replaced, table_in
from correspondence.letters.recipient import Recipient
from correspondence.office.directory import directory_of, find_recipient
from correspondence.office.figures import Basis, Figure, Frozen, Outcome, Placed
from correspondence.office.indicators import computed, definition_files, find_definition, report_records
from correspondence.office.office import Office


@dataclass(frozen=True, slots=True)
class Quoted:
    """A letter with its results, and the figures to be kept with its row; None when it names no result."""

    letter: Letter
    frozen: Frozen | None = None


class Results:
    """What follows for each indicator from what was reported by the end of a day; each is computed once."""

    def __init__(self, office: Office, as_of: date) -> None:
        """Take the open books of the office: what was reported is kept in them."""
        self.office = replace(office, secret=False) if office.secret else office
        self.as_of = as_of
        self._found: dict[str, tuple[Computation, Basis]] = {}

    def of(self, code: str) -> Computation:
        """Return an indicator computed.

        Raises:
            IndicatorError, DefinitionError: there is none, or it cannot be used.
        """
        return self._of(code)[0]

    def basis(self, code: str) -> Basis:
        """Return what its figures stand on; raises as `of`."""
        return self._of(code)[1]

    def _of(self, code: str) -> tuple[Computation, Basis]:
        if code not in self._found:
            definition = find_definition(self.office, code)
            found = computed(self.office, definition, self.as_of)
            self._found[code] = found, self._basis(definition)
        return self._found[code]

    def _basis(self, definition: Definition) -> Basis:
        reports = {
            record["office"]: report_id
            for report_id, record in report_records(self.office, definition)
            if datetime.fromisoformat(record["recorded"]).date() <= self.as_of
        }
        return Basis(definition.code, int(definition.fiscal_year), _digest(self.office, definition.code), reports)

    def result(self, code: str, key: str) -> AreaResult | OfficeResult | None:
        """Return the result of a district, province or office, of the whole for an empty key; None for a stranger."""
        found = self.of(code)
        return found.area(key) or found.office(key)

    def outcome(self, code: str, key: str) -> Outcome | None:
        """Return what came out for an area or an office, None when it is no part of the indicator."""
        result = self.result(code, key)
        return outcome_of(result, key) if result else None


def outcome_of(result: AreaResult | OfficeResult, key: str) -> Outcome:
    """Return a result as it is kept."""
    if isinstance(result, OfficeResult):
        standing = wording.office_standing(result)
        figures = (Figure("standing", "", str(result.step) if result.step is not None else "", standing),)
        return Outcome(code=result.definition.code, key=key, name=result.office.name, figures=figures)
    coverage = result.coverage
    return Outcome(
        code=result.definition.code,
        key=key,
        name=result.area.name,
        figures=tuple(_figures(result)),
        coverage={
            "expected": coverage.expected,
            "reported": coverage.reported,
            "incomplete": coverage.incomplete,
            "held": coverage.held,
        },
    )


def quoted(results: Results, letter: Letter, *, own: Recipient | None = None, each: Sequence[Recipient] = ()) -> Quoted:
    """Return a letter with its results in place.

    Args:
        results: of the day of the letter.
        letter: a draft.
        own: the one recipient of this letter.
        each: the recipients who each get it under one number; the result of each is computed and its place left open.

    Raises:
        QuoteError: a result is named in a wrong way, is unknown, or is asked of a recipient where there is none.
    """
    quotes = quotes_in(letter.body)
    if not quotes:
        return Quoted(letter)
    recipients = [own] if own else list(each)
    if not recipients:
        _require_recipients(quotes)
    placed = [one for quote in quotes for one in _placed(results, quote, recipients)]
    known = {one.quote: one.text for one in placed if own or not one.recipient}
    codes = dict.fromkeys(quote.code for quote in quotes)
    frozen = Frozen(results.as_of, tuple(placed), tuple(results.basis(code) for code in codes))
    body = tuple(_filled(results, one, known) for one in letter.body)
    return Quoted(replace(letter, body=body), frozen)


def for_recipient(letter: Letter, frozen: Frozen | None, recipient: str) -> Letter:
    """Return a letter with what it says to one of its recipients in the places that were left open."""
    texts = frozen.texts(recipient) if frozen else {}
    if not texts:
        return letter
    return replace(letter, body=tuple(_with(one, texts) for one in letter.body))


def require_known(office: Office, letter: Letter) -> None:
    """Refuse a draft that names results which are not there; nothing is computed.

    Raises:
        QuoteError: a result is named in a wrong way, or its indicator is unknown or cannot be used.
    """
    for quote in quotes_in(letter.body):
        try:
            find_definition(replace(office, secret=False), quote.code)
        except CorrespondenceError as error:
            raise QuoteError(quote.text, error.message) from error


def _figures(area: AreaResult) -> Iterator[Figure]:
    several = len(area.definition.measures) > 1
    for one in area.measures:
        label = one.measure.label if several else ""
        yield Figure(one.measure.name, label, _exact(one.value), wording.measure_shown(one))
    yield Figure("score", "", _exact(area.score), wording.score_shown(area))
    coverage = area.coverage
    shown = f"{coverage.reported}/{coverage.expected}"
    yield Figure("reported", "", shown, shown)


def _exact(value: object) -> str:
    return "" if value is None else str(value)


def _placed(results: Results, quote: Quote, recipients: Sequence[Recipient]) -> Iterator[Placed]:
    """Yield what stands for a quote: once, or once a recipient."""
    try:
        if quote.form is Form.TABLE:
            yield _table(results, quote)
        elif quote.whose == RECIPIENT:
            yield from (_sentence(results, quote, one.id, recipient=one.id) for one in recipients)
        else:
            yield _sentence(results, quote, _key(results, quote.whose))
    except QuoteError:
        raise
    except CorrespondenceError as error:
        raise QuoteError(quote.text, error.message) from error


def _require_recipients(quotes: Sequence[Quote]) -> None:
    for quote in quotes:
        if quote.whose == RECIPIENT:
            why = say("this letter goes to all alike; {line} in the draft sends one to each", line="วิธีเวียน: รายหน่วย")
            raise QuoteError(quote.text, why)


def _key(results: Results, name: str) -> str:
    if not name:
        return ""
    return find_recipient(directory_of(results.office, results.as_of), name).id


def _table(results: Results, quote: Quote) -> Placed:
    found = results.of(quote.code)
    areas = [outcome_of(one, one.area.key) for one in found.districts]
    whole = outcome_of(found.whole, "")
    return Placed(quote.text, "", wording.caption(found.definition.code, results.as_of), (*areas, whole))


def _sentence(results: Results, quote: Quote, key: str, recipient: str = "") -> Placed:
    result = results.result(quote.code, key)
    if result is None:
        name = find_recipient(directory_of(results.office, results.as_of), key).name
        raise QuoteError(quote.text, say("{office} does not report indicator {code}", office=name, code=quote.code))
    words = wording.office_sentence if isinstance(result, OfficeResult) else wording.area_sentence
    return Placed(quote.text, recipient, words(result, results.as_of), (outcome_of(result, key),))  # type: ignore[arg-type]  # each with its own kind


def _filled(results: Results, paragraph: Paragraph, texts: Mapping[str, str]) -> Paragraph:
    table = table_in(paragraph)
    if table:
        found = results.of(table.code)
        rows = tuple(wording.area_row(one) for one in (*found.districts, found.whole))
        return Paragraph(0, "", texts[table.text], rows)
    return _with(paragraph, texts)


def _with(paragraph: Paragraph, texts: Mapping[str, str]) -> Paragraph:
    return replaced(paragraph, lambda quote: texts.get(quote.text, quote.text))


def _digest(office: Office, code: str) -> str:
    """Return the SHA-256 of the file that defines an indicator: of two the later, as `find_definition` has it."""
    found = ""
    for path in definition_files(office):
        content = path.read_bytes()
        if read_definition(content.decode("utf-8-sig"), path.name).code == code:
            found = hashlib.sha256(content).hexdigest()
    return found
