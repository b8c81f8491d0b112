"""By when a letter asks for an answer, as far as its own words tell."""

import re

from correspondence.letters.letter import Letter
from correspondence.thai.dates import FoundDate, find_dates

_BEFORE_THE_DAY = re.compile(r"(?:ภายใน|ไม่เกิน|ไม่ช้ากว่า|อย่างช้า|ก่อน|รายงาน|กำหนดส่ง)\s*(?:วัน)?[ก-๙\s]{0,6}$")
_REACH = 24  # how far before a date the words that make it a last day may stand, in characters


def answer_days(letter: Letter) -> list[FoundDate]:
    """Return the days in the text by which an answer seems to be asked, in the order of the text, each once."""
    found: dict[object, FoundDate] = {}
    for paragraph in letter.body:
        for one in find_dates(paragraph.text):
            day = one.reading
            before = paragraph.text[max(0, one.start - _REACH) : one.start]
            if day.start and day.end is None and day.precision == "day" and _BEFORE_THE_DAY.search(before):
                found.setdefault(day.start, one)
    return list(found.values())
