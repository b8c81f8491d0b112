"""Which letter of ours an arrival answers, for whom, and whether that is certain.

Evidence is gathered for every open letter (`evidence`) and orders the proposals. Whether the first is certain is
decided by rules, not by a sum, since a wrong match made in silence is worse than a question:

* it cites one letter of ours well, and no other as well, and comes from one of its recipients or names them; or
* it cites nothing of ours, but its subject is nearly that of one letter and of no other that the sender still owes;
* and it is no request of its own, and not older than our letter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from correspondence.language import Message, say
from correspondence.letters.citation import Citation
from correspondence.letters.directory import Directory, Mention
from correspondence.letters.letter import Letter
from correspondence.letters.number import LetterNumber
from correspondence.thai.text import comparable
from correspondence.tracking.evidence import Evidence, Sender, about, citations_of, citing, informative, sender_of

CITED_WELL = 0.7  # from here on a citation decides
CLEARLY_BETTER = 0.15  # so much must lie between the first and the second
SAME_SUBJECT = 0.85
WORTH_ASKING = 0.5
LONGEST_AFTER = 400  # days after our letter in which a subject alone may decide

_SOON = 90  # days in which most answers come
_PARTIAL = re.compile(r"บางส่วน|ยังไม่ครบ|ส่วนที่เหลือ|(?:จะ|ขอ)(?:จัด)?ส่ง[ก-๙]{0,20}ภายหลัง")
_REQUEST = re.compile(
    r"ขอ(?:ขยาย|เลื่อน|ผ่อนผัน|หารือ|สอบถาม|ทราบ(?:ราย|แนว)|ความอนุเคราะห์|เชิญ|ความร่วมมือ|สนับสนุน|ยืม|ใช้สถานที่|อนุมัติ)"
)
_JOINTS = frozenset({"", "และ", "กับ", ",", "และของ", "พร้อมทั้ง", "ตลอดจน", "ร่วมกับ"})


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
        reasons: why: what it cites, its subject, who sent it.
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


@dataclass(frozen=True, slots=True)
class _Weighed:
    circular: OpenCircular
    cited: Evidence
    subject: Evidence
    whom: tuple[str, ...]
    certain_whom: bool
    through: str
    days: int

    @property
    def in_time(self) -> bool:
        """Whether it is not older than our letter."""
        return self.days >= 0

    @property
    def owing(self) -> bool:
        return bool(set(self.whom) - self.circular.replied)

    @property
    def confidence(self) -> float:
        against = (1 - 0.85 * self.cited.strength) * (1 - 0.5 * self.subject.strength)
        against *= 1 - (0.3 if self.certain_whom else 0.1 if self.whom else 0)
        against *= 0.9 if self.owing else 1
        return (1 - against) * _timeliness(self.days)


def match_reply(
    letter: Letter, circulars: Sequence[OpenCircular], directory: Directory, *, received: date, sender: str = ""
) -> Matching:
    """Return what an arrival may answer.

    Args:
        letter: the arrival as read.
        circulars: the letters of ours that wait for answers.
        directory: the offices.
        received: the day it arrived.
        sender: who sent it, when a clerk says so.
    """
    arrival = _Arrival.of(letter, directory, received, sender)
    weighed = sorted((arrival.weigh(one) for one in circulars if not one.closed), key=_order)
    likely = list(_one_each(one for one in weighed if _is_worth_asking(one)))
    sure = bool(likely) and arrival.is_certain(likely)
    return Matching(tuple(_proposal(one, partial=arrival.partial) for one in likely[:5]), sure)


@dataclass(frozen=True, slots=True)
class _Arrival:
    letter: Letter
    directory: Directory
    received: date
    sender: Sender
    mentions: tuple[Mention, ...]
    text: str
    partial: bool
    requests: frozenset[str]
    citations: tuple[Citation, ...]

    @classmethod
    def of(cls, letter: Letter, directory: Directory, received: date, said: str) -> "_Arrival":
        text = "\n".join([letter.subject, *(paragraph.text for paragraph in letter.body)])
        plain = comparable(text)
        return cls(
            letter=letter,
            directory=directory,
            received=received,
            sender=sender_of(letter, directory, said),
            mentions=directory.mentioned(text),
            text=text,
            partial=bool(_PARTIAL.search(plain)),
            requests=frozenset(_REQUEST.findall(plain)),
            citations=tuple(citations_of(letter)),
        )

    @property
    def dated(self) -> date:
        """The day on the arrival where it is clear and not ahead, else the day it came."""
        day = self.letter.date.start if self.letter.date and not self.letter.date.end else None
        return day if day and day <= self.received else self.received

    def weigh(self, circular: OpenCircular) -> _Weighed:
        """Gather what speaks for one letter of ours."""
        whom, certain, through = self._whom(circular.recipients)
        return _Weighed(
            circular=circular,
            cited=citing(self.citations, circular.number, circular.dated, circular.reminders),
            subject=about(self.letter.subject, circular.subject),
            whom=whom,
            certain_whom=certain,
            through=through,
            days=(self.dated - circular.dated).days,
        )

    def is_certain(self, likely: Sequence[_Weighed]) -> bool:
        """Return whether the first is what the arrival answers, and nothing else."""
        first, rest = likely[0], likely[1:]
        if self._asks_itself(first.circular) or not first.in_time or not first.certain_whom:
            return False
        if first.cited.strength >= CITED_WELL:
            rivals = (one for one in rest if one.whom)
            return all(_clearly_cited(first, one) for one in rivals)
        return self._is_certain_by_subject(first, rest)

    def _asks_itself(self, circular: OpenCircular) -> bool:
        """Return whether it asks for something that is not the matter of our own letter."""
        return not self.requests <= set(_REQUEST.findall(comparable(circular.subject)))

    def _is_certain_by_subject(self, first: _Weighed, rest: Sequence[_Weighed]) -> bool:
        return (
            not self.letter.references
            and first.owing
            and first.days <= LONGEST_AFTER
            and informative(self.letter.subject)
            and first.subject.strength >= SAME_SUBJECT
            and all(first.subject.strength - one.subject.strength >= CLEARLY_BETTER for one in rest if one.whom)
        )

    def _whom(self, recipients: frozenset[str]) -> tuple[tuple[str, ...], bool, str]:
        """Return for whom it answers, whether that is certain, and through whom."""
        own = [one.id for one in self.sender.offices if one.id in recipients]
        named = self._named_together(recipients, own)
        if own:
            certain = self.sender.certain or len(own) == 1
            return tuple(dict.fromkeys([*own[:1], *named] if certain else own)), certain, ""
        above = self.sender.offices[0] if self.sender.certain else None
        below = [one for one in named if above and self._lies_below(one, above.id)]
        if above and below and len(below) == len(named):
            return tuple(below), True, above.id
        return tuple(named), False, above.id if above and named else ""

    def _named_together(self, recipients: frozenset[str], own: Sequence[str]) -> list[str]:
        """Return the recipients named in one breath with the sender, or in the subject."""
        found: list[str] = []
        row: list[str] = []
        end = 0
        for mention in self.mentions:
            best = mention.candidates[0]
            office = best.recipient.id if best.certainty >= 0.8 and best.recipient.id in recipients else ""
            if comparable(self.text[end : mention.start]) not in _JOINTS:
                found += self._taken(row, own)
                row = []
            end = mention.end
            if office:
                row.append(office)
                if mention.end <= len(self.letter.subject):
                    found.append(office)
        found += self._taken(row, own)
        return list(dict.fromkeys(found))

    @staticmethod
    def _taken(row: Sequence[str], own: Sequence[str]) -> Sequence[str]:
        return row if len(row) > 1 and (not own or set(row) & set(own)) else ()

    def _lies_below(self, office: str, above: str) -> bool:
        found = self.directory.get(office)
        return found is not None and found.parent == above


def _timeliness(days: int) -> float:
    """Return how likely an answer comes so many days after the letter."""
    if days < 0:
        return 0.5
    return 1.0 if days <= _SOON else 0.95 if days <= LONGEST_AFTER else 0.85


def _order(one: _Weighed) -> tuple[float, str]:
    return -one.confidence, one.circular.id


def _one_each(weighed: Iterator[_Weighed]) -> Iterator[_Weighed]:
    seen: set[str] = set()
    for one in weighed:
        if one.circular.id not in seen:
            seen.add(one.circular.id)
            yield one


def _is_worth_asking(one: _Weighed) -> bool:
    evident = one.cited.strength > 0 or (one.subject.strength >= WORTH_ASKING and bool(one.whom))
    return evident and one.confidence >= WORTH_ASKING


def _clearly_cited(first: _Weighed, other: _Weighed) -> bool:
    if other.cited.strength >= CITED_WELL:
        # Two letters of ours are cited: only a subject that is clearly that of the first decides.
        by_subject = first.subject.strength - other.subject.strength
        return first.cited.strength >= other.cited.strength and by_subject >= 2 * CLEARLY_BETTER
    by_subject = other.subject.strength - first.subject.strength
    # A citation with a slip and a subject that is another letter's: somebody copied a line.
    return first.cited.strength >= 0.95 or by_subject < CLEARLY_BETTER


def _proposal(one: _Weighed, *, partial: bool) -> Proposal:
    reasons = [piece.reason for piece in (one.cited, one.subject) if piece.strength > 0]
    if one.whom:
        reasons.append(say("it comes from or names one of the recipients"))
    if not one.owing:
        reasons.append(say("that office answered before; this may correct it"))
    if not one.in_time:
        reasons.append(say("it is older than our letter"))
    return Proposal(
        circular=one.circular.id,
        recipients=one.whom,
        confidence=min(one.confidence, 0.99),
        reasons=tuple(reasons),
        partial=partial,
        through=one.through,
    )
