"""Citations (อ้างถึง): letters that a text refers to, as written and as understood.

Offsets are in the text as given.
"""

from dataclasses import dataclass

from correspondence.doubts import Doubt
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
    """Find every citation in running `text`, in order."""
    del text
    return []
