"""Which figures of a letter that was sent are no longer what follows today, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from correspondence.errors import CorrespondenceError
from correspondence.indicators.offices import OfficeResult
from correspondence.language import Message, say
from correspondence.office.figures import Basis, Figure, Frozen, Outcome
from correspondence.office.office import Office
from correspondence.office.results import Results


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that was sent, and what it is now.

    Attributes:
        outcome: where.
        before: as it was sent.
        now: what it is; None when it can no longer be computed.
        reports: how many offices reported anew since.
        why: why there is nothing now, or what else changed; None when new reports say it all.
    """

    outcome: Outcome
    before: Figure
    now: Figure | None
    reports: int = 0
    why: Message | None = None

    @property
    def sentence(self) -> Message:
        """The change in one line."""
        facts = {"code": self.outcome.code, "area": self.outcome.name, "figure": figure_name(self.before)}
        shown = {"before": self.before.shown, "now": self.now.shown if self.now else "–"}
        reason = self.why or say("{count} new reports", count=self.reports)
        return say(
            "indicator {code}, {area}: the {figure} that was sent has changed: {before} → {now} ({reason})",
            **facts,
            **shown,
            reason=reason,
        )


def figure_name(figure: Figure) -> Message | str:
    """Return what a figure is called on screen."""
    names = {"score": say("score"), "reported": say("reported"), "standing": say("standing")}
    return figure.label or names.get(figure.name, say("result"))


def changes_of(office: Office, frozen: Frozen, today: date) -> list[Change]:
    """Return the figures of a letter that are printed otherwise today, each once, in the order of the letter."""
    results = Results(office, today)
    bases = {basis.code: basis for basis in frozen.bases}
    outcomes = {(one.code, one.key): one for placed in frozen.placed for one in placed.outcomes}
    return [change for one in outcomes.values() for change in _changes(results, one, bases[one.code])]


def change_shape(change: Change) -> dict[str, Any]:
    """Return a change as plain JSON."""
    return {
        "code": change.outcome.code,
        "area": change.outcome.key or None,
        "name": change.outcome.name,
        "figure": change.before.name,
        "before": change.before.shown,
        "now": change.now.shown if change.now else None,
        "new_reports": change.reports,
        "sentence": str(change.sentence),
    }


def _changes(results: Results, sent: Outcome, basis: Basis) -> Iterator[Change]:
    try:
        now = results.outcome(sent.code, sent.key)
        gone = say("it is no longer part of the indicator")
    except CorrespondenceError as error:
        now, gone = None, error.message
    if now is None:
        yield from (Change(sent, figure, None, why=gone) for figure in sent.figures[:1])
        return
    reports, why = _reasons(results, sent, basis)
    there = {figure.name: figure for figure in now.figures}
    for figure in sent.figures:
        later = there.get(figure.name)
        if later is None or later.shown != figure.shown:
            yield Change(sent, figure, later, reports, why)
    known = {figure.name for figure in sent.figures}
    for figure in now.figures:
        if figure.name not in known:
            yield Change(sent, Figure(figure.name, figure.label, "", "–"), figure, reports, why)


def _reasons(results: Results, sent: Outcome, basis: Basis) -> tuple[int, Message | None]:
    """Return how many offices of the area reported anew, and what else changed when none did."""
    now = results.basis(sent.code)
    reports = sum(
        basis.reports.get(office) != report for office, report in now.reports.items() if _within(results, sent, office)
    )
    if now.definition != basis.definition:
        return reports, say("{count} new reports, and the definition was changed", count=reports)
    return reports, None if reports else say("the directory was changed")


def _within(results: Results, sent: Outcome, office_id: str) -> bool:
    result = results.result(sent.code, sent.key)
    if isinstance(result, OfficeResult):
        return office_id == sent.key
    if result is None or result.area.level.value != "district":
        return True
    found = results.of(sent.code).office(office_id)
    return found is not None and sent.key in {office_id, found.office.parent, found.office.district}
