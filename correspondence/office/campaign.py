"""What a draft says about its recipients and their answer: to whom, by when, and how it goes out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.thai.numerals import arabic_digits
from correspondence.tracking.circular import Sending

if TYPE_CHECKING:
    from correspondence.tracking.deadlines import Deadline, Holidays, Term

SENDINGS: Mapping[Sending, str] = {
    Sending.ONE: "ฉบับเดียว",
    Sending.EACH: "รายหน่วย",
    Sending.LIST: "บัญชีแนบท้าย",
}
"""The ways of sending as a draft names them."""

_TERM = re.compile(r"^(?:ภายใน\s*)?(?P<days>[0-9]{1,3})\s*(?:วัน(?P<working>ทำการ)?|(?P<english>working )?days?)$")


class DeadlineError(CorrespondenceError):
    """A last day for the answer that cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """The wishes of one draft.

    Attributes:
        recipients: groups and names (ส่งถึง); empty: whoever is named after เรียน.
        reply_by: a day, or a number of days such as `15 วันทำการ` (ตอบภายใน); empty: no answer is asked.
        sending: one letter for all, one each, or one with the list attached (วิธีเวียน).
        own_numbers: whether each recipient's letter has its own number (เลขที่รายฉบับ).
        reminds: the number of the letter that it reminds of (เตือนหนังสือที่).
    """

    recipients: tuple[str, ...] = ()
    reply_by: str = ""
    sending: Sending = Sending.ONE
    own_numbers: bool = False
    reminds: str = ""

    @property
    def wanted(self) -> bool:
        """Whether recipients have to be found and their answers followed."""
        return bool(self.recipients or self.reply_by or self.reminds) or self.sending is not Sending.ONE


def deadline_of(reply_by: str, start: date, holidays: "Holidays", *, move: bool = False) -> "Deadline":
    """Return the last day that a text names: a date, or a term that begins on the day after `start`.

    Args:
        reply_by: `๑ สิงหาคม ๒๕๕๙`, `15 วัน`, `๑๕ วันทำการ`.
        start: the day on the letter.
        holidays: the days off.
        move: whether a last day that is a day off moves to the next working day.

    Raises:
        DeadlineError: it names no day, or one before `start`.
    """
    from correspondence.thai.dates import read_date
    from correspondence.tracking.deadlines import deadline_after, deadline_on

    if term := read_term(reply_by):
        return deadline_after(start, term, holidays, move_to_working_day=move)
    reading = read_date(reply_by)
    if reading.start is None or reading.end is not None or reading.precision != "day":
        why = "; ".join(str(doubt.reason) for doubt in reading.doubts) or "–"
        raise DeadlineError(
            say(
                "“{text}” is no day to answer by ({why}); write a date, or 15 วัน, or 15 วันทำการ", text=reply_by, why=why
            )
        )
    if reading.start < start:
        raise DeadlineError(say("the day to answer by, {text}, lies before the day of the letter", text=reply_by))
    return deadline_on(reading.start, holidays, move_to_working_day=move)


def read_term(text: str) -> "Term | None":
    """Return the term that a text names, or None."""
    from correspondence.tracking.deadlines import Term

    found = _TERM.match(" ".join(arabic_digits(text).split()))
    if found is None:
        return None
    return Term(days=int(found["days"]), working=bool(found["working"] or found["english"]))


def term_of(deadline: "Deadline") -> dict[str, object]:
    """Return how a deadline was set as plain JSON, empty when it was named as a day."""
    if deadline.term is None or deadline.start is None:
        return {}
    return {"days": deadline.term.days, "working": deadline.term.working, "start": deadline.start.isoformat()}
