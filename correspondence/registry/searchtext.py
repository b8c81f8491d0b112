"""What a search looks through: the words of a row that stand in the register, in the form for comparing.

The text of the letter itself is not part of it: a register is searched by number, subject, parties and remarks, and the
references; the whole text of every letter would make the search text some ten times as large.
"""

import codecs
from collections.abc import Iterator

from correspondence.registry.records import Record
from correspondence.thai.text import comparable

_COLUMNS = ("subject", "sender", "addressee", "action", "remarks", "void_reason", "holder")
_BETWEEN = " "  # comparable text has no spaces, so no match runs over two columns


def search_text(record: Record) -> str:
    """Return the searchable text of a row: its columns in `comparable` form, on one line."""
    return _BETWEEN.join(comparable(part) for part in _parts(record) if part)


def needle_of(text: str) -> str:
    """Return what to look for, in the same form."""
    return comparable(text)


def packed(text: str) -> bytes:
    """Return text as the index keeps it: ASCII and Thai a byte a character, others spelled out.

    A piece of a text is a piece of its packed form, so that what is there is always found; the spelling of the others
    may be hit by something else, and whoever finds a row looks at its words.
    """
    return codecs.charmap_encode(text, _SPELL, _PACKED)[0]


def _spelled(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    others = error.object[error.start : error.end]
    return b"".join(b"\x1b%x;" % ord(other) for other in others), error.end


_SPELL = "saraban.spelled"
codecs.register_error(_SPELL, _spelled)
_PACKED = codecs.charmap_build("".join(map(chr, (*range(0x80), *range(0xE00, 0xE80)))))


def _parts(record: Record) -> Iterator[str]:
    number = record.get("number") or {}
    yield number.get("text", "")
    yield f"{record['running']}/{record['year']}"
    letter = record.get("letter") or {}
    yield from (record.get(column, "") for column in _COLUMNS)
    yield from letter.get("addressees") or ()
    yield from (reference.get("text") or "" for reference in letter.get("references") or ())
