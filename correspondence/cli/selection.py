"""Which row of the registers a command means, by its number and what narrows it down."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from correspondence.cli.parameters import day, whole_number, whole_number_from
from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.language import translate as _
from correspondence.letters.number import LetterNumber

if TYPE_CHECKING:
    from correspondence.letters.letter import Kind
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


def kind_of_letter(text: str) -> "Kind":
    """Return the kind of letter that a clerk typed: its Thai name or the English word.

    Raises:
        typer.BadParameter: there is no such kind.
    """
    from correspondence.office.draftfields import KINDS

    for kind, name in KINDS.items():
        if text.strip() in {name, kind.value}:
            return kind
    raise typer.BadParameter(
        str(say("there is no kind of letter {text}; there are: {known}", text=text, known=", ".join(KINDS.values())))
    )


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
    int,
    typer.Option(
        "--limit", parser=whole_number_from(1, 1_000_000), metavar=_("NUMBER"), help=_("Show at most so many.")
    ),
]
Reply = Annotated[
    LetterNumber | None,
    typer.Option(
        "--reply",
        parser=letter_number,
        metavar=_("RECEIVED"),
        help=_("The reply that it came with: its receiving number."),
    ),
]
On = Annotated[
    date | None,
    typer.Option("--on", parser=day, metavar=_("DATE"), help=_("The day it came; otherwise today.")),
]
KindOfLetter = Annotated[
    Any, typer.Option("--kind", parser=kind_of_letter, metavar=_("KIND"), help=_("Only letters of this kind."))
]
Code = Annotated[
    str, typer.Option("--code", metavar=_("CODE"), help=_("Only letters with this code of a unit in their number."))
]
Since = Annotated[
    date | None, typer.Option("--since", parser=day, metavar=_("DATE"), help=_("Only letters of this day and later."))
]
Until = Annotated[
    date | None, typer.Option("--until", parser=day, metavar=_("DATE"), help=_("Only letters of this day and earlier."))
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
