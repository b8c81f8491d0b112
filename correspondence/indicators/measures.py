"""Reads `[[results]]`, `[score]` and `[targets.…]`: what is computed for an area, and how it is scored."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from correspondence.indicators.definition import SUMMED, Field, Measure, Scale
from correspondence.indicators.formula import Kind, Number
from correspondence.indicators.table import Table
from correspondence.language import say
from correspondence.thai.text import normalise

AREA_NAMES = ("reached", "counted", "expected", "target", "step_sum")
"""What the formulas of a result may ask for beside the sums of the fields."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_AREA_WORDS = re.compile(r"^(?:อำเภอ|อ\.|จังหวัด|จ\.)\s*")


def plain_area(name: str) -> str:
    """Return the name of an area without its อำเภอ or จังหวัด, as targets are looked up."""
    return _AREA_WORDS.sub("", " ".join(normalise(name).split()))


def read_scale(table: Table, above: Scale | None = None) -> Scale | None:
    """Return the levels of a table, or those `above` it when it has none."""
    if "levels" not in table:
        return above
    levels = table.numbers("levels")
    rising = all(low < high for low, high in pairwise(levels))
    falling = all(low > high for low, high in pairwise(levels))
    if len(levels) != 5 or not (rising or falling):
        table.refuse("levels", say("write five levels, each above the one before, or each below it"))
        return None
    lowest = table.number("lowest")
    if lowest is not None and not 0 <= lowest <= 1:
        table.refuse("lowest", say("the lowest score is 0 to 1"))
    return Scale(
        levels=levels,
        interpolate=table.flag("interpolate", default=above.interpolate if above else True),
        lowest=lowest if lowest is not None else above.lowest if above else 1,
    )


def read_measures(
    top: Table, fields: Iterable[Field], kinds: Mapping[str, Kind], scale: Scale | None, *, has_steps: bool
) -> Iterator[Measure]:
    """Yield the measures of the file `top`.

    Args:
        top: the whole file.
        fields: what is asked.
        kinds: what each field is in a formula of one office.
        scale: the levels for a measure without its own.
        has_steps: whether the definition has steps.
    """
    sums = {field.name: Kind.NUMBER for field in fields if field.type in SUMMED}
    reader = _Reader(
        targets=top.table("targets"),
        office=kinds,
        stepped={**kinds, "step": Kind.NUMBER} if has_steps else kinds,
        area=sums | dict.fromkeys(AREA_NAMES, Kind.NUMBER),
        scale=scale,
    )
    seen: set[str] = set()
    for table in top.tables("results", "results"):
        name = table.text("name", None)
        table.subject = name or table.subject
        if name in seen or (name and not _NAME.fullmatch(name)):
            table.refuse("name", say("a name is of small English letters, digits and _, and each is used once"))
        seen.add(name)
        measure = reader.measure(table, name)
        if measure:
            _check_measure(table, measure, has_steps=has_steps)
            yield measure


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the formulas of a measure may ask for: of one office, with its step, and of an area."""

    targets: Table
    office: Mapping[str, Kind]
    stepped: Mapping[str, Kind]
    area: Mapping[str, Kind]
    scale: Scale | None

    def measure(self, table: Table, name: str) -> Measure | None:
        table.only(
            "name", "label", "unit", "when_every", "reached_when", "numerator", "denominator", "times", "share",
            "levels", "interpolate", "lowest",
        )  # fmt: skip
        numerator = table.needed("numerator", self.area, Kind.NUMBER)
        denominator = table.needed("denominator", self.area, Kind.NUMBER)
        times, share = _positive(table, "times", 100), _positive(table, "share", 1)
        when_every = table.formula("when_every", self.office, Kind.CONDITION)
        reached_when = table.formula("reached_when", self.stepped, Kind.CONDITION)
        label, unit = table.text("label", None), table.text("unit")
        scale, targets = read_scale(table, self.scale), _targets(self.targets, name)
        if numerator is None or denominator is None:
            return None
        return Measure(
            name=name,
            label=label,
            unit=unit,
            numerator=numerator,
            denominator=denominator,
            when_every=when_every,
            reached_when=reached_when,
            times=times,
            scale=scale,
            share=share,
            targets=targets,
        )


def _check_measure(table: Table, measure: Measure, *, has_steps: bool) -> None:
    if "reached" in measure.names and "reached_when" not in table:
        table.refuse("", say("“reached” is used; say in reached_when which offices it counts"))
    if "step_sum" in measure.names and not has_steps:
        table.refuse("", say("“step_sum” is used, and there are no steps"))
    if "target" in measure.names and not measure.targets:
        what = say("no target is set, so the result stays empty; write [targets.{name}]", name=measure.name)
        table.refuse("", what, fatal=False)


def _positive(table: Table, key: str, default: Number) -> Number:
    value = table.number(key)
    if value is not None and value <= 0:
        table.refuse(key, say("it must be more than 0"))
    return default if value is None else value


def _targets(targets: Table, name: str) -> dict[str, Number]:
    if not name or name not in targets:
        return {}
    table = targets.table(name)
    table.subject = f"targets.{name}"
    values = ((area, table.not_negative(area)) for area in table.names)
    return {plain_area(area): value for area, value in values if value is not None}
