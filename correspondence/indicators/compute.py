"""Computes an indicator from reports: every office, every district and province, nothing rounded, nothing dropped."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from correspondence.indicators.adding import Sums, add_areas, add_offices
from correspondence.indicators.answers import Report
from correspondence.indicators.areas import Area, AreaResult, Level, country_area, province_area
from correspondence.indicators.definition import Definition, Reporters
from correspondence.indicators.dividing import result
from correspondence.indicators.offices import OfficeResult, compute_office
from correspondence.letters.recipient import DISTRICT, MUNICIPALITIES, TAMBON_ORGANISATION, Recipient

_LOCAL = MUNICIPALITIES | {TAMBON_ORGANISATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """An indicator computed.

    Attributes:
        definition: the indicator.
        offices: the result of each office that reports, in the order of the directory.
        districts: the result of each district, also of one without offices.
        provinces: the result of each province.
        whole: of everything: the province when there is one, else the country.
        strays: reports of offices that do not report this indicator.
        superseded: reports that a later one of the same office replaced.
    """

    definition: Definition
    offices: tuple[OfficeResult, ...]
    districts: tuple[AreaResult, ...]
    provinces: tuple[AreaResult, ...]
    whole: AreaResult
    strays: tuple[Report, ...] = ()
    superseded: tuple[Report, ...] = ()

    def office(self, office_id: str) -> OfficeResult | None:
        """Return the result of an office by its id in the directory."""
        return next((each for each in self.offices if each.office.id == office_id), None)

    def area(self, key: str) -> AreaResult | None:
        """Return the result of a district by its id, of a province by its name, or of the whole for an empty key."""
        areas = (*self.districts, *self.provinces, self.whole)
        return next((each for each in areas if each.area.key == key), None) if key else self.whole


def reporters(definition: Definition, recipients: Iterable[Recipient], *, as_of: date | None = None) -> list[Recipient]:
    """Return who of the directory reports this indicator; offices retired on the C.E. day `as_of` do not."""
    local = definition.kinds or _LOCAL
    kinds = frozenset({DISTRICT}) if definition.reporters is Reporters.DISTRICT else local
    return [each for each in recipients if each.kind in kinds and not _is_retired(each, as_of)]


def _is_retired(recipient: Recipient, as_of: date | None) -> bool:
    return recipient.retired is not None and (as_of is None or recipient.retired <= as_of)


def compute(
    definition: Definition, recipients: Iterable[Recipient], reports: Iterable[Report], *, as_of: date | None = None
) -> Computation:
    """Compute an indicator.

    Args:
        definition: the indicator.
        recipients: the directory; who reports is chosen from it, and its districts are shown though nobody reports.
        reports: what came in; of two from one office the later in the order given counts.
        as_of: the C.E. day on which the directory is looked at; None leaves out whoever was ever retired.
    """
    everyone = tuple(recipients)
    reporting = reporters(definition, everyone, as_of=as_of)
    latest, superseded = _latest(reports)
    offices = tuple(compute_office(definition, each, latest.get(each.id)) for each in reporting)
    known = {each.id for each in reporting}
    provinces = _provinces(definition, everyone, offices, as_of)
    districts = tuple(result(definition, sums) for parts in provinces.values() for sums in parts)
    added = [add_areas(definition, province_area(name), parts) for name, parts in provinces.items()]
    whole = added[0] if len(added) == 1 else add_areas(definition, country_area(), added)
    return Computation(
        definition=definition,
        offices=offices,
        districts=districts,
        provinces=tuple(result(definition, sums) for sums in added),
        whole=result(definition, whole),
        strays=tuple(report for report in latest.values() if report.office not in known),
        superseded=superseded,
    )


def _latest(reports: Iterable[Report]) -> tuple[dict[str, Report], tuple[Report, ...]]:
    latest: dict[str, Report] = {}
    superseded: list[Report] = []
    for report in reports:
        if report.office in latest:
            superseded.append(latest[report.office])
        latest[report.office] = report
    return latest, tuple(superseded)


def _provinces(
    definition: Definition, everyone: Sequence[Recipient], offices: Sequence[OfficeResult], as_of: date | None
) -> dict[str, list[Sums]]:
    members: defaultdict[Area, list[OfficeResult]] = defaultdict(list)
    named = {each.id: _district(each) for each in everyone if each.kind == DISTRICT and not _is_retired(each, as_of)}
    for area in named.values():
        members[area] = []
    for office in offices:
        members[_area_of(office.office, named)].append(office)
    provinces: dict[str, list[Sums]] = {}
    for area, inside in members.items():
        provinces.setdefault(area.province, []).append(add_offices(definition, area, inside))
    return provinces or {"": []}


def _district(recipient: Recipient) -> Area:
    return Area(recipient.id, recipient.name, Level.DISTRICT, recipient.province)


def _area_of(office: Recipient, named: dict[str, Area]) -> Area:
    """Return the district of an office: the one above it, or one of the name when the directory has no such office."""
    if office.kind == DISTRICT:
        return named.get(office.id) or _district(office)
    above = named.get(office.parent)
    return above or Area(office.parent or office.district, f"อำเภอ{office.district}", Level.DISTRICT, office.province)
