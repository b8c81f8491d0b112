"""What a template can do to a value: `{{ amount | baht }}`, or in Thai, `{{ amount | บาท }}`.

Dates are `datetime.date` (C.E.) or ISO text and come out in B.E.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.thai.calendar import format_long, format_short
from correspondence.thai.numerals import to_arabic, to_thai


class FilterError(CorrespondenceError):
    """A filter was given a value that it cannot work on."""

    def __init__(self, name: str, value: object) -> None:
        super().__init__(say("the filter {name} cannot work on “{value}”", name=name, value=value))


def _day(name: str, value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise FilterError(name, value) from error


def _amount(name: str, value: object) -> Decimal:
    try:
        return Decimal(to_arabic(str(value)).replace(",", ""))
    except InvalidOperation as error:
        raise FilterError(name, value) from error


def _thai(value: object) -> str:
    return to_thai(_text(value))


def _arabic(value: object) -> str:
    return to_arabic(_text(value))


def _long_date(value: object) -> str:
    return format_long(_day("long_date", value)) if value else ""


def _short_date(value: object) -> str:
    return format_short(_day("short_date", value)) if value else ""


def _number_words(value: object) -> str:
    from correspondence.thai.words import number_words  # noqa: PLC0415  # pythainlp, only where words are asked for

    amount = _amount("words", value)
    return number_words(int(amount) if amount == amount.to_integral_value() else amount)


def _baht_words(value: object) -> str:
    from correspondence.thai.words import baht_words  # noqa: PLC0415  # same

    return baht_words(_amount("baht", value))


def _thousands(value: object) -> str:
    return to_thai(f"{_amount('thousands', value):,}")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int | float | Decimal | date):
        return str(value)
    name = "thai"
    raise FilterError(name, type(value).__name__)


FILTERS: Mapping[str, Callable[[Any], str]] = {
    "thai": _thai,
    "เลขไทย": _thai,
    "arabic": _arabic,
    "เลขอารบิก": _arabic,
    "long_date": _long_date,
    "วันที่": _long_date,
    "short_date": _short_date,
    "วันที่ย่อ": _short_date,
    "words": _number_words,
    "คำอ่าน": _number_words,
    "baht": _baht_words,
    "บาท": _baht_words,
    "thousands": _thousands,
    "หลักพัน": _thousands,
}
"""The filters, under their English and Thai names."""
