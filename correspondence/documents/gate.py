"""The one gate through which letters are made: a template and the fields of a letter go in, a Word file comes out."""

from collections.abc import Mapping
from pathlib import Path

from correspondence.documents.emblem import placed
from correspondence.documents.fields import DEFAULT_FONT
from correspondence.documents.properties import remembered
from correspondence.documents.template import Template, load_template
from correspondence.documents.typeface import in_font
from correspondence.documents.wordfile import packed


def render(template: Path, fields: Mapping[str, object]) -> bytes:
    """Fill a template and return the .docx; the same template and fields always give the same bytes.

    Every value is printed as text, whatever characters it holds; a line feed becomes a line break, a tab a tab, None
    nothing. Three fields do more than being printed: `emblem` (a `Path` or None) is the picture that takes the place of
    the emblem's frame, `font` the typeface that takes the place of TH SarabunPSK, and `number` is remembered in the
    document's properties beside the template's name and SHA-256.

    Raises:
        WordFileError: the template is no Word document.
        TemplateError: it asks for a field that is not there, or cannot be filled.
        EmblemError: the emblem is no picture that Word can show.
    """
    return filled(load_template(template), fields)


def filled(template: Template, fields: Mapping[str, object]) -> bytes:
    """Fill a template that is ready; what `render` does for one letter, for many.

    Raises:
        TemplateError, EmblemError: as for `render`.
    """
    parts = template.fill(fields)
    parts = in_font(parts, str(fields.get("font") or DEFAULT_FONT))
    emblem = fields.get("emblem")
    if emblem:
        parts = placed(parts, Path(str(emblem)))
    return packed(remembered(parts, template, str(fields.get("number") or "")))
