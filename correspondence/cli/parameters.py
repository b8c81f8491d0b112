"""Options and arguments that several commands share, and what stands behind them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.language import translate as _
from correspondence.thai.numerals import arabic_digits

if TYPE_CHECKING:
    from correspondence.office.office import Office


@dataclass(frozen=True, slots=True)
class Call:
    """What was said before the command: the office folder, and whether the secret books are meant."""

    office: Path | None = None
    secret: bool = False


class NoInputError(CorrespondenceError):
    """The text to work on could not be had."""


def day(text: str) -> date:
    """Return the day that a clerk typed, in any spelling that names exactly one day.

    Raises:
        typer.BadParameter: it is no day, an impossible one, or not clear.
    """
    from correspondence.thai.dates import read_date

    reading = read_date(text)
    if reading.start is None or reading.end is not None or reading.precision != "day":
        reasons = "; ".join(str(doubt.reason) for doubt in reading.doubts) or _("not one day")
        raise typer.BadParameter(str(say("“{text}” is not a date that can be used: {why}", text=text, why=reasons)))
    return reading.start


def clock(text: str) -> time:
    """Return the hour that a clerk typed: `09.15`, `๙.๑๕ น.`, `9:15`.

    Raises:
        typer.BadParameter: it is no hour of the day.
    """
    found = re.fullmatch(r"\s*([0-9]{1,2})[.:]([0-9]{2})\s*(?:น\.?)?\s*", arabic_digits(text))
    if not found or int(found[1]) > 23 or int(found[2]) > 59:  # the day has 24 hours of 60 minutes
        raise typer.BadParameter(str(say("“{text}” is no hour of the day; write it like 09.15", text=text)))
    return time(int(found[1]), int(found[2]))


def whole_number(text: str | int) -> int:
    """Return a whole number typed in Thai or Arabic digits; a default that is a number already stays one.

    Raises:
        typer.BadParameter: it is not a whole number.
    """
    try:
        return int(str(text).replace(",", ""))
    except ValueError as error:
        raise typer.BadParameter(str(say("“{text}” is not a whole number", text=text))) from error


def whole_number_from(least: int, most: int) -> Callable[[str | int], int]:
    """Return what reads a whole number between two others; it raises `typer.BadParameter` as `whole_number` does."""

    def read(text: str | int) -> int:
        number = whole_number(text)
        if not least <= number <= most:
            raise typer.BadParameter(
                str(say("{number} is not between {least} and {most}", number=number, least=least, most=most))
            )
        return number

    return read


AsJson = Annotated[bool, typer.Option("--json", help=_("Print JSON for other programs."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Only show what would be done."))]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=day, metavar=_("DATE"), help=_("As of this day; otherwise today.")),
]
Text = Annotated[str, typer.Argument(metavar=_("TEXT"), help=_("The text itself; - reads it from standard input."))]
File = Annotated[
    Path | None,
    typer.Option("-f", "--file", metavar=_("FILE"), help=_("Read this text file instead (.txt, .docx, .pdf).")),
]


def office_of(ctx: typer.Context) -> "Office":
    """Open the office folder of this call: the one named, else the nearest above."""
    from correspondence.cli.output import message
    from correspondence.office.office import open_office

    call: Call = ctx.obj
    return open_office(call.office, secret=call.secret, notify=message)


def whole_text(text: str, file: Path | None = None) -> str:
    """Return the text of the argument, of a file, or of standard input.

    Raises:
        NoInputError: neither a text nor a file was given.
        UnreadableFileError: the file cannot be read.
    """
    if file is not None:
        from correspondence.documents.extract import text_of

        return text_of(file)
    if text == "-":
        return typer.get_text_stream("stdin").read()
    if not text:
        raise NoInputError(say("nothing to work on: give a text, - for standard input, or --file"))
    return text


def lines_of(text: str, file: Path | None = None) -> Iterator[str]:
    """Yield the argument itself, or each line of standard input or a file."""
    if text == "-" and file is None:
        yield from (line.rstrip("\r\n") for line in typer.get_text_stream("stdin"))
    else:
        yield from whole_text(text, file).splitlines()
