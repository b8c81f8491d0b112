"""How a sheet of a collection form is laid out: its name, its headings, who has a row. Written and read by this."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from correspondence.indicators.compute import reporters
from correspondence.indicators.definition import Definition, Field, FieldType
from correspondence.letters.directory import Directory
from correspondence.letters.nameindex import NameIndex
from correspondence.letters.naming import place_name
from correspondence.letters.recipient import DISTRICT, Recipient
from correspondence.thai.numerals import thai_digits

LEADING = ("รหัส", "หน่วยงาน", "ประเภท")
"""The headings of what is filled in already: id, name and kind of the office."""

CHECKED = "ผลการตรวจ"
"""The heading of the column in which the form itself says what does not agree."""

YES, NO = "ใช่", "ไม่ใช่"
HEAD_ROW = 2
"""Below title and period; counted from 0."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31  # characters of a sheet's name in Excel


def sheet_name(definition: Definition) -> str:
    """Return the name of the sheet of an indicator."""
    return _FORBIDDEN.sub("-", f"ตัวชี้วัด {thai_digits(definition.code)}")[:_LONGEST_NAME].strip("'")


def sheet_names(definitions: Sequence[Definition]) -> list[str]:
    """Return the names of the sheets, no two alike."""
    names = [sheet_name(each) for each in definitions]
    often = Counter(name.casefold() for name in names)
    return [
        name if often[name.casefold()] == 1 else f"{name[: _LONGEST_NAME - 5]} ({place})"
        for place, name in enumerate(names, 1)
    ]


def labels(definition: Definition) -> dict[str, str]:
    """Return what each field is called in the form, by its name; labels that are written twice are numbered."""
    often = Counter(each.label for each in definition.fields)
    met: Counter[str] = Counter()
    found: dict[str, str] = {}
    for each in definition.fields:
        met[each.label] += 1
        found[each.name] = each.label if often[each.label] == 1 else f"{each.label} {thai_digits(met[each.label])}"
    return found


def heading(field: Field, label: str) -> str:
    """Return the heading of a field: its label, and below it the unit in brackets."""
    unit = unit_of(field)
    return f"{label}\n({unit})" if unit else label


def unit_of(field: Field) -> str:
    """Return the unit that the form shows for a field."""
    if field.unit:
        return field.unit
    return {
        FieldType.YES_NO: f"{YES}/{NO}",
        FieldType.PERCENT: "ร้อยละ",
        FieldType.MONEY: "บาท",
        FieldType.DATE: "วัน เดือน ปี",
    }.get(field.type, "")


def rows_of(definition: Definition, district: Recipient, offices: Iterable[Recipient]) -> list[Recipient]:
    """Return who has a row in the form of a district, in the order given."""
    asked = reporters(definition, offices)
    return [each for each in asked if each.id == district.id or _lies_in(each, district)]


def _lies_in(office: Recipient, district: Recipient) -> bool:
    if office.kind == DISTRICT:
        return False
    if office.parent:
        return office.parent == district.id
    place = place_name(district.district or district.name)
    same_province = not office.province or not district.province or office.province == district.province
    return bool(place) and same_province and NameIndex.lies_in(office, place)


def district_of(offices: Directory, district: str) -> Recipient | None:
    """Return the district of an id, or None when it is no district of the directory."""
    found = offices.get(district)
    return found if found is not None and found.kind == DISTRICT else None
