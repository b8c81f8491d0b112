"""What a collection form says of itself: the letter it went out with, whose it is, and by which definitions.

The identifying sheet is written for people, a label and its value in each row, and read by these labels.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from correspondence.indicators.definition import Definition
from correspondence.letters.naming import fold

VERSION = 1
"""The version of the form; a later one may be laid out otherwise."""

SHEET = "รหัสแบบรายงาน"
TITLE = "รหัสแบบรายงาน (ใช้รับข้อมูลเข้าระบบ โปรดอย่าแก้ไขหรือลบแผ่นงานนี้)"

_VERSION, _NUMBER, _DATED = "รุ่นของแบบ", "หนังสือที่", "ลงวันที่"
_DISTRICT, _DISTRICT_NAME = "รหัสอำเภอ", "อำเภอ"
_SHEET, _CODE, _HASH, _OFFICES = "แผ่นงาน", "ตัวชี้วัด", "รหัสนิยาม", "รหัสหน่วยงานที่ต้องรายงาน"
_MOST_ROWS = 5_000
_PER_CELL = 100  # office ids in one cell, which holds 32,767 characters


@dataclass(frozen=True, slots=True)
class FormLetter:
    """The letter that asks.

    Attributes:
        number: as it is printed, `พร ๐๐๒๓.๓/ว ๓๐๗๑`; empty while it has none.
        dated: the C.E. day on it, or None.
        reply_by: the C.E. day by which the form is wanted back, or None.
    """

    number: str = ""
    dated: date | None = None
    reply_by: date | None = None


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet of a form: its name, the code and the hash of its indicator, and the ids of the offices in it."""

    name: str
    code: str
    definition: str
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormIdentity:
    """What the identifying sheet says.

    Attributes:
        version: of the form; 0 when it is not a number.
        number: the number of the letter.
        dated: the C.E. day of the letter, or None.
        district: the id of the district in the directory.
        district_name: `อำเภอลอง`.
        sheets: a sheet each indicator.
    """

    version: int = VERSION
    number: str = ""
    dated: date | None = None
    district: str = ""
    district_name: str = ""
    sheets: tuple[FormSheet, ...] = ()


def definition_hash(definition: Definition) -> str:
    """Return a short hash of all that a form takes from a definition; scores and targets do not change it."""
    fields = [
        [each.name, each.label, each.type.value, each.unit, str(each.least), str(each.most), each.required]
        for each in definition.fields
    ]
    checks = [each.rule.text for each in definition.checks]
    asked = [definition.code, int(definition.fiscal_year), definition.reporters.value, fields, checks]
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[:16]


def identity_rows(identity: FormIdentity) -> list[tuple[str, str]]:
    """Return the rows of the identifying sheet below its title."""
    rows = [
        (_VERSION, str(identity.version)),
        (_NUMBER, identity.number),
        (_DATED, identity.dated.isoformat() if identity.dated else ""),
        (_DISTRICT, identity.district),
        (_DISTRICT_NAME, identity.district_name),
    ]
    for sheet in identity.sheets:
        rows += [(_SHEET, sheet.name), (_CODE, sheet.code), (_HASH, sheet.definition)]
        rows += [(_OFFICES, " ".join(sheet.offices[at : at + _PER_CELL])) for at in _parts(sheet.offices)]
    return rows


def _parts(offices: Sequence[str]) -> range:
    return range(0, len(offices), _PER_CELL)


def read_identity(rows: Iterable[Sequence[object]]) -> FormIdentity | None:
    """Return what an identifying sheet says, or None when the rows are none: neither district nor indicators."""
    pairs = [pair for row, _ in zip(rows, range(_MOST_ROWS), strict=False) if (pair := _pair(row))]
    facts = dict(reversed(pairs))  # the first of a label counts
    sheets = tuple(_sheets(pairs))
    if not sheets and fold(_DISTRICT) not in facts:
        return None
    return FormIdentity(
        version=_whole(facts.get(fold(_VERSION), "")),
        number=facts.get(fold(_NUMBER), ""),
        dated=_day(facts.get(fold(_DATED), "")),
        district=facts.get(fold(_DISTRICT), ""),
        district_name=facts.get(fold(_DISTRICT_NAME), ""),
        sheets=sheets,
    )


def _pair(row: Sequence[object]) -> tuple[str, str] | None:
    texts = [text for cell in row if (text := _text(cell))]
    return (fold(texts[0]), texts[1]) if len(texts) > 1 else None


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _sheets(pairs: Sequence[tuple[str, str]]) -> Iterable[FormSheet]:
    """Yield the sheets: each begins with the row of its name."""
    starts = [place for place, (label, _) in enumerate(pairs) if label == fold(_SHEET)]
    for start, end in pairwise([*starts, len(pairs)]):
        part = pairs[start:end]
        facts = dict(part)
        offices = tuple(each for label, text in part if label == fold(_OFFICES) for each in text.split())
        yield FormSheet(facts[fold(_SHEET)], facts.get(fold(_CODE), ""), facts.get(fold(_HASH), ""), offices)


def _whole(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text, re.ASCII) else 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
