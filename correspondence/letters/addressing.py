"""Whom the lines behind เรียน or ถึง reach: groups, names, names in a row, exceptions, each office once.

A line is cut into words at its spaces; the longest run of words that names a group or one office is taken, and a name
in a row has the kind of the one before it (`นายอำเภอเมืองแพร่ ร้องกวาง และลอง`). What cannot be told for certain is
skipped and says why: a letter that goes to the wrong office is worse than a question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from correspondence.language import Message, say
from correspondence.letters.addresswords import COMMA, LINE, Word, words_of
from correspondence.letters.nameindex import Candidate
from correspondence.letters.naming import kind_alone
from correspondence.letters.recipient import MUNICIPALITIES, Recipient
from correspondence.thai.calendar import format_short

_LONGEST_RUN = 8  # words
_MOST_WORDS = 60_000  # the local offices of the country, each with district and province, are half of that
_MOST_RUNS = 40_000  # beyond that a line of addressees is none, and words are looked at one by one
_MOST_QUESTIONS = 300  # words looked up for a likely spelling; a longer list is no line of addressees

_LONGEST_KIND = 3  # words
_GOES_ON = re.compile("ทุก|ทั้ง|ใน")
_EVERY = re.compile("(?:ทุก|ทั้งหมด|ทั้งสิ้น).*")
_ATTACHED = re.compile("แนบท้าย|ตามบัญชี|ตามรายชื่อ|ตามรายการ|ดังรายชื่อ|รายชื่อดังแนบ|รายชื่อตามสิ่งที่ส่ง")


@dataclass(frozen=True, slots=True)
class Skip:
    """Something in the lines that no letter goes to.

    Attributes:
        text: the words, as written.
        recipient: the office that they mean, when that is known.
        reason: why it is skipped.
    """

    text: str
    recipient: Recipient | None
    reason: Message


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom lines of addressees reach, in directory order and each once, and what was skipped, in the order written."""

    recipients: tuple[Recipient, ...]
    skipped: tuple[Skip, ...]


class Names(Protocol):
    """What is asked of a directory here."""

    def members(self, text: str) -> tuple[Recipient, ...] | None:
        """Return the offices of a group, retired ones too, or None when the text names no group."""
        ...

    def sure(self, text: str) -> Recipient | None:
        """Return the one office that a text names, without repairing its spelling."""
        ...

    def named(self, text: str) -> tuple[Candidate, ...]:
        """Return the offices that a text may mean."""
        ...


def read_addressees(lines: Sequence[str], names: Names) -> tuple[list[Recipient], list[Skip]]:
    """Return the offices that the lines reach, in the order written, and what was skipped."""
    reader = _Reader(names)
    reader.read("\n".join(lines))
    return list(reader.found.values()), reader.skipped


class _Reader:
    """Goes through the words once, with what was found so far and the kind that a name in a row would have."""

    def __init__(self, names: Names, kind: str = "") -> None:
        self._names = names
        self._kind = kind
        self._lost: list[str] = []
        self._alone: list[str] = []
        self._questions = 0
        self._runs = 0
        self.found: dict[str, Recipient] = {}
        self.skipped: list[Skip] = []

    def read(self, text: str) -> None:
        words = list(islice(words_of(text, lambda word: self._names.sure(word) is not None), _MOST_WORDS + 1))
        if len(words) > _MOST_WORDS:
            self.skipped.append(Skip("…", None, say("only the first {most} words were read", most=_MOST_WORDS)))
            del words[_MOST_WORDS:]
        place = 0
        while place < len(words):
            if words[place].joint:
                self._settle_lost()
            place += self._take(words, place)
        self._settle_lost()
        self._settle_alone()

    def _take(self, words: Sequence[Word], place: int) -> int:
        """Take the longest run of words at `place` that means something; return how many words."""
        if words[place].excepts:
            self._except(words[place].text)
            return 1
        for end in range(self._reach(words, place), place, -1):
            self._runs += 1
            if self._take_run(words[place:end]):
                return end - place
        return self._take_kind(words[place : place + _LONGEST_KIND]) or self._lose(words[place])

    def _reach(self, words: Sequence[Word], place: int) -> int:
        """Return where the longest run that may mean something ends: in the line, unless its group goes on below."""
        most = _LONGEST_RUN if self._runs < _MOST_RUNS else 1
        end = place + 1
        while end < min(len(words), place + most) and not words[end].excepts:
            if words[end].joint == LINE and not _GOES_ON.match(words[end].text):
                break
            end += 1
        return end

    def _take_kind(self, words: Sequence[Word]) -> int:
        """Take the words of a kind that stands alone (นายก อบต.) and may get its names, or ทุกแห่ง, from what follows."""
        for count in range(len(words), 0, -1):
            text = " ".join(word.text for word in words[:count])
            apart = any(word.joint or word.excepts for word in words[1:count])
            if not apart and (kind := kind_alone(text)):
                self._settle_lost()
                self._kind = kind
                self._alone.append(text)
                return count
        return 0

    def _lose(self, word: Word) -> int:
        self._lost.append(word.text)
        return 1

    def _take_run(self, run: Sequence[Word]) -> bool:
        text = " ".join(
            f"และ{word.text}" if word.joint == COMMA and place else word.text for place, word in enumerate(run)
        )
        members = self._names.members(text)
        if members is not None:
            self._settle_lost()
            self._share_every(text)
            self._add(text, members)
            self._kind = _kind_of(members)
            return True
        if any(word.joint for word in run[1:]):
            return False
        one = (self._names.sure(self._kind + text) if self._kind else None) or self._names.sure(text)
        if one:
            self._settle_lost()
            if one.kind.startswith(self._kind):
                del self._alone[-1:]
            self._settle_alone()
            self._add(text, (one,))
            self._kind = one.kind
        return one is not None

    def _settle_alone(self) -> None:
        """Say of the words of kinds that no name followed them."""
        for text in self._alone:
            self.skipped.append(Skip(text, None, say("“{text}” does not say which", text=text)))
        self._alone = []

    def _share_every(self, text: str) -> None:
        """Let the ทุกแห่ง of a group hold for the kinds before it: นายกเทศมนตรี และนายก อบต. ทุกแห่ง."""
        every = _EVERY.search(text)
        for alone in self._alone if every else ():
            members = self._names.members(f"{alone} {every[0]}") if every else None
            if members:
                self._add(f"{alone} {text}", members)
                self._alone = [one for one in self._alone if one != alone]
        self._settle_alone()

    def _add(self, text: str, ones: Sequence[Recipient]) -> None:
        for one in ones:
            if one.retired:
                day = format_short(one.retired)
                self.skipped.append(Skip(text, one, say("{name} is retired since {day}", name=one.name, day=day)))
            elif one.id in self.found:
                self.skipped.append(Skip(text, one, say("{name} is named already", name=one.name)))
            else:
                self.found[one.id] = one

    def _except(self, text: str) -> None:
        inner = _Reader(self._names, self._kind)
        inner.read(text)
        for one in inner.found.values():
            if self.found.pop(one.id, None):
                self.skipped.append(Skip(text, one, say("{name} is excepted", name=one.name)))
            else:
                self.skipped.append(Skip(text, one, say("{name} is excepted, but was not meant before", name=one.name)))
        self.skipped += [skip for skip in inner.skipped if not (skip.recipient and skip.recipient.retired)]

    def _settle_lost(self) -> None:
        """Say of the words that meant nothing why they are skipped."""
        if self._lost:
            text = " ".join(self._lost)
            self._lost = []
            self._questions += 1
            likely = self._likely(text) if self._questions <= _MOST_QUESTIONS else ()
            self.skipped.append(Skip(text, None, _reason(text, likely)))

    def _likely(self, text: str) -> tuple[Candidate, ...]:
        return (self._names.named(self._kind + text) if self._kind else ()) or self._names.named(text)


def _reason(text: str, likely: Sequence[Candidate]) -> Message:
    if _ATTACHED.search(text):
        return say("the recipients stand on the attached list; name them or their groups")
    if not likely:
        return say("“{text}” is neither an office nor a group of the directory", text=text)
    best = [one.recipient for one in likely if one.certainty == likely[0].certainty]
    shown = ", ".join(f"{one.name} ({one.district})" if one.district else one.name for one in best)
    if len(best) > 1:
        return say("“{text}” may be {several}; write the full name", text=text, several=shown)
    return say("“{text}” is not in the directory; {name} comes near", text=text, name=shown)


def _kind_of(members: Sequence[Recipient]) -> str:
    """Return the word that a name in a row behind a group would have in front."""
    kinds = {one.kind for one in members}
    if len(kinds) == 1:
        return kinds.pop()
    return "เทศบาล" if kinds and kinds <= MUNICIPALITIES else ""
