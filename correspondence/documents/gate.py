"""The one gate through which letters are made: a template and the fields of a letter go in, a Word file comes out."""

from collections.abc import Mapping
from pathlib import Path

from correspondence.documents.fields import DEFAULT_FONT
from correspondence.documents.press import Look, Press
from correspondence.documents.template import Template, load_template


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
    return press_for(template, fields).letter(fields)


def press_for(template: Template, fields: Mapping[str, object]) -> Press:
    """Return the press that prints letters with this template in the look that `fields` names.

    Raises:
        TemplateError, EmblemError: as for `render`.
    """
    emblem = fields.get("emblem")
    look = Look(str(fields.get("font") or DEFAULT_FONT), Path(str(emblem)) if emblem else None)
    return Press(template, look)
