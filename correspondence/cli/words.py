"""`saraban words`: a number in Thai words, or an amount of money in baht."""

from typing import Annotated

import typer

from correspondence.cli.output import result
from correspondence.cli.parameters import lines_of
from correspondence.cli.shell import SarabanCommand, single
from correspondence.language import translate as _
from correspondence.thai.amounts import read_amount
from correspondence.thai.words import baht_words, number_words

app = single()


@app.command(
    cls=SarabanCommand,
    help=_("Write a number in Thai words."),
    context_settings={"ignore_unknown_options": True},
)
def words(
    number: Annotated[
        str, typer.Argument(metavar=_("NUMBER"), help=_("The number; - reads one from each line of standard input."))
    ],
    baht: Annotated[bool, typer.Option("--baht", help=_("As money: baht and satang."))] = False,
) -> None:
    """Print the words, one line for each number."""
    for line in lines_of(number):
        amount = read_amount(line)
        result(baht_words(amount) if baht else number_words(amount))
