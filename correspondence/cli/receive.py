"""`saraban receive`: register a letter that arrived."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from correspondence.cli import intake, output, placing
from correspondence.cli.intake import Forms
from correspondence.cli.parameters import AsJson, DryRun, clock, day, office_of
from correspondence.cli.placing import Answers, For, Partial, Through
from correspondence.cli.read import show_letter
from correspondence.cli.selection import letter_number
from correspondence.cli.shell import SarabanCommand, single
from correspondence.language import say
from correspondence.language import translate as _
from correspondence.letters.number import LetterNumber

if TYPE_CHECKING:
    from correspondence.office.intake import Taken
    from correspondence.office.office import Office
    from correspondence.office.receiving import Received
    from correspondence.registry.records import Entry

app = single()


@app.command(cls=SarabanCommand, help=_("Register a letter that arrived; the file is kept with its row."))
def receive(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar=_("FILE"), help=_("The letter's file (.txt, .docx, .pdf), or its picture."))
    ],
    number: Annotated[
        LetterNumber | None,
        typer.Option("--number", parser=letter_number, metavar=_("NUMBER"), help=_("The sender's number of it.")),
    ] = None,
    dated: Annotated[
        date | None, typer.Option("--dated", parser=day, metavar=_("DATE"), help=_("The date on it."))
    ] = None,
    sender: Annotated[str, typer.Option("--from", metavar=_("NAME"), help=_("Who sent it."))] = "",
    addressee: Annotated[str, typer.Option("--to", metavar=_("NAME"), help=_("To whom it is."))] = "",
    subject: Annotated[str, typer.Option("--subject", metavar=_("TEXT"), help=_("What it is about."))] = "",
    action: Annotated[str, typer.Option("--action", metavar=_("TEXT"), help=_("What is done with it."))] = "",
    remarks: Annotated[str, typer.Option("--remarks", metavar=_("TEXT"), help=_("Remarks."))] = "",
    on: Annotated[
        date | None,
        typer.Option("--on", "--as-of", parser=day, metavar=_("DATE"), help=_("The day it arrived; otherwise today.")),
    ] = None,
    at: Annotated[
        time | None,
        typer.Option("--time", parser=clock, metavar=_("HOUR"), help=_("The hour it arrived (09.15); otherwise now.")),
    ] = None,
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar=_("TEXT"), help=_("Why it arrived before letters that are registered already.")
        ),
    ] = "",
    answers: Answers = None,
    for_whom: For = None,
    partial: Partial = False,
    through: Through = "",
    no_match: Annotated[
        bool, typer.Option("--no-match", help=_("It answers none of our letters; do not look for one."))
    ] = False,
    forms: Forms = None,
    again: Annotated[bool, typer.Option("--again", help=_("Register it although the same file was before."))] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Read the letter, give it the next receiving number and print the lines of the receiving stamp."""
    from correspondence.office import receiving

    office = office_of(ctx)
    arrival = receiving.Arrival(
        number=number,
        dated=dated,
        sender=sender,
        addressee=addressee,
        subject=subject,
        action=action,
        remarks=remarks,
        on=on,
        at=at,
        back_dated=reason,
        again=again,
    )
    draft = receiving.read_arrival(file, arrival, office.today())
    output.doubts(draft.doubts)
    said = placing.Said(answers=answers, names=tuple(for_whom or ()), partial=partial, through=through)
    # A secret letter answers secret ones only: what the open books say must not come from a secret one by itself.
    books = office.books_for(draft.letter)
    answer = None if no_match else placing.answer_of(books, draft.letter, said, on=on, sender=sender)
    if dry_run:
        show_letter(draft.letter)
        placing.show_answer(books, answer)
        if forms:
            intake.show(_taken(books, None, forms, dry_run=True), dry_run=True)
        return
    received = receiving.receive(office, file, draft, arrival, placing.settled(books, answer))
    taken = _taken(books, received.entry, forms, dry_run=False) if forms else []
    _show_received(books, received, taken, as_json=as_json)
    if books.secret and not office.secret:
        output.message(
            say("registered in the secret books; if it answers an open letter, say so with saraban track answered")
        )
    if any(one.refused for one in taken):
        raise typer.Exit(1)


def _taken(office: "Office", entry: "Entry | None", forms: "Sequence[Path]", *, dry_run: bool) -> "list[Taken]":
    from correspondence.office.intake import Intake

    return intake.take(Intake(office, entry), forms, dry_run=dry_run)


def _show_received(office: "Office", received: "Received", taken: "Sequence[Taken]", *, as_json: bool) -> None:
    from correspondence.office.looking import entry_shape
    from correspondence.office.receiving import stamp_lines
    from correspondence.office.replying import answered_by

    if received.copied:
        output.message(
            say("this letter was registered already from another file; this one is kept with it (--again registers it)")
        )
        if received.reworded:
            output.message(
                say("its words are others than those registered; a corrected letter is registered with --again")
            )
    elif not received.new:
        output.message(say("this file was registered already; nothing was changed (--again registers it once more)"))
    stamp, answered = stamp_lines(office, received.entry), answered_by(office.registry, received.entry)
    if as_json:
        forms = {"forms": [intake.shape(one) for one in taken]} if taken else {}
        output.as_json(entry_shape(received.entry) | {"stamp": stamp, "answers": answered or None} | forms)
        return
    for line in stamp:
        output.result(line)
    placing.show_answered(office, answered)
    if taken:
        intake.show(taken, dry_run=False)
        _show_strangers(taken, answered)


def _show_strangers(taken: "Sequence[Taken]", answered: "Mapping[str, Any]") -> None:
    """Say which forms are of a district for which the letter does not answer."""
    whose = answered.get("recipients", ())
    for one in taken:
        identity = one.form.identity if one.form else None
        if whose and identity and identity.district and identity.district not in whose:
            output.message(
                say(
                    "{file} is the form of {district}, for which this letter does not answer",
                    file=one.path.name,
                    district=identity.district_name,
                )
            )
