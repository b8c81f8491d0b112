"""Collection forms that came back: taken in, with everything that is wrong in them by sheet and cell."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, DryRun, day, office_of
from correspondence.cli.selection import Reply, chosen
from correspondence.cli.shell import SarabanCommand
from correspondence.language import say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from correspondence.documents.collection.reading import FormResult
    from correspondence.language import Message
    from correspondence.office.intake import Clash, Intake, Taken

Forms = Annotated[
    list[Path] | None,
    typer.Option(
        "--form", metavar=_("FILE"), help=_("A collection form that came with it; may be given several times.")
    ),
]

_NAMED = 5


def add_to(app: typer.Typer) -> None:
    """Add the command to `saraban indicator`."""
    app.command(cls=SarabanCommand, help=_("Take in collection forms that came back (.xlsx)."))(intake)


def intake(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar=_("FILES..."), help=_("The forms, or folders that hold them."))
    ],
    reply: Reply = None,
    on: Annotated[
        date | None,
        typer.Option(
            "--on", parser=day, metavar=_("DATE"), help=_("The day they came; otherwise the reply's, or today.")
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help=_("Let a form count anew that was taken in before."))] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Keep the good rows, name the bad ones by cell; what was taken in before is not taken in twice."""
    from correspondence.office.intake import Intake

    office = office_of(ctx)
    entry = chosen(office, reply, None, received=True) if reply else None
    found = take(Intake(office, entry, on, again=again), files, dry_run=dry_run)
    if as_json:
        output.as_json([shape(one) for one in found])
    else:
        show(found, dry_run=dry_run)
    if any(one.refused for one in found):
        raise typer.Exit(1)


def take(intake: "Intake", paths: Sequence[Path], *, dry_run: bool) -> "list[Taken]":
    """Take in forms, on a terminal with a bar when there are many."""
    from correspondence.office.intake import forms_in

    files = forms_in(paths)
    return list(_watched((intake.take(file, dry_run=dry_run) for file in files), len(files)))


def _watched(taken: "Iterator[Taken]", length: int) -> "Iterable[Taken]":
    if length == 1 or not sys.stderr.isatty():
        yield from taken
        return
    with typer.progressbar(taken, length=length, label=_("reading"), file=sys.stderr) as bar:
        yield from bar


def show(found: "Sequence[Taken]", *, dry_run: bool) -> None:
    """Print what each form gave, what is wrong in it, and the sum when there are several."""
    for one in found:
        if one.form:
            _show_form(one.path, one.form)
            for clash in one.clashes:
                output.message(f"  {_clash(clash)}")
        elif one.refused:
            output.message(one.refused.message)
    kept = sum(sum(one.kept.values()) for one in found)
    known = sum(sum(one.known.values()) for one in found)
    problems = sum(len(one.form.problems) for one in found if one.form)
    output.message(
        say("{count} reports would be taken in, {known} were here already", count=kept, known=known)
        if dry_run
        else say("{count} reports taken in, {known} were here already", count=kept, known=known)
    )
    if problems:
        output.message(
            say(
                "{count} places need a look, see above; until they are mended, those figures do not count",
                count=problems,
            )
        )


def shape(one: "Taken") -> dict[str, Any]:
    """Return what a form gave, as JSON."""
    form = one.form
    return {
        "file": output.path(one.path),
        "sha256": form.sha256 if form else None,
        "refused": str(one.refused.message) if one.refused else None,
        "letter": (form.identity.number or None) if form and form.identity else None,
        "district": (form.identity.district or None) if form and form.identity else None,
        "taken": dict(one.kept),
        "known": dict(one.known),
        "blank": {code: list(offices) for code, offices in form.silent.items()} if form else {},
        "problems": [
            {
                "sheet": each.sheet or None,
                "cell": each.cell or None,
                "found": each.found or None,
                "expected": str(each.expected),
                "indicator": each.code or None,
                "office": each.office or None,
                "field": each.field or None,
                "kept": each.kept,
            }
            for each in (form.problems if form else ())
        ],
        "clashes": [
            {"indicator": each.code, "fate": each.fate.value, "offices": list(each.offices)} for each in one.clashes
        ],
        "notices": [str(each.sentence) for each in (form.notices if form else ())],
    }


def _clash(clash: "Clash") -> "Message":
    from correspondence.office.intake import Beside

    facts = {"code": clash.code, "count": len(clash.offices), "offices": _few(clash.offices)}
    match clash.fate:
        case Beside.REPLACED:
            return say("{code}: replaces other figures of {count} offices: {offices}", **facts)
        case Beside.BEHIND:
            return say("{code}: of {count} offices later figures are there and stay: {offices}", **facts)
        case _:
            return say(
                "{code}: other figures of {count} offices stand since; --again lets these count anew: {offices}",
                **facts,
            )


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def _show_form(path: Path, form: "FormResult") -> None:
    output.result(_line(path, form))
    for each in form.problems:
        output.message(f"  {each.sentence}")
    for notice in form.notices:
        output.message(f"  ({notice.sentence})")


def _line(path: Path, form: "FormResult") -> str:
    counts = [
        str(
            say(
                "{code}: {count} offices, {blank} blank",
                code=code,
                count=len(reports),
                blank=len(form.silent.get(code, ())),
            )
        )
        for code, reports in form.reports.items()
    ]
    whose = form.identity.district_name if form.identity else ""
    return "\t".join([output.path(path), whose or "–", *(counts or ["–"])])
