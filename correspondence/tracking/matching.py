"""Which letter of ours an arrival answers, for whom, and whether that is certain.

What speaks for each open letter is weighed and orders the proposals: the number cited (`evidence`), the subject
(`subjects`), who sent it and for whom (`answering`). Whether the first is certain is decided by rules, not by a sum,
since a wrong match made in silence is worse than a question. Each rule that is broken is shown with the question:

* it must come from one of the recipients, or name those it answers for, be a letter to us, not older than ours, and
  neither ask, promise nor only acknowledge (`bearing`);
* it cites the number beyond doubt; or with a slip, and the subject agrees as well; or it cites nothing, and the subject
  can be that of no other letter;
* no other letter of ours is cited as well as this one, or has a subject that fits better.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from correspondence.language import Message, say
from correspondence.letters.directory import Directory
from correspondence.letters.letter import Letter
from correspondence.letters.number import LetterNumber
from correspondence.thai.calendar import format_short
from correspondence.tracking.answering import CERTAIN, NEARLY, Answering, Whom, sender_of
from correspondence.tracking.bearing import Bearing
from correspondence.tracking.evidence import BARE, DAY_SLIP, NOTHING, OF_ANOTHER, OTHER_DAY, Evidence, citing
from correspondence.tracking.subjects import Likeness, informative, likeness, quoted

BEYOND_DOUBT = 0.95  # a citation that decides by itself
CITED_WELL = 0.6  # a citation that decides when the subject agrees
AGREES = 0.7  # a subject that confirms a citation
FITS = 0.85  # a subject that by itself points to a letter
CLEARLY_BETTER = 0.15  # so much must lie between the subjects of two letters
QUITE_ANOTHER = 0.3  # so much, when two letters are cited alike
WORTH_ASKING = 0.5
ANOTHER_MATTER = 0.3  # a subject below that is another: the citation may be left over from a letter before
QUOTED = 0.8  # share of our subject in the opening of the text from which it is told about there
LONGEST_AFTER = 180  # days after our letter in which a subject alone may decide
NOT_ASKED = 0.85  # what is left when a letter did not ask the sender, nor anybody below it
WAITING_ONLY = 0.4  # how likely the one letter is that a sender still owes
MOST = 5  # proposals that a clerk is shown

_SOON, _LATE = 90, 400  # days in which most answers come, and nearly all
_SLOWLY = 20_000  # of two letters alike, the younger one is answered; no more than that


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCircular:
    """A letter of ours that waits for answers.

    Attributes:
        id: its row in the register; letters that each have their own number share that of the first.
        number: as it is cited, with its year.
        dated: the day on it.
        subject: its subject.
        recipients: whom it asks, ids of the directory.
        replied: who answered in full.
        reply_by: the last day, or None.
        closed: whether nobody waits any more.
        reminders: the numbers of the reminders sent for it.
    """

    id: str
    number: LetterNumber
    dated: date
    subject: str
    recipients: frozenset[str]
    replied: frozenset[str] = frozenset()
    reply_by: date | None = None
    closed: bool = False
    reminders: tuple[LetterNumber, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing that an arrival may answer.

    Attributes:
        circular: the id of the letter.
        recipients: for whom it answers, in no order; empty when that cannot be told.
        confidence: 0 to 1.
        reasons: why: what it cites, its subject, who sent it; and what speaks against certainty.
        partial: whether it says that more is to come.
        through: the office that sent it for them, when it is none of them.
    """

    circular: str
    recipients: tuple[str, ...]
    confidence: float
    reasons: tuple[Message, ...]
    partial: bool = False
    through: str = ""


@dataclass(frozen=True, slots=True)
class Matching:
    """What an arrival may answer, best first, and whether the first is certain."""

    proposals: tuple[Proposal, ...] = ()
    sure: bool = False


def match_reply(
    letter: Letter, circulars: Sequence[OpenCircular], directory: Directory, *, received: date, sender: str = ""
) -> Matching:
    """Return what an arrival may answer.

    Args:
        letter: the arrival as read.
        circulars: the letters of ours that wait for answers; closed ones are never proposed, but may be what it cites.
        directory: the offices.
        received: the day it arrived.
        sender: who sent it, when a clerk says so.
    """
    arrival = _Arrival.of(letter, directory, received, sender)
    weighed = sorted(map(arrival.weigh, _together(circulars)), key=lambda one: (-one.confidence, one.id))
    likely = [one for one in weighed if not one.closed and one.is_worth_asking]
    if not likely:
        return Matching(tuple(arrival.only_waiting(weighed)))
    others = [one for one in weighed if one is not likely[0]]
    against = tuple(arrival.against(likely[0], others))
    best = arrival.proposal(likely[0], against, certain=not against)
    instead = [replace(best, recipients=(one,), confidence=best.confidence / 2) for one in likely[0].whom.instead]
    rest = [arrival.proposal(one) for one in likely[1:]]
    return Matching((best, *instead, *rest)[:MOST], sure=not against)


def _together(circulars: Sequence[OpenCircular]) -> list[list[OpenCircular]]:
    """Return the letters of each id: one, or one for each recipient, each with its own number."""
    found: dict[str, list[OpenCircular]] = {}
    for one in circulars:
        found.setdefault(one.id, []).append(one)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What speaks for one letter of ours."""

    letters: Sequence[OpenCircular]
    cited: Evidence
    subject: Likeness
    told: float
    whom: Whom
    owing: bool
    stranger: bool
    days: int

    @property
    def id(self) -> str:
        return self.letters[0].id

    @property
    def closed(self) -> bool:
        return self.letters[0].closed

    @property
    def confidence(self) -> float:
        """How likely it is, 0 to 1: each kind of evidence leaves a share of the doubt that was there before it."""
        against = (1 - 0.85 * self.cited.strength) * (1 - 0.5 * self.subject.strength)
        against *= 1 - (0.3 if self.whom.certainty >= NEARLY else 0.1 if self.whom.offices else 0)
        against *= 0.9 if self.owing else 1
        against *= 0.75 if self.told >= QUOTED else 1
        return (1 - against) * _timeliness(self.days) * (NOT_ASKED if self.stranger else 1)

    @property
    def is_worth_asking(self) -> bool:
        if self.cited.strength > 0 and self.confidence >= WORTH_ASKING:
            return True
        fits = self.subject.strength >= WORTH_ASKING and self.confidence >= WORTH_ASKING
        return bool(self.whom.offices) and (fits or self.told >= QUOTED)


@dataclass(frozen=True, slots=True)
class _Arrival:
    letter: Letter
    directory: Directory
    received: date
    bearing: Bearing
    answering: Answering

    @classmethod
    def of(cls, letter: Letter, directory: Directory, received: date, said: str) -> "_Arrival":
        bearing = Bearing.of(letter)
        texts = (letter.subject, *bearing.statements)
        sender = sender_of(letter, directory, said)
        return cls(letter, directory, received, bearing, Answering(sender, texts, directory))

    @property
    def dated(self) -> date:
        """The day on the arrival where it is clear and not ahead, else the day it came."""
        day = self.letter.date.start if self.letter.date and not self.letter.date.end else None
        return day if day and day <= self.received else self.received

    def weigh(self, letters: Sequence[OpenCircular]) -> _Weighed:
        """Gather what speaks for one letter of ours, and for the numbers that its recipients each have."""
        first = letters[0]
        recipients, replied = first.recipients, first.replied
        if len(letters) > 1:
            recipients = frozenset().union(*(one.recipients for one in letters))
            replied = frozenset().union(*(one.replied for one in letters))
        whom = self.answering.whom(recipients, recipients - replied)
        return _Weighed(
            letters=letters,
            cited=self._cited(letters, whom),
            subject=self._likeness(first.subject),
            told=quoted(self.bearing.opening, first.subject),
            whom=whom,
            owing=bool(set(whom.offices) - replied),
            stranger=bool(self.answering.sender.known) and not whom.offices and not whom.through,
            days=(self.dated - first.dated).days,
        )

    def against(self, first: _Weighed, others: Sequence[_Weighed]) -> Iterator[Message]:
        """Yield what keeps the first from being certain."""
        recipients = frozenset().union(*(one.recipients for one in first.letters))
        yield from self.bearing.objections(first.letters[0].subject)
        sender = self.answering.sender.known
        if office := self.bearing.passed_on_to(self.directory, recipients, sender.id if sender else ""):
            yield say("it is addressed to {office}, not to us", office=office)
        elif elsewhere := self.bearing.addressed_elsewhere(self._province_of(recipients)):
            yield say("it is addressed to {office}, not to us", office=elsewhere)
        if first.days < 0:
            yield say("it is older than our letter")
        if not first.whom.offices or first.whom.certainty < NEARLY:
            yield say("for whom it answers is not certain")
        elif first.whom.certainty < CERTAIN and first.cited.strength < BEYOND_DOUBT:
            yield say("who sent it is not certain")
        if not first.owing and not self._amends(first):
            yield say("that office has answered already")
        yield from self._weak(first)
        for other in others:
            yield from _rivalry(first, other)
            if self._has_day_of(first, other):
                yield say("the day that it cites is that of {number}", number=other.letters[0].number)

    def _has_day_of(self, first: _Weighed, other: _Weighed) -> bool:
        """Return whether what is cited has the number of the first letter and the day of another on such a matter."""
        if first.cited.source < 0 or not (other.whom.offices or other.closed):
            return False
        day, dated = self.bearing.cited[first.cited.source].day, first.letters[0].dated
        return day == other.letters[0].dated != dated and other.subject.strength >= WORTH_ASKING

    def _province_of(self, recipients: frozenset[str]) -> str:
        """Return the province that all recipients lie in, an empty text when they are of several."""
        provinces = {office.province for each in recipients if (office := self.directory.get(each))}
        return provinces.pop() if len(provinces) == 1 else ""

    def only_waiting(self, weighed: Sequence[_Weighed]) -> Iterator[Proposal]:
        """Yield the one letter that its sender still owes, when an answer does not tell what it answers."""
        sender = self.answering.sender.known
        if not sender or not self.bearing.answers_something or self.bearing.cited or informative(self.letter.subject):
            return
        waiting = [one for one in weighed if sender.id in one.whom.offices and one.owing and 0 <= one.days <= _LATE]
        if len(waiting) == 1 and not waiting[0].closed:
            found = self.proposal(waiting[0])
            reason = say("only this letter still waits for {office}", office=sender.name)
            yield replace(found, confidence=min(found.confidence, WAITING_ONLY), reasons=(*found.reasons, reason))

    def proposal(self, one: _Weighed, against: Sequence[Message] = (), *, certain: bool = False) -> Proposal:
        """Return a letter of ours as it is shown."""
        reasons = [one.cited.reason] if one.cited.strength > 0 else []
        reasons += [one.subject.reason] if one.subject.strength > 0 else []
        reasons += [say("its text opens with what we asked for")] if one.told >= QUOTED else []
        reasons += one.whom.reasons
        if one.whom.offices and not one.owing:
            reasons.append(say("that office answered before; this may correct it"))
        return Proposal(
            circular=one.id,
            recipients=one.whom.offices,
            confidence=min(one.confidence, 0.99 if certain else 0.9),
            reasons=(*dict.fromkeys((*reasons, *against)),),
            partial=self.bearing.partial,
            through=one.whom.through,
        )

    def _cited(self, letters: Sequence[OpenCircular], whom: Whom) -> Evidence:
        best = NOTHING
        for one in letters:
            found = citing(self.bearing.cited, one.number, one.dated, one.reminders)
            if found.strength > OF_ANOTHER and whom.offices and not one.recipients & set(whom.offices):
                reason = say("it cites {number}, which went to another office", number=one.number)
                found = Evidence(OF_ANOTHER, reason, found.source)
            best = max(best, found, key=lambda each: each.strength)
        return best

    def _likeness(self, subject: str) -> Likeness:
        """Compare its subject, and those that stand with what it cites, to a subject of ours."""
        found = likeness(self.letter.subject, subject, self.bearing.opening)
        cited = [one.citation.subject for one in self.bearing.cited if one.citation.subject and not one.passing]
        return max((found, *(likeness(text, subject) for text in cited)), key=lambda one: one.strength)

    def _amends(self, first: _Weighed) -> bool:
        return first.cited.strength >= DAY_SLIP and (first.subject.strength >= AGREES or self.bearing.amends)

    def _weak(self, first: _Weighed) -> Iterator[Message]:
        """Yield why citation and subject do not suffice, as far as this letter alone goes."""
        cited, subject = first.cited.strength, first.subject
        if cited >= BEYOND_DOUBT:
            if subject.strength < ANOTHER_MATTER and first.told < ANOTHER_MATTER and informative(self.letter.subject):
                yield say("its subject is another than ours")
            elif subject.contradicted:
                yield say("its subject names another number or month than ours")
            return
        if cited >= CITED_WELL:
            if subject.strength < AGREES or subject.contradicted:
                yield say("the citation has a slip, and the subject does not confirm it")
        elif cited < OTHER_DAY and any(one.citation.number for one in self.bearing.cited if not one.passing):
            yield say("it cites another letter")
        elif not subject.same or not first.owing or first.days > LONGEST_AFTER:
            yield say("without a clear citation the subject does not tell enough")


def _rivalry(first: _Weighed, other: _Weighed) -> Iterator[Message]:
    """Yield why another letter of ours may be meant."""
    number, day = other.letters[0].number, format_short(other.letters[0].dated)
    ahead = first.subject.strength - other.subject.strength
    concerns = bool(other.whom.offices) or other.closed
    if other.cited.strength >= CITED_WELL:
        if other.cited.source == first.cited.source:
            # One citation read in two ways: the reading without a slip holds, if the subject bears it out or the sender
            # was not asked by the other; of two readings with a slip, none holds by itself.
            exact = first.cited.strength >= BARE > other.cited.strength
            borne_out = first.subject.strength >= WORTH_ASKING or first.told >= QUOTED
            clear = (exact and (borne_out or not concerns)) or ahead >= QUITE_ANOTHER
        else:
            clear = not concerns or (ahead >= QUITE_ANOTHER and first.subject.strength >= AGREES)
        if not clear:
            yield say("it cites {number} of {day} as well", number=number, day=day)
    if not concerns:
        return
    fits, agrees = other.subject.strength >= FITS, other.subject.strength >= AGREES
    better = (fits and -ahead >= CLEARLY_BETTER) or (agrees and -ahead >= QUITE_ANOTHER)
    if better or (fits and first.cited.strength < CITED_WELL and ahead < CLEARLY_BETTER):
        yield say("its subject may be that of {number} of {day}", number=number, day=day)


def _timeliness(days: int) -> float:
    """Return how likely an answer comes so many days after the letter."""
    if days < 0:
        return 0.5
    return (1.0 if days <= _SOON else 0.95 if days <= _LATE else 0.85) - min(days, _LATE) / _SLOWLY
