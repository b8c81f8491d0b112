"""A template set for printing (แท่นพิมพ์): what is the same in every letter is done once.

Typeface and emblem belong to the office, not to the letter; with them set, all parts without tags are compressed for
good; a letter costs only the parts with tags, which are filled, made sure to be XML, and compressed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from correspondence.documents.emblem import placed
from correspondence.documents.package import EVERY_TIME, FIRST_TIME, Entry, package
from correspondence.documents.properties import PROPERTIES_PART, properties_part, with_properties
from correspondence.documents.template import Template, programs_of
from correspondence.documents.typeface import in_font


@dataclass(frozen=True, slots=True)
class Look:
    """How an office prints: its typeface, and the picture file of its emblem or None."""

    font: str
    emblem: Path | None = None


class Press:
    """One template in the look of one office."""

    def __init__(self, template: Template, look: Look) -> None:
        """Set the template.

        Raises:
            EmblemError: the emblem is no picture that Word can show.
            TemplateError: the template cannot be set in this look.
        """
        self._template = _set_in(template, look)
        self._parts = with_properties(self._template.parts)
        self._still = {
            name: Entry.of(name, [data], FIRST_TIME)
            for name, data in self._parts.items()
            if name not in self._template.programs and name != PROPERTIES_PART
        }
        self._last: dict[str, tuple[tuple[object, ...], Entry]] = {}

    def letter(self, fields: Mapping[str, object]) -> bytes:
        """Return one letter as a .docx.

        Raises:
            TemplateError: a field is missing, or the template does what it may not.
        """
        return package(self._still.get(name) or self._filled(name, fields) for name in self._parts)

    def _filled(self, name: str, fields: Mapping[str, object]) -> Entry:
        if name == PROPERTIES_PART:
            number = str(fields.get("number") or "")
            part = properties_part(self._template.name, self._template.digest, number)
            return Entry.of(name, [part], EVERY_TIME)
        # Headers and footers say the same in most letters of a mailing.
        asked = tuple(fields.get(field, _MISSING) for field in self._template.programs[name].asks)
        known, entry = self._last.get(name, (None, None))
        if entry is None or known != asked:
            entry = Entry.of(name, self._template.filled_part(name, fields), EVERY_TIME)
            if all(isinstance(value, str) for value in asked):
                self._last[name] = asked, entry
        return entry


_MISSING = object()


def _set_in(template: Template, look: Look) -> Template:
    parts = in_font(template.parts, look.font)
    if look.emblem:
        parts = placed(parts, look.emblem)
    if parts == dict(template.parts):
        return template
    return replace(template, parts=parts, programs=programs_of(template.name, parts))
