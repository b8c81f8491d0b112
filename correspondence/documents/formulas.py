"""Texts that a spreadsheet would take for a formula, and the apostrophe that keeps it from doing so.

A cell of CSV has no type: what begins with one of these marks is computed when somebody opens the file (OWASP, CSV
Injection). The apostrophe in front is taken away again when the file is read, and only the one that was put there.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # the wide ones count too
_NOTHING = "-"  # what registers write where there is nothing to say, and no spreadsheet computes


def guarded(text: str) -> str:
    """Return a text with an apostrophe in front where a spreadsheet would compute it."""
    return f"'{text}" if _FORMULA.match(text) and text != _NOTHING else text


def without_guard(text: str) -> str:
    """Return what stood there before `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
