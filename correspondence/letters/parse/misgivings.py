"""Doubt what only the whole letter shows: its date, slips in the codes cited, missing fields, mixed digits."""

import re
from collections.abc import Iterator

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.letter import Kind, Letter

_ADDRESSED = frozenset({Kind.EXTERNAL, Kind.MEMO, Kind.STAMPED})
_UNNUMBERED = frozenset(
    {Kind.ANNOUNCEMENT, Kind.CERTIFICATE, Kind.STATEMENT, Kind.NEWS, Kind.RULE, Kind.BYLAW, Kind.MINUTES}
)


def date_doubts(letter: Letter) -> Iterator[Doubt]:
    """Yield what is not sure about the letter's date."""
    if letter.date is None:
        yield Doubt("date", "", say("no date was found"))
        return
    if letter.date.precision != "day" and not letter.date.doubts:
        yield Doubt("date", letter.date.text, say("the day is left open in “{text}”", text=letter.date.text))
    for one in letter.date.doubts:
        yield Doubt("date", one.text, one.reason, one.candidates)


def reference_doubts(letter: Letter) -> Iterator[Doubt]:
    """Yield what is not sure about the letters cited."""
    for citation in letter.references:
        if citation.number is None:
            reason = say("no number of a letter was found in “{text}”", text=citation.text)
            yield Doubt("references", citation.text, reason)
        for one in citation.doubts:
            yield Doubt("references", one.text, one.reason, one.candidates)
    for code, own in _slips(letter):
        reason = say("the code {code} of the letters cited differs from this letter's own {own}", code=code, own=own)
        yield Doubt("references", code, reason)


def _slips(letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield codes cited that are almost the letter's own: more likely a slip of one digit than another office."""
    own = letter.number
    if own is None or own.code is None:
        return
    cited = [citation.number for citation in letter.references if citation.number]
    for code in dict.fromkeys(one.code for one in cited if one.code and one.prefix == own.prefix):
        if code != own.code and _alike(code, own.code):
            yield code, own.code


def _alike(one: str, other: str) -> bool:
    """Tell whether one code is the other with a digit put into, or left out of, the office's own part.

    Another office of the province, or another group of the same office, has a code as long as ours: that is no slip.
    """
    (short, short_group), (long, long_group) = sorted((_parted(one), _parted(other)), key=lambda code: len(code[0]))
    if short_group != long_group or len(long) - len(short) != 1:
        return False
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _parted(code: str) -> tuple[str, str]:
    office, _, group = code.partition(".")
    return office, group


def phone_doubts(letter: Letter) -> Iterator[Doubt]:
    """Yield a doubt for a telephone in Arabic digits below a letter in Thai ones."""
    thai = letter.number is not None and bool(re.search("[๐-๙]", letter.number.text))
    if thai and re.search("[0-9]", letter.phone):
        yield Doubt("phone", letter.phone, say("the telephone is in Arabic digits, the letter in Thai ones"))


def missing(letter: Letter) -> Iterator[Doubt]:
    """Yield a doubt for every field that the letter's form has and the text has not."""
    there = {
        "number": letter.number is not None or letter.kind in _UNNUMBERED,
        "office": bool(letter.office),
        "subject": bool(letter.subject) or letter.kind in {Kind.STAMPED, Kind.CERTIFICATE, Kind.MINUTES},
        "addressees": bool(letter.addressees) or letter.kind not in _ADDRESSED,
        "body": bool(letter.body),
        "closing": bool(letter.closing) or letter.kind is not Kind.EXTERNAL,
        "signer": letter.signer is not None or letter.kind is Kind.STAMPED,
    }
    for name, found in there.items():
        if not found:
            yield Doubt(name, "", say("not found in the letter"))
