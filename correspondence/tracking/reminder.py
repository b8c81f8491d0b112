"""The letter that reminds of an answer still owed: its words, from the first letter and who is silent.

It cites the first letter and the last reminder, keeps the subject with its turn behind it (ครั้งที่ ๒), says which day is
past, whose answer is missing and by when it is wanted now; an answer that there is nothing to report is asked for too.
Reminding of pending matters is one of the uses of a stamped letter (หนังสือประทับตรา, ข้อ 13 of the Regulation on
Correspondence B.E. 2526); many offices send an external letter instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from correspondence.letters.citation import Citation, find_citations
from correspondence.letters.letter import Kind, Letter, Paragraph
from correspondence.letters.number import LetterNumber
from correspondence.letters.urgency import Urgency
from correspondence.thai.calendar import format_long
from correspondence.thai.numerals import thai_digits
from correspondence.tracking.status import RecipientStatus, Standing

NAMED_IN_FULL = 5
"""So many silent offices are named in the text; more go on a list."""

_TURN = re.compile(r"\s*\(ครั้งที่\s*[0-9๐-๙]+\)\s*$")
_RISING = (None, Urgency.URGENT, Urgency.VERY_URGENT, Urgency.MOST_URGENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chase:
    """What a reminder has to say.

    Attributes:
        kind: an external or a stamped letter.
        turn: which time the matter is written about: 2 for the first reminder.
        agency: how the sender calls itself (จังหวัดแพร่).
        due: the day that is past, or None when none was set.
        until: the new day.
        as_of: the day of the reminder.
        reminded: the number and day of the last reminder, if there was one.
        urgency: how urgent it is at least.
        together: whether one letter goes to all; else each silent office gets its own.
    """

    kind: Kind
    turn: int
    agency: str
    due: date | None
    until: date
    as_of: date
    reminded: tuple[LetterNumber, date] | None = None
    urgency: Urgency | None = None
    together: bool = True


def reminder(first: Letter, owing: Sequence[RecipientStatus], chase: Chase) -> Letter:
    """Return the reminder; `first` is the letter as issued, `owing` are those who have not answered in full."""
    references = [_cited(first, chase.agency)] if first.number else []
    if chase.reminded:
        references.append(
            _citation(f"หนังสือ{chase.agency} ที่ {chase.reminded[0]} ลงวันที่ {format_long(chase.reminded[1])}")
        )
    return replace(
        first,
        kind=chase.kind,
        urgency=_most_urgent(first.urgency, chase.urgency),
        number=replace(first.number, running=None, year=None, text="", circular=len(owing) > 1)
        if first.number
        else None,
        date=None,
        subject=f"{_TURN.sub('', first.subject)} (ครั้งที่ {thai_digits(chase.turn)})",
        addressees=tuple(row.asked.addressee or row.asked.name for row in owing),
        references=tuple(references),
        enclosures=(),
        body=_body(owing, chase),
        copies=(),
    )


def rising(turn: int, least: Urgency | None = None) -> Urgency | None:
    """Return how urgent the reminder of a turn is: one step more each time, from 2 on."""
    return _most_urgent(_RISING[min(max(turn - 1, 0), len(_RISING) - 1)], least)


def joined(names: Sequence[str]) -> str:
    """Return names as Thai joins them: `ก ข และค`."""
    *others, last = names
    return f"{' '.join(others)} และ{last}" if others else last


def _body(owing: Sequence[RecipientStatus], chase: Chase) -> tuple[Paragraph, ...]:
    asked = f"ตามหนังสือที่อ้างถึง {chase.agency}ได้ขอให้ดำเนินการและรายงานผลเรื่องดังกล่าว"
    if chase.due is None:
        known, state = f"{asked} นั้น", "บัดนี้"
    else:
        known = f"{asked} ภายในวันที่ {format_long(chase.due)} นั้น"
        state = "บัดนี้ ล่วงเลยกำหนดเวลาดังกล่าวแล้ว" if chase.due < chase.as_of else "ขณะนี้ใกล้ครบกำหนดเวลาดังกล่าวแล้ว"
    whole = "ครบถ้วน" if any(row.standing is Standing.PARTIAL for row in owing) else ""
    wanted = (
        f"{state} {chase.agency}ยังไม่ได้รับรายงาน{whole}{_from(owing, chase)}"
        f" จึงขอให้เร่งดำเนินการและรายงานให้{chase.agency}ทราบ ภายในวันที่ {format_long(chase.until)}"
        " หากไม่มีผลการดำเนินงาน ขอให้รายงานว่าไม่มีด้วย"
    )
    verb = "จึงแจ้งมา" if chase.kind is Kind.STAMPED else "จึงเรียนมา"
    return tuple(Paragraph(0, "", text) for text in (known, wanted, f"{verb}เพื่อโปรดดำเนินการโดยด่วน"))


def _from(owing: Sequence[RecipientStatus], chase: Chase) -> str:
    if not chase.together:
        return "จากหน่วยงานของท่าน"
    if len(owing) > NAMED_IN_FULL:
        return f"จากหน่วยงานตามบัญชีรายชื่อแนบท้าย จำนวน {thai_digits(len(owing))} แห่ง"
    return f"จาก{joined([row.asked.name for row in owing])}"


def _cited(first: Letter, agency: str) -> Citation:
    urgency = f"{first.urgency.value} " if first.urgency else ""
    dated = f" ลงวันที่ {format_long(first.date.start)}" if first.date and first.date.start else ""
    return _citation(f"หนังสือ{agency} {urgency}ที่ {first.number}{dated}")


def _citation(text: str) -> Citation:
    found = find_citations(text)
    return found[0] if len(found) == 1 else Citation(text=text, start=0, end=len(text))


def _most_urgent(one: Urgency | None, other: Urgency | None) -> Urgency | None:
    return max(one, other, key=_RISING.index)
