"""`saraban letter issue` for a letter to many: to whom it goes is shown before anything is taken."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from correspondence.cli import output
from correspondence.cli.placing import show_mailing
from correspondence.cli.register import show_documents
from correspondence.language import say

if TYPE_CHECKING:
    from correspondence.letters.letter import Letter
    from correspondence.office.circulating import Circulated, Mailing
    from correspondence.office.drafting import LetterDraft
    from correspondence.office.issuing import Wish
    from correspondence.office.office import Office
    from correspondence.tracking.circular import Sending


def wished(
    draft: "LetterDraft", *, recipients: Sequence[str], reply_by: str, sending: "Sending | None"
) -> "LetterDraft":
    """Return a draft with what the command line says about its recipients in place of what its file says."""
    campaign = draft.campaign
    return replace(
        draft,
        campaign=replace(
            campaign,
            recipients=tuple(recipients) or campaign.recipients,
            reply_by=reply_by or campaign.reply_by,
            sending=sending or campaign.sending,
        ),
    )


def issue(office: "Office", draft: "LetterDraft", wish: "Wish", *, pdf: bool, dry_run: bool, as_json: bool) -> None:
    """Issue a letter to many, or the reminder that a clerk edited; with `dry_run` show it only."""
    from correspondence.office import circulating, reminding

    if draft.campaign.reminds:
        followed, proposed = reminding.edited(office, draft, wish)
        if dry_run:
            _show_letter(reminding.previewed(office, proposed, wish))
            return
        show_circulated(reminding.remind(office, followed, proposed, wish), pdf=pdf, as_json=as_json)
        return
    mailing = circulating.mailing_of(office, draft, wish.dated or office.today())
    if not as_json:
        show_mailing(mailing)
    if dry_run:
        _show_dry_run(office, draft, mailing, wish)
        return
    show_circulated(circulating.circulate(office, draft, mailing, wish), pdf=pdf, as_json=as_json)


def show_circulated(circulated: "Circulated", *, pdf: bool, as_json: bool) -> None:
    """Print the number of a letter to many and its files."""
    if not circulated.new:
        output.message(say("this letter was issued already; nothing was changed (--again issues it once more)"))
    show_documents(circulated.entries[0], circulated.documents, pdf=pdf, as_json=as_json)


def _show_dry_run(office: "Office", draft: "LetterDraft", mailing: "Mailing", wish: "Wish") -> None:
    from correspondence.cli.resultviews import show_quoted
    from correspondence.office import circulating

    checked = circulating.checked(office, draft, mailing, wish)
    letter = checked.letter
    output.result(f"{letter.number}\t{letter.date.text if letter.date else ''}\t{letter.subject}")
    show_quoted(checked)
    output.message(say("nothing was taken or written (--dry-run)"))


def _show_letter(letter: "Letter") -> None:
    from correspondence.cli.read import show_letter

    show_letter(letter)
    output.message(say("nothing was taken or written (--dry-run)"))
