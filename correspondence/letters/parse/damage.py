"""Mend what extractors do to words: spaces inside them, sara am (ำ) torn or lost.

What no spelling allows is mended without a word. Where the mended word is certain but its letters had to be supplied,
the word is named, so that a field that holds it is doubted. A text with many torn words is called torn; there,
well-known words are put together and every field with spaces in it is doubted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.parse.tones import put_back
from correspondence.letters.parse.vocabulary import LABEL_WORDS, LOST_SARA_AM, WHOLE_WORDS

_TONES = "[่้๊๋]?"
_IMPOSSIBLE = re.compile(
    # A mark or a following vowel begins no word; a leading vowel, ็, ั, ื and เ◌ิ end none; ◌์ stands on no first letter.
    # The space stands first in the pattern, so that the places between are passed over quickly.
    " (?:(?<=[ก-ฮ] )(?=[ะัาำิ-ฺ็-๎ๅ])|(?<=[ก-ฮ][ะัาำิ-ฺ็-๎] )(?=[ะัาำิ-ฺ็-๎ๅ])|(?<=[เแโใไ] )(?=[ก-ฮ])"
    "|(?<=็ )(?<!ก็ )(?=[ก-ฮ])|(?<=[ัื] )(?=[ก-ฮ่-๋])|(?<=[ัื][่-๋] )(?=[ก-ฮ])|(?<=เ[ก-ฮ]ิ )(?=[ก-ฮ])"
    "|(?<=เ[ก-ฮ]ี[่-๋] )(?=ย)|(?<=[ก-ฮะ-ฺ็-๎] )(?=[ก-ฮ][ิุ]?์))"
)
_SARA_AM_APART = re.compile(f"([ก-ฮ]{_TONES}) า")
_NIKHAHIT_APART = re.compile(f"ํ ?({_TONES}) ?า")
_LOST = re.compile("|".join(f"({pattern})" for pattern in LOST_SARA_AM))
_RIGHT = tuple(LOST_SARA_AM.values())
_TORN_WORD = re.compile(
    "|".join(" ?".join(word) for word in sorted({*WHOLE_WORDS, *LABEL_WORDS}, key=lambda word: (-len(word), word)))
)
_SCRAP = re.compile(
    "(?<=[ก-๎] )(?!(?:ณ|ว|ฯ|ๆ|นำ|มา|ณ์|ปี|ดี|ไป|ให้|ได้|จะ|ใน|มี|ต่อ|แก่|ๆ|ก็|ขอ|คน|ชุด|บท|ราย) )[ก-ฮะ-๎]{1,2}(?= [ก-๎])"
)
_BREAK = re.compile("(?<=([ก-๎]{4})) (?=([ก-๎]{2}))")
_SPACED = re.compile("[ก-๎] [ก-๎]")
_WITH_SARA_AM = re.compile("[ก-๎]{1,6}ำ[ก-๎]{0,6}")
_TONES_GONE = {
    "moved": say("vowels and tone marks stand behind the wrong letters throughout the text"),
    "lost": say("tone marks are missing throughout the text"),
}
_SARA_AA = re.compile("[ก-๎]{0,6}[ก-ฮ][่้๊๋]?า[ก-๎]{0,6}")
_MANY_SCRAPS = 4
_SHOWN = 60  # letters of a field that is doubted as a whole
_AROUND = 12  # letters shown on either side of a suspicious space


@dataclass(frozen=True, slots=True)
class Mended:
    """A text whose words are whole again as far as that is certain.

    Attributes:
        text: with the lines of the source.
        supplied: words in which a lost sara am was supplied, as they are right.
        joined: well-known words that were put together in a torn text.
        torn: whether spaces stand inside words throughout the text.
        guessed: whether every sara am of the text was supplied where a space stood.
        ringless: whether every sara am of the text had come out as า.
        tones: "moved" or "lost", where the marks above letters stand behind others or are missing.
    """

    text: str
    supplied: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    torn: bool = False
    guessed: bool = False
    ringless: bool = False
    tones: str = ""


def mend(text: str) -> Mended:
    """Return a normalised `text` with its words mended."""
    text, tones = put_back(_NIKHAHIT_APART.sub(r"\1ำ", text))
    supplied: set[str] = set()
    joined: set[str] = set()
    guessed = False
    if "ำ" not in text:
        # Some extractors leave a space where the ring of ำ stood; a text that has no ำ at all was read by one of them.
        text = _SARA_AM_APART.sub(r"\1ำ", text)
        guessed = "ำ" in text
    torn = _is_torn(text)
    text = _IMPOSSIBLE.sub("", text)
    ringless = "ำ" not in text
    text = _LOST.sub(lambda match: _supply(match, supplied), text)
    if torn:
        text = _as_elsewhere(_TORN_WORD.sub(lambda match: _join(match, joined), text))
    return Mended(
        text,
        frozenset(supplied),
        frozenset(joined),
        torn=torn,
        guessed=guessed,
        ringless=ringless and bool(supplied),
        tones=tones,
    )


def _supply(match: re.Match[str], supplied: set[str]) -> str:
    word = _RIGHT[(match.lastindex or 1) - 1]
    supplied.add(word)
    return word


def _join(match: re.Match[str], joined: set[str]) -> str:
    word = match[0].replace(" ", "")
    if word != match[0]:
        joined.add(word)
    return word


def _as_elsewhere(text: str) -> str:
    """Put together what stands together elsewhere in the text: the same name is seldom torn at the same place twice."""
    together = {text[place : place + 6] for place in range(len(text) - 5)}
    return _BREAK.sub(lambda match: "" if match[1] + match[2] in together else " ", text)


def _is_torn(text: str) -> bool:
    """Tell whether a text has many scraps of words between spaces, and spaces that no spelling allows."""
    impossible = sum(1 for _ in _IMPOSSIBLE.finditer(text))
    scraps = sum(1 for _ in _SCRAP.finditer(text))
    return bool(impossible) and impossible + scraps >= _MANY_SCRAPS


def damage_doubts(fields: dict[str, str], mended: Mended) -> Iterator[Doubt]:
    """Yield one doubt for each of `fields` whose words were damaged.

    Args:
        fields: the text of the letter's fields by their names.
        mended: what was done to the text they come from.
    """
    for name, text in fields.items():
        if text and mended.tones:
            yield Doubt(name, text[:_SHOWN], _TONES_GONE[mended.tones])
        elif word := _supplied_in(text, mended):
            yield Doubt(name, word, say("“{text}” had lost its sara am (ำ), which was supplied", text=word))
        elif mended.ringless and (found := _SARA_AA.search(text)):
            yield Doubt(
                name, found[0], say("every sara am (ำ) of the text had been lost, and some may be missing here")
            )
        elif words := _torn_in(text, mended):
            yield Doubt(name, words, say("the text is full of spaces inside words, and some may be left here"))


def _supplied_in(text: str, mended: Mended) -> str:
    found = _WITH_SARA_AM.search(text) if mended.guessed else None
    return next((word for word in sorted(mended.supplied) if word in text), found[0] if found else "")


def _torn_in(text: str, mended: Mended) -> str:
    spaced = _SPACED.search(text) if mended.torn else None
    if spaced:
        return text[max(spaced.start() - _AROUND, 0) : spaced.end() + _AROUND]
    return next((word for word in sorted(mended.joined) if word in text), "")
