"""Several indicators side by side."""

from fractions import Fraction

import pytest

from correspondence.indicators.compute import compute
from correspondence.indicators.consolidate import consolidate
from correspondence.indicators.reading import read_definition
from tests.indicators.samples import DIRECTORY, SHIPPED, fund, report, shipped
from tests.indicators.test_definition import SMALL

OFFICES = [each for each in DIRECTORY if each.parent]


def test_the_mean_is_weighted_over_the_indicators_that_have_a_score() -> None:
    heavy = (SHIPPED / "1.5.toml").read_text(encoding="utf-8").replace("weight = 5", "weight = 15")
    first = compute(shipped("1.4"), DIRECTORY, [report(each.id) for each in OFFICES])
    funds = [fund(each.id, had=False, new=each.id == "5407-T01", before=0, now=0) for each in OFFICES]
    second = compute(read_definition(heavy), DIRECTORY, funds)
    table = consolidate([first, second])
    # 1.4 scores 5 everywhere with weight 5; of 1.5 the only new fund is in วังชิ้น (5 points), none in ลอง (1 point).
    assert [(row.area.name, row.mean, row.weighted) for row in table.districts] == [
        ("อำเภอวังชิ้น", 5, Fraction(5 * 5 + 5 * 15, 100)),
        ("อำเภอลอง", 2, Fraction(5 * 5 + 1 * 15, 100)),
    ]
    # The province: 1 new fund for a target of 2 is 50 %, 1 point.
    assert (table.whole.mean, table.whole.weight, table.whole.unscored) == (2, 20, ())


def test_an_indicator_without_a_score_is_named_and_not_counted_as_zero() -> None:
    first = compute(shipped("1.4"), DIRECTORY, [report(each.id) for each in OFFICES])
    table = consolidate([first, compute(shipped("1.5"), DIRECTORY, ())])
    assert (table.whole.mean, table.whole.unscored) == (5, ("1.5",))


def test_indicators_of_offices_and_of_districts_stand_in_one_table() -> None:
    first = compute(shipped("1.4"), DIRECTORY, [report(each.id) for each in OFFICES])
    second = compute(read_definition(SMALL), DIRECTORY, [report("5403", {"budget": 100, "spent": 70})])
    rows = {row.area.name: row for row in consolidate([first, second]).districts}
    assert [cell.score if cell else None for cell in rows["อำเภอลอง"].cells] == [5, 3]
    assert rows["อำเภอวังชิ้น"].unscored == ("2.1",)


def test_nothing_cannot_be_consolidated() -> None:
    with pytest.raises(ValueError, match="nothing to consolidate"):
        consolidate([])
