"""Citations (อ้างถึง): letters that a text refers to, as written and as understood.

A citation is anchored on the shape of a number, or on a date behind ลงวันที่; then what stands before and behind is
asked whether a letter is meant. Every look before and behind is bounded, so that the work grows with the text alone.
Offsets are in the text as given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.citing import words
from correspondence.letters.citing.candidates import Candidate, find_candidates
from correspondence.letters.citing.evidence import Surroundings, is_letter, read_as_order
from correspondence.letters.citing.found import Found
from correspondence.letters.citing.heading import Heading, read_heading, read_letter_word, read_mark_behind
from correspondence.letters.citing.page import Page
from correspondence.letters.citing.sharing import share
from correspondence.letters.citing.trailing import Dated, read_date_at, read_date_behind, read_subject
from correspondence.letters.number import LetterNumber
from correspondence.letters.urgency import Secrecy, Urgency
from correspondence.thai.dates import DateReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A letter that a text refers to.

    Attributes:
        text: the words of the citation, `source[start:end]`.
        start: offset of its first character in the source.
        end: offset behind its last character.
        agency: the office or body that wrote the letter, as written, or None.
        urgency: how fast, if written.
        secrecy: how secret, if written.
        number: the number of the letter, or None.
        date: the date of the letter (C.E. in the reading), or None.
        subject: what the letter is about, if written, without `เรื่อง`.
        doubts: what is not sure, with the fields `number`, `date` or `agency`.
    """

    text: str
    start: int
    end: int
    agency: str | None = None
    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    number: LetterNumber | None = None
    date: DateReading | None = None
    subject: str | None = None
    doubts: tuple[Doubt, ...] = ()


def find_citations(text: str) -> list[Citation]:
    """Find every citation in running `text`, in order.

    Never raises on strange text; what is unclear is kept with its doubts.
    """
    page = Page(text)
    found = share(page, _merge(_numbered(page), page))
    limits = [*(each.start for each in found), len(page.plain)][1:]
    return [_finish(page, each, limit) for each, limit in zip(found, limits, strict=False)]


def _numbered(page: Page) -> list[Found]:
    found: list[Found] = []
    floor = 0
    for candidate in find_candidates(page.plain):
        if candidate.start < floor:
            continue
        heading, end = read_mark_behind(page.plain, candidate.end, read_heading(page.plain, candidate.start, floor))
        dated = read_date_behind(page, end)
        previous = found[-1] if found else None
        surroundings = Surroundings(
            plain=page.plain,
            heading=heading,
            is_dated=dated is not None,
            follows=_follows(page, previous, candidate),
        )
        if is_letter(candidate, surroundings):
            found.append(_of_number(page, candidate, heading, dated))
            floor = found[-1].end
    return found


def _follows(page: Page, previous: Found | None, candidate: Candidate) -> bool:
    """Whether nothing but a joint (`,` `และที่`) stands between the citation before and this number."""
    if not previous:
        return False
    joint = words.JOINT.match(page.plain, previous.end)
    return joint is not None and joint.end() >= candidate.start


def _of_number(page: Page, candidate: Candidate, heading: Heading, dated: Dated | None) -> Found:
    end = candidate.end
    if dated:
        end = max(end, dated.end)
    elif heading.dated:
        dated = read_date_at(page, heading.dated)
    text = page.original(candidate.start, candidate.end).strip()
    is_order = heading.kind in {"order", "announcement"}
    number = replace(read_as_order(candidate.number) if is_order else candidate.number, text=text)
    return Found(
        start=min(heading.start, candidate.start),
        end=end,
        heading=heading,
        number=number,
        candidate=candidate,
        date=dated.reading if dated else None,
        agency=page.original(*heading.agency) if heading.agency else None,
        doubts=(*_number_doubts(candidate, text), *(dated.doubts if dated else ())),
    )


def _number_doubts(candidate: Candidate, text: str) -> Iterator[Doubt]:
    if candidate.blank:
        yield Doubt("number", text, say("the running number is left blank"))
    if candidate.mistyped:
        yield Doubt("number", text, say("letters are typed for digits in “{text}”", text=text))
    if candidate.split:
        yield Doubt("number", text, say("the running number is broken by a space"))
    if candidate.slashless:
        yield Doubt("number", text, say("the slash before ว is missing"))


def _merge(numbered: list[Found], page: Page) -> list[Found]:
    """Add the letters that are cited by office and date alone."""
    merged: list[Found] = []
    floor = 0
    for each in [*numbered, None]:
        limit = each.start if each else len(page.plain)
        merged.extend(_undated_gaps(page, floor, limit))
        if each:
            merged.append(each)
            floor = each.end
    return merged


def _undated_gaps(page: Page, floor: int, limit: int) -> Iterator[Found]:
    for label in words.ISSUED.finditer(page.plain, floor, limit):
        if label.start() < floor:
            continue
        heading = read_letter_word(page.plain, label.start(), floor)
        floor = label.end()
        if not heading or heading.dated or heading.barred:
            continue
        dated = read_date_at(page, _behind_space(page.plain, label.end()))
        if dated.reading is None:
            continue
        floor = min(dated.end, limit)
        yield Found(
            start=heading.start,
            end=floor,
            heading=heading,
            date=dated.reading,
            agency=page.original(*heading.agency) if heading.agency else None,
            doubts=(*_unread_doubts(page, heading, label.start()), *dated.doubts),
        )


def _unread_doubts(page: Page, heading: Heading, end: int) -> Iterator[Doubt]:
    if heading.unread:
        yield Doubt("number", page.original(heading.start, end).strip(), say("the number cannot be read"))


def _behind_space(plain: str, place: int) -> int:
    while place < len(plain) and plain[place] in " :\n.":
        place += 1
    return place


def _finish(page: Page, each: Found, limit: int) -> Citation:
    subject = each.heading.subject
    behind = read_subject(page, each.end, limit)
    end = each.end
    doubts = each.doubts
    date = each.date
    if behind:
        subject, end = behind, behind[1]
        late = read_date_behind(page, end) if date is None else None
        if late and late.end <= limit:
            date, end, doubts = late.reading, late.end, (*doubts, *late.doubts)
    first, last = page.at(each.start), page.behind(end)
    return Citation(
        text=page.source[first:last],
        start=first,
        end=last,
        agency=_one_line(each.agency),
        urgency=each.heading.urgency,
        secrecy=each.heading.secrecy,
        number=each.number,
        date=date,
        subject=_one_line(page.original(*subject)) if subject else None,
        doubts=doubts,
    )


def _one_line(text: str | None) -> str | None:
    return re.sub(r"[\s\u200b]+", " ", text).strip() or None if text else None
