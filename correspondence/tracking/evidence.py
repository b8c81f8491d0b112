"""What speaks for an arrival answering a letter of ours: the number it cites, its subject, and who sent it.

Each piece of evidence is a strength from 0 to 1 with its reason. The strengths below are the whole of the weighing; a
person can read them and disagree.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from correspondence.language import Message, say
from correspondence.letters.citation import Citation, find_citations
from correspondence.letters.directory import Directory
from correspondence.letters.letter import Letter
from correspondence.letters.number import LetterNumber
from correspondence.letters.recipient import Recipient
from correspondence.thai.calendar import format_short
from correspondence.thai.text import comparable

WHOLE = 1.0  # number, code and day as they are
BARE = 0.95  # letters, code or day are left out, the rest is right
OTHER_DAY = 0.9  # the day or year differs: clerks copy last year's line
REMINDER = 0.95  # our reminder is cited in place of the letter
OTHER_CODE = 0.85  # one digit of the code differs
NO_MARK = 0.8  # the mark ว is missing
ONE_DIGIT = 0.7  # one digit of the running number differs, the day is right
ONE_DIGIT_ALONE = 0.3  # the same, and no day to tell
SAME_DAY = 0.2  # only office and day agree

_TURN = re.compile(r"\(?ครั้งที่[0-9]+\)?$")
_LEADS = re.compile(r"^(?:ขอ|จัด|นำ|ส่ง|แจ้ง|ตอบ|การ|ให้|รายงาน|ผล|แบบ|ข้อมูล|เรื่อง)+")
_GRAM = 4
_LIKELY = 0.3  # certainty of a name from which an office may be the sender
_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How strongly something speaks for a match, and why."""

    strength: float
    reason: Message


NOTHING = Evidence(0.0, say("nothing"))


def citations_of(letter: Letter) -> list[Citation]:
    """Return what a letter cites: in its head, its subject and its text, the head first."""
    running = [letter.subject, *(paragraph.text for paragraph in letter.body)]
    return [*letter.references, *(one for text in running for one in find_citations(text))]


def citing(
    citations: Iterable[Citation], number: LetterNumber, dated: date, reminders: Sequence[LetterNumber]
) -> Evidence:
    """Return how strongly citations mean a letter of ours, or a reminder of it."""
    found = [_meant(one, number, dated) for one in citations]
    found += [_meant_reminder(one, reminder) for one in citations for reminder in reminders]
    return max(found, key=lambda one: one.strength, default=NOTHING)


def _meant(citation: Citation, number: LetterNumber, dated: date) -> Evidence:
    cited, day = citation.number, _day(citation)
    if cited is None or cited.running is None:
        return NOTHING
    code = _code_strength(cited, number)
    if not code or (cited.prefix and number.prefix and cited.prefix != number.prefix):
        return NOTHING
    if cited.running == number.running:
        return _right_number(citation, cited, number, code, other_day=day is not None and day != dated)
    if _one_slip(cited.running, number.running):
        strength = ONE_DIGIT if day == dated else ONE_DIGIT_ALONE
        return Evidence(strength, say("it cites {cited}, which differs by one digit from ours", cited=citation.text))
    if day == dated and cited.code:
        return Evidence(SAME_DAY, say("it cites a letter of ours of the same day, {cited}", cited=citation.text))
    return NOTHING


def _right_number(
    citation: Citation, cited: LetterNumber, number: LetterNumber, code: float, *, other_day: bool
) -> Evidence:
    strength = code
    reason = say("it cites {number}", number=number)
    if other_day:
        day = _day(citation)
        strength = min(strength, OTHER_DAY)
        reason = say(
            "it cites {number}, with another day ({day})", number=number, day=format_short(day) if day else "–"
        )
    if cited.circular != number.circular:
        strength = min(strength, NO_MARK)
    return Evidence(strength, reason)


def _meant_reminder(citation: Citation, reminder: LetterNumber) -> Evidence:
    cited = citation.number
    if cited is None or cited.running != reminder.running or not _code_strength(cited, reminder):
        return NOTHING
    return Evidence(REMINDER, say("it cites our reminder {number}", number=reminder))


def _code_strength(cited: LetterNumber, number: LetterNumber) -> float:
    """Return how well the office codes agree: 0 when another office wrote the letter."""
    if not cited.code or not number.code:
        return BARE
    if cited.code == number.code:
        return WHOLE
    return OTHER_CODE if _distance(cited.code, number.code) == 1 else 0.0


def _one_slip(cited: int, running: int | None) -> bool:
    return running is not None and min(cited, running) > 9 and _distance(str(cited), str(running)) == 1


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # most numbers are written right

    return int(OSA.distance(one, other, score_cutoff=1))


def _day(citation: Citation) -> date | None:
    return citation.date.start if citation.date and citation.date.end is None else None


@cache
def _grams(subject: str) -> frozenset[str]:
    """Return the pieces of a subject, four letters each, without spaces, turns and what every reply begins with."""
    text = _LEADS.sub("", _TURN.sub("", comparable(subject)))
    return frozenset(text[at : at + _GRAM] for at in range(max(1, len(text) - _GRAM + 1)))


def about(subject: str, ours: str) -> Evidence:
    """Return how much of a subject is found in ours; numbers that contradict ours (ไตรมาสที่ ๑, ๒) count against it."""
    mine, other = _grams(subject), _grams(ours)
    common = len(mine & other)
    if len(mine) < _GRAM or not common:
        return NOTHING
    strength = max(common / len(mine), common / len(other))
    if _contradict(subject, ours):
        strength *= 0.8
    return Evidence(strength, say("the subject agrees by {share} %", share=round(strength * 100)))


def informative(subject: str) -> bool:
    """Return whether a subject says enough to tell letters apart."""
    return len(_grams(subject)) >= 24


def _contradict(one: str, other: str) -> bool:
    mine, theirs = set(_NUMBERS.findall(comparable(one))), set(_NUMBERS.findall(comparable(other)))
    return bool(mine - theirs) and bool(theirs)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent an arrival: the offices it may be, and whether there is no doubt."""

    offices: tuple[Recipient, ...]
    certain: bool


def sender_of(letter: Letter, directory: Directory, said: str = "") -> Sender:
    """Return who sent a letter, by its letterhead, the signer's post, the unit in charge, or what the clerk says."""
    position = letter.signer.position if letter.signer else ()
    places = [text for text in (said, letter.office, " ".join(position), *position, *letter.owner_unit) if text]
    named = [office for text in places if (office := directory.sure(text))]
    if named:
        return Sender(tuple(dict.fromkeys(named)), certain=len(set(named)) == 1)
    likely = [one.recipient for text in places for one in directory.named(text) if one.certainty >= _LIKELY]
    return Sender(tuple(dict.fromkeys(likely)), certain=False)
