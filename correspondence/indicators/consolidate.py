"""Puts several indicators side by side: a row an area, a cell an indicator, and the weighted mean of their scores."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from correspondence.indicators.areas import Area, AreaResult
from correspondence.indicators.compute import Computation
from correspondence.indicators.definition import Definition
from correspondence.indicators.formula import Number
from correspondence.indicators.score import mean, tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One area over all indicators.

    Attributes:
        area: where.
        cells: the result of each indicator in the order of the consolidation; None when it has none for the area.
        weight: the weights (percent) of the indicators that have a score here.
        weighted: the sum of their weighted scores.
        mean: Σ(weight × score) / Σ weight, exact; None when nothing has score and weight.
        unscored: the codes of the indicators without a score or a weight here; the mean does not speak of them.
    """

    area: Area
    cells: tuple[AreaResult | None, ...]
    weight: Number
    weighted: Number
    mean: Number | None
    unscored: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """Several indicators over the same areas.

    Attributes:
        definitions: the indicators, in the order given.
        districts, provinces: a row each.
        whole: the row of everything.
    """

    definitions: tuple[Definition, ...]
    districts: tuple[Row, ...]
    provinces: tuple[Row, ...]
    whole: Row


def consolidate(computations: Sequence[Computation]) -> Consolidation:
    """Put one or more computations, of the same directory, side by side.

    Raises:
        ValueError: there is none.
    """
    if not computations:
        reason = "nothing to consolidate"
        raise ValueError(reason)
    definitions = tuple(each.definition for each in computations)
    return Consolidation(
        definitions=definitions,
        districts=_rows(definitions, [each.districts for each in computations]),
        provinces=_rows(definitions, [each.provinces for each in computations]),
        whole=_row(definitions, computations[0].whole.area, [each.whole for each in computations]),
    )


def _rows(definitions: Sequence[Definition], columns: Sequence[Iterable[AreaResult]]) -> tuple[Row, ...]:
    by_area = [{each.area: each for each in column} for column in columns]
    areas = dict.fromkeys(area for column in by_area for area in column)
    return tuple(_row(definitions, area, [column.get(area) for column in by_area]) for area in areas)


def _row(definitions: Sequence[Definition], area: Area, cells: Sequence[AreaResult | None]) -> Row:
    scored = [
        (cell.score, cell.definition.weight)
        for cell in cells
        if cell is not None and cell.score is not None and cell.definition.weight is not None
    ]
    return Row(
        area=area,
        cells=tuple(cells),
        weight=tidy(sum(weight for _, weight in scored)),
        weighted=tidy(Fraction(sum(score * weight for score, weight in scored)) / 100),
        mean=mean(scored),
        unscored=tuple(
            definition.code
            for definition, cell in zip(definitions, cells, strict=True)
            if cell is None or cell.weighted is None
        ),
    )
