"""What follows for each indicator on a day, and how it stands in a letter: sentences, tables, figures to be kept."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from correspondence.errors import CorrespondenceError
from correspondence.indicators import wording
from correspondence.indicators.areas import AreaResult
from correspondence.indicators.compute import Computation, compute
from correspondence.indicators.offices import OfficeResult
from correspondence.indicators.reading import read_definition
from correspondence.language import say
from correspondence.letters.letter import TableRow
from correspondence.letters.quoting import RECIPIENT, Form, Quote, QuoteError
from correspondence.letters.recipient import Recipient
from correspondence.office.directory import directory_of, find_recipient
from correspondence.office.figures import Basis, Figure, Outcome, Placed
from correspondence.office.indicators import definition_files, find_definition, kept_reports
from correspondence.office.office import Office


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
            # Read once: the figures and the reports that they are said to stand on must not differ.
            kept = list(kept_reports(self.office, definition, self.as_of))
            directory = directory_of(self.office, self.as_of)
            found = compute(definition, directory, (one.report for one in kept), as_of=self.as_of)
            reports = {one.report.office: one.id for one in kept}
            basis = Basis(definition.code, int(definition.fiscal_year), _digest(self.office, definition.code), reports)
            self._found[code] = found, basis
        return self._found[code]

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


def placed(results: Results, quote: Quote, recipients: Sequence[Recipient]) -> Iterator[Placed]:
    """Yield what stands for a quote: once, or once a recipient.

    Raises:
        QuoteError: its indicator or office is unknown, or one does not report the other.
    """
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


def rows_of(results: Results, code: str) -> tuple[TableRow, ...]:
    """Return the rows of the table of an indicator: its districts, then the whole."""
    found = results.of(code)
    return tuple(wording.area_row(one) for one in (*found.districts, found.whole))


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


def _digest(office: Office, code: str) -> str:
    """Return the SHA-256 of the file that defines an indicator: of two the later, as `find_definition` has it."""
    found = ""
    for path in definition_files(office):
        content = path.read_bytes()
        if read_definition(content.decode("utf-8-sig"), path.name).code == code:
            found = hashlib.sha256(content).hexdigest()
    return found
