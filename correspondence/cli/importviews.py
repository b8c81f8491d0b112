"""How an import of a register is shown: a bar while the file is read, then what came in and what could not."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import typer

from correspondence.cli import output
from correspondence.cli.register import series_name
from correspondence.language import Message, say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from correspondence.documents.sheets import Cell
    from correspondence.office.importing import Plan, Span


def watched(rows: "Sequence[tuple[int, list[Cell]]]") -> "Iterable[tuple[int, list[Cell]]]":
    """Hand on the rows of a file, on a terminal with a bar that shows how far we are."""
    if not sys.stderr.isatty():
        yield from rows
        return
    with typer.progressbar(rows, label=_("reading"), file=sys.stderr) as bar:
        yield from bar


def show_import(plan: "Plan", taken: int, *, dry_run: bool, as_json: bool) -> None:
    """Show what an import did or would do: the rows refused, what came in series by series, and the sum of it."""
    if as_json:
        output.as_json(_shape(plan, taken))
        return
    if plan.rejected:
        rejected = [[str(one.place), str(one.reason)] for one in plan.rejected]
        output.table([_("row"), _("reason")], rejected, wide=1)
    if plan.unread:
        output.message(
            say(
                "columns with other headings were not read: {names}; --columns says what they are",
                names=", ".join(plan.unread),
            )
        )
    for span in plan.spans:
        output.message(_came_in(span))
    counts = {"rows": len(plan.rows), "present": plan.present, "rejected": len(plan.rejected)}
    output.message(
        say("{rows} rows would come in, {present} are here already, {rejected} cannot be taken", **counts)
        if dry_run
        else say(
            "{taken} of {rows} rows imported, {present} were here already, {rejected} cannot be taken",
            taken=taken,
            **counts,
        )
    )


def _came_in(span: "Span") -> Message:
    return say(
        "{series} {year}: {rows} rows, numbers {first} to {last}",
        series=f"{span.series.office} {series_name(span.series.kind)}".strip(),
        year=int(span.series.year),
        rows=span.rows,
        first=span.first,
        last=span.last,
    )


def _shape(plan: "Plan", taken: int) -> dict[str, Any]:
    return {
        "rows": len(plan.rows),
        "imported": taken,
        "present": plan.present,
        "unread": list(plan.unread),
        "series": [
            {"series": span.series.key, "first": span.first, "last": span.last, "rows": span.rows}
            for span in plan.spans
        ],
        "rejected": [{"row": one.place, "reason": str(one.reason)} for one in plan.rejected],
    }
