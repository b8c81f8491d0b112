"""Rows of the registers on screen, shared by the commands that show them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from correspondence.cli import output
from correspondence.cli.resultviews import frozen_view, show_frozen
from correspondence.language import say
from correspondence.language import translate as _

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from correspondence.office.office import Office
    from correspondence.office.threads import Branch
    from correspondence.registry.records import Entry, Link


def entries_table(entries: Sequence["Entry"], *, as_json: bool) -> None:
    """Print rows as a table, or as JSON."""
    from correspondence.office.looking import entry_shape

    if as_json:
        output.as_json([entry_shape(entry) for entry in entries])
        return
    headings = [_("number"), _("dated"), _("to"), _("subject"), _("state")]
    output.table(headings, [_row(entry) for entry in entries], wide=3)


def show_entry(office: "Office", entry: "Entry", *, as_json: bool) -> None:
    """Print one row with its references in both directions, and the letter itself."""
    from correspondence.office.looking import entry_shape, link_shape

    cites = office.registry.references(entry.id)
    cited_by = office.registry.cited_by(entry.id)
    files = office.registry.attachments(entry.id)
    if as_json:
        output.as_json(
            entry_shape(entry)
            | {
                "cites": [link_shape(link) for link in cites],
                "cited_by": [link_shape(link) for link in cited_by],
                "attachments": [{"name": one.name, "sha256": one.sha256, "size": one.size} for one in files],
                "letter": dict(entry.letter) or None,
                "results": frozen_view(office, entry),
            }
        )
        return
    for label, value in _columns(entry):
        if value:
            output.result(f"{label}\t{value}")
    for link in cites:
        output.result(f"{_('cites')}\t{link.text}{_standing(link)}")
    for link in cited_by:
        output.result(f"{_('cited by')}\t{office.registry.entry(link.citing).number}")
    for file in files:
        output.result(f"{_('file')}\t{file.name}")
    show_frozen(office, entry)


def show_documents(entry: "Entry", documents: Sequence["Path"], *, pdf: bool, as_json: bool) -> None:
    """Print the number of a letter and its files, made PDFs too if wished."""
    from correspondence.office.looking import entry_shape

    files = list(documents)
    if pdf:
        from correspondence.documents.pdf import to_pdf

        files += to_pdf(documents, documents[0].parent)
    shown = [output.path(file) for file in files]
    if as_json:
        output.as_json(entry_shape(entry) | {"files": shown})
        return
    output.result(str(entry.number))
    for file in shown:
        output.result(file)


def show_thread(branches: Sequence["Branch"], *, as_json: bool) -> None:
    """Print chains of letters as trees, or as JSON."""
    if as_json:
        output.as_json([_branch_shape(branch) for branch in branches])
        return
    for branch in branches:
        for line in _branch_lines(branch, "", ""):
            output.result(line)


def series_name(kind: str) -> str:
    """Return what a series of numbers is called on screen."""
    return str(_SERIES.get(kind, kind))


_SERIES = {
    "letters": say("ordinary letters"),
    "circulars": say("circulars (ว)"),
    "received": say("letters received"),
    "orders": say("orders"),
    "rules": say("rules"),
    "bylaws": say("bylaws"),
    "announcements": say("announcements"),
    "statements": say("statements"),
    "news": say("news"),
    "certificates": say("certificates"),
    "minutes": say("minutes"),
}


def _branch_lines(branch: "Branch", lead: str, following: str) -> Iterator[str]:
    entry = branch.entry
    yield f"{lead}{entry.number or '–'}  {_day(entry)}  {entry.subject}"
    for link in branch.stubs:
        yield f"{following}   ↑ {link.text}{_standing(link)}"
    for place, answer in enumerate(branch.answers, 1):
        last = place == len(branch.answers)
        yield from _branch_lines(answer, following + ("└─ " if last else "├─ "), following + ("   " if last else "│  "))


def _branch_shape(branch: "Branch") -> dict[str, Any]:
    from correspondence.office.looking import entry_shape, link_shape

    return entry_shape(branch.entry) | {
        "not_in_register": [link_shape(link) for link in branch.stubs],
        "answers": [_branch_shape(answer) for answer in branch.answers],
    }


def _row(entry: "Entry") -> list[str]:
    return [str(entry.number or "–"), _day(entry), entry.addressee, entry.subject, _state(entry)]


def _columns(entry: "Entry") -> list[tuple[str, str]]:
    return [
        (_("number"), str(entry.number or "")),
        (_("dated"), _day(entry)),
        (_("from"), entry.sender),
        (_("to"), entry.addressee),
        (_("subject"), entry.subject),
        (_("action"), entry.action),
        (_("remarks"), entry.remarks),
        (_("state"), _state(entry)),
        (_("reserved for"), entry.holder),
        (_("back-dated"), entry.back_dated),
        (_("registered"), f"{moment_shown(entry.registered)} {entry.by}"),
    ]


def moment_shown(moment: "datetime") -> str:
    """Return a moment as offices write it: `๒๒ ก.ค. ๕๙ ๐๙.๓๐ น.`."""
    from correspondence.thai.calendar import format_short
    from correspondence.thai.numerals import thai_digits

    return f"{format_short(moment.date())} {thai_digits(f'{moment:%H.%M}')} น."


def _day(entry: "Entry") -> str:
    from correspondence.thai.calendar import format_short

    return format_short(entry.dated) if entry.dated else ""


def _state(entry: "Entry") -> str:
    from correspondence.registry.records import State

    words = {State.DONE: _("issued"), State.RESERVED: _("reserved"), State.VOID: _("void")}
    word = words[entry.state]
    if entry.state is State.DONE and entry.direction.value == "received":
        word = _("received")
    return f"{word}: {entry.void_reason}" if entry.void_reason else word


def _standing(link: "Link") -> str:
    return "" if link.cited else f" ({_('not in the register')})"
