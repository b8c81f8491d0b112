"""Whether the shape of a number is the number of a letter: what its form and its surroundings tell."""

from dataclasses import dataclass, replace

from correspondence.letters.citing import words
from correspondence.letters.citing.candidates import Candidate
from correspondence.letters.citing.heading import Heading
from correspondence.letters.number import LetterNumber
from correspondence.thai.calendar import BuddhistYear

_OWN_SERIES = frozenset({"order", "announcement", "memo", "telegram"})
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a candidate.

    Attributes:
        plain: the plain text.
        heading: what stands before it.
        is_dated: whether a date with its label stands behind it.
        follows: whether it continues a list of letters.
    """

    plain: str
    heading: Heading
    is_dated: bool
    follows: bool

    @property
    def speak_for_a_letter(self) -> bool:
        """Whether anything around the number belongs to letters only."""
        return self.marked or self.is_dated or self.follows

    @property
    def marked(self) -> bool:
        """Whether the word for letter, an office, or a mark of urgency or secrecy stands before it."""
        heading = self.heading
        return bool(heading.kind or heading.urgency or heading.secrecy or heading.agency)

    def before(self, candidate: Candidate) -> str:
        """Return the text directly before the candidate."""
        return self.plain[max(0, candidate.start - _LOOK_BACK) : candidate.start]


def is_letter(candidate: Candidate, around: Surroundings) -> bool:
    """Tell whether a candidate is the number of a letter."""
    number = candidate.number
    if around.heading.barred and not (number.prefix and _is_office_code(number.code)):
        return False
    if number.circular:
        return _is_circular(candidate, around)
    return not _is_other_thing(candidate, around) and _is_single_letter(candidate, around)


def _is_circular(candidate: Candidate, around: Surroundings) -> bool:
    number = candidate.number
    if not number.code and not number.prefix:
        return _is_bare_circular(candidate, around)
    return _is_office_code(number.code) or around.speak_for_a_letter


def _is_single_letter(candidate: Candidate, around: Surroundings) -> bool:
    number = candidate.number
    if number.prefix and _is_office_code(number.code):
        return _is_office_number(candidate, around)
    if number.prefix:
        return _is_short(number, around)
    if number.year:
        return _is_order(around)
    return _is_office_code(number.code) and around.heading.labelled and around.speak_for_a_letter


def _is_office_code(code: str | None) -> bool:
    return code is not None and (len(code) >= 4 or "." in code)


def _is_other_thing(candidate: Candidate, around: Surroundings) -> bool:
    if around.heading.kind:
        return False
    is_firm = candidate.number.prefix and _is_office_code(candidate.number.code)
    things = words.OTHER_PAPER if is_firm else words.OTHER_THING
    return things.search(around.before(candidate)) is not None


def _is_office_number(candidate: Candidate, around: Surroundings) -> bool:
    if len(candidate.number.prefix or "") < 2 and not around.heading.kind:
        return False
    return not candidate.blank or around.speak_for_a_letter or around.heading.labelled


def _is_bare_circular(candidate: Candidate, around: Surroundings) -> bool:
    if around.heading.kind or around.heading.urgency or around.is_dated or around.follows:
        return True
    before = around.before(candidate)
    if words.OTHER_SERIES.search(before) or words.OTHER_THING.search(before):
        return False
    return candidate.number.running is not None and candidate.number.running < 10_000


def _is_order(around: Surroundings) -> bool:
    heading = around.heading
    if heading.kind in _OWN_SERIES:
        return True
    if heading.kind == "letter":
        return heading.labelled or around.is_dated
    return around.follows or (heading.labelled and around.is_dated and around.marked)


def _is_short(number: LetterNumber, around: Surroundings) -> bool:
    if len(number.prefix or "") < 2:
        return bool(around.heading.kind and around.heading.labelled)
    return around.speak_for_a_letter or around.heading.labelled


def read_as_order(number: LetterNumber) -> LetterNumber:
    """Read `สธ ๐๑๒/๒๕๖๐` behind the word คำสั่ง or ประกาศ: a running number and its year, not an office's code."""
    if number.circular or number.year or not number.code or not number.code.isdigit() or not number.running:
        return number
    if not 2400 <= number.running < 2700 or len(number.code) > 5:
        return number
    return replace(number, code=None, running=int(number.code), year=BuddhistYear(number.running))
