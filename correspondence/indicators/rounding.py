"""Rounding of figures: only when they are printed, half away from zero (๐.๕ ปัดขึ้น), and nowhere else.

Everything that is computed stays an exact `int` or `Fraction`, so that 49.999 % is not 50 % and a sum of districts is
the province.
"""

from fractions import Fraction

from correspondence.thai.numerals import thai_digits


def shown(value: int | Fraction, decimals: int | None = None, *, thai: bool = False) -> str:
    """Return a figure as it is printed, with thousands separators.

    Args:
        value: the exact figure.
        decimals: how many; None for as many as it needs, up to 4.
        thai: whether the digits are Thai.
    """
    if decimals is None:
        decimals = 0 if value.denominator == 1 else 4
        text = _rounded(value, decimals)
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = _rounded(value, decimals)
    return thai_digits(text) if thai else text


def rounded(value: int | Fraction, decimals: int) -> Fraction:
    """Return a figure rounded half away from zero, for comparing with one that somebody printed."""
    return Fraction(_scaled(value, decimals), 10**decimals)


def _scaled(value: int | Fraction, decimals: int) -> int:
    factor: int = 10**decimals
    scaled = abs(Fraction(value)) * factor
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return -whole if value < 0 else whole


def _rounded(value: int | Fraction, decimals: int) -> str:
    whole = _scaled(value, decimals)
    units, rest = divmod(abs(whole), 10**decimals)
    sign = "-" if whole < 0 else ""
    return f"{sign}{units:,}.{rest:0{decimals}d}" if decimals else f"{sign}{units:,}"
