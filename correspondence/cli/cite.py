"""`saraban cite`: find the letters that a text cites."""

from correspondence.cli import output
from correspondence.cli.parameters import AsJson, File, Text, whole_text
from correspondence.cli.shell import SarabanCommand, single
from correspondence.language import translate as _
from correspondence.letters.citation import Citation, find_citations
from correspondence.letters.shape import citation_shape
from correspondence.thai.calendar import format_short

app = single()


@app.command(cls=SarabanCommand, help=_("Find the letters that a text cites: number, date, agency, urgency, subject."))
def cite(text: Text = "", file: File = None, as_json: AsJson = False) -> None:
    """Print each citation on a line, in the order of the text."""
    found = find_citations(whole_text(text, file))
    if as_json:
        output.as_json([citation_shape(citation) for citation in found])
        return
    output.table(
        [_("number"), _("dated"), _("urgency"), _("agency"), _("subject")], [_row(citation) for citation in found]
    )
    for citation in found:
        output.doubts(citation.doubts)


def _row(citation: Citation) -> list[str]:
    day = citation.date.start if citation.date else None
    return [
        str(citation.number) if citation.number else "–",
        format_short(day) if day else "?",
        " ".join(mark.value for mark in (citation.secrecy, citation.urgency) if mark),
        citation.agency or "",
        citation.subject or "",
    ]
