"""On which line of a TOML text each table and key stands, for findings; the TOML reader itself does not tell."""

import re
from collections import Counter

Path = tuple[str | int, ...]

_NAME = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_HEADING = re.compile(rf"\s*(\[\[?)\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*\]")
_KEY = re.compile(rf"\s*({_NAME})\s*=\s*")
_QUOTES = ('"""', "'''")


def lines_of(text: str) -> dict[Path, int]:
    """Return the line, from 1, of each path: `("steps", 3, "at_least")`, the tables of a list counted from 0.

    The text need not be right: what cannot be placed is left out.
    """
    found: dict[Path, int] = {}
    counts: Counter[str] = Counter()
    table: Path = ()
    closing = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if closing:
            closing = "" if closing in line else closing
            continue
        heading = _HEADING.match(line)
        key = _KEY.match(line)
        if heading:
            table = _table(heading, counts)
            found.setdefault(table, number)
        elif key:
            found.setdefault((*table, _bare(key.group(1))), number)
            closing = _left_open(line[key.end() :])
    return found


def _table(heading: re.Match[str], counts: Counter[str]) -> Path:
    names = tuple(_bare(name) for name in re.findall(_NAME, heading.group(2)))
    if heading.group(1) == "[":
        return names
    counts[names[0]] += 1
    return (names[0], counts[names[0]] - 1, *names[1:])


def _bare(name: str) -> str:
    return name[1:-1] if name[0] in "\"'" else name


def _left_open(value: str) -> str:
    """Return the quotes that a text of several lines still waits for, or nothing."""
    opening = value[:3]
    return opening if opening in _QUOTES and opening not in value[3:] else ""
