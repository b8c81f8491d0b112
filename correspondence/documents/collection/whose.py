"""Whose row it is: by the id that the form filled in, else by the name, misspelt or not; never by its place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from correspondence.language import Message, say
from correspondence.letters.directory import Candidate, Directory
from correspondence.letters.nameindex import SURE_ENOUGH
from correspondence.letters.naming import fold
from correspondence.letters.recipient import Recipient
from correspondence.thai.numerals import arabic_digits

_TOTAL = re.compile(
    r"(?:ผล|ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|ทั้งอำเภอ|ทั้งจังหวัด|ทุกแห่ง|จำนวน|อำเภอ.{0,40}|\d{1,5}(?:แห่ง)?|\(?\d{1,5}แห่ง\)?)?|(?:grand)?total|sum"
)
_WORDS = tuple(fold(word) for word in ("อบต", "องค์การบริหาร", "เทศบาล", "ทต.", "ทม.", "ทน.", "อำเภอ"))
_NAMED_SHOWN = 3  # offices that a text may mean


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose row it is.

    Attributes:
        office: the office, or None.
        expected: what was expected, when it cannot be said.
        notice: how the office was recognised, when not as the form had it.
        is_conflict: whether id and name are of two offices, or the name may mean several.
    """

    office: Recipient | None
    expected: Message | None = None
    notice: Message | None = None
    is_conflict: bool = False


class Owners:
    """The offices that may have a row in a form.

    Args:
        expected: they.
        everyone: the directory, by which an office of another form is told from a misspelt one of this.
    """

    def __init__(self, expected: Iterable[Recipient], everyone: Directory) -> None:
        self._expected = Directory(expected)
        self._everyone = everyone

    def of(self, texts: Sequence[str], kind: str = "") -> Owner:
        """Return whose row it is, by what stands before the answers, and the kind of office where it is written."""
        ids = [self._by_id(text) for text in texts]
        names = [text for text, office in zip(texts, ids, strict=True) if office is None]
        by_id = next(filter(None, ids), None)
        return self._confirmed(by_id, names[:1]) if by_id else self._by_name(names, kind)

    def _by_id(self, text: str) -> Recipient | None:
        return self._expected.get(_id(text)) or self._expected.get(_id(text).upper())

    def _confirmed(self, office: Recipient, names: Sequence[str]) -> Owner:
        """Return the office of an id unless the name beside it is another office's."""
        for text in names:
            found = self._expected.named(text)
            if any(each.recipient.id == office.id for each in found):
                return Owner(office)
            if _is_sure(found) or self._everyone.sure(text):
                expected = say("the name of {id}, which is {name}", id=office.id, name=office.name)
                return Owner(None, expected, is_conflict=True)
            return Owner(office, notice=say("“{text}” was read as {name} by its id", text=text, name=office.name))
        return Owner(office)

    def _by_name(self, names: Sequence[str], kind: str) -> Owner:
        for text in names:
            for name in filter(None, (text, kind and f"{kind}{text}")):
                found = self._expected.named(name)
                if _is_sure(found):
                    return Owner(found[0].recipient)
                if len(found) == 1 and not self._everyone.sure(name):
                    office = found[0].recipient
                    return Owner(office, notice=say("“{text}” was read as {name}", text=text, name=office.name))
        return self._unclear(names)

    def _unclear(self, names: Sequence[str]) -> Owner:
        for text in names:
            found = self._expected.named(text)
            if len(found) > 1:
                listed = ", ".join(each.recipient.name for each in found[:_NAMED_SHOWN])
                return Owner(None, say("one office; this may be {names}", names=listed), is_conflict=True)
            other = self._everyone.get(_id(text)) or self._everyone.sure(text)
            if other is not None:
                expected = say("an office of this form; {name} is none of them", name=other.name)
                return Owner(None, expected, is_conflict=True)
        return Owner(None, say("the name of an office of this form"))


def _id(text: str) -> str:
    return arabic_digits(text).strip()


def _is_sure(found: Sequence[Candidate]) -> bool:
    return bool(found) and found[0].certainty >= SURE_ENOUGH and (len(found) == 1 or found[1].certainty < SURE_ENOUGH)


def is_total(text: str) -> bool:
    """Return whether a row begins with the word of a total."""
    return bool(_TOTAL.fullmatch(fold(text)))


def looks_like_office(text: str) -> bool:
    """Return whether a text begins with the word of a local office or a district."""
    return fold(text).startswith(_WORDS)
