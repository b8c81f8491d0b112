"""Doubts: what a reader of the world's text is not sure of, kept beside the result instead of raised."""

from dataclasses import dataclass

from correspondence.language import Message


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at again.

    Attributes:
        field: the field of the result that it concerns, in the spelling of the JSON shape (`date`, `references`).
        text: the words of the source that raised it, as written.
        reason: why, as a sentence for the user.
        candidates: the readings that are possible, when they can be listed (dates as ISO text).
    """

    field: str
    text: str
    reason: Message
    candidates: tuple[str, ...] = ()
