"""What stands in a cell as a person reads it, and its number as Excel shows it."""

from datetime import datetime, time
from decimal import Decimal

MOST = 10**15
"""Excel keeps 15 digits; from here on a number may be another than was typed."""


def written(value: object) -> str:
    """Return what stands in a cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return format(exact(value), "f") if abs(value) < MOST else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return str(value).strip()


def exact(value: float) -> Decimal:
    """Return a number as Excel shows it: 15 digits, so that 0.1 + 0.2 is 0.3; never minus zero."""
    return Decimal(format(Decimal(format(value, ".15g")), "f")) + 0
