"""Groups of offices as they are written: which kinds of office, of which districts.

Understood are `ทุกอำเภอ`, `นายอำเภอทุกแห่ง`, `ทุก อปท.`, `ทั้ง ๘ อำเภอ`, `เทศบาลในอำเภอลอง`,
`นายก อบต. ทุกแห่งในเขตอำเภอลองและสูงเม่น`.
อปท. are all local offices and not the districts; `ทุกแห่งในอำเภอลอง` are all offices there, the district itself too.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from correspondence.letters.naming import LONGEST_NAME, fold
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

_CLASSES = {
    "district": ("อำเภอ", frozenset({DISTRICT})),
    "city": ("เทศ(?:บาล|มนตรี)นคร|ทน", frozenset({CITY})),
    "town": ("เทศ(?:บาล|มนตรี)เมือง|ทม", frozenset({TOWN})),
    "tambon_municipality": ("เทศ(?:บาล|มนตรี)ตำบล|ทต", frozenset({TAMBON_MUNICIPALITY})),
    "municipality": ("เทศบาล|เทศมนตรี", MUNICIPALITIES),
    "tambon_organisation": ("องค์กา?รบริหารส่วนตำบล|อบต", frozenset({TAMBON_ORGANISATION})),
    "province_organisation": ("องค์กา?รบริหารส่วนจังหวัด|อบจ", frozenset({PROVINCE_ORGANISATION})),
    "local": ("องค์กา?รปกครองส่วนท้องถิ่น|อปท", LOCAL_OFFICES),
}
_CLASS = re.compile(
    "(?:ผู้บริหาร|นายก|นาย|ปลัด|ท้องถิ่น(?=อำเภอ)|ที่ว่าการ|ที่ทำการปกครอง|สำนักงาน)?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, (words, _) in _CLASSES.items())
    + ")"
)
_LOCAL_HEADS = re.compile("ผู้บริหารท้องถิ่น")
_EVERY = re.compile("(?:ทั่ว)?ทุก|ทั้งหมด|ทั้งสิ้น|ทั้ง")
_SIGN = re.compile("ทุก|ทั้ง|อำเภอ")  # no group is without one of these
_NOUN = re.compile("[0-9]{0,4}(?:แห่ง|คน|ท่าน|หน่วยงาน|หน่วย|ราย)|[0-9]{1,4}")
_IN_DISTRICT = re.compile("(?:(?:ใน|ของ)(?:เขต|พื้นที่|ท้องที่){0,2}|เขต(?:พื้นที่)?|พื้นที่)อำเภอ")
_IN_PROVINCE = re.compile("(?:ใน|ของ)?(?:เขต|พื้นที่|ท้องที่){0,2}จังหวัด([ก-๎]{2,40})$")
_JOINT = re.compile("(?:และ|กับ|รวมทั้ง)?(?:อำเภอ)?")


@dataclass(frozen=True, slots=True)
class WrittenGroup:
    """Which offices a group is made of.

    Attributes:
        kinds: their kinds; empty for all.
        districts: the folded names of the districts that they lie in; empty for everywhere.
        province: the folded name of the province that they lie in; empty for everywhere.
    """

    kinds: frozenset[str]
    districts: tuple[str, ...] = ()
    province: str = ""


def read_group(text: str, districts: Collection[str], kinds: Collection[str] = ()) -> WrittenGroup | None:
    """Return the group that the whole of `text` names, or None.

    Args:
        text: as a clerk writes it.
        districts: the folded names of the districts that may be named.
        kinds: further kinds of office that `ทุก` may stand in front of.
    """
    if len(text) > LONGEST_NAME or not _SIGN.search(text):
        return None
    return _GroupReader(fold(text), districts, {fold(kind): kind for kind in kinds}).read()


class _GroupReader:
    """Reads the folded words of a group from left to right."""

    def __init__(self, words: str, districts: Collection[str], kinds: dict[str, str]) -> None:
        self._words = words
        self._known = districts
        self._kinds = kinds
        self._at = 0
        self._every = False
        self._class: frozenset[str] = frozenset()
        self._class_of_every = False
        self._districts: tuple[str, ...] = ()
        self._province = ""

    def read(self) -> WrittenGroup | None:
        steps = (self._read_every, self._read_class, self._read_noun, self._read_districts, self._read_province)
        while self._at < len(self._words):
            if not any(step() for step in steps):
                return None
        named = self._class or (self._every and self._districts)
        if not named or not (self._every or self._districts):
            return None
        return WrittenGroup(self._class, self._districts, self._province)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._words, self._at)
        if match and match.end() > self._at:
            self._at = match.end()
            return match
        return None

    def _read_every(self) -> bool:
        if not self._take(_EVERY):
            return False
        self._every = True
        other = self._kinds.get(self._words[self._at :])
        if other and not self._class:
            self._class, self._at = frozenset({other}), len(self._words)
        return True

    def _read_class(self) -> bool:
        if self._take(_LOCAL_HEADS):
            found = LOCAL_OFFICES
        elif match := self._take(_CLASS):
            found = next(kinds for name, (_, kinds) in _CLASSES.items() if match[name])
        else:
            return False
        if self._class and (self._class_of_every or not self._class & found):
            return False  # ทุกอำเภอ ทุกเทศบาล are two groups
        self._class = self._class & found or found  # นายกเทศมนตรี ทุกเทศบาลตำบล: the narrower of the two
        self._class_of_every = self._every
        return True

    def _read_noun(self) -> bool:
        return self._every and self._take(_NOUN) is not None

    def _read_districts(self) -> bool:
        if self._districts or not self._take(_IN_DISTRICT):
            return False
        while name := self._next_district():
            self._districts += (name,)
        return bool(self._districts)

    def _next_district(self) -> str:
        joint = _JOINT.match(self._words, self._at)
        start = joint.end() if joint else self._at
        for end in range(min(len(self._words), start + 40), start, -1):
            if self._words[start:end] in self._known:
                self._at = end
                return self._words[start:end]
        return ""

    def _read_province(self) -> bool:
        match = self._take(_IN_PROVINCE)
        self._province = match[1] if match else ""
        return match is not None
