"""Results of indicators named in the text of a draft, to be put in when the letter is issued.

    {ผล 1.4}                 a sentence: the result of the whole, how many of how many reported, the score
    {ผล 1.4 ของผู้รับ}         the same of the office that this letter goes to
    {ผล 1.4 ของอำเภอลอง}      the same of one office or district
    {ตาราง 1.4}              a table by district; it stands in a paragraph of its own

English words do as well: `{result 1.4}`, `{result 1.4 of recipient}`, `{table 1.4}`. Digits are Thai or Arabic. Other
braces are text, but a slip is not: what names an indicator and is none of these forms is refused.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.letters.letter import Paragraph
from correspondence.thai.numerals import arabic_digits


class Form(StrEnum):
    """What is put in."""

    SENTENCE = "sentence"
    TABLE = "table"


RECIPIENT = "ผู้รับ"
"""Whose result it is, where each letter has that of its own recipient."""

_WORDS = {"ผล": Form.SENTENCE, "result": Form.SENTENCE, "ตาราง": Form.TABLE, "table": Form.TABLE}
_RECIPIENT = {RECIPIENT, "recipient", "the recipient"}
_BRACES = re.compile(r"\{[^{}]*\}")
_WORD = "|".join(_WORDS)
_OURS = re.compile(rf"^({_WORD})(?=[\s0-9๐-๙]|$)", re.IGNORECASE)
_OPEN = re.compile(rf"\{{\s*(?:{_WORD})(?=[\s0-9๐-๙]|$)[^{{}}]*(?:$|(?=\{{))", re.IGNORECASE)
_CODE = re.compile(r"[0-9๐-๙]+\.[0-9๐-๙]+")
_WHOSE = re.compile(r"^(?:ของ|of\s)\s*", re.IGNORECASE)
_ALONE = re.compile(r"(?m)^[ \t]*(\{[ \t]*(?:ตาราง|table)(?=[\s0-9๐-๙])[^{}\n]*\})[ \t]*$", re.IGNORECASE)
_GAP = re.compile(r"\n(?:[ \t]*\n)+")


class QuoteError(CorrespondenceError):
    """A result that the text of a draft names in a way that cannot be understood, or that is not there.

    Attributes:
        text: the piece of the draft at fault.
        why: what is wrong with it.
    """

    def __init__(self, text: str, why: Message) -> None:
        super().__init__(say("“{text}”: {why}", text=text, why=why))
        self.text = text
        self.why = why


@dataclass(frozen=True, slots=True)
class Quote:
    """A result that a draft names.

    Attributes:
        text: as written, with its braces.
        form: a sentence or a table.
        code: of the indicator, in Arabic digits.
        whose: `RECIPIENT`, the name of an office as written, or empty for the whole.
    """

    text: str
    form: Form
    code: str
    whose: str = ""


def quotes_in(body: Iterable[Paragraph]) -> list[Quote]:
    """Return the results that the paragraphs of a text name, in order, each once.

    Raises:
        QuoteError: one is not written as it must be, or a table does not stand alone.
    """
    return list(dict.fromkeys(quote for paragraph in body for quote in _quotes_of(paragraph)))


def quotes_of(text: str) -> list[Quote]:
    """Return the results that a line of a draft names.

    Raises:
        QuoteError: one is not written as it must be.
    """
    opened = _OPEN.search(text)
    if opened:
        raise QuoteError(opened[0], say("the brace is not closed; write it like {example}", example="{ผล 1.4}"))
    return list(_read_all(text))


def replaced(paragraph: Paragraph, sentence: Callable[[Quote], str]) -> Paragraph:
    """Return a paragraph with what `sentence` gives for each quote in place of it."""
    text = paragraph.text
    for quote in dict.fromkeys(_quotes_of(paragraph)):
        text = text.replace(quote.text, sentence(quote))
    return replace(paragraph, text=text)


def table_in(paragraph: Paragraph) -> Quote | None:
    """Return the table that stands in a paragraph, or None."""
    return next((quote for quote in _quotes_of(paragraph) if quote.form is Form.TABLE), None)


def set_apart(text: str) -> str:
    """Return the text of a draft with each table on a line of its own made a paragraph of its own."""
    apart, tables = _ALONE.subn(r"\n\1\n", text)
    # One blank line everywhere: where some gaps are wider, the narrow ones would not part paragraphs.
    return _GAP.sub("\n\n", apart) if tables else text


def _quotes_of(paragraph: Paragraph) -> list[Quote]:
    found = quotes_of(paragraph.text)
    for quote in found:
        if quote.form is Form.TABLE and (paragraph.label or paragraph.text.strip() != quote.text):
            raise QuoteError(quote.text, say("a table stands in a paragraph of its own, without other words"))
    return found


def _read_all(text: str) -> Iterator[Quote]:
    for braces in _BRACES.finditer(text):
        quote = _read(braces[0])
        if quote is None:
            continue
        if text[: braces.start()].endswith("{"):
            doubled = "{" + quote.text
            raise QuoteError(doubled, say("write one brace on each side, like {example}", example=quote.text))
        yield quote


def _read(text: str) -> Quote | None:
    inner = " ".join(text[1:-1].split())
    ours = _OURS.match(inner)
    if ours is None:
        if _CODE.search(inner):
            raise QuoteError(text, _unknown(inner))
        return None
    form = _WORDS[ours[0].casefold()]
    code, _, whose = inner[ours.end() :].strip().partition(" ")
    code, glued, name = code.partition("ของ")
    whose = f"{name} {whose}".strip() if glued else _WHOSE.sub("", whose)
    if not code:
        raise QuoteError(text, say("it names no indicator; write it like {example}", example=f"{{{ours[0]} 1.4}}"))
    if form is Form.TABLE and whose:
        raise QuoteError(text, say("a table is always by district; write it like {example}", example="{ตาราง 1.4}"))
    return Quote(text, form, arabic_digits(code), RECIPIENT if whose.casefold() in _RECIPIENT else whose)


def _unknown(inner: str) -> Message:
    word = re.split(r"[\s0-9๐-๙]", inner, maxsplit=1)[0].casefold()
    near = get_close_matches(word, _WORDS, n=1, cutoff=0.5)
    example = f"{{{near[0]} 1.4}}" if near else "{ผล 1.4}, {ตาราง 1.4}"
    return say("this names no result; write it like {example}", example=example)
