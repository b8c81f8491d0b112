"""Letters of other ministries, kinds and extractors: their fields, and which of them must be doubted."""

import tomllib
from pathlib import Path

import pytest

from correspondence.letters.letter import Letter
from correspondence.letters.parse.reader import read_letter

DATA = Path(__file__).parent / "data"
LETTERS = sorted(path.stem for path in DATA.glob("*.toml"))


def told(letter: Letter) -> dict[str, object]:
    """Return what a letter says in the spelling of the files of expectations."""
    return {
        "kind": letter.kind.value,
        "urgency": letter.urgency and letter.urgency.value,
        "secrecy": letter.secrecy and letter.secrecy.value,
        "number": letter.number and letter.number.key,
        "office": letter.office,
        "address": list(letter.address),
        "date": letter.date and letter.date.start,
        "subject": letter.subject,
        "salutation": letter.salutation,
        "addressees": list(letter.addressees),
        "references": [one.number.key for one in letter.references if one.number],
        "enclosures": list(letter.enclosures),
        "labels": [one.label for one in letter.body],
        "levels": [one.level for one in letter.body],
        "signer": letter.signer and letter.signer.name,
        "position": list(letter.signer.position) if letter.signer else [],
        "owner_unit": list(letter.owner_unit),
        "phone": letter.phone,
        "copies": list(letter.copies),
    }


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_read_and_what_is_not_sure_is_doubted(name: str) -> None:
    wanted = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    draft = read_letter((DATA / f"{name}.txt").read_text(encoding="utf-8"))
    found = told(draft.letter) | {"doubts": sorted({doubt.field for doubt in draft.doubts})}
    assert {key: found[key] for key in wanted} == wanted
