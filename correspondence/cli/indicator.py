"""`saraban indicator`: definitions, what was reported for them, the results and where each figure comes from."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from correspondence.cli import claims, intake, output
from correspondence.cli.parameters import AsJson, AsOf, DryRun, office_of
from correspondence.cli.selection import On, Reply, chosen, letter_number
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import say
from correspondence.language import translate as _
from correspondence.letters.number import LetterNumber

if TYPE_CHECKING:
    from correspondence.indicators.areas import AreaResult
    from correspondence.indicators.compute import Computation
    from correspondence.letters.recipient import Recipient
    from correspondence.office.office import Office

app = noun(_("Indicators: what is asked, what was reported, and the results."))
intake.add_to(app)
claims.add_to(app)

Code = Annotated[str, typer.Argument(metavar=_("CODE"), help=_("The indicator, for example 1.4."))]
Reporter = Annotated[str, typer.Option("--office", metavar=_("OFFICE"), help=_("The office, in any spelling."))]


@app.command("list", cls=SarabanCommand, help=_("List the indicators of the office."))
def list_indicators(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show code, fiscal year, weight and title of each."""
    from correspondence.office.indicators import definitions
    from correspondence.office.indicatorshapes import definition_shape

    found = definitions(office_of(ctx))
    if as_json:
        output.as_json([definition_shape(one) for one in found])
        return
    rows = [[one.code, str(int(one.fiscal_year)), str(one.weight or "–"), one.title] for one in found]
    output.table([_("code"), _("fiscal year"), _("weight"), _("title")], rows, wide=-1)


@app.command(cls=SarabanCommand, help=_("Prove the definition of an indicator; each fault with its line."))
def check(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar=_("FILE"), help=_("A definition file; otherwise all of the office."))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what is wrong with one definition or with all."""
    from correspondence.office import indicators

    files = [file] if file else indicators.definition_files(office_of(ctx))
    found = [finding for path in files for finding in indicators.check(path)]
    if as_json:
        output.as_json(
            [
                {"file": one.file, "line": one.line, "field": one.field, "fatal": one.fatal, "what": str(one.what)}
                for one in found
            ]
        )
    else:
        for one in found:
            output.result(str(one.sentence))
        output.message(say("{count} definitions looked through", count=len(files)))
    if any(one.fatal for one in found):
        raise typer.Exit(1)
    if not file:
        indicators.definitions(office_of(ctx))  # what no file can show by itself: that two define the same


@app.command(cls=SarabanCommand, help=_("Lay down a new definition to be edited."))
def new(ctx: typer.Context, code: Code) -> None:
    """Write `indicators/CODE.toml` and print its path."""
    from correspondence.office.indicators import new_definition

    output.result(output.path(new_definition(office_of(ctx), code)))


@app.command(cls=SarabanCommand, help=_("Enter what an office reported: FIELD=VALUE …"))
def enter(
    ctx: typer.Context,
    code: Code,
    reporter: Reporter,
    words: Annotated[
        list[str], typer.Argument(metavar=_("FIELD=VALUE..."), help=_("The answers; the rest keeps its last value."))
    ],
    reply: Reply = None,
    on: On = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Keep the answers, and say what follows for the office."""
    from correspondence.office import reporting
    from correspondence.office.indicators import find_definition
    from correspondence.office.indicatorshapes import office_shape

    office = office_of(ctx)
    pairs = [word.partition("=") for word in words]
    if not all(equals for _name, equals, _value in pairs):
        raise typer.BadParameter(str(say("write each answer as FIELD=VALUE")), param_hint=_("FIELD=VALUE..."))
    if len({name.strip() for name, _equals, _value in pairs}) < len(pairs):
        raise typer.BadParameter(str(say("name each field once")), param_hint=_("FIELD=VALUE..."))
    entered = reporting.enter(
        office,
        find_definition(office, code),
        _reporter(office, reporter),
        {name.strip(): value for name, _equals, value in pairs},
        reply=chosen(office, reply, None, received=True) if reply else None,
        on=on,
        dry_run=dry_run,
    )
    if not entered.new:
        output.message(say("this was written down already; nothing was changed"))
    if as_json:
        output.as_json(office_shape(entered.result))
    else:
        output.result(f"{entered.result.office.name}\t{entered.result.why}")


@app.command(cls=SarabanCommand, help=_("Compute an indicator from what was reported."))
def compute(ctx: typer.Context, code: Code, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Show the result and score of each district and of the whole, with how many of how many reported."""
    from correspondence.office.claiming import differences
    from correspondence.office.indicators import computed, find_definition
    from correspondence.office.indicatorshapes import computation_shape, difference_shape

    office = office_of(ctx)
    day = as_of or office.today()
    found = computed(office, find_definition(office, code), day)
    claimed = differences(office, found, day)
    if as_json:
        output.as_json(computation_shape(found) | {"claims": [difference_shape(one) for one in claimed]})
    else:
        _show(found)
        claims.show_claims([one for one in claimed if not one.agrees])


@app.command(cls=SarabanCommand, help=_("Say where a figure comes from: formula, numbers, reply, file, cell."))
def explain(
    ctx: typer.Context,
    code: Code,
    reporter: Annotated[
        str, typer.Option("--office", metavar=_("OFFICE"), help=_("An office or district; otherwise the whole."))
    ] = "",
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Print the chain behind a result, from the result down to the cells."""
    from correspondence.indicators.explaining import explain as chain
    from correspondence.office.indicators import computed, find_definition

    office = office_of(ctx)
    found = computed(office, find_definition(office, code), as_of or office.today())
    who = _reporter(office, reporter) if reporter else None
    outcome = (found.office(who.id) or found.area(who.id)) if who else found.whole
    if outcome is None:
        output.message(say("{office} does not report indicator {code}", office=reporter, code=found.definition.code))
        raise typer.Exit(1)
    lines = [str(line) for line in chain(outcome)]
    if as_json:
        output.as_json(lines)
        return
    for line in lines:
        output.result(line)


@app.command(cls=SarabanCommand, help=_("Write the Excel forms in which districts report, one a district."))
def form(
    ctx: typer.Context,
    codes: Annotated[
        list[str] | None, typer.Argument(metavar=_("[CODES]..."), help=_("The indicators; none means all of them."))
    ] = None,
    districts: Annotated[
        list[str] | None, typer.Option("--district", metavar=_("OFFICE"), help=_("Only for this district."))
    ] = None,
    letter: Annotated[
        LetterNumber | None,
        typer.Option("--letter", parser=letter_number, metavar=_("NUMBER"), help=_("The letter that asks for them.")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the workbooks into `outbox/` and print their paths."""
    from correspondence.office.forms import write_forms

    office = office_of(ctx)
    entry = chosen(office, letter, None) if letter else None
    written = write_forms(office, codes or (), districts or (), entry, office.folder / "outbox" / "forms")
    shown = [output.path(path) for path in written]
    if as_json:
        output.as_json({"files": shown})
        return
    for path in shown:
        output.result(path)


def _reporter(office: "Office", text: str) -> "Recipient":
    from correspondence.office.directory import directory_of, find_recipient

    return find_recipient(directory_of(office), text)


def _show(found: "Computation") -> None:
    from correspondence.indicators.nearest import nearest

    output.result(f"{found.definition.code}\t{found.definition.title}")
    headings = [_("area"), _("reported"), _("result"), _("score"), _("weighted"), _("steps")]
    output.table(headings, [_area_row(one) for one in (*found.districts, found.whole)], wide=-1)
    gaps = nearest(found.offices)[:_NEAREST]
    if gaps:
        output.message(say("nearest to their next step:"))
    for gap in gaps:
        output.message(f"  {gap.sentence}")


_NEAREST = 5


def _area_row(area: "AreaResult") -> list[str]:
    from correspondence.indicators.rounding import shown
    from correspondence.indicators.wording import area_result

    decimals = area.definition.decimals
    return [
        area.area.name,
        _reported(area),
        area_result(area, ", "),
        shown(area.score, decimals) if area.score is not None else "–",
        shown(area.weighted, decimals) if area.weighted is not None else "–",
        " ".join(f"{step}:{count}" for step, count in sorted(area.at_step.items()) if count),
    ]


def _reported(area: "AreaResult") -> str:
    of = area.coverage
    some = f"{of.reported}/{of.expected}"
    return some if of.complete == of.reported else str(say("{some} ({count} usable)", some=some, count=of.complete))
