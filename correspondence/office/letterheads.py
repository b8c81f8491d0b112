"""How the letters of this office look: emblem, typeface, digits."""

from correspondence.documents.emblem import emblem_findings, read_emblem
from correspondence.documents.fields import Letterhead
from correspondence.language import Message
from correspondence.office.office import Office


def letterhead_of(office: Office) -> Letterhead:
    """Return the look that `office.toml` sets; a relative emblem path begins at the office folder."""
    settings = office.settings
    emblem = settings.text("letter.emblem")
    return Letterhead(
        emblem=office.folder / emblem if emblem else None,
        font=settings.text("letter.font"),
        thai_digits=settings.on("letter.thai_digits"),
    )


def emblem_advice(office: Office) -> list[Message]:
    """Return what is not as it should be with the office's emblem; nothing where none is named.

    Raises:
        EmblemError: the file is missing or no picture.
    """
    emblem = letterhead_of(office).emblem
    return list(emblem_findings(read_emblem(emblem))) if emblem else []
