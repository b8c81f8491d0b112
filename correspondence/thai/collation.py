"""Thai dictionary order."""

import re

_LEAD = re.compile("([เแโใไ])([ก-ฮ])")


def thai_key(text: str) -> tuple[str, str]:
    """Return the sort key of `text`."""
    return _LEAD.sub(r"\2\1", text), text
