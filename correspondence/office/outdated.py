"""Which figures of a letter that was sent are no longer what follows today, and why."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from correspondence.errors import CorrespondenceError
from correspondence.indicators.wording import NOTHING
from correspondence.language import Message, say
from correspondence.letters.recipient import Recipient
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
        shown = {"before": self.before.shown, "now": self.now.shown if self.now else NOTHING}
        reason = self.why or say("{count} new reports", count=self.reports)
        return say(
            "indicator {code}, {area}: a figure that was sent has changed: {figure} {before} → {now} ({reason})",
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
    since = _Since(Results(office, today), {basis.code: basis for basis in frozen.bases})
    outcomes = {(one.code, one.key): one for placed in frozen.placed for one in placed.outcomes}
    return [change for one in outcomes.values() for change in _changes(since, one)]


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


class _Since:
    """The results of today beside what a letter stood on."""

    def __init__(self, results: Results, bases: Mapping[str, Basis]) -> None:
        self.results = results
        self._bases = bases
        self._anew: dict[str, Counter[str]] = {}

    def new_reports(self, sent: Outcome) -> int:
        """Return how many offices of an area reported anew."""
        if sent.code not in self._anew:
            self._anew[sent.code] = Counter(place for one in self._reported_anew(sent.code) for place in _places(one))
        return self._anew[sent.code][sent.key]

    def why(self, sent: Outcome, reports: int) -> Message | None:
        """Return what else changed than reports, or None."""
        if self.results.basis(sent.code).definition != self._bases[sent.code].definition:
            return say("{count} new reports, and the definition was changed", count=reports)
        return None if reports else say("the directory was changed")

    def _reported_anew(self, code: str) -> Iterator[Recipient]:
        before, now = self._bases[code].reports, self.results.basis(code).reports
        offices = (one.office for one in self.results.of(code).offices)
        return (one for one in offices if now.get(one.id) != before.get(one.id))


def _changes(since: _Since, sent: Outcome) -> Iterator[Change]:
    try:
        now = since.results.outcome(sent.code, sent.key)
        gone = say("it is no longer part of the indicator")
    except CorrespondenceError as error:
        now, gone = None, error.message
    if now is None:
        yield Change(sent, sent.figures[0], None, why=gone)
        return
    moved = list(_moved(sent.figures, now.figures))
    reports = since.new_reports(sent) if moved else 0
    for before, later in moved:
        yield Change(sent, before, later, reports, since.why(sent, reports))


def _moved(sent: Sequence[Figure], now: Sequence[Figure]) -> Iterator[tuple[Figure, Figure | None]]:
    """Yield the figures that are printed otherwise, as sent and as now; one that is new was sent as nothing."""
    there = {figure.name: figure for figure in now}
    for figure in sent:
        later = there.pop(figure.name, None)
        if later is None or later.shown != figure.shown:
            yield figure, later
    for figure in there.values():
        yield Figure(figure.name, figure.label, "", NOTHING), figure


def _places(office: Recipient) -> set[str]:
    """Return the keys of all that an office belongs to: the whole, its province, its district, itself."""
    return {"", office.province, office.parent, office.district, office.id}
