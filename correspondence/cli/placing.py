"""Replies that wait for a clerk: which letter they answer and for whom; the questions asked on a terminal."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, office_of, whole_number
from correspondence.cli.selection import Number, Year, chosen, letter_number
from correspondence.cli.shell import SarabanCommand
from correspondence.language import Message, say
from correspondence.language import translate as _
from correspondence.letters.number import LetterNumber

if TYPE_CHECKING:
    from correspondence.letters.letter import Letter
    from correspondence.office.circulating import Mailing
    from correspondence.office.office import Office
    from correspondence.office.replying import Placement
    from correspondence.tracking.matching import Matching, Proposal

For = Annotated[
    list[str] | None,
    typer.Option("--for", metavar=_("OFFICE"), help=_("For whom it answers; may be given several times.")),
]
Partial = Annotated[bool, typer.Option("--partial", help=_("It does not answer everything yet."))]
Through = Annotated[
    str, typer.Option("--through", metavar=_("OFFICE"), help=_("The office that sent it when it is another."))
]
Answers = Annotated[
    LetterNumber | None,
    typer.Option("--answers", parser=letter_number, metavar=_("NUMBER"), help=_("The letter of ours that it answers.")),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands about replies to `saraban track`."""
    app.command(cls=SarabanCommand, help=_("List the replies that wait to be placed."))(waiting)
    app.command(cls=SarabanCommand, help=_("Say which letter a received reply answers, and for whom."))(place)
    app.command(cls=SarabanCommand, help=_("Say that a received letter answers none of ours."))(aside)


def waiting(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show each reply that is not certain, with what it may answer and why."""
    from correspondence.office import replying

    office = office_of(ctx)
    found = list(replying.waiting(office))
    if as_json:
        output.as_json(
            [
                {"id": one.entry.id, "running": one.entry.running, "from": one.entry.sender or None}
                | {"subject": one.entry.subject or None, "proposals": proposal_shapes(office, one.matching)}
                for one in found
            ]
        )
        return
    for one in found:
        output.result(f"{one.entry.running}\t{one.entry.sender}\t{one.entry.subject}")
        show_proposals(office, one.matching)


def place(
    ctx: typer.Context,
    received: Annotated[
        LetterNumber,
        typer.Argument(parser=letter_number, metavar=_("RECEIVED"), help=_("The reply: its receiving number (เลขรับ).")),
    ],
    answers: Number,
    for_whom: For = None,
    partial: Partial = False,
    through: Through = "",
    year: Year = None,
    as_json: AsJson = False,
) -> None:
    """Place a reply that was registered before, or place it anew."""
    from correspondence.letters.shape import letter_from
    from correspondence.office.following import find_followed
    from correspondence.office.replying import answered_by, decided, place_reply

    office = office_of(ctx)
    reply = chosen(office, received, year, received=True)
    followed = find_followed(office, answers, None)
    placement = decided(
        office,
        letter_from(reply.letter),
        followed,
        received=reply.registered.date(),
        sender=reply.sender,
        names=for_whom or (),
        partial=partial,
        through=through,
    )
    place_reply(office, reply, followed, placement)
    if as_json:
        output.as_json(answered_by(office.registry, reply))
    else:
        show_placement(office, placement)


def aside(
    ctx: typer.Context,
    received: Annotated[
        LetterNumber,
        typer.Argument(parser=letter_number, metavar=_("RECEIVED"), help=_("The reply: its receiving number (เลขรับ).")),
    ],
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why."))] = "",
    year: Year = None,
) -> None:
    """Take a letter off the list of replies to place."""
    from correspondence.office.replying import set_aside

    office = office_of(ctx)
    set_aside(office, chosen(office, received, year, received=True), reason)
    output.message(say("this letter answers none of ours; written down"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a clerk said about a reply on the command line."""

    answers: LetterNumber | None = None
    names: tuple[str, ...] = ()
    partial: bool = False
    through: str = ""


def answer_of(
    office: "Office", letter: "Letter", said: Said, *, on: date | None, sender: str
) -> "Placement | Matching":
    """Return what an arrival answers: as the clerk said, else what is found out about it."""
    from correspondence.office.following import find_followed
    from correspondence.office.replying import decided, matching_of

    received = on or office.today()
    if said.answers is None:
        return matching_of(office, letter, received, sender)
    followed = find_followed(office, said.answers, None)
    return decided(
        office,
        letter,
        followed,
        received=received,
        sender=sender,
        names=said.names,
        partial=said.partial,
        through=said.through,
    )


def settled(office: "Office", answer: "Placement | Matching | None") -> "Placement | Matching | None":
    """Return the placement of what is certain, ask the clerk about what is not, and leave the rest as it is."""
    from correspondence.office.replying import Placement

    if answer is None or isinstance(answer, Placement):
        return answer
    if answer.sure:
        return Placement.of(answer.proposals[0])
    return ask(office, answer) or answer


def ask(office: "Office", matching: "Matching") -> "Placement | None":
    """Let the clerk choose among the proposals, on a terminal; None when none fits or nobody can be asked."""
    from correspondence.office.replying import Placement

    if not (matching.proposals and sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    show_proposals(office, matching)
    answer = typer.prompt(_("Which one? (0: none, decide later)"), default="0", err=True, value_proc=whole_number)
    if not 1 <= answer <= len(matching.proposals):
        return None
    taken = matching.proposals[answer - 1]
    recipients = taken.recipients or _asked_for_whom(office, taken.circular)
    return Placement.of(replace(taken, recipients=recipients), confirmed=True)


def _asked_for_whom(office: "Office", circular: str) -> tuple[str, ...]:
    from correspondence.office.following import followed_by
    from correspondence.office.marking import NotAskedError, asked_of

    followed = followed_by(office.registry, office.registry.entry(circular))

    def meant(text: str) -> tuple[str, ...]:
        try:
            return asked_of(office, followed, [name.strip() for name in text.split(",") if name.strip()])
        except NotAskedError as error:
            raise typer.BadParameter(str(error)) from error

    found: tuple[str, ...] = ()
    while not found:
        found = typer.prompt(_("For whom does it answer? (several with commas between)"), err=True, value_proc=meant)
    return found


def show_proposals(office: "Office", matching: "Matching") -> None:
    """Print what a reply may answer, numbered, each with its reasons."""
    for place_in_list, one in enumerate(matching.proposals, 1):
        output.message(f"  {place_in_list}. {proposal_line(office, one)}")
        for reason in one.reasons:
            output.message(f"     – {reason}")


def show_answer(office: "Office", answer: "Placement | Matching | None") -> None:
    """Print what an arrival would be taken to answer."""
    from correspondence.office.replying import Placement

    if isinstance(answer, Placement):
        show_placement(office, answer)
    elif answer is not None:
        show_proposals(office, answer)


def show_answered(office: "Office", record: "Mapping[str, Any]") -> None:
    """Print what is written down about a reply."""
    if record.get("status") == "placed":
        entry = office.registry.entry(record["circular"])
        names = ", ".join(names_of(office, record["circular"], record["recipients"]))
        output.message(_answers(entry.number, names, partial=record["partial"]))
    elif record.get("status") == "waiting":
        output.message(say("which letter of ours it answers is not certain; saraban track waiting lists the proposals"))


def show_placement(office: "Office", placement: "Placement") -> None:
    """Print what a reply was taken to answer."""
    entry = office.registry.entry(placement.circular)
    names = ", ".join(names_of(office, placement.circular, placement.recipients))
    output.message(_answers(entry.number, names, partial=placement.partial))


def _answers(number: object, names: str, *, partial: bool) -> Message:
    if partial:
        return say("answers {number} in part for {names}", number=number, names=names)
    return say("answers {number} for {names}", number=number, names=names)


def proposal_line(office: "Office", proposal: "Proposal") -> str:
    """Return a proposal on one line."""
    entry = office.registry.entry(proposal.circular)
    names = ", ".join(names_of(office, proposal.circular, proposal.recipients))
    return f"{entry.number} {entry.subject} → {names} ({proposal.confidence:.0%})"


def proposal_shapes(office: "Office", matching: "Matching") -> list[dict[str, object]]:
    """Return proposals as JSON."""
    return [
        {
            "circular": one.circular,
            "number": str(office.registry.entry(one.circular).number),
            "recipients": list(one.recipients),
            "names": names_of(office, one.circular, one.recipients),
            "confidence": round(one.confidence, 3),
            "partial": one.partial,
            "through": one.through or None,
            "reasons": [str(reason) for reason in one.reasons],
        }
        for one in matching.proposals
    ]


def names_of(office: "Office", circular: str, recipients: Sequence[str]) -> list[str]:
    """Return the names of recipients of a letter."""
    from correspondence.office.following import followed_by

    names = {one.id: one.name for one in followed_by(office.registry, office.registry.entry(circular)).asked}
    return [names.get(one, one) for one in recipients]


def show_mailing(mailing: "Mailing") -> None:
    """Print to whom a letter goes, who is skipped and why, and how its last day was reckoned."""
    for one in mailing.recipients:
        output.result(f"  {one.addressee or one.name}\t{one.name}")
    for skip in mailing.skipped:
        output.message(say("skipped: {name}: {reason}", name=skip.text, reason=skip.reason))
    if mailing.deadline:
        for line in mailing.deadline.explanation():
            output.message(line)
    output.message(say("{count} recipients", count=len(mailing.recipients)))
