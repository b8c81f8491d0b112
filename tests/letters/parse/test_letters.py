"""Letters of other ministries, kinds and extractors: their fields, and which of them must be doubted."""

import tomllib
from pathlib import Path

import pytest

from correspondence.letters.parse.reader import read_letter
from tests.letters.parse.telling import told

DATA = Path(__file__).parent / "data"
LETTERS = sorted(path.stem for path in DATA.glob("*.toml"))


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_read_and_what_is_not_sure_is_doubted(name: str) -> None:
    wanted = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    draft = read_letter((DATA / f"{name}.txt").read_text(encoding="utf-8"))
    found = told(draft.letter) | {"doubts": sorted({doubt.field for doubt in draft.doubts})}
    assert {key: found[key] for key in wanted} == wanted
