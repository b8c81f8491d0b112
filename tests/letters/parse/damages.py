"""What extractors, scanners and clerks do to the text of a letter; each time the same."""

import random
import re
from collections.abc import Callable

_ABOVE = "ัิีึืฺุู็่้๊๋์ํ๎"


def hard_spaces(text: str) -> str:
    return text.replace(" ", "\u00a0")


def hidden_breaks(text: str) -> str:
    return re.sub("(?<=[ก-๎]{5})(?=[เแโใไ])", "\u200b", text)


def ring_and_aa(text: str) -> str:
    return re.sub("([่้๊๋]?)ำ", r"ํ\1า", text)


def space_before_sara_am(text: str) -> str:
    return re.sub("([ก-ฮ][่้๊๋]?)ำ", r"\1 ำ", text)


def space_for_the_ring(text: str) -> str:
    return re.sub("([ก-ฮ][่้๊๋]?)ำ", r"\1 า", text)


def lost_ring(text: str) -> str:
    return text.replace("ำ", "า")


def two_e(text: str) -> str:
    return text.replace("แ", "เเ")


def tone_before_vowel(text: str) -> str:
    return re.sub("([ิีึืุู])([่้๊๋])", r"\2\1", text)


def space_before_tone(text: str) -> str:
    chance = random.Random(2)  # noqa: S311  # no secret: the same damage in each run
    return re.sub("([ิีึื])([่้๊๋])", lambda match: f"{match[1]}{' ' * (chance.random() < 0.5)}{match[2]}", text)


def spaces_in_words(text: str) -> str:
    chance = random.Random(3)  # noqa: S311  # same
    inside = f"(?<=[ก-ฮาะ{_ABOVE}])(?=[ก-ฮเแโใไ])(?![ก-ฮ][{_ABOVE}]*์)"
    return re.sub(inside, lambda _: " " if chance.random() < 0.08 else "", text)


def no_blank_lines(text: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", text)


def no_indents(text: str) -> str:
    return "\n".join(line.strip() for line in no_blank_lines(text).split("\n"))


def one_space_for_many(text: str) -> str:
    return re.sub(" {2,}", " ", no_indents(text))


def blank_line_after_each(text: str) -> str:
    return re.sub(r"\n+", "\n\n", text)


def urgency_last(text: str) -> str:
    match = re.match(r"\s*(ด่วน[ก-๎]*)\n", text)
    return f"{text[match.end() :]}{match[1]}\n" if match else text


def stamped_above(text: str) -> str:
    return text if "รับ..." in text else f"เลขรับ  1234\nวันที่  9 ธ.ค. 2566\nเวลา  14.30 น.\n{text}"


def digits_of_another_face(text: str) -> str:
    chance = random.Random(5)  # noqa: S311  # same
    return re.sub("(?<=[๐-๙])[๐-๙]", lambda match: str(int(match[0])) if chance.random() < 0.3 else match[0], text)


HARMLESS: tuple[Callable[[str], str], ...] = (
    hard_spaces, hidden_breaks, ring_and_aa, space_before_sara_am, two_e, tone_before_vowel, space_before_tone,
    urgency_last, stamped_above, digits_of_another_face,
)  # fmt: skip
"""Damage after which all fields can be had as before."""

HARMFUL: tuple[Callable[[str], str], ...] = (
    space_for_the_ring, lost_ring, spaces_in_words, no_blank_lines, no_indents, one_space_for_many,
    blank_line_after_each,
)  # fmt: skip
"""Damage after which some words or paragraphs can only be guessed."""
