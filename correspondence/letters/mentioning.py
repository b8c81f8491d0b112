"""Offices named in running text, where each stands, and which offices of a directory they may be.

A mention begins with the words of a kind (`อบต.`, `ที่ว่าการอำเภอ`, `นายกเทศมนตรีตำบล`) or is a name in a row behind one.
A name alone is not looked for, since สอง and ลอง are words as well. Offsets are in the text as given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from correspondence.language import say
from correspondence.letters.nameindex import Candidate, NameIndex
from correspondence.letters.naming import ITSELF, KIND_WORDS, KINDS, with_am
from correspondence.thai.numerals import arabic_digits
from correspondence.thai.text import traced

_ANCHOR = re.compile(rf"{ITSELF}(?:{KIND_WORDS})", re.VERBOSE)
_LETTERS = re.compile(r"\.?([ก-๎0-9]{1,60})")
_DISTRICT_BEHIND = re.compile(r"(?:(?:ตำบล|ต\.)[ก-๎]{2,40}?)?\(?(?:อำเภอ|อ\.)")
_PROVINCE_BEHIND = re.compile(r"\(?(?:จังหวัด|จ\.)")
_JOINT = re.compile(r"(?:,|และ|กับ)")
_A_PLACE = re.compile(r"(?:(?:ตำบล|ต\.)[ก-๎]{2,40}|ใน|เขต|พื้นที่|ท้องที่)$")
_INSIDE_A_SYLLABLE = re.compile("[ะ-ฺๅ็-๎]")
_NEW_WORD = re.compile(
    "อำเภอ|จังหวัด|ตำบล|และ|กับ|หรือ|ได้|ขอ|มี|ที่|ซึ่ง|จึง|โดย|เรื่อง|ว่า|แล้ว|ยัง|ไม่|ส่ง|ราย|แจ้ง|นั้น|นี้|เพื่อ|เป็น|จะ|ใน|ให้|ตาม|ลง|เมื่อ|ณ|ของ"
    "|ถึง|จาก|ทุก|ดัง|ดำเนิน|จัด|เห็น|พิจารณา|โทร|ถนน|หมู่|องค์การ|เทศบาล|อบต|ทต|เรียน|ด้วย|สำนัก|กอง|เข้า|รับ|ตอบ|ทราบ|ต่อ|ก็|คือ"
)
_WORD_BEFORE = re.compile("(?:ของ|จาก|ถึง|และ|กับ|หรือ|ให้|แก่|ทั้ง|แทน|โดย)$")
_LONGEST_WORD = 4
_REACH = 45  # letters before a mention that tell whether it is a place
_MOST_QUESTIONS = 300  # misspelt names looked up in one text
_A_PLACE_ONLY, _GOES_ON = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Mention:
    """An office named in a text, `text[start:end]`, and whom it may mean, best first."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


def find_mentions(text: str, index: NameIndex) -> list[Mention]:
    """Return the offices named in running `text`, in order."""
    return list(_Page(text, index).mentions())


class _Page:
    """A text without its spaces, since PDF files put spaces inside words, and where its letters stood."""

    def __init__(self, text: str, index: NameIndex) -> None:
        normal, places = traced(text)
        kept = [at for at, sign in enumerate(normal) if not sign.isspace()]
        self._plain = with_am(arabic_digits("".join(normal[at] for at in kept)))
        self._places = [places[at] for at in kept]
        self._ends = [places[at + 1] for at in kept]
        self._spaced = {place for place, at in enumerate(kept) if at == 0 or normal[at - 1].isspace()}
        self._index = index
        self._questions = 0

    def mentions(self) -> Iterator[Mention]:
        floor = 0
        for anchor in _ANCHOR.finditer(self._plain):
            if anchor.start() < floor or anchor.lastgroup == "tambon" or not self._stands_alone(anchor):
                continue
            kinds = KINDS[anchor.lastgroup or ""]
            mention = self._known(anchor, anchor.end(), kinds) or self._misspelt(anchor)
            while mention:
                start, end, candidates = mention
                yield Mention(self._places[start], self._ends[end - 1], candidates)
                floor = end
                mention = self._next_in_row(anchor, end, kinds)

    def _stands_alone(self, anchor: re.Match[str]) -> bool:
        """Return whether อ. is not the end of another abbreviation (ผอ., ม.อ.)."""
        if not anchor[0].startswith("อ.") or anchor.start() in self._spaced:
            return True
        before = self._plain[max(0, anchor.start() - _LONGEST_WORD) : anchor.start()]
        return bool(_WORD_BEFORE.search(before)) or not re.match("[ก-๎.]", before[-1])

    def _known(
        self, anchor: re.Match[str], at: int, kinds: frozenset[str], *, in_row: bool = False
    ) -> tuple[int, int, tuple[Candidate, ...]] | None:
        letters = _LETTERS.match(self._plain, at)
        if not letters:
            return None
        for name in self._index.names_at(letters[1], kinds):
            end = letters.start(1) + len(name)
            if self._ends_here(end, strictly=in_row):
                start = at if in_row else anchor.start()
                whole, place = self._with_place(end, anchor)
                candidates = self._index.named(f"{anchor[0]}{name} {place}".strip())
                return start, whole, self._weighed(candidates, anchor, end, whole)
        return None

    def _next_in_row(
        self, anchor: re.Match[str], end: int, kinds: frozenset[str]
    ) -> tuple[int, int, tuple[Candidate, ...]] | None:
        joint = _JOINT.match(self._plain, end)
        at = joint.end() if joint else end
        if at >= len(self._plain) or not (joint or at in self._spaced):
            return None
        return self._known(anchor, at, kinds, in_row=True)

    def _misspelt(self, anchor: re.Match[str]) -> tuple[int, int, tuple[Candidate, ...]] | None:
        """Return the office of a name that is spelt nearly as it stands here, up to the next space."""
        letters = _LETTERS.match(self._plain, anchor.end())
        if not letters or self._questions >= _MOST_QUESTIONS:
            return None
        self._questions += 1
        ends = (at for at in range(letters.start(1) + 1, letters.end(1) + 1) if at in self._spaced)
        end = next(ends, letters.end(1))
        whole, place = self._with_place(end, anchor)
        candidates = self._index.named(f"{self._plain[anchor.start() : end]} {place}".strip())
        likely = tuple(one for one in candidates if one.recipient.kind in KINDS[anchor.lastgroup or ""])
        return (anchor.start(), whole, likely) if likely else None

    def _ends_here(self, end: int, *, strictly: bool) -> bool:
        """Return whether a name may end here: not inside a syllable, and in a row of names before a gap only."""
        if end == len(self._plain):
            return True
        if _INSIDE_A_SYLLABLE.match(self._plain, end):
            return False
        return (
            not strictly
            or end in self._spaced
            or not re.match("[ก-๎]", self._plain[end])
            or bool(_JOINT.match(self._plain, end))
        )

    def _with_place(self, end: int, anchor: re.Match[str]) -> tuple[int, str]:
        """Return where a mention ends with the district and province behind it, and these in words."""
        place = ""
        behinds = [(_PROVINCE_BEHIND, "จังหวัด", self._index.provinces)]
        if anchor.lastgroup != "district":  # a district behind a district is another office
            behinds.insert(0, (_DISTRICT_BEHIND, "อำเภอ", self._index.districts))
        for behind, word, names in behinds:
            match = behind.match(self._plain, end)
            name = _longest(self._plain[match.end() : match.end() + 40], names) if match else ""
            if match and name:
                place, end = f"{place} {word}{name}", match.end() + len(name)
        return end, place

    def _weighed(
        self, candidates: tuple[Candidate, ...], anchor: re.Match[str], end: int, whole: int
    ) -> tuple[Candidate, ...]:
        """Return candidates less certain where the text names a place, or the name seems to go on."""
        before = self._plain[max(0, anchor.start() - _REACH) : anchor.start()]
        if anchor.lastgroup == "district" and anchor[0] in {"อำเภอ", "อ."} and _A_PLACE.search(before):
            return _at_most(candidates, _A_PLACE_ONLY)
        glued = end < len(self._plain) and end not in self._spaced and re.match("[ก-๎]", self._plain[end])
        if glued and whole == end and not _NEW_WORD.match(self._plain, end):
            return _at_most(candidates, _GOES_ON)
        return candidates


def _longest(text: str, names: frozenset[str]) -> str:
    return next((text[:end] for end in range(len(text), 1, -1) if text[:end] in names), "")


def _at_most(candidates: tuple[Candidate, ...], most: float) -> tuple[Candidate, ...]:
    reason = say("a place is named") if most == _A_PLACE_ONLY else say("the name may go on")
    return tuple(replace(one, certainty=most, reason=reason) if one.certainty > most else one for one in candidates)
