"""Whether a template prints tables of results: an office's own form from before they were there would lose them."""

from correspondence.documents.asked import asked_fields
from correspondence.documents.template import Template, TemplateError
from correspondence.language import say

_FIELD = "body.table"


def require_tables(template: Template) -> None:
    """Refuse a template that prints the text of a letter without its tables.

    Raises:
        TemplateError: it does.
    """
    asked = {field for program in template.programs.values() for field, _ in asked_fields(program.source)}
    if not any(field == _FIELD or field.startswith(f"{_FIELD}.") for field in asked):
        why = say("it prints no tables ({field}); take the form that is shipped, or leave the table out", field=_FIELD)
        raise TemplateError(template.name, "", why, _FIELD)
