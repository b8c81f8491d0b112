"""Results in letters on screen: those that a dry run would send, and those that were sent."""

from typing import TYPE_CHECKING, Any

from correspondence.cli import output
from correspondence.language import translate as _

if TYPE_CHECKING:
    from correspondence.letters.letter import TableRow
    from correspondence.office.office import Office
    from correspondence.office.quoting import Quoted
    from correspondence.registry.records import Entry

FIGURES = "figures"


def show_quoted(checked: "Quoted") -> None:
    """Print the results that a letter would be sent with."""
    for placed in checked.frozen.placed if checked.frozen else ():
        output.result(f"{placed.quote}\t{placed.text}")
    for paragraph in checked.letter.body:
        for row in paragraph.table:
            output.result(_line(row))


def quoted_shape(checked: "Quoted") -> dict[str, Any] | None:
    """Return the results that a letter would be sent with as JSON; None when it names none."""
    from correspondence.office.figures import frozen_shape

    return frozen_shape(checked.frozen) if checked.frozen else None


def show_frozen(office: "Office", entry: "Entry") -> None:
    """Print the results of a letter that was sent, and which of them have changed since."""
    if not _has_figures(office, entry):
        return
    from correspondence.office.figures import frozen_with
    from correspondence.office.outdated import changes_of

    frozen = frozen_with(office.registry, entry)
    for placed in frozen.placed if frozen else ():
        output.result(f"{_('result')}\t{placed.text}")
    for change in changes_of(office, frozen, office.today()) if frozen else ():
        output.result(f"{_('changed')}\t{change.sentence}")


def frozen_view(office: "Office", entry: "Entry") -> dict[str, Any] | None:
    """Return the results of a letter that was sent as JSON, with what has changed since; None when it has none."""
    if not _has_figures(office, entry):
        return None
    from correspondence.office.figures import frozen_shape, frozen_with
    from correspondence.office.outdated import change_shape, changes_of

    frozen = frozen_with(office.registry, entry)
    if frozen is None:
        return None
    changes = changes_of(office, frozen, office.today())
    return frozen_shape(frozen) | {"changed": [change_shape(one) for one in changes]}


def _has_figures(office: "Office", entry: "Entry") -> bool:
    # What computes indicators takes long to load, and few letters need it.
    return office.registry.record(FIGURES, entry.id) is not None


def _line(row: "TableRow") -> str:
    return "\t".join(" ".join(cell.split()) for cell in (row.area, row.reported, row.result, row.score))
