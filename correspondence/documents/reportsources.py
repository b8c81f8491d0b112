"""Where the figures of a report come from: every reply and file once, numbered, and for each office its cells there."""

import re
from collections.abc import Iterable, Iterator, Sequence

from correspondence.indicators.answers import Report, Source
from correspondence.indicators.compute import Computation

_CELL = re.compile(r"([A-Z]+)(\d+)")


class Origins:
    """The replies and files behind some indicators, numbered in the order in which their offices stand."""

    def __init__(self, computations: Iterable[Computation]) -> None:
        """Number them."""
        self._numbers: dict[Source | None, int] = {}
        for found in computations:
            for office in found.offices:
                for origin in _cells_by_origin(office.report):
                    self._numbers.setdefault(origin, len(self._numbers) + 1)

    def __iter__(self) -> Iterator[Source | None]:
        """Yield them in the order of their numbers; None is what was typed in without a reply."""
        return iter(self._numbers)

    def of(self, report: Report | None) -> str:
        """Return where the figures of a report stand: `[3] D4:J4`."""
        return " ".join(
            f"[{self._numbers[origin]}] {cells}".strip() for origin, cells in _cells_by_origin(report).items()
        )


def origins_of(report: Report | None) -> dict[Source | None, str]:
    """Return the replies and files behind one report, each with its cells."""
    return _cells_by_origin(report)


def _cells_by_origin(report: Report | None) -> dict[Source | None, str]:
    found: dict[Source | None, list[str]] = {}
    for answer in report.answers.values() if report else ():
        if answer.value is None:
            continue
        source = answer.source
        origin = source and Source(reply=source.reply, dated=source.dated, file=source.file, sha256=source.sha256)
        found.setdefault(origin, []).append(source.cell if source else "")
    return {origin: _together(list(dict.fromkeys(filter(None, cells)))) for origin, cells in found.items()}


def _together(cells: Sequence[str]) -> str:
    """Return cells of one row as the range that holds them, others one by one."""
    parts = [match for cell in cells if (match := _CELL.fullmatch(cell))]
    if len(parts) > 1 and len(parts) == len(cells) and len({part[2] for part in parts}) == 1:
        ordered = sorted(parts, key=lambda part: (len(part[1]), part[1]))
        return f"{ordered[0][0]}:{ordered[-1][0]}"
    return " ".join(cells)
