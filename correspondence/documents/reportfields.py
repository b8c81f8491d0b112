"""What the template `report.docx` is given: every figure of a consolidated report as the text that is printed.

Letter numbers, days and running text turn Thai or Arabic as the office has it; file names, hashes and cells stay.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from correspondence.documents import reportwords as words
from correspondence.documents.fields import Letterhead
from correspondence.documents.reportsheet import Late, Reported, ReportSheet
from correspondence.documents.reportsources import Origins, origins_of
from correspondence.indicators.areas import AreaResult
from correspondence.indicators.comparing import Changes, Difference, compare_rounds
from correspondence.indicators.compute import Computation
from correspondence.indicators.consolidate import consolidate
from correspondence.indicators.definition import Definition
from correspondence.indicators.nearest import nearest
from correspondence.indicators.offices import OfficeResult, State
from correspondence.indicators.rounding import shown
from correspondence.indicators.wording import NOTHING, area_result, exactly, score_shown
from correspondence.letters.recipient import DISTRICT, Recipient
from correspondence.thai.calendar import format_long, format_short
from correspondence.thai.numerals import to_arabic, to_thai

MOST_NEAR = 15
"""So many offices nearest to their next step are named."""

MOST_MOVED = 30
"""So many offices whose step changed are named; the rest is counted."""

SHORT = 3
"""A report of more indicators, or with more than `SHORT_ROWS` rows, begins with a table of contents."""

SHORT_ROWS = 120
_FEW_NEAR = 5
_MEAN_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of the summary."""

    code: str
    title: str
    weight: str
    reported: str
    result: str
    score: str
    weighted: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    """The results of a district, or of everything."""

    area: str
    reported: str
    result: str
    score: str
    weighted: str
    steps: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What is claimed beside what is computed."""

    name: str
    what: str
    claimed: str
    computed: str
    by: str
    source: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A result then and now."""

    area: str
    before: str
    after: str
    by: str


@dataclass(frozen=True, slots=True)
class SilentRow:
    """The offices of a district that have not reported."""

    area: str
    count: str
    offices: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """Where one office stands, why, and where its figures are from."""

    office: str
    step: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """The offices of a district."""

    area: str
    rows: Sequence[OfficeRow]


@dataclass(frozen=True, slots=True)
class LateRow:
    """A reply that came late."""

    office: str
    reply: str
    on: str
    due: str
    days: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A reply and its file."""

    number: str
    reply: str
    dated: str
    file: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFields:
    """One indicator as it is printed; what has nothing to say is empty.

    Attributes:
        stepped: whether it has steps.
        gaps, sources: for a form of a few lines, who is nearest to the next step and the replies, each as one text.
    """

    code: str
    title: str
    summary: str
    stepped: bool
    rows: Sequence[AreaRow]
    whole: AreaRow
    claims: Sequence[ClaimRow]
    changes: Sequence[ChangeRow]
    moves: Sequence[str]
    near: Sequence[str]
    silent: Sequence[SilentRow]
    silent_count: str
    waiting: Sequence[OfficeRow]
    late: Sequence[LateRow]
    groups: Sequence[Group]
    method: Sequence[str]
    gaps: str
    sources: str


_KEPT = frozenset({"file", "digest"})
_LISTS: dict[str, type] = {
    "rows": AreaRow,
    "whole": AreaRow,
    "claims": ClaimRow,
    "changes": ChangeRow,
    "silent": SilentRow,
    "waiting": OfficeRow,
    "late": LateRow,
    "groups": Group,
    "groups.rows": OfficeRow,
}

REPORT_FIELDS = frozenset(
    {
        *("title", "office", "fiscal_year", "as_of", "compared_with", "contents", "mean", "mean_before", "weight"),
        *("weighted", "unscored", "summary", "indicators", "sources", "notes"),
        *(f"summary.{one.name}" for one in fields(IndicatorRow)),
        *(f"sources.{one.name}" for one in fields(SourceRow)),
        *(f"indicators.{one.name}" for one in fields(IndicatorFields)),
        *(f"indicators.{name}.{one.name}" for name, kind in _LISTS.items() for one in fields(kind)),
    }
)
"""What the template `report.docx` may ask for."""


def report_fields(sheet: ReportSheet, look: Letterhead) -> dict[str, object]:
    """Return the fields of the template `report.docx`."""
    running = to_thai if look.thai_digits else to_arabic
    computations = [one.found for one in sheet.indicators]
    origins = Origins(computations)
    printed = {
        **_head(sheet),
        **_means(sheet),
        "summary": [_indicator_row(one) for one in computations],
        "indicators": [_indicator(one, origins) for one in sheet.indicators],
        "sources": list(_sources(origins)),
        "notes": [words.ROUNDING, words.MISSING],
    }
    return {name: _in_digits(value, running) for name, value in printed.items()} | {
        "contents": _is_long(computations),
        "emblem": None,
        "font": look.font,
    }


def _in_digits(value: Any, running: Callable[[str], str]) -> Any:
    """Return a value with the digits of every text in it as the office types them."""
    if isinstance(value, str):
        return running(value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [one for one in _names(type(value)) if one not in _KEPT]
        return replace(value, **{name: _in_digits(getattr(value, name), running) for name in names})
    return [_in_digits(one, running) for one in value] if isinstance(value, list | tuple) else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _is_long(computations: Sequence[Computation]) -> bool:
    return len(computations) > SHORT or sum(len(one.offices) for one in computations) > SHORT_ROWS


def _head(sheet: ReportSheet) -> dict[str, object]:
    return {
        "title": sheet.title,
        "office": sheet.office,
        "fiscal_year": str(sheet.fiscal_year),
        "as_of": format_long(sheet.as_of, thai=False),
        "compared_with": format_long(sheet.compared_with, thai=False) if sheet.compared_with else "",
    }


def _means(sheet: ReportSheet) -> dict[str, object]:
    whole = consolidate([one.found for one in sheet.indicators]).whole
    before = [one.before for one in sheet.indicators if one.before]
    was = consolidate(before).whole.mean if before else None
    return {
        "mean": exactly(whole.mean, _MEAN_DECIMALS) if whole.mean is not None else "",
        "mean_before": exactly(was, _MEAN_DECIMALS) if was is not None else "",
        "weight": shown(whole.weight),
        "weighted": exactly(whole.weighted, _MEAN_DECIMALS),
        "unscored": ", ".join(whole.unscored),
    }


def _indicator_row(found: Computation) -> IndicatorRow:
    definition, row = found.definition, _area_row(found.whole)
    weight = shown(definition.weight) if definition.weight is not None else NOTHING
    return IndicatorRow(definition.code, definition.title, weight, row.reported, row.result, row.score, row.weighted)


def _indicator(one: Reported, origins: Origins) -> IndicatorFields:
    found = one.found
    waiting = [office for office in found.offices if office.state in {State.HELD, State.INCOMPLETE}]
    changes = compare_rounds(one.before, found) if one.before else None
    near = [words.gap(gap) for gap in nearest(found.offices) if gap.by is not None][:MOST_NEAR]
    return IndicatorFields(
        code=found.definition.code,
        title=found.definition.title,
        summary=words.coverage(found.whole),
        stepped=bool(found.definition.steps),
        rows=[_area_row(area) for area in (*_several_provinces(found), *found.districts)],
        whole=_area_row(found.whole),
        claims=[_claim_row(found, difference) for difference in one.claims],
        changes=list(_changes(found.definition, changes)) if changes else [],
        moves=list(_moves(changes)) if changes else [],
        near=near,
        silent=list(_silent(found)),
        silent_count=f"{found.whole.coverage.missing:,}",
        waiting=[_office_row(office, origins) for office in waiting],
        late=[_late_row(late) for late in one.late],
        groups=list(_groups(found, origins)),
        method=list(words.method(found.definition)),
        gaps=", ".join(near[:_FEW_NEAR]),
        sources=", ".join(_replies(found)),
    )


def _replies(found: Computation) -> dict[str, None]:
    """Return the numbers of the replies, each once, in the order of the offices."""
    origins = (origin for office in found.offices for origin in origins_of(office.report))
    return dict.fromkeys(origin.reply for origin in origins if origin and origin.reply)


def _several_provinces(found: Computation) -> Sequence[AreaResult]:
    """Return the provinces, but not a single one: that is the whole."""
    return found.provinces if len(found.provinces) > 1 else ()


def _area_row(area: AreaResult) -> AreaRow:
    return AreaRow(
        area.area.name,
        words.reported(area),
        area_result(area, "\n"),
        score_shown(area),
        exactly(area.weighted, area.definition.decimals),
        words.steps(area),
    )


def _claim_row(found: Computation, one: Difference) -> ClaimRow:
    source = one.claim.source
    return ClaimRow(
        one.name or found.whole.area.name,
        words.claimed(found.definition, one.claim),
        f"{one.claim.value:,}",
        NOTHING if one.computed is None else shown(one.computed),
        words.differs(one),
        source.reply if source else "",
    )


def _changes(definition: Definition, changes: Changes) -> Iterator[ChangeRow]:
    for one in changes.results:
        measure = definition.measure(one.measure) if len(definition.measures) > 1 else None
        name = f"{one.area.name}: {measure.label}" if measure else one.area.name
        both = one.before is not None and one.after is not None
        by = words.signed(one.after - one.before, 2) if both else NOTHING  # type: ignore[operator]  # both are there
        yield ChangeRow(name, words.figure(one.before), words.figure(one.after), by)


def _moves(changes: Changes) -> Iterator[str]:
    """Yield whose step rose or fell; of those who had none, or have none now, only how many."""
    moved = [one for one in changes.steps if one.before is not None and one.after is not None]
    for one in moved[:MOST_MOVED]:
        yield f"{one.office.short or one.office.name} จากขั้นตอนที่ {one.before} เป็นขั้นตอนที่ {one.after}"
    for count, rest in (
        (len(moved[MOST_MOVED:]), "ขั้นตอนเปลี่ยนอีก"),
        (sum(one.before is None for one in changes.steps), "มีผลครั้งนี้เป็นครั้งแรก"),
        (sum(one.after is None for one in changes.steps), "เคยมีผลแต่ครั้งนี้ยังไม่มี"),
    ):
        if count:
            yield f"{rest} {count:,} แห่ง"


def _silent(found: Computation) -> Iterator[SilentRow]:
    silent = (office for office in found.offices if office.state is State.MISSING)
    for key, members in _by_district(silent):
        offices = list(members)
        named = ", ".join(map(_short, offices))
        yield SilentRow(_area_name(found, key, offices), f"{len(offices):,}", named)


def _groups(found: Computation, origins: Origins) -> Iterator[Group]:
    """Yield the offices that reported; the silent ones have no step and no reason."""
    reported = (office for office in found.offices if office.state is not State.MISSING)
    for key, members in _by_district(reported):
        offices = list(members)
        yield Group(_area_name(found, key, offices), [_office_row(one, origins) for one in offices])


def _by_district(offices: Iterable[OfficeResult]) -> Iterator[tuple[str, Iterator[OfficeResult]]]:
    """Yield the offices district by district, in the order of the directory; districts that report are one group."""
    places: dict[str, int] = {}
    keyed = [(district_of(one.office), one) for one in offices]
    for key, _ in keyed:
        places.setdefault(key, len(places))
    keyed.sort(key=lambda each: places[each[0]])
    for key, group in groupby(keyed, key=lambda each: each[0]):
        yield key, (one for _, one in group)


def district_of(office: Recipient) -> str:
    """Return the key of the district that an office lies in; none for a district itself."""
    return "" if office.kind == DISTRICT else office.parent or office.district


def _area_name(found: Computation, key: str, offices: Sequence[OfficeResult]) -> str:
    area = next((one.area.name for one in found.districts if one.area.key == key), None) if key else None
    return area or (f"อำเภอ{offices[0].office.district}" if key else found.whole.area.name)


def _short(office: OfficeResult) -> str:
    return office.office.short or office.office.name


def _office_row(office: OfficeResult, origins: Origins) -> OfficeRow:
    return OfficeRow(_short(office), words.reached(office), words.why(office), origins.of(office.report))


def _late_row(late: Late) -> LateRow:
    return LateRow(late.office, late.reply, _short_day(late.on), _short_day(late.due), f"{late.days:,}")


def _sources(origins: Origins) -> Iterator[SourceRow]:
    for place, source in enumerate(origins, 1):
        if source is None:
            yield SourceRow(str(place), words.BY_HAND, "", "", "")
        else:
            dated = _short_day(source.dated) if source.dated else ""
            yield SourceRow(str(place), source.reply, dated, source.file, source.sha256[:12])


def _short_day(day: date) -> str:
    return format_short(day, thai=False)
