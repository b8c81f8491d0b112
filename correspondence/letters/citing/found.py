"""A citation while it is being found: in places of the plain text, before its subject is looked for."""

from dataclasses import dataclass

from correspondence.doubts import Doubt
from correspondence.letters.citing.candidates import Candidate
from correspondence.letters.citing.heading import Heading
from correspondence.letters.number import LetterNumber
from correspondence.thai.dates import DateReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A citation in places of the plain text.

    Attributes:
        start: place where it begins.
        end: place behind its number or date.
        heading: what stands before the number.
        number: the number, or None for a letter cited by office and date alone.
        candidate: where the number was found.
        date: the date, if written.
        agency: the office that wrote the letter, as written.
        doubts: what is not sure so far.
    """

    start: int
    end: int
    heading: Heading
    number: LetterNumber | None = None
    candidate: Candidate | None = None
    date: DateReading | None = None
    agency: str | None = None
    doubts: tuple[Doubt, ...] = ()
