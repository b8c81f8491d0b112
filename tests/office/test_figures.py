"""The figures of a letter that was sent, as the register keeps them."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from correspondence.office.figures import Basis, Figure, Frozen, Outcome, Placed, frozen_from, frozen_record

TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
COUNTS = st.dictionaries(st.sampled_from(["expected", "reported", "incomplete", "held"]), st.integers(0, 99))
FIGURES = st.lists(st.builds(Figure, TEXT, TEXT, TEXT, TEXT), max_size=3).map(tuple)
OUTCOMES = st.builds(Outcome, code=TEXT, key=TEXT, name=TEXT, figures=FIGURES, coverage=COUNTS)
PLACED = st.builds(Placed, TEXT, TEXT, TEXT, st.lists(OUTCOMES, max_size=3).map(tuple))
BASES = st.builds(Basis, TEXT, st.integers(2500, 2600), TEXT, st.dictionaries(TEXT, TEXT, max_size=3))
FROZEN = st.builds(
    Frozen, st.dates(date(1900, 1, 1)), st.lists(PLACED, max_size=3).map(tuple), st.lists(BASES, max_size=2).map(tuple)
)


@given(FROZEN, st.integers(2500, 2600))
def test_what_is_kept_comes_back_as_it_was(frozen: Frozen, year: int) -> None:
    record = json.loads(json.dumps(frozen_record(frozen, year)))
    assert record["year"] == year
    assert frozen_from(record) == frozen


def test_each_recipient_has_its_own_text() -> None:
    placed = tuple(Placed("{ผล 1.4 ของผู้รับ}", one, f"ผลของ {one}", ()) for one in ("5401", "5402"))
    frozen = Frozen(date(2016, 7, 22), (*placed, Placed("{ผล 1.4}", "", "ผลรวม", ())), ())
    assert frozen.texts("5402") == {"{ผล 1.4 ของผู้รับ}": "ผลของ 5402"}
    assert frozen.texts("") == {"{ผล 1.4}": "ผลรวม"}
