"""The number that an arrival cites, beside the numbers of ours: how strongly it means one of them, and why.

Each piece of evidence is a strength from 0 to 1 with its reason. The table below is the whole of the weighing; a person
can read it and disagree. What the strengths decide is said in `matching`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from correspondence.language import Message, say
from correspondence.letters.citation import Citation
from correspondence.letters.number import LetterNumber
from correspondence.thai.calendar import format_short
from correspondence.thai.text import comparable

WHOLE = 1.0  # number and day as they are
BARE = 0.97  # letters and code are left out, number and day are right
YEAR_SLIP = 0.95  # day and month are right: clerks copy last year's line, or write the wrong year in January
REMINDER = 0.95  # our reminder is cited in place of the letter
UNDATED = 0.95  # letters, code and number are right, no day is given or it cannot be
OTHER_CODE = 0.9  # one digit of the code differs; a neighbouring group of the same office may have its own series
DAY_SLIP = 0.9  # the day is a few days off, or the month is another: a slip of the pen
NO_MARK = 0.8  # the mark ว is missing, the day is right: ordinary letters have numbers of their own
ONE_DIGIT = 0.7  # one digit of the running number differs, the day is right: it may be the letter beside ours
BARE_UNDATED = 0.7  # `ว ๓๐๗๑` and nothing else: every office has such a number
OF_ANOTHER = 0.75  # it is the number of the same letter to another recipient
OTHER_DAY = 0.5  # the number of another year, perhaps
NO_MARK_NO_DAY = 0.4  # neither ว nor a day
ONE_DIGIT_ALONE = 0.3  # one digit differs, and no day to tell
OTHER_OFFICE = 0.3  # number and day are right, but the letters or the office are another's
SAME_DAY = 0.2  # only office and day agree
IN_PASSING = 0.6  # how much a citation counts that stands behind the opening of the text

FEW_DAYS = 3
_FOREIGN = (
    "กระทรวง",
    "กรม",
    "สำนักนายก",
    "สำนักงานคณะกรรมการ",
    "อำเภอ",
    "ที่ว่าการ",
    "เทศบาล",
    "องค์การบริหาร",
    "อบต",
    "จังหวัด",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How strongly something speaks for a match, and why; `source` is the place of the citation it comes from."""

    strength: float
    reason: Message
    source: int = -1


NOTHING = Evidence(0.0, say("nothing"))


@dataclass(frozen=True, slots=True)
class Cited:
    """A letter that an arrival cites.

    Attributes:
        citation: as it is read.
        passing: whether it stands behind the opening of the text, so that the arrival may only mention it.
        foreign: whether the office named with it is not the one that the arrival is addressed to.
    """

    citation: Citation
    passing: bool = False
    foreign: bool = False

    @property
    def day(self) -> date | None:
        """The day of the cited letter, if it is one clear day."""
        reading = self.citation.date
        return reading.start if reading and reading.end is None and reading.precision == "day" else None


def is_foreign(agency: str | None, addressees: Sequence[str]) -> bool:
    """Return whether `agency` is plainly another office than the one that is written to."""
    office = comparable(agency or "")
    if not office.startswith(_FOREIGN):
        return False
    return not any(office in comparable(one) for one in addressees)


def citing(
    cited: Iterable[Cited], number: LetterNumber, dated: date, reminders: Sequence[LetterNumber] = ()
) -> Evidence:
    """Return how strongly citations mean a letter of ours (its number and day, C.E.), or a reminder of it."""
    found = [one for place, each in enumerate(cited) for one in _readings(place, each, number, dated, reminders)]
    return max(found, key=lambda one: one.strength, default=NOTHING)


def _readings(
    place: int, cited: Cited, number: LetterNumber, dated: date, reminders: Sequence[LetterNumber]
) -> Iterator[Evidence]:
    if cited.citation.number is None or cited.citation.number.running is None:
        return
    for found in (_as_letter(cited, number, dated), *(_as_reminder(cited, one, dated) for one in reminders)):
        if found is not NOTHING:
            strength = found.strength * (IN_PASSING if cited.passing else 1)
            yield replace(found, strength=strength, source=place)


def _as_letter(cited: Cited, number: LetterNumber, dated: date) -> Evidence:
    running = cited.citation.number.running if cited.citation.number else None
    if running == number.running:
        return _right_number(cited, number, dated)
    same_day = cited.day == dated
    if not _is_of_office(cited, number):
        return NOTHING
    if is_one_slip(running, number.running):
        strength = ONE_DIGIT if same_day else ONE_DIGIT_ALONE
        text = cited.citation.text
        return Evidence(strength, say("it cites {cited}, which differs by one digit from ours", cited=text))
    if same_day and cited.citation.number and cited.citation.number.code:
        return Evidence(SAME_DAY, say("it cites a letter of ours of the same day, {cited}", cited=cited.citation.text))
    return NOTHING


def _right_number(cited: Cited, number: LetterNumber, dated: date) -> Evidence:
    if not _is_of_office(cited, number):
        written = cited.citation.number
        if cited.day != dated or (written and written.code and number.code and written.code != number.code):
            return NOTHING
        return Evidence(
            OTHER_OFFICE, say("it cites {cited}: our number and day, another office", cited=cited.citation.text)
        )
    strength = min(_office_strength(cited, number), _day_strength(cited, number, dated), _mark_strength(cited, number))
    if cited.day and cited.day != dated:
        day = format_short(cited.day)
        return Evidence(strength, say("it cites {number}, with another day ({day})", number=number, day=day))
    return Evidence(strength, say("it cites {number}", number=number))


def _is_of_office(cited: Cited, number: LetterNumber) -> bool:
    """Return whether letters, code and the office named are ours, or left out, or one slip away."""
    written = cited.citation.number
    if written is None or (written.prefix and number.prefix and written.prefix != number.prefix):
        return False
    if not written.code or not number.code:
        return not cited.foreign
    return written.code == number.code or _distance(written.code, number.code) == 1


def _office_strength(cited: Cited, number: LetterNumber) -> float:
    written = cited.citation.number
    if written is None or not written.code or not number.code:
        return BARE if cited.day else BARE_UNDATED
    return WHOLE if written.code == number.code else OTHER_CODE


def _mark_strength(cited: Cited, number: LetterNumber) -> float:
    written = cited.citation.number
    if written is None or written.circular == number.circular:
        return WHOLE
    return NO_MARK if cited.day else NO_MARK_NO_DAY


def _day_strength(cited: Cited, number: LetterNumber, dated: date) -> float:
    written = cited.citation.number
    if written and written.year and number.year and written.year != number.year:
        return OTHER_DAY
    day = cited.day
    if day is None:
        return UNDATED
    if day == dated:
        return WHOLE
    if (day.day, day.month) == (dated.day, dated.month):
        return YEAR_SLIP
    near = abs((day - dated).days) <= FEW_DAYS or (day.day, day.year) == (dated.day, dated.year)
    return DAY_SLIP if near or _is_misread(day, dated) else OTHER_DAY


def _is_misread(day: date, dated: date) -> bool:
    """Return whether only the day of the month differs, and by one digit (๒๒ and ๒๗) or by their order."""
    same_month = (day.year, day.month) == (dated.year, dated.month)
    return same_month and _distance(f"{day.day:02}", f"{dated.day:02}") == 1


def _as_reminder(cited: Cited, reminder: LetterNumber, dated: date) -> Evidence:
    written = cited.citation.number
    if written is None or written.running != reminder.running or not _is_of_office(cited, reminder):
        return NOTHING
    if cited.day and cited.day < dated:
        return NOTHING  # a reminder is younger than what it reminds of
    strength = min(REMINDER, _office_strength(cited, reminder), _mark_strength(cited, reminder))
    return Evidence(strength, say("it cites our reminder {number}", number=reminder))


def is_one_slip(cited: int | None, running: int | None) -> bool:
    """Return whether two running numbers are one wrong, missing, added or swapped digit apart."""
    if cited is None or running is None or min(cited, running) < 10 or cited == running:
        return False
    return _distance(str(cited), str(running)) == 1


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # most numbers are written right

    return int(OSA.distance(one, other, score_cutoff=1))
