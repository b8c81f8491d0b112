"""A line behind เรียน reaches whom it names; who is skipped is said with the reason."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from correspondence.letters.directory import Directory
from correspondence.letters.recipient import Recipient

DATA = Path(__file__).parent / "data" / "recipients"
CASES: list[dict[str, Any]] = tomllib.loads((DATA / "addressed.toml").read_text("utf-8"))["lines"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " / ".join(case["text"]))
def test_lines_reach(case: dict[str, Any], phrae: Directory) -> None:
    told = phrae.addressed(case["text"])

    ids = [one.id for one in told.recipients]
    if "exactly" in case:
        assert ids == case["exactly"]
    else:
        assert len(ids) == case["count"]
    assert set(case.get("among", ())) <= set(ids)
    skipped = [(skip.recipient.id if skip.recipient else "", str(skip.reason)) for skip in told.skipped]
    assert [one for one, _ in skipped] == [one for one, _ in case.get("skipped", ())]
    for (_, reason), (_, wanted) in zip(skipped, case.get("skipped", ()), strict=True):
        assert wanted in reason


def test_each_office_stands_once_in_the_order_of_the_directory(phrae: Directory) -> None:
    told = phrae.addressed(["นายกเทศมนตรีเมืองแพร่ และนายอำเภอ ทุกอำเภอ และนายอำเภอสอง"])

    ids = [one.id for one in told.recipients]
    assert ids == [one.id for one in phrae if one.id in ids]
    assert [(skip.text, str(skip.reason)) for skip in told.skipped] == [("นายอำเภอสอง", "อำเภอสอง is named already")]


def test_a_retired_office_is_skipped_with_its_day_also_as_one_of_a_group() -> None:
    gone = Recipient(id="1", kind="อำเภอ", name="อำเภอลอง", groups=("ทุกอำเภอ",), retired=date(2026, 10, 1))
    directory = Directory([gone, Recipient(id="2", kind="อำเภอ", name="อำเภอสอง", groups=("ทุกอำเภอ",))])

    for line in ("ทุกอำเภอ", "นายอำเภอสอง ลอง"):
        told = directory.addressed([line])
        assert [one.id for one in told.recipients] == ["2"]
        [skip] = told.skipped
        assert skip.recipient == gone
        assert str(skip.reason) == "อำเภอลอง is retired since ๑ ต.ค. ๖๙"


def test_a_list_of_thousands_of_words_is_read_through(phrae: Directory) -> None:
    lines = [one.addressee for one in phrae] * 40

    told = phrae.addressed(lines)

    assert len(told.recipients) == 91
    assert len(told.skipped) == 91 * 39
