"""Recognise the head of a memo (บันทึกข้อความ, แบบที่ ๒): ส่วนราชการ or จาก, โทร., ที่ or เลขที่, วันที่."""

import re
from dataclasses import replace
from itertools import pairwise

from correspondence.letters.parse.contact import is_contact, phone_in, without_contact
from correspondence.letters.parse.head import DATE_LABEL, NUMBER_LABEL, Head, number_and_rest
from correspondence.letters.parse.labels import label_of, loose
from correspondence.letters.parse.lines import Line, flat
from correspondence.thai.dates import read_date

_TITLE = re.compile(loose("บันทึกข้อความ"))
_DOTS = " .…_"
_LEADERS = re.compile(r"(?:[.…_] ?){4,}|…")
_DATE_WITHIN = re.compile(rf"(?<=[ .…_๐-๙0-9/]){loose('วันที่')}")
_NUMBER_WITHIN = re.compile(rf"(?<= {{2}}){loose('ที่')} (?=[ก-ฮ]{{1,5}}[. ๐-๙0-9])")


def read_memo(lines: list[Line]) -> Head:
    """Return what the labelled lines of a memo say."""
    head = Head()
    in_unit = False
    for line in lines:
        text = _LEADERS.sub("   ", line.text).strip()
        if not text or _TITLE.fullmatch(text):
            continue
        in_unit = _read_line(replace(line, text=text), head, in_unit=in_unit)
    head.office = _closed(flat(head.office).strip(_DOTS))
    return head


def _closed(office: str) -> str:
    """Close the brackets that held the telephone too: กองจัดการ (ฝ่ายอำนวยการ โทร. ๑๒๓)."""
    return office.rstrip("( ") if office.endswith("(") else office + ")" * (office.count("(") - office.count(")"))


def _read_line(line: Line, head: Head, *, in_unit: bool) -> bool:
    """Take what a line says, and tell whether the next one may go on with the unit's name."""
    found = label_of(line, ("unit",))
    pieces = _pieces(found.rest if found else line.text)
    if found and not head.office:
        _take_unit(pieces.pop(0), head)
        in_unit = True
    for piece in pieces:
        if DATE_LABEL.match(piece) or NUMBER_LABEL.match(piece):
            in_unit = False
            _take(piece, head)
        elif in_unit:
            _take_unit(piece, head)
    return in_unit


def _pieces(text: str) -> list[str]:
    """Part `ที่ … วันที่ …`, which a memo has on one line."""
    cuts = [match.start() for pattern in (_NUMBER_WITHIN, _DATE_WITHIN) if (match := pattern.search(text))]
    edges = [0, *sorted(cuts), len(text)]
    return [text[start:end].strip() for start, end in pairwise(edges)]


def _take_unit(text: str, head: Head) -> None:
    unit, number = phone_in(text)
    head.phone = head.phone or number
    unit = "" if is_contact(unit) else without_contact(unit)
    head.office = f"{head.office} {unit}" if head.office else unit


def _take(piece: str, head: Head) -> None:
    date, number = DATE_LABEL.match(piece), NUMBER_LABEL.match(piece)
    if date and head.date is None:
        text = piece[date.end() :].strip(_DOTS)
        head.date = read_date(text) if text else None
    elif number and head.number is None:
        text = piece[number.end() :].strip(" …_").rstrip(".")
        head.number = number_and_rest(text)[0]
