"""Recognise the foot: signer, unit in charge, telephone, copies; endorsements below are left out."""

import re
from dataclasses import dataclass, field

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.letter import Signer
from correspondence.letters.parse.contact import has_phone_label, is_contact, is_only_number, phone_in, without_contact
from correspondence.letters.parse.labels import label_of
from correspondence.letters.parse.lines import Line, flat
from correspondence.letters.parse.signature import is_unit, read_signature
from correspondence.thai.dates import match_date

_ITEM_MARK = re.compile(r"^[-–•]? ?(?:[๐-๙0-9]{1,2}[.)])? ?")
_MOTTO = re.compile("[“\"‘']")
_DOTS = re.compile(r"[.…_ -]+")
_DATE_LABEL = re.compile("^วันที่ ?")
_REMARK = re.compile(r"\([^()]*[๐-๙0-9/][^()]*\)")  # who typed it, and where the file is
_LONGEST_DATE = 60


@dataclass
class Foot:
    """What the foot of a letter says."""

    signer: Signer | None = None
    owner_unit: tuple[str, ...] = ()
    phone: str = ""
    copies: tuple[str, ...] = ()
    office: str = ""
    date: str = ""
    doubts: list[Doubt] = field(default_factory=list)


def read_foot(lines: list[Line], *, stamped: bool = False) -> Foot:
    """Return what the lines behind the text say.

    Args:
        lines: from the signature on.
        stamped: whether an office's stamp and a day stand for the signature (แบบที่ ๓).
    """
    foot = Foot()
    lines = _without_endorsement(lines, foot)
    if stamped:
        lines = _stamped_office(lines, foot)
    else:
        signature = read_signature(lines)
        foot.signer, lines = signature.signer, signature.rest
        foot.doubts += signature.doubts
    _read_below(lines, foot)
    return foot


def is_date_line(line: Line) -> bool:
    """Tell whether a line is a date and nothing else."""
    if len(line.text) > _LONGEST_DATE:
        return False
    text = _DATE_LABEL.sub("", line.text)
    found = match_date(text, 0)
    return found is not None and not text[found.end :].strip(" .")


def _without_endorsement(lines: list[Line], foot: Foot) -> list[Line]:
    for place, line in enumerate(lines):
        found = label_of(line, ("salutation",))
        if place and found:
            reason = say("below the signature stands something to “{text}”, which was left out", text=found.rest)
            foot.doubts.append(Doubt("addressees", line.text, reason))
            return lines[:place]
    return lines


def _stamped_office(lines: list[Line], foot: Foot) -> list[Line]:
    for place, line in enumerate(lines):
        if is_date_line(line):
            foot.date = line.text
            foot.office = flat("".join(one.text for one in lines[:place]))
            return lines[place + 1 :]
    return lines


def _read_below(lines: list[Line], foot: Foot) -> None:
    """Read unit, telephone and copies, which stand below the signature at the margin."""
    end = next((place for place, line in enumerate(lines) if label_of(line, ("copies",))), len(lines))
    foot.copies = _copies(lines[end:])
    units: list[str] = []
    awaited = False
    lines = _without_supplement(lines[:end], foot) + lines[end:]
    end = next((place for place, line in enumerate(lines) if label_of(line, ("copies",))), len(lines))
    for line in [*lines[:end], *(line for line in lines[end:] if has_phone_label(line.text))]:
        if awaited and is_only_number(line.text):
            foot.phone = line.text
        elif not _DOTS.fullmatch(line.text):
            units.append(_unit(line.text, foot))
        awaited = has_phone_label(line.text) and not foot.phone
    foot.owner_unit = tuple(unit for unit in units if unit)


def _without_supplement(lines: list[Line], foot: Foot) -> list[Line]:
    """Leave out what stands below the telephone and is no unit: a slip to answer on, a list, a form."""
    called = False
    for place, line in enumerate(lines):
        reached = has_phone_label(line.text) or is_contact(line.text) or is_only_number(line.text)
        known = reached or is_unit(line) or _MOTTO.match(line.text) or _REMARK.fullmatch(line.text)
        if called and not known:
            reason = say("what stands below the telephone was left out")
            foot.doubts.append(Doubt("owner_unit", line.text, reason))
            return lines[:place]
        called = called or reached
    return lines


def _unit(text: str, foot: Foot) -> str:
    """Return the unit that a line names, taking its telephone."""
    before, number = phone_in(text)
    foot.phone = foot.phone or number
    return flat(
        "" if is_contact(before) or _MOTTO.match(before) or _REMARK.fullmatch(before) else without_contact(before)
    )


def _copies(lines: list[Line]) -> tuple[str, ...]:
    if not lines:
        return ()
    first = label_of(lines[0], ("copies",))
    texts = [first.rest if first else "", *(line.text for line in lines[1:])]
    kept = [text for text in texts if text and not has_phone_label(text) and not is_contact(text)]
    return tuple(flat(_ITEM_MARK.sub("", text)) for text in kept)
