"""Results on stdout, messages on stderr; tables line up Thai text on a terminal and are tab-separated in a pipe."""

import json
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

from correspondence.doubts import Doubt
from correspondence.language import say

_FIELDS = {
    "number": say("number"),
    "date": say("date"),
    "agency": say("agency"),
    "urgency": say("urgency"),
    "secrecy": say("secrecy"),
    "office": say("office"),
    "address": say("address"),
    "subject": say("subject"),
    "salutation": say("salutation"),
    "addressees": say("addressees"),
    "references": say("references"),
    "enclosures": say("enclosures"),
    "body": say("text"),
    "closing": say("closing"),
    "signer": say("signed by"),
    "owner_unit": say("owner unit"),
    "phone": say("telephone"),
    "copies": say("copies to"),
    "reply_by": say("answer by"),
}
"""What the fields of the JSON shapes are called on screen."""

_GAP = "  "
_NARROWEST = 12


def result(text: str) -> None:
    """Print a line of the answer."""
    typer.echo(text)


def message(text: object) -> None:
    """Print a line that accompanies the answer."""
    typer.echo(str(text), err=True)


def path(file: Path) -> str:
    """Return a file as a clerk would type it here: relative to the current folder where it lies in it."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_absolute() and file.is_relative_to(here) else str(file)


def as_json(value: Any) -> None:
    """Print `value` as readable JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def as_json_line(value: Any) -> None:
    """Print `value` as one line of JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def doubts(found: Iterable[Doubt]) -> None:
    """Print doubts as messages, one line each."""
    from correspondence.language import translate
    from correspondence.letters.shape import explained

    for doubt in found:
        field = _FIELDS.get(doubt.field, doubt.field)
        message(f"{translate('doubt')} [{field}] {explained(doubt)}")


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, wide: int = -1) -> None:
    """Print a table; the column `wide` takes the room that is left and is wrapped, on a terminal only."""
    if not sys.stdout.isatty():
        for row in (headings, *rows):
            typer.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    for line in table_lines(headings, rows, wide=wide, width=shutil.get_terminal_size().columns):
        typer.echo(line)


def table_lines(headings: Sequence[str], rows: Sequence[Sequence[str]], *, wide: int, width: int) -> list[str]:
    """Return the lines of a table at most `width` columns wide where the columns allow it."""
    widths = [max(map(display_width, column)) for column in zip(headings, *rows, strict=True)]
    wide %= len(widths)
    others = sum(widths) - widths[wide] + len(_GAP) * (len(widths) - 1)
    widths[wide] = min(widths[wide], max(width - others, _NARROWEST))
    lines = _row_lines(headings, widths)
    lines.append(_GAP.join("─" * one for one in widths))
    for row in rows:
        lines += _row_lines(row, widths)
    return lines


def display_width(text: str) -> int:
    """Return how many columns `text` takes: Thai vowels and tone marks above or below a letter take none."""
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _row_lines(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [wrapped_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, wrapped))
    padded = [lines + [""] * (height - len(lines)) for lines in wrapped]
    return [
        _GAP.join(cell + " " * (width - display_width(cell)) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in zip(*padded, strict=True)
    ]


def wrapped_lines(text: str, width: int) -> list[str]:
    """Break `text` into lines of at most `width` columns, at spaces if possible, never before a combining mark."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if display_width(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, width)
        lines += full
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for character in word:
        # ำ stands beside its letter but belongs to it: a line must not begin with it.
        glued = _character_width(character) == 0 or character in "ำะาๅๆฯ"
        if not glued and display_width(pieces[-1]) + 1 > width - 1:
            pieces.append("")
        pieces[-1] += character
    return pieces
