"""Which series a letter's number comes from, by the settings of the office."""

from correspondence.letters.letter import Letter
from correspondence.letters.number import LetterNumber
from correspondence.office.office import Office
from correspondence.registry.numbering import series_for
from correspondence.registry.records import Series
from correspondence.thai.calendar import BuddhistYear


def series_of(office: Office, letter: Letter, year: BuddhistYear) -> Series:
    """Return the series of `year` (B.E.) that `letter` counts in."""
    shared = office.settings.text("numbering.circulars") == "shared"
    return series_for(letter.number or LetterNumber(), letter.kind, year, shared_circulars=shared)
