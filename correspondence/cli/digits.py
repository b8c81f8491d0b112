"""`saraban digits`: Thai digits to Arabic and back."""

from enum import StrEnum
from typing import Annotated

import typer

from correspondence.cli.parameters import File, Text, whole_text
from correspondence.cli.shell import SarabanCommand, single
from correspondence.language import translate as _
from correspondence.thai.numerals import to_arabic, to_thai

app = single()


class Digits(StrEnum):
    """The two ways to write digits."""

    THAI = "thai"
    ARABIC = "arabic"


@app.command(cls=SarabanCommand, help=_("Convert digits; e-mail, web addresses and codes such as A4 are left alone."))
def digits(
    text: Text = "",
    to: Annotated[
        Digits | None,
        typer.Option("--to", help=_("The digits wanted; otherwise Thai, or Arabic when all digits are Thai.")),
    ] = None,
    file: File = None,
) -> None:
    """Print the text converted, and nothing else."""
    source = whole_text(text, file)
    converted = to_arabic(source) if (to or _other_than(source)) is Digits.ARABIC else to_thai(source)
    typer.echo(converted, nl=not converted.endswith("\n"))


def _other_than(text: str) -> Digits:
    return Digits.ARABIC if to_thai(text) == text else Digits.THAI
