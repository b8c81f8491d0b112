"""What stands behind a letter's number: its date and its subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.citing import words
from correspondence.letters.citing.page import Page
from correspondence.thai.dates import DateReading, match_date, read_date

_DATE_WINDOW = 90
_SUBJECT_WINDOW = 500


@dataclass(frozen=True, slots=True)
class Dated:
    """A date behind its label: where it ends in the plain text, what it says and what is not sure about it."""

    end: int
    reading: DateReading | None
    doubts: tuple[Doubt, ...] = ()


def read_date_behind(page: Page, place: int) -> Dated | None:
    """Read the label and the date that stand directly behind `place`, or None if no label does."""
    label = words.DATE_LABEL.match(page.plain, place)
    if not label:
        return _in_brackets(page, place)
    dated = read_date_at(page, label.end())
    plain_label = "ลง" not in label[0] and "ล" not in label[0]
    if plain_label and not (dated.reading and dated.reading.start):
        return None
    if "เมื่อ" in label[0]:
        reason = say("“{label}” can also be the day of something else", label=label[0].strip())
        dated = replace(dated, doubts=(*dated.doubts, Doubt("date", label[0].strip(), reason)))
    closing = re.compile(r"\s?[)\]]").match(page.plain, dated.end) if label["open"] else None
    return replace(dated, end=closing.end()) if closing else dated


def read_date_at(page: Page, place: int) -> Dated:
    """Read the date that begins at `place`, where a label has promised one."""
    begin = place
    found = _match(page, begin)
    if not found:
        blank = words.BLANK_DAY.match(page.plain, place)
        begin = blank.end() if blank else place
        found = _match(page, begin) if blank else None
    if not found:
        return _unreadable(page, place)
    end, reading = found
    return Dated(end, _day_only(reading), _doubts(reading))


def _day_only(reading: DateReading) -> DateReading:
    """A letter's date is a day: of a month alone (the day left for the pen) the words are kept, no day is made up."""
    return reading if reading.precision == "day" else replace(reading, start=None, end=None)


def _in_brackets(page: Page, place: int) -> Dated | None:
    opening = re.compile(r"\s{0,4}\(\s?").match(page.plain, place)
    found = _match(page, opening.end()) if opening else None
    if not found or found[1].precision != "day":
        return None
    end, reading = found
    closing = re.compile(r"\s?\)").match(page.plain, end)
    return Dated(closing.end(), reading, _doubts(reading)) if closing else None


def _match(page: Page, place: int) -> tuple[int, DateReading] | None:
    offset = page.at(place)
    window, places = _on_one_line(page.source[offset : offset + _DATE_WINDOW])
    found = match_date(window, 0)
    if not found or found.end <= 0:
        return None
    return page.place_of(offset + places[found.end - 1] + 1), found.reading


def _on_one_line(text: str) -> tuple[str, Sequence[int]]:
    """Join a date that a line end or a row of spaces breaks; return it with the place of each character in `text`."""
    if not re.search(r"\s\s|[^\S ]", text):
        return text, range(len(text))
    kept = [place for place, letter in enumerate(text) if not letter.isspace() or not text[place - 1 : place].isspace()]
    return "".join(" " if text[place].isspace() else text[place] for place in kept), kept


def _doubts(reading: DateReading) -> tuple[Doubt, ...]:
    if reading.doubts:
        return tuple(replace(doubt, field="date") for doubt in reading.doubts)
    if reading.precision == "day" and reading.start:
        return ()
    return (Doubt("date", reading.text, say("the day of “{text}” is not written", text=reading.text)),)


def _unreadable(page: Page, place: int) -> Dated:
    """A label without a date behind it: the words that stand there are kept beside the doubt."""
    line = re.compile(r"[^\n()“”\"]{0,40}").match(page.plain, place)
    end = line.end() if line else place
    text = page.original(place, end).strip()
    words_of_date = re.split(r"\s(?:เรื่อง|นั้น|และ|ซึ่ง|แจ้ง|ความ|ให้|โดย)", text)[0].strip(" .…_,")
    written = words_of_date if re.search(r"[0-9๐-๙]", words_of_date) else ""
    reading = replace(read_date(written), start=None, end=None) if written else None
    reason = say("the date after “ลงวันที่” cannot be read") if written else say("the date is left blank")
    doubts = _doubts(reading) if reading and reading.doubts else (Doubt("date", text, reason),)
    blank = words.BLANK_DAY.match(page.plain, place)
    behind = place + page.plain[place:end].find(written[:1]) + len(written) if written else place
    return Dated(max(behind, blank.end() if blank else place), reading, doubts)


def read_subject(page: Page, place: int, limit: int) -> tuple[int, int] | None:
    """Return the places of the subject that `เรื่อง` opens directly behind `place`, ending before `limit`."""
    label = words.SUBJECT_LABEL.match(page.plain, place)
    if not label or label.end() >= limit:
        return None
    start = label.end()
    stop = min(limit, start + _SUBJECT_WINDOW)
    end = _quoted_end(page.plain, start, stop) or _natural_end(page.plain, start, stop)
    subject = words.TRAILING_WORDS.sub("", page.plain[start:end]).rstrip(" \n,")
    return (start, start + len(subject)) if subject else None


def _quoted_end(plain: str, start: int, stop: int) -> int | None:
    closing = words.QUOTES.get(plain[start : start + 1])
    end = plain.find(closing, start + 1, stop) if closing else -1
    return end + 1 if end > 0 else None


def _natural_end(plain: str, start: int, stop: int) -> int:
    found = words.SUBJECT_END.search(plain, start, stop)
    return found.start() if found else stop
