"""Leave out the receiving stamp (ตรารับหนังสือ, แบบที่ ๑๒): the receiver's office, เลขรับ, วันที่ and เวลา.

An extractor puts the stamp above the letter, between its lines, beside them or below everything.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from correspondence.letters.parse.labels import label_of, loose
from correspondence.letters.parse.lines import Line

_NUMBER = re.compile("|".join(map(loose, ("เลขรับ", "เลขที่รับ", "เลขทะเบียนรับ", "ทะเบียนรับ", "รับที่", "รับเลขที่", "รับวันที่"))))
_DATE = re.compile(rf"(?:{loose('ลงรับ')})?{loose('วันที่')}|{loose('ลงวันที่')}")
_TIME = re.compile(rf"{loose('เวลา')} ?[๐-๙0-9. :_…]+")
_RECEIVER = re.compile(rf"{loose('ผู้รับ')}(?:[ .…:]|$)")
_OF_LETTER = re.compile(
    "(?:เลข)?ที่ [^ก-ฮ]*[ก-ฮ]{0,5}[^ก-ฮ]*(?:ว ?[๐-๙0-9]+)?$|วันที่|ถนน|[^ก-ฮ]*[๐-๙0-9]|.*[๐-๙0-9]$|"
    "บันทึก|คำสั่ง|ประกาศ|ส่วนราชการ"
)
_APART = re.compile(r"( {3,})")
_FIELDS = ("unit", "subject", "salutation")
_HEAD = 16  # lines at either end of a letter, among which a stamp may stand
_LONGEST = 6  # lines that a stamp has below its number


def without_stamp(lines: list[Line]) -> list[Line]:
    """Return the lines of a letter without those of a receiving stamp at its beginning or end."""
    end = max(len(lines) - _HEAD, min(_HEAD, len(lines)))
    return [*_stampless(lines[:_HEAD]), *lines[_HEAD:end], *_stampless(lines[end:])]


def _stampless(lines: list[Line]) -> list[Line]:
    start = next((place for place, line in enumerate(lines) if _has(line, _NUMBER)), None)
    if start is None:
        return lines
    end = min(start + _LONGEST, len(lines))
    timed = next((place + 1 for place in range(start, end) if _has(lines[place], _TIME)), end)
    below = list(_left(lines[start:timed])) + lines[timed:]
    above = lines[:start]
    # The receiver's name stands above its number; the letter's own office must be left.
    if above and _is_office(above[-1]) and any(map(_is_office, _head([*above[:-1], *below]))):
        above = above[:-1]
    return above + below


def _has(line: Line, pattern: re.Pattern[str]) -> bool:
    return any(pattern.match(piece) for piece in _APART.split(line.text))


def _left(lines: list[Line]) -> Iterator[Line]:
    """Yield what is left of the stamp's lines: what else stands on them or between them."""
    dated = False
    for line in lines:
        kept: list[str] = []
        for piece in _APART.split(line.text):
            is_date = not dated and bool(_DATE.match(piece)) and not line.text.startswith("ที่")
            dated = dated or is_date
            if not (is_date or _NUMBER.match(piece) or _TIME.match(piece) or _RECEIVER.match(piece)):
                kept.append(piece)
        if text := "".join(kept).strip():
            yield replace(line, text=text)


def _head(lines: list[Line]) -> list[Line]:
    """Return the lines above the first label; a memo's own unit is named behind its label."""
    end = next((place for place, line in enumerate(lines) if label_of(line, _FIELDS)), len(lines))
    return lines[: end + 1] if end < len(lines) and label_of(lines[end], ("unit",)) else lines[:end]


def _is_office(line: Line) -> bool:
    return any(piece.strip() and not _OF_LETTER.match(piece) for piece in _APART.split(line.text))
