"""Damaged letters are read as the whole ones are, and what is lost with the damage is doubted."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from correspondence.letters.letter import Draft
from correspondence.letters.parse.reader import read_letter
from tests.letters.parse.damages import HARMFUL, HARMLESS
from tests.letters.parse.telling import told

DATA = Path(__file__).parent / "data"
LETTERS = {
    path.stem: (path.with_suffix(".txt").read_text(encoding="utf-8"), tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted(DATA.glob("*.toml"))
}
FIELD_OF = {"labels": "body", "levels": "body", "position": "signer", "salutation": "addressees"}


def plain(value: object) -> object:
    """Return a field without the spaces that damage puts in and takes out."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    return "".join(value.split()) if isinstance(value, str) else value


def wrong_fields(draft: Draft, wanted: dict[str, Any]) -> list[str]:
    found = told(draft.letter)
    return [name for name, value in wanted.items() if name != "doubts" and plain(found[name]) != plain(value)]


def read_all(damage: Callable[[str], str]) -> Iterator[tuple[Draft, dict[str, Any], list[str]]]:
    for text, wanted in LETTERS.values():
        draft = read_letter(damage(text))
        yield draft, wanted, wrong_fields(draft, wanted)


@pytest.mark.parametrize("damage", [*HARMLESS, *HARMFUL], ids=lambda damage: damage.__name__)
def test_of_a_hundred_fields_ninety_six_are_right_whatever_the_damage(damage: Callable[[str], str]) -> None:
    read = list(read_all(damage))
    fields = sum(len(wanted) - ("doubts" in wanted) for _, wanted, _ in read)
    assert sum(len(wrong) for *_, wrong in read) <= 0.04 * fields


def test_a_field_that_is_wrong_is_doubted_more_often_than_not() -> None:
    doubted = []
    for damage in (*HARMLESS, *HARMFUL):
        for draft, _, wrong in read_all(damage):
            fields = {doubt.field for doubt in draft.doubts}
            doubted += [FIELD_OF.get(name, name) in fields for name in wrong]
    assert sum(doubted) > len(doubted) / 2
