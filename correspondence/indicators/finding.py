"""What is wrong with a definition, and where: file, line, indicator, field and a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, told from the file down to the field; what is not known is left out."""

    parts: tuple[Message | str, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong with a definition.

    Attributes:
        what: what is wrong, and what to do.
        file: the file's name, or empty.
        line: the line, from 1; 0 when it is not known.
        indicator: the code of the indicator, or empty.
        field: the field, step, check or key at fault, as it is called in the file; empty when it is the whole file.
        fatal: whether nothing can be computed with it; else it is only likely to be a mistake.
    """

    what: Message
    file: str = ""
    line: int = 0
    indicator: str = ""
    field: str = ""
    fatal: bool = True

    @property
    def sentence(self) -> Message:
        """The whole in one sentence: `1.4.toml, line 12, indicator 1.4, in_plan: …`."""
        parts: list[Message | str] = [self.file] if self.file else []
        if self.line:
            parts.append(say("line {line}", line=self.line))
        if self.indicator:
            parts.append(say("indicator {code}", code=self.indicator))
        if self.field:
            parts.append(self.field)
        return say("{place}: {what}", place=Place(tuple(parts)), what=self.what) if parts else self.what


class DefinitionError(CorrespondenceError):
    """A definition that cannot be used; the sentence tells of the first finding, the others are beside it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        first = findings[0].sentence
        more = len(findings) - 1
        super().__init__(say("{finding} (and {more} more)", finding=first, more=more) if more else first)
        self.findings = tuple(findings)
