"""Which number a letter gets: the office's own letters and code, and the series that it counts in."""

from dataclasses import replace

from correspondence.language import say
from correspondence.letters.letter import Letter
from correspondence.letters.number import LetterNumber
from correspondence.office.office import Office
from correspondence.office.settings import FILE_NAME, Settings, SettingsError
from correspondence.registry.numbering import received_series, series_for
from correspondence.registry.records import Series
from correspondence.thai.calendar import BuddhistYear


def blank_number(settings: Settings, *, circular: bool) -> LetterNumber:
    """Return the office's number with its running number still to come.

    Raises:
        SettingsError: `office.toml` does not say the letters and the code of the office's numbers.
    """
    if not settings.text("office.prefix") or not settings.text("office.code"):
        raise SettingsError(
            say("{file} does not say office.prefix and office.code yet; numbers are made of them", file=FILE_NAME)
        )
    blank = LetterNumber.parse(f"{settings.text('office.prefix')} {settings.text('office.code')}/")
    return replace(blank, circular=circular, text="")


def series_of(office: Office, letter: Letter, year: BuddhistYear) -> Series:
    """Return the series of `year` (B.E.) that `letter` counts in."""
    shared = office.settings.text("numbering.circulars") == "shared"
    return series_for(letter.number or LetterNumber(), letter.kind, year, shared_circulars=shared)


def series_received(office: Office, year: BuddhistYear) -> Series:
    """Return the series of receiving numbers (เลขทะเบียนรับ) of `year` (B.E.)."""
    return received_series(blank_number(office.settings, circular=False), year)
