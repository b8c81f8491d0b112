"""Leave out the receiving stamp (ตรารับหนังสือ, แบบที่ ๑๒): the receiver's office, เลขรับ, วันที่ and เวลา."""

import re

from correspondence.letters.parse.labels import loose

_NUMBER = re.compile("|".join(map(loose, ("เลขรับ", "เลขที่รับ", "เลขทะเบียนรับ", "ทะเบียนรับ", "รับที่", "รับเลขที่", "รับวันที่"))))
_DATE = re.compile(rf"(?:{loose('ลงรับ')})?{loose('วันที่')}|{loose('ลงวันที่')}")
_TIME = re.compile(rf"{loose('เวลา')} ?[๐-๙0-9. :_…]+")
_OF_LETTER = re.compile("ที่ |เลขที่ |วันที่|ถนน|.*[๐-๙0-9]")
_LONGEST = 6  # pieces that a stamp has below its number


def without_stamp(pieces: list[str]) -> list[str]:
    """Return the pieces of a head without those of a receiving stamp."""
    start = next((place for place, piece in enumerate(pieces) if _NUMBER.match(piece)), None)
    if start is None:
        return pieces
    end = start + 1
    for place in range(end, min(start + _LONGEST, len(pieces))):
        if _DATE.match(pieces[place]) or _TIME.match(pieces[place]) or _NUMBER.match(pieces[place]):
            end = place + 1
    above = pieces[:start]
    # The receiver's name stands above its number; the letter's own office must be left.
    if above and not _OF_LETTER.match(above[-1]) and any(_is_office(piece) for piece in [*above[:-1], *pieces[end:]]):
        above = above[:-1]
    return above + pieces[end:]


def _is_office(piece: str) -> bool:
    return not _OF_LETTER.match(piece)
