"""What stands before a letter's number: the word for letter, the office that wrote it, how fast and how secret."""

import re
from dataclasses import dataclass, replace

from correspondence.letters.citing import words
from correspondence.letters.urgency import Secrecy, Urgency

_WINDOW = 260
_AGENCY_WINDOW = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What was found before a place of the plain text.

    Attributes:
        start: place where the citation begins.
        kind: `letter`, `order`, `announcement`, `memo` or `telegram`, or None without such a word.
        agency: places of the office's name, or None.
        urgency: how fast, if written.
        secrecy: how secret, if written.
        labelled: whether ที่ stands directly before the number, or before the mark in front of it.
        subject: places of a subject written before the number, or None.
        dated: place behind a ลงวันที่ written before the number, or None.
        barred: whether the word for letter is part of another thing (หนังสือค้ำประกัน, คำสั่งซื้อ).
        unread: whether something like a number stands there that was not understood.
    """

    start: int
    kind: str | None = None
    agency: tuple[int, int] | None = None
    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    labelled: bool = False
    subject: tuple[int, int] | None = None
    dated: int | None = None
    barred: bool = False
    unread: bool = False


@dataclass(slots=True)
class _Marks:
    end: int
    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    labelled: bool = False


def read_heading(plain: str, place: int, floor: int) -> Heading:
    """Read what stands before `place`, not looking further back than `floor`."""
    first = max(floor, place - _WINDOW)
    window = plain[first:place]
    marks = _take_marks(window)
    rest = window[: marks.end]
    start = first + len(rest) + _leading_space(window[marks.end :])
    heading = _with_letter_word(rest, first) or _with_agency_only(rest, first) or Heading(start=start)
    if heading.kind and not (marks.urgency or marks.secrecy):
        heading = _with_mark_in_front(window, first, heading, marks)
    return replace(heading, urgency=marks.urgency, secrecy=marks.secrecy, labelled=marks.labelled)


def _with_mark_in_front(window: str, first: int, heading: Heading, marks: _Marks) -> Heading:
    """`ด่วนที่สุด หนังสือจังหวัดแพร่ ที่ ...`: the mark stands before the word for letter."""
    place = heading.start - first
    found = words.MARK_BEFORE.search(window[:place], max(0, place - 32))
    if not found or (found.start() and re.match("[ก-๎]", window[found.start() - 1])):
        return heading
    _take(marks, found)
    return replace(heading, start=first + found.start())


def _leading_space(text: str) -> int:
    return len(text) - len(text.lstrip(" \n,(["))


def _take_marks(window: str) -> _Marks:
    """Take ที่ and the marks of urgency and secrecy off the end, in whatever order they stand."""
    marks = _Marks(end=len(window))
    for _ in range(5):
        rest = window[: marks.end]
        label = words.LABEL_BEFORE.search(rest, max(0, len(rest) - 24))
        mark = words.MARK_BEFORE.search(rest, max(0, len(rest) - 32))
        if label:
            marks.labelled, marks.end = True, label.start()
        elif mark:
            _take(marks, mark)
        else:
            break
    return marks


def _take(marks: _Marks, found: re.Match[str]) -> None:
    marks.end = found.start()
    marks.urgency = _urgency(found["urgency"]) if found["urgency"] else marks.urgency
    marks.secrecy = _secrecy(found["secrecy"]) if found["secrecy"] else marks.secrecy


def _urgency(written: str) -> Urgency:
    if "ส" in written:
        return Urgency.MOST_URGENT
    return Urgency.VERY_URGENT if "มาก" in written else Urgency.URGENT


def _secrecy(written: str) -> Secrecy:
    if "มาก" in written:
        return Secrecy.VERY_SECRET
    return Secrecy.TOP_SECRET if "ส" in written else Secrecy.SECRET


def read_mark_behind(plain: str, place: int, heading: Heading) -> tuple[Heading, int]:
    """Read a mark of urgency or secrecy between the number that ends at `place` and its date.

    Returns:
        The heading with the mark, and the place behind it; both as they were if there is none.
    """
    found = words.MARK_BEHIND.match(plain, place)
    if not found or not words.DATE_LABEL.match(plain, found.end()):
        return heading, place
    marks = _Marks(end=0, urgency=heading.urgency, secrecy=heading.secrecy)
    _take(marks, found)
    return replace(heading, urgency=marks.urgency, secrecy=marks.secrecy), found.end()


def read_letter_word(plain: str, place: int, floor: int) -> Heading | None:
    """Read the last word for letter before `place` and the office behind it, or None if they do not belong together."""
    first = max(floor, place - _WINDOW)
    return _with_letter_word(plain[first:place], first)


def _with_letter_word(rest: str, first: int) -> Heading | None:
    found = _last_letter_word(rest)
    if not found:
        return None
    if words.NO_LETTER.match(rest, found.end()):
        return Heading(start=first + len(rest), barred=True)
    between = _Between(rest[found.end() :], first + found.end())
    if between.is_broken:
        return None
    return Heading(
        start=first + found.start(),
        kind=found.lastgroup,
        agency=between.agency or _agency_that_wrote(rest[: found.start()], first),
        subject=between.subject,
        dated=between.dated,
        unread=between.unread,
    )


def _agency_that_wrote(before: str, first: int) -> tuple[int, int] | None:
    """`กรมบัญชีกลางได้มีหนังสือ ที่ ...`: the office is the one that had a letter written."""
    wrote = words.WROTE.search(before)
    heading = _with_agency_only(before[: wrote.start()], first) if wrote else None
    return heading.agency if heading else None


def _last_letter_word(rest: str) -> re.Match[str] | None:
    last: re.Match[str] | None = None
    for found in words.LETTER_WORD.finditer(rest):
        inside_subject = last and found.lastgroup != "letter" and re.search(r"เรื่อง", rest[last.end() : found.start()])
        last = last if inside_subject else found
    return last


class _Between:
    """The text between the word for letter and the number: an office, and seldom a date or subject."""

    def __init__(self, text: str, first: int) -> None:
        self._first = first
        self._dated = words.DATE_LABEL.search(text) if words.ISSUED.search(text) else None
        self._text = text[: self._dated.start()] if self._dated else text
        self._subject = re.search(r"\sเรื่อง\s?|^เรื่อง\s?", self._text)
        self._office = self._text[: self._subject.start()] if self._subject else self._text

    @property
    def is_broken(self) -> bool:
        return bool(words.BREAK.search(self._office)) or len(self._office) > 170 or "\n\n" in self._text

    @property
    def dated(self) -> int | None:
        return self._first + self._dated.end() if self._dated else None

    @property
    def unread(self) -> bool:
        return words.UNREAD.search(self._office) is not None

    @property
    def agency(self) -> tuple[int, int] | None:
        office = words.UNREAD.sub("", words.OFFICE_TAIL.sub("", self._office))
        lead = re.match(r"[\s:,]*(?:ของ|จาก(?=\s?\S))?\s*", office)
        start = lead.end() if lead else 0
        name = office[start:].rstrip(" \n,(-–")
        if not name or words.NO_AGENCY.match(name) or not re.search(r"[ก-ฮ]{2}|[ก-ฮ]\.", name):
            return None
        return self._first + start, self._first + start + len(name)

    @property
    def subject(self) -> tuple[int, int] | None:
        if not self._subject:
            return None
        end = len(self._text.rstrip())
        return (self._first + self._subject.end(), self._first + end) if end > self._subject.end() else None


def _with_agency_only(rest: str, first: int) -> Heading | None:
    """An office named without the word for letter, in the piece of text directly before the number."""
    tail = rest[-_AGENCY_WINDOW:]
    lead = words.LEADING.match(tail)
    begin = lead.end() if lead else 0
    led = words.LED_BY.match(tail, begin)
    begin = led.end() if led else begin
    name = tail[begin:].rstrip(" \n,(-–")
    if (not lead and len(rest) > len(tail)) or not words.AGENCY.match(name) or words.BREAK.search(name):
        return None
    start = first + len(rest) - len(tail) + begin
    return Heading(start=start, agency=(start, start + len(name)))
