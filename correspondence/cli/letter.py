"""`saraban letter`: draft, issue, show, list, search, print, void."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, DryRun, Number, day, office_of, whole_number
from correspondence.cli.register import entries_table, show_entry, show_thread
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import say
from correspondence.language import translate as _
from correspondence.letters.number import LetterNumber

if TYPE_CHECKING:
    from correspondence.letters.letter import Letter
    from correspondence.office.issuing import Issued
    from correspondence.office.office import Office
    from correspondence.registry.records import Entry
    from correspondence.thai.calendar import BuddhistYear

app = noun(_("Draft, issue, find and void letters."))

Year = Annotated[
    int | None,
    typer.Option("--year", parser=whole_number, metavar=_("YEAR"), help=_("The year (B.E.) of the register.")),
]
DraftPath = Annotated[
    Path, typer.Argument(metavar=_("DRAFT"), help=_("A draft file (.yaml, .toml), or a letter (.docx, .txt, .pdf)."))
]
Dated = Annotated[
    date | None,
    typer.Option("--date", parser=day, metavar=_("DATE"), help=_("The day on the letter; otherwise today.")),
]
Reason = Annotated[
    str,
    typer.Option("--reason", metavar=_("TEXT"), help=_("Why it is dated before letters that are registered already.")),
]
Reserved = Annotated[
    int | None,
    typer.Option(
        "--reserved", parser=whole_number, metavar=_("NUMBER"), help=_("Use this running number, reserved earlier.")
    ),
]
Template = Annotated[str, typer.Option("--template", metavar=_("NAME"), help=_("Another template than the usual one."))]
AsPdf = Annotated[bool, typer.Option("--pdf", help=_("Also make a PDF."))]
Limit = Annotated[
    int, typer.Option("--limit", parser=whole_number, metavar=_("NUMBER"), help=_("Show at most so many."))
]


@app.command(cls=SarabanCommand, help=_("Make a draft file, from a letter or from a few fields."))
def draft(ctx: typer.Context, file: DraftPath, as_json: AsJson = False) -> None:
    """Write the draft to `drafts/` and print its path; doubts go to stderr."""
    from correspondence.letters.shape import draft_shape
    from correspondence.office.drafting import load_draft, write_draft

    office = office_of(ctx)
    written = write_draft(office, load_draft(office, file))
    if as_json:
        output.as_json(draft_shape(written.draft) | {"file": output.path(written.path)})
    else:
        output.result(output.path(written.path))
    output.doubts(written.draft.doubts)


@app.command(cls=SarabanCommand, help=_("Take the next number, register the letter and make its Word document."))
def issue(
    ctx: typer.Context,
    file: DraftPath,
    dated: Dated = None,
    reason: Reason = "",
    reserved: Reserved = None,
    template: Template = "",
    again: Annotated[
        bool, typer.Option("--again", help=_("Issue it although the very same letter was issued before."))
    ] = False,
    pdf: AsPdf = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Issue a letter; with --dry-run say what number it would get."""
    from correspondence.office import drafting, issuing
    from correspondence.office.letterheads import emblem_advice

    office = office_of(ctx)
    loaded = drafting.load_draft(office, file)
    output.doubts(loaded.doubts)
    for advice in emblem_advice(office):
        output.message(say("the emblem: {advice}", advice=advice))
    wish = issuing.Wish(dated=dated, back_dated=reason, reserved=reserved, template=template, again=again)
    if dry_run:
        _show_dry_run(issuing.checked(office, loaded.letter, wish), as_json=as_json)
        return
    issued = issuing.issue(office, loaded.letter, wish)
    if not issued.new:
        output.message(say("this letter was issued already; nothing was changed (--again issues it once more)"))
    _show_issued(issued, pdf=pdf, as_json=as_json)


@app.command("print", cls=SarabanCommand, help=_("Make the Word document of a registered letter again."))
def print_again(
    ctx: typer.Context,
    number: Number,
    year: Year = None,
    template: Template = "",
    pdf: AsPdf = False,
    as_json: AsJson = False,
) -> None:
    """Write the document into `outbox/` anew, from the register."""
    from correspondence.office import issuing

    office = office_of(ctx)
    issued = issuing.print_letter(office, _sent(office, number, year), template)
    _show_issued(issued, pdf=pdf, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Show a letter: its row, what it cites, what cites it."))
def show(ctx: typer.Context, number: Number, year: Year = None, as_json: AsJson = False) -> None:
    """Find a letter by its number in any spelling."""
    office = office_of(ctx)
    show_entry(office, _sent(office, number, year), as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Draw the chain of a letter: what it cites and what cites it."))
def thread(ctx: typer.Context, number: Number, year: Year = None, as_json: AsJson = False) -> None:
    """Print the chain as a tree, the oldest letters first."""
    from correspondence.office.threads import thread_of

    office = office_of(ctx)
    show_thread(thread_of(office, _sent(office, number, year)), as_json=as_json)


@app.command("list", cls=SarabanCommand, help=_("List the letters sent, newest first."))
def list_letters(ctx: typer.Context, year: Year = None, limit: Limit = 50, as_json: AsJson = False) -> None:
    """Print the sent register."""
    from correspondence.office.looking import list_entries
    from correspondence.registry.records import Filter

    office = office_of(ctx)
    entries, more = list_entries(office, Filter(year=_buddhist(year)), limit)
    entries_table(entries, as_json=as_json)
    if more:
        output.message(say("there are more; --limit shows them"))


@app.command(cls=SarabanCommand, help=_("Search numbers, subjects, addressees and remarks."))
def search(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar=_("TEXT"), help=_("Words to look for; any spelling of digits."))],
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Print the letters that hold a text."""
    from itertools import islice

    entries = list(islice(office_of(ctx).registry.search(text), limit))
    entries_table(entries, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Mark a letter void (ยกเลิก); its number stays in the book."))
def void(
    ctx: typer.Context,
    number: Number,
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why it is void."))],
    year: Year = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Void a letter, with the reason."""
    from correspondence.office.voiding import void_letter

    office = office_of(ctx)
    entry = _sent(office, number, year)
    if not dry_run:
        entry = void_letter(office, entry, reason)
    show_entry(office, entry, as_json=as_json)


def _sent(office: "Office", number: LetterNumber, year: int | None) -> "Entry":
    from correspondence.office.looking import find_one
    from correspondence.registry.records import Direction

    return find_one(office, number, _buddhist(year), Direction.SENT)


def _buddhist(year: int | None) -> "BuddhistYear | None":
    from correspondence.thai.calendar import BuddhistYear

    return None if year is None else BuddhistYear(year)


def _show_dry_run(letter: "Letter", *, as_json: bool) -> None:
    from correspondence.letters.shape import letter_shape

    if as_json:
        output.as_json(letter_shape(letter))
        return
    output.result(f"{letter.number}\t{letter.date.text if letter.date else ''}\t{letter.subject}")
    output.message(say("nothing was taken or written (--dry-run)"))


def _show_issued(issued: "Issued", *, pdf: bool, as_json: bool) -> None:
    from correspondence.office.looking import entry_shape

    files = [issued.document]
    if pdf:
        from correspondence.documents.pdf import to_pdf

        files += to_pdf([issued.document], issued.document.parent)
    shown = [output.path(file) for file in files]
    if as_json:
        output.as_json(entry_shape(issued.entry) | {"files": shown})
        return
    output.result(str(issued.entry.number))
    for file in shown:
        output.result(file)
