"""How alike the subjects of two letters are, when a reply leaves out, adds or spells otherwise what every reply does.

Compared are pieces of four letters, without spaces (PDF files put spaces inside words), without `ขอส่ง`, `รายงาน` and
their like in front, and without `(ครั้งที่ ๒)` of a reminder behind. Numbers and months are compared by themselves: two
monthly reports differ in one word.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from correspondence.language import Message, say
from correspondence.thai.calendar import MONTHS
from correspondence.thai.text import comparable

ENOUGH = 24
"""Pieces from which a subject says enough to tell letters apart."""

_GRAM = 4
_CONTRADICTED = 0.8  # what is left of a likeness when a number or month is another
_NEARLY_ALL, _MOST = 0.85, 0.6

_TURN = re.compile(r"\(?ครั้งที่[0-9]+\)?$")
_LEADS = re.compile(r"^(?:(?:ขอ)?(?:จัด|นำ|แก้ไข)?ส่ง|ขอ|แจ้ง|ตอบ|การ|ให้|รายงาน|ผล|แบบ|ข้อมูล|เรื่อง|แก้ไข|ชี้แจง|เพิ่มเติม)+")
_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SPANS = re.compile("|".join(comparable(month) for month in MONTHS) + "|ครึ่งปีแรก|ครึ่งปีหลัง|ครั้งแรก|ต้นปี|กลางปี|สิ้นปี")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two subjects are.

    Attributes:
        strength: 0 to 1.
        same: whether they can hardly be of two letters: each says enough, nearly all of it, and the same numbers.
        contradicted: whether the arrival names a number or month that ours does not.
    """

    strength: float = 0.0
    same: bool = False
    contradicted: bool = False

    @property
    def reason(self) -> Message:
        """The likeness as a clerk reads it."""
        if self.contradicted:
            return say(
                "the subject agrees by {share} %, but names another number or month", share=round(self.strength * 100)
            )
        return say("the subject agrees by {share} %", share=round(self.strength * 100))


def likeness(subject: str, ours: str, opening: str = "") -> Likeness:
    """Compare the subject of an arrival, and what its text opens with, to a subject of ours."""
    mine, other = _grams(subject), _grams(ours)
    common = len(mine & other)
    if min(len(mine), len(other)) < _GRAM or not common:
        return Likeness()
    told, found = common / len(mine), common / len(other)
    strength = max(
        2 * common / (len(mine) + len(other)),
        told if len(mine) >= ENOUGH else 0,
        found if len(other) >= ENOUGH else 0,
    )
    contradicted = _contradicts(subject, ours)
    if contradicted:
        return Likeness(strength * _CONTRADICTED, contradicted=True)
    wide = len((mine | _pieces(comparable(opening))) & other) / len(other) if opening else found
    enough = min(len(mine), len(other)) >= ENOUGH
    same = enough and told >= _NEARLY_ALL and wide >= _MOST and _tells_all(subject + opening, ours)
    return Likeness(strength, same)


def informative(subject: str) -> bool:
    """Return whether a subject says enough to tell letters apart."""
    return len(_grams(subject)) >= ENOUGH


def quoted(text: str, ours: str) -> float:
    """Return how much (0 to 1) of a subject of ours stands somewhere in `text`."""
    other = _grams(ours)
    if len(other) < ENOUGH:
        return 0.0
    return len(_pieces(comparable(text)) & other) / len(other)


@lru_cache(maxsize=20_000)
def _grams(subject: str) -> frozenset[str]:
    return _pieces(_LEADS.sub("", _TURN.sub("", comparable(subject))))


@lru_cache(maxsize=1_000)
def _pieces(text: str) -> frozenset[str]:
    return frozenset(text[at : at + _GRAM] for at in range(max(1, len(text) - _GRAM + 1)))


@lru_cache(maxsize=20_000)
def _figures(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the numbers and the months of a subject, without the turn of a reminder at its end."""
    plain = comparable(text)
    return frozenset(_NUMBERS.findall(_TURN.sub("", plain))), frozenset(_SPANS.findall(plain))


def _contradicts(subject: str, ours: str) -> bool:
    """Return whether a subject names a number or month where ours names others."""
    mine, theirs = _figures(subject), _figures(ours)
    strange = [one for one in mine[0] - theirs[0] if not _is_short_year(one, theirs[0])]
    return bool(strange and theirs[0]) or bool(mine[1] - theirs[1] and theirs[1])


def _tells_all(text: str, ours: str) -> bool:
    """Return whether every number and month of ours stands in `text`."""
    mine, theirs = _figures(text), _figures(ours)
    missing = [one for one in theirs[0] - mine[0] if not _is_short_year(one[2:], frozenset({one}) & _long(mine[0]))]
    return not missing and theirs[1] <= mine[1]


def _is_short_year(number: str, among: frozenset[str]) -> bool:
    """Return whether a number of two digits is the year of one with four (๕๙, ๒๕๕๙)."""
    return len(number) == 2 and any(len(one) == 4 and one[2:] == number for one in among)


def _long(numbers: frozenset[str]) -> frozenset[str]:
    return frozenset(f"25{one}" for one in numbers if len(one) == 2)
