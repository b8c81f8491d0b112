"""`saraban letter`: draft, issue, print, note, attach, void; how letters are found is in `cli.lookup`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from correspondence.cli import campaign, lookup, output, posting
from correspondence.cli.parameters import AsJson, DryRun, day, office_of, whole_number
from correspondence.cli.register import show_documents, show_entry
from correspondence.cli.selection import Number, Received, Year, chosen, letter_number
from correspondence.cli.shell import SarabanCommand, noun
from correspondence.language import say
from correspondence.language import translate as _
from correspondence.letters.number import LetterNumber
from correspondence.tracking.circular import Sending

if TYPE_CHECKING:
    from correspondence.office.drafting import LetterDraft
    from correspondence.office.issuing import Issued
    from correspondence.office.office import Office
    from correspondence.office.quoting import Quoted

app = noun(_("Draft, issue, find and void letters."))
lookup.add_to(app)
posting.add_to(app)

DraftPath = Annotated[
    Path,
    typer.Argument(
        metavar=_("DRAFT"),
        help=_("A draft file (.yaml, .toml), what read --json printed, or a letter; - for standard input."),
    ),
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


@app.command(cls=SarabanCommand, help=_("Make a draft file, from a letter or from a few fields."))
def draft(ctx: typer.Context, file: DraftPath, as_json: AsJson = False) -> None:
    """Write the draft to `drafts/` and print its path; doubts go to stderr."""
    from correspondence.letters.shape import draft_shape
    from correspondence.office.drafting import write_draft

    office = office_of(ctx)
    written = write_draft(office, _loaded(office, file))
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
    recipients: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar=_("OFFICE"), help=_("Send it to this office or group (may be given several times).")
        ),
    ] = None,
    reply_by: Annotated[
        str,
        typer.Option("--reply-by", metavar=_("DATE"), help=_("By when they answer: a day, or 15 วัน, 15 วันทำการ.")),
    ] = "",
    sending: Annotated[
        Sending | None,
        typer.Option("--sending", help=_("One letter for all, one for each, or one with the list attached.")),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help=_("Issue it although the very same letter was issued before."))
    ] = False,
    pdf: AsPdf = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Issue a letter; with --dry-run say what number it would get."""
    from correspondence.office import issuing
    from correspondence.office.letterheads import emblem_advice

    office = office_of(ctx)
    loaded = campaign.wished(_loaded(office, file), recipients=recipients or (), reply_by=reply_by, sending=sending)
    output.doubts(loaded.doubts)
    for advice in emblem_advice(office):
        output.message(say("the emblem: {advice}", advice=advice))
    wish = issuing.Wish(dated=dated, back_dated=reason, reserved=reserved, template=template, again=again)
    if loaded.campaign.wanted:
        campaign.issue(office, loaded, wish, pdf=pdf, dry_run=dry_run, as_json=as_json)
        return
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
    zipped: Annotated[
        Path | None,
        typer.Option("--zip", metavar=_("FILE"), help=_("Put all its documents into one .zip file instead.")),
    ] = None,
    pdf: AsPdf = False,
    as_json: AsJson = False,
) -> None:
    """Write the documents into `outbox/` anew, from the register."""
    from correspondence.office.circulating import print_again as print_documents
    from correspondence.office.circulating import zip_again

    office = office_of(ctx)
    entry = chosen(office, number, year)
    if zipped:
        count = zip_again(office, entry, zipped, template)
        if as_json:
            output.as_json({"file": output.path(zipped), "documents": count})
        else:
            output.result(output.path(zipped))
        return
    show_documents(entry, print_documents(office, entry, template), pdf=pdf, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Mark a letter void (ยกเลิก); its number stays in the book."))
def void(
    ctx: typer.Context,
    number: Number,
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why it is void."))],
    year: Year = None,
    received: Received = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Void a letter, with the reason."""
    from correspondence.office.voiding import void_letter

    office = office_of(ctx)
    entry = chosen(office, number, year, received=received)
    if not dry_run:
        entry = void_letter(office, entry, reason)
    show_entry(office, entry, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Write down what was done with a letter, and remarks."))
def note(
    ctx: typer.Context,
    number: Number,
    action: Annotated[str | None, typer.Option("--action", metavar=_("TEXT"), help=_("What is done with it."))] = None,
    remarks: Annotated[str | None, typer.Option("--remarks", metavar=_("TEXT"), help=_("Remarks."))] = None,
    year: Year = None,
    received: Received = False,
    as_json: AsJson = False,
) -> None:
    """Fill the columns การปฏิบัติ and หมายเหตุ of a row."""
    from correspondence.office.noting import note_on

    office = office_of(ctx)
    entry = note_on(office, chosen(office, number, year, received=received), action=action, remarks=remarks)
    show_entry(office, entry, as_json=as_json)


@app.command(cls=SarabanCommand, help=_("Keep a file with a letter: a scan, an enclosure, a reply."))
def attach(
    ctx: typer.Context,
    number: Number,
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The file to keep."))],
    year: Year = None,
    received: Received = False,
    as_json: AsJson = False,
) -> None:
    """Store the file once, by its content."""
    from correspondence.office.noting import attach_file

    office = office_of(ctx)
    kept = attach_file(office, chosen(office, number, year, received=received), file)
    if as_json:
        output.as_json({"name": kept.name, "size": kept.size, "sha256": kept.sha256})
    else:
        output.result(f"{kept.name}\t{kept.size}\t{kept.sha256}")


@app.command(cls=SarabanCommand, help=_("Say which registered letter a reference means."))
def join(
    ctx: typer.Context,
    number: Number,
    cited: Annotated[
        LetterNumber, typer.Argument(parser=letter_number, metavar=_("CITED"), help=_("The letter it cites."))
    ],
    place: Annotated[
        int,
        typer.Option("--place", parser=whole_number, metavar=_("NUMBER"), help=_("Which of its references, from 1.")),
    ] = 1,
    year: Year = None,
    received: Received = False,
    as_json: AsJson = False,
) -> None:
    """Join a reference to a row, where its number alone does not say which."""
    from correspondence.office.noting import join_reference

    office = office_of(ctx)
    entry = chosen(office, number, year, received=received)
    join_reference(office, entry, place - 1, chosen(office, cited, None))
    show_entry(office, entry, as_json=as_json)


def _loaded(office: "Office", file: Path) -> "LetterDraft":
    from correspondence.office.drafting import draft_from, load_draft

    if str(file) != "-":
        return load_draft(office, file)
    text = typer.get_text_stream("stdin").read()
    return draft_from(office, text, ".json" if text.lstrip().startswith("{") else ".txt", "-")


def _show_dry_run(checked: "Quoted", *, as_json: bool) -> None:
    from correspondence.cli.resultviews import quoted_shape, show_quoted
    from correspondence.letters.shape import letter_shape

    letter = checked.letter
    if as_json:
        output.as_json(letter_shape(letter) | {"results": quoted_shape(checked)})
        return
    output.result(f"{letter.number}\t{letter.date.text if letter.date else ''}\t{letter.subject}")
    show_quoted(checked)
    output.message(say("nothing was taken or written (--dry-run)"))


def _show_issued(issued: "Issued", *, pdf: bool, as_json: bool) -> None:
    show_documents(issued.entry, [issued.document], pdf=pdf, as_json=as_json)
