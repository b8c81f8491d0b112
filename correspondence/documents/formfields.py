"""Which fields a form may ask for, told by the beginning of its name: `roster-phrae.docx` is a roster."""

from correspondence.documents.envelopes import ENVELOPE_FIELDS, LABEL_FIELDS
from correspondence.documents.fields import known_fields
from correspondence.documents.reportfields import REPORT_FIELDS
from correspondence.documents.rosters import ROSTER_FIELDS
from correspondence.documents.statussheet import STATUS_FIELDS

_FORMS = {
    "envelope": ENVELOPE_FIELDS,
    "labels": LABEL_FIELDS,
    "report": REPORT_FIELDS,
    "roster": ROSTER_FIELDS,
    "status": STATUS_FIELDS,
}


def fields_of_form(form: str) -> frozenset[str]:
    """Return the names of the fields that a template called `form` may ask for: a letter's unless it is another."""
    for beginning, fields in _FORMS.items():
        if form.startswith(beginning):
            return fields
    return known_fields(form)
