"""`saraban template`: list, fields, check."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from correspondence.documents.catalogue import Catalogue
    from correspondence.documents.check import Finding

app = noun(_("Word templates: what there is, what they ask for, what is wrong with them."))

Name = Annotated[str, typer.Argument(metavar=_("NAME"), help=_("A template's name, or the path of a .docx."))]
Names = Annotated[
    list[str] | None, typer.Argument(metavar=_("NAME..."), help=_("Templates to check; otherwise all of them."))
]


@app.command("list", cls=SarabanCommand, help=_("List the templates, the office's own and those shipped."))
def list_templates(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Print the name and the file of each template."""
    catalogue = _catalogue(ctx)
    found = {name: output.path(catalogue.find(name)) for name in catalogue.names()}
    if as_json:
        output.as_json([{"name": name, "file": file} for name, file in found.items()])
        return
    output.table([_("template"), _("file")], list(map(list, found.items())))


@app.command(cls=SarabanCommand, help=_("List the fields that a template asks for, and where."))
def fields(ctx: typer.Context, name: Name, as_json: AsJson = False) -> None:
    """Print each field with the paragraphs that use it."""
    from correspondence.documents.check import template_fields

    uses = template_fields(_catalogue(ctx).find(name))
    if as_json:
        output.as_json([{"field": use.name, "where": list(use.where)} for use in uses])
        return
    output.table([_("field"), _("where")], [[use.name, " | ".join(use.where)] for use in uses], wide=1)


@app.command(cls=SarabanCommand, help=_("Check templates before letters are made with them."))
def check(ctx: typer.Context, names: Names = None, as_json: AsJson = False) -> None:
    """Print what is wrong, by template, paragraph and field; exit 1 when a template cannot be used."""
    from correspondence.documents.check import check_template

    catalogue = _catalogue(ctx)
    chosen = names or catalogue.names()
    findings = [finding for name in chosen for finding in check_template(catalogue.find(name))]
    if as_json:
        output.as_json([_shape(finding) for finding in findings])
    else:
        for finding in findings:
            place = f" “{finding.place}”" if finding.place else ""
            output.result(f"{finding.template}{place}: {finding.message}")
        if not findings:
            output.message(say("{count} templates, nothing wrong", count=len(chosen)))
    if any(finding.fatal for finding in findings):
        raise typer.Exit(1)


def _catalogue(ctx: typer.Context) -> "Catalogue":
    """Return the templates of the office that stands here, or those shipped where there is none."""
    from correspondence.documents.catalogue import Catalogue
    from correspondence.office.office import NoOfficeError, open_office
    from correspondence.resources import share

    named = ctx.obj.office
    try:
        return open_office(named).templates
    except NoOfficeError:
        if named is not None:
            raise
        return Catalogue((share() / "templates",))


def _shape(finding: "Finding") -> dict[str, Any]:
    return {
        "template": finding.template,
        "place": finding.place or None,
        "field": finding.field or None,
        "message": str(finding.message),
        "fatal": finding.fatal,
    }
