"""The words of lines of addressees, and what holds them apart: commas, และ, ends of lines, exceptions."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from correspondence.thai.text import normalise

LINE, COMMA = "line", "comma"

_OPENING = re.compile(r"^[ \t]*(?:กราบเรียน|เรียน|ถึง|นมัสการ)[ \t:]*", re.MULTILINE)
_EXCEPT = re.compile(r"\(?[ \t]*(?:ยกเว้น|เว้น(?:แต่)?|ไม่รวม(?:ถึง)?)[ \t]*(?P<who>[^()\n]{0,2000})\)?")
_WORD = re.compile(
    r"(?P<newline>\n)|(?P<joint>[,;/•]|[0-9๐-๙]{1,3}[.)](?=[ \tก-๎]))|(?P<space>[ \t()\"“”]+)|(?P<word>[^\s,;/•()\"“”]+)"
)
_AND = re.compile("^(?:และ|กับ|รวมทั้ง|รวมถึง|ตลอดจน|พร้อมด้วย|พร้อมทั้ง|หรือ)")
_INNER_AND = re.compile("(?<=[ก-๎]{2})และ(?=[ก-๎]{2})")
_EMPTY = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|จำนวน|[0-9๐-๙]{1,5}|แห่ง|[0-9๐-๙]{1,5}แห่ง|[-–:.]+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the lines.

    Attributes:
        text: as written.
        joint: what stands before it and holds names apart: `COMMA`, for และ too, or `LINE`; empty for a space.
        excepts: whether it is a whole exception.
    """

    text: str
    joint: str = ""
    excepts: bool = False


def words_of(text: str, is_name: Callable[[str], bool]) -> Iterator[Word]:
    """Yield the words of lines of addressees, without เรียน, numbers of items and the like.

    Args:
        text: the lines.
        is_name: whether a word with และ inside it is one name all the same.
    """
    text = _OPENING.sub("", normalise(text))
    done = 0
    for exception in _EXCEPT.finditer(text):
        yield from _plain_words(text[done : exception.start()], is_name)
        yield Word(exception["who"], joint=COMMA, excepts=True)
        done = exception.end()
    yield from _plain_words(text[done:], is_name)


def _plain_words(text: str, is_name: Callable[[str], bool]) -> Iterator[Word]:
    joint = LINE
    for match in _WORD.finditer(text):
        if match["newline"]:
            joint = joint or LINE
        elif match["joint"]:
            joint = COMMA
        elif match["word"]:
            for joined, word in _pieces(match["word"], is_name):
                joint = COMMA if joined else joint
                if word and not _EMPTY.fullmatch(word):
                    yield Word(word, joint)
                    joint = ""


def _pieces(word: str, is_name: Callable[[str], bool]) -> Iterator[tuple[bool, str]]:
    """Yield a word, or its pieces where และ stands inside it, each with whether it is joined on."""
    if not (_AND.match(word) or _INNER_AND.search(word)) or is_name(word):
        yield False, word
        return
    first, *others = _INNER_AND.split(word)
    yield bool(_AND.match(first)), _AND.sub("", first)
    yield from ((True, other) for other in others)
