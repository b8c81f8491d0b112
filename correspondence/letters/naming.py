"""How the name of an office is written, and what the writing says: its kind, its own name, the place behind it.

A reading is one way to understand a text; the directory tries them in order. Spaces, dots, digits of either kind and
the spelling of sara am do not matter. Every pattern is anchored or bounded, so that reading is linear in the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from correspondence.language import Message, say
from correspondence.letters.recipient import (
    CITY,
    DISTRICT,
    LOCAL_OFFICES,
    MUNICIPALITIES,
    PROVINCE_ORGANISATION,
    TAMBON_MUNICIPALITY,
    TAMBON_ORGANISATION,
    TOWN,
)
from correspondence.thai.text import comparable

LONGEST_NAME = 200
"""Characters; what is longer is no name."""

_LOST_AM = re.compile("อาเภอ|ตาบล|สานักงาน")
_NOISE = re.compile(r"[^0-9a-z\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e]+")
_EDGES = " .,;:()[]{}\"'“”‘’-–/"

# The words of a kind in full, short with and without dots, and as part of a post (เทศมนตรีตำบล).
KIND_WORDS = r"""
      (?P<province_organisation> องค์กา?รบริหารส่วนจังหวัด | อ\.?บ\.?จ\.? )
    | (?P<tambon_organisation> (?: องค์กา?รบริหารส่วน(?:ตำบล|ต\.) | อ\.?บ\.?ต\.? ) (?:ตำบล|ต\.)? )
    | (?P<city> เทศ(?:บาล|มนตรี)นคร | ทน\. )
    | (?P<town> เทศ(?:บาล|มนตรี)(?:เมือง|ม\.) | ท\.?ม\. | ทม(?=แ|เ|โ|ไ|ใ|[ก-ฮ]) )
    | (?P<tambon_municipality> เทศ(?:บาล|มนตรี)(?:ตำบล|ต\.) | ท\.?ต\. | ทต(?=แ|เ|โ|ไ|ใ|[ก-ฮ]) )
    | (?P<municipality> เทศบาล | เทศมนตรี )
    | (?P<district> (?:กิ่ง)?อำเภอ | อ\.(?!บ\.) )
    | (?P<tambon> ตำบล | (?<!ส)ต\. )
"""
_KIND = re.compile(KIND_WORDS, re.VERBOSE)
KINDS: Mapping[str, frozenset[str]] = {
    "province_organisation": frozenset({PROVINCE_ORGANISATION}),
    "tambon_organisation": frozenset({TAMBON_ORGANISATION}),
    "city": frozenset({CITY}),
    "town": frozenset({TOWN}),
    "tambon_municipality": frozenset({TAMBON_MUNICIPALITY}),
    "municipality": MUNICIPALITIES,
    "district": frozenset({DISTRICT}),
    "tambon": LOCAL_OFFICES,
}
"""What the groups of `KIND_WORDS` stand for."""

_PART_OF_NAME = {"city": "นคร", "town": "เมือง"}
"""Kinds whose word may belong to the name: `เทศบาลเมืองปาน` is the เทศบาลตำบล of เมืองปาน."""

# Posts and buildings in front of a kind that mean the office itself.
ITSELF = (
    r"(?:(?:ผู้)?ปฏิบัติหน้าที่|(?:ผู้)?รักษา(?:ราชการ|การ)(?:แทน)?|รอง|คณะผู้บริหาร|ผู้บริหาร)?"
    r"(?:นายก|นาย|ปลัด|ที่ว่าการ|ที่ทำการปกครอง|ที่ทำการ|สำนักงานปลัด|สำนักปลัด|สำนักงาน|สนง\.?)?"
)
_ITSELF = re.compile(ITSELF)
_OPENING = re.compile(r"^(?:กราบเรียน|เรียน|ถึง|จาก|ส่วนราชการ(?=\S))")
_POST_BEFORE = re.compile(r"(?:นายก|นาย|ที่ว่าการ|ที่ทำการปกครอง|สำนักงาน)$")
_DIVISION = re.compile(
    r"(?:ผู้อำนวยการ|หัวหน้า)?(?:กอง(?:การ|คลัง|ช่าง|สวัสดิการ|สาธารณสุข|ยุทธ|วิชาการ)|งาน|ฝ่าย|สำนักงานคลัง|ส่วน)[ก-๎]{0,40}"
)
_LOCAL_AFFAIRS = re.compile(r"(?:สำนักงาน|สนง\.?)?(?:ส่งเสริมการปกครอง)?ท้องถิ่น")

_PLACE = re.compile(
    r"""
    (?: (?:หมู่(?:ที่)?|ม\.|เลขที่)[0-9/]{1,9} )?
    (?: (?:ถนน|ถ\.) [ก-๎]{2,40}? )?
    (?: (?:ตำบล|ต\.) [ก-๎]{2,40}? )?
    (?: (?:อำเภอ|อ\.|\((?:อำเภอ|อ\.)?) (?P<district>[ก-๎]{2,40}?) \)? )?
    (?: (?:จังหวัด|(?<!อบ)จ\.|\((?:จังหวัด|จ\.)) (?P<province>[ก-๎]{2,40}?) \)? )?
    [0-9]{0,5} \)? $
    """,
    re.VERBOSE,
)
_NAME_END = re.compile(r"หมู่(?:ที่)?[0-9]|ม\.[0-9]|เลขที่|ถนน|ถ\.|ตำบล|ต\.|อำเภอ|อ\.|\(|จังหวัด|จ\.|[0-9]")
_OFFICE_OF_PLACE = re.compile(r"(?:อำเภอ|อ\.|จังหวัด|จ\.)")

_KIND_SPELLINGS = {
    "องค์การบริหารส่วนตำบล": frozenset({TAMBON_ORGANISATION}),
    "เทศมนตรีตำบล": frozenset({TAMBON_MUNICIPALITY}),
    "เทศมนตรีเมือง": frozenset({TOWN}),
    "เทศบาลตำบล": frozenset({TAMBON_MUNICIPALITY}),
    "เทศบาลเมือง": frozenset({TOWN}),
    "เทศบาลต.": frozenset({TAMBON_MUNICIPALITY}),
    "อำเภอ": frozenset({DISTRICT}),
}
"""The words of kinds that are long enough to be known with a few slips of the pen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to understand a written name.

    Attributes:
        kinds: the kinds of office it may be; empty for any.
        name: the name without its kind, folded.
        district: the district written behind it, folded; empty when none is.
        province: the province written behind it, folded; empty when none is.
        weight: how much a hit counts, at most 1.
        reason: why it counts so much, for the clerk.
    """

    kinds: frozenset[str] = frozenset()
    name: str
    district: str = ""
    province: str = ""
    weight: float = 1.0
    reason: Message


def with_am(text: str) -> str:
    """Return `text` with ำ in อำเภอ, ตำบล and สำนักงาน where a PDF file lost half of it; as long as it was."""
    return _LOST_AM.sub(lambda word: word[0].replace("า", "ำ", 1), text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` as names are compared: letters, vowels, tones and Arabic digits, and nothing between them."""
    return _NOISE.sub("", with_am(comparable(text)))


@lru_cache(maxsize=65536)
def place_name(text: str) -> str:
    """Return the folded name of a district or province without its word (อ.ลอง → ลอง)."""
    plain = comparable(text).lstrip(_EDGES)
    word = _OFFICE_OF_PLACE.match(plain)
    return fold(plain[word.end() :] if word else plain)


def own_name(kind: str, name: str) -> str:
    """Return the folded name of an office without its kind (เทศบาลตำบลช่อแฮ → ช่อแฮ)."""
    whole, word = fold(name), fold(kind)
    return whole[len(word) :] if word and whole.startswith(word) and len(whole) > len(word) else whole


def kind_alone(text: str) -> str:
    """Return the kind when `text` is the words of one and no name (นายอำเภอ, นายก อบต.), else nothing."""
    plain = comparable(text[:LONGEST_NAME]).strip(" ,;:()[]\"'“”-–/")
    kind = _KIND.search(plain)
    if not kind or kind.end() < len(plain) or not _ITSELF.fullmatch(plain, 0, kind.start()):
        return ""
    kinds = KINDS[kind.lastgroup or ""]
    return next(iter(kinds)) if len(kinds) == 1 else "เทศบาล" if kinds == MUNICIPALITIES else ""


def read_name(text: str) -> Iterator[Reading]:
    """Yield the ways to understand a written name, the likeliest first."""
    plain = with_am(comparable(text[:LONGEST_NAME])).strip(_EDGES)
    plain = _OPENING.sub("", plain, count=1).lstrip(_EDGES)
    kinds = list(_KIND.finditer(plain))
    if kinds and (means := _lead_means(plain[: kinds[0].start()], kinds[0])):
        yield from _of_kind(plain, kinds[0], *means)
        if kinds[0].lastgroup == "municipality":  # เทศบาลตตำบล…
            yield from _misspelt_kind(plain)
        yield from _posts(plain, kinds[1:])
        return
    yield from _posts(plain, kinds)
    yield from _misspelt_kind(plain)
    yield _split(plain, 0, frozenset(), 0.9, say("the kind of office is not written"))
    for kind in kinds[:1]:
        if kind.lastgroup not in {"tambon", "municipality"}:
            reason = say("“{lead}” in front of it may be another office", lead=plain[: kind.start()])
            yield from _of_kind(plain, kind, 0.3, reason)


def _lead_means(lead: str, kind: re.Match[str]) -> tuple[float, Message] | None:
    """Return how much is known of an office by what stands in front of its kind, None when that is unknown."""
    if kind.lastgroup == "tambon":
        return (0.8, say("only the sub-district is written")) if not lead else None
    if _ITSELF.fullmatch(lead):
        return 1.0, say("it is written so")
    if _LOCAL_AFFAIRS.fullmatch(lead) and kind.lastgroup == "district":
        return 0.9, say("the office of local affairs sits in the district")
    if _DIVISION.fullmatch(lead) and kind.lastgroup != "district":
        return 1.0, say("a division of it is written")
    return None


def _posts(plain: str, kinds: Iterable[re.Match[str]]) -> Iterator[Reading]:
    """Yield the readings of a post or building that stands behind something else: นายสมชาย ใจดี นายอำเภอลอง."""
    for kind in kinds:
        if kind.lastgroup != "tambon" and _POST_BEFORE.search(plain, max(0, kind.start() - 20), kind.start()):
            yield from _of_kind(plain, kind, 0.8, say("a post or building of it is written"))


def _of_kind(plain: str, kind: re.Match[str], weight: float, reason: Message) -> Iterator[Reading]:
    again = _KIND.match(plain, kind.end())
    if again and again.lastgroup != "tambon" and KINDS[again.lastgroup or ""] <= KINDS[kind.lastgroup or ""]:
        kind = again  # นายกเทศมนตรี ทต.ช่อแฮ
    group = kind.lastgroup or ""
    yield _split(plain, kind.end(), KINDS[group], weight, reason)
    if group in _PART_OF_NAME:
        yield _split(_PART_OF_NAME[group] + plain[kind.end() :], 0, MUNICIPALITIES, weight, reason)


def _split(plain: str, start: int, kinds: frozenset[str], weight: float, reason: Message) -> Reading:
    """Return the reading of what begins at `start`: the name up to the place behind it."""
    rest = plain[start:].lstrip(_EDGES)
    for end in _NAME_END.finditer(rest, 2):
        place = _PLACE.match(rest, end.start())
        if place:
            district, province = (fold(place[group] or "") for group in ("district", "province"))
            name = fold(rest[: end.start()])
            return Reading(kinds=kinds, name=name, district=district, province=province, weight=weight, reason=reason)
    return Reading(kinds=kinds, name=fold(rest), weight=weight, reason=reason)


def _misspelt_kind(plain: str) -> Iterator[Reading]:
    """Yield the reading of a text that begins with nearly the words of a kind, with or without a post before them."""
    lead = _ITSELF.match(plain)
    starts = {0, lead.end() if lead else 0}
    found = [
        (slips, end, word) for start in starts for word in _KIND_SPELLINGS for slips, end in _near(plain, start, word)
    ]
    for slips, end, word in sorted(found, key=lambda one: (one[0] / len(one[2]), one))[:1]:
        yield _split(plain, end, _KIND_SPELLINGS[word], 0.95 - 0.02 * slips, say("“{word}” is misspelt", word=word))


def _near(plain: str, start: int, word: str) -> Iterator[tuple[int, int]]:
    """Yield with how many slips `plain` has a word at `start`, and where it ends, when the slips are few."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # most names are spelt well

    allowed = max(1, len(word) // 6)
    ends = range(start + len(word) - allowed, min(start + len(word) + allowed, len(plain) - 1) + 1)
    slips = [(OSA.distance(word, plain[start:end]), abs(end - start - len(word)), end) for end in ends]
    fewest = min(slips, default=(allowed + 1, 0, 0))
    if 0 < fewest[0] <= allowed:
        yield fewest[0], fewest[2]
