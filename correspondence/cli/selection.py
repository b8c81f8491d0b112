"""Which row of the registers a command means, by its number and what narrows it down."""

from typing import TYPE_CHECKING, Annotated

import typer

from correspondence.cli.parameters import whole_number
from correspondence.errors import CorrespondenceError
from correspondence.language import translate as _
from correspondence.letters.number import LetterNumber

if TYPE_CHECKING:
    from correspondence.office.office import Office
    from correspondence.registry.records import Direction, Entry
    from correspondence.thai.calendar import BuddhistYear


def letter_number(text: str) -> LetterNumber:
    """Return the letter number that a clerk typed; a running number alone will do (`3071`).

    Raises:
        typer.BadParameter: it is no letter number.
    """
    if text.strip().isdecimal():
        return LetterNumber(running=int(text))
    try:
        return LetterNumber.parse(text)
    except CorrespondenceError as error:
        raise typer.BadParameter(str(error)) from error


Number = Annotated[
    LetterNumber,
    typer.Argument(parser=letter_number, metavar=_("NUMBER"), help=_("The letter's number in any spelling.")),
]
Year = Annotated[
    int | None,
    typer.Option("--year", parser=whole_number, metavar=_("YEAR"), help=_("The year (B.E.) of the register.")),
]
Received = Annotated[bool, typer.Option("--received", help=_("The register of letters received."))]
Limit = Annotated[
    int, typer.Option("--limit", parser=whole_number, metavar=_("NUMBER"), help=_("Show at most so many."))
]


def chosen(office: "Office", number: LetterNumber, year: int | None, *, received: bool = False) -> "Entry":
    """Return the row that bears `number`.

    Raises:
        NotRegisteredError, SeveralYearsError: none, or more than one, does.
    """
    from correspondence.office.looking import find_one

    return find_one(office, number, buddhist(year), direction(received=received))


def buddhist(year: int | None) -> "BuddhistYear | None":
    """Return a year (B.E.) that a clerk typed."""
    from correspondence.thai.calendar import BuddhistYear

    return None if year is None else BuddhistYear(year)


def direction(*, received: bool) -> "Direction":
    """Return which of the two registers is meant."""
    from correspondence.registry.records import Direction

    return Direction.RECEIVED if received else Direction.SENT
