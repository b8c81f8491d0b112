"""The keys that a record is found by, computed from the record alone.

A key is text without control characters; keys are ordered by code point. The first key of a record is
`table/id`, the others begin with `#`. What goes into a key never changes in the life of a record (a number, a year, who
cites whom), so a newer version of a record replaces the older one under every key, and an index only ever grows.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from correspondence.letters.number import LetterNumber
from correspondence.registry.records import Record, Series
from correspondence.thai.calendar import BuddhistYear

SENT = "sent"
RECEIVED = "received"
SERIES = "series"
LINKS = "links"
ATTACHMENTS = "attachments"
TOKENS = "tokens"
DAMAGE = "damage"

NUMBER = "#number/"
ROW = "#row/"
CITED = "#cited/"
JOINED = "#joined/"

ROWS = (SENT, RECEIVED)


def keys_of(table: str, record_id: str, record: Record) -> list[str]:
    """Return every key of a record, the one of its table first."""
    keys = [f"{table}/{record_id}"]
    if table in ROWS:
        keys.append(f"{ROW}{record['year']}/{record['series']}/{record['office']}/{record['running']:09}")
        keys += _number_keys(NUMBER, record, f"{table}/{record_id}")
    elif table == LINKS:
        keys += _number_keys(CITED, record, record_id)
        if record.get("joined"):
            keys.append(f"{JOINED}{record['joined']}/{record_id}")
    return keys


def row_key(series: Series, running: int) -> str:
    """Return the key of the row that took a number of a series."""
    return f"{ROW}{series.key}/{running:09}"


def number_prefix(space: str, number: LetterNumber) -> str:
    """Return what the keys of every record with this number begin with, whatever its year."""
    parts = (number.code, number.prefix, number.unit)
    return f"{running_prefix(space, number)}{_joined(parts)}/"


def running_prefix(space: str, number: LetterNumber) -> str:
    """Return what the keys begin with when only the running number and the mark ว are known."""
    return f"{space}{number.running or 0:09}/{'ว' if number.circular else ''}/"


def book_year(record: Record) -> int:
    """Return the year (B.E.) of the book that a record belongs to; 0 for what belongs to no year."""
    return int(record.get("year") or 0)


def _number_keys(space: str, record: Record, target: str) -> Iterator[str]:
    number = record.get("number")
    if not number or not number.get("running"):
        return
    circular = "ว" if number.get("circular") else ""
    parts = _joined(number.get(part) for part in ("code", "prefix", "unit"))
    year = number.get("year") or _year_of(record.get("dated"))
    yield f"{space}{number['running']:09}/{circular}/{parts}/{year}/{target}"


def _joined(parts: Iterable[str | None]) -> str:
    return "/".join((part or "").replace("/", " ") for part in parts)


def _year_of(dated: str | None) -> int:
    return int(BuddhistYear.of_date(date.fromisoformat(dated))) if dated else 0
