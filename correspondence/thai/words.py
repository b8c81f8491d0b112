"""Numbers in Thai words, as letters and receipts write them: ยี่สิบเอ็ด, หนึ่งร้อยเอ็ด, สิบสองบาทห้าสิบสตางค์."""

import os
from decimal import ROUND_HALF_UP, Decimal, localcontext

_DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_MILLION_DIGITS = 6


def number_words(number: int | Decimal) -> str:
    """Return `number` in Thai words: -12.05 is ลบสิบสองจุดศูนย์ห้า. Written decimals are kept, 1.50 too.

    Raises:
        ValueError: `number` is infinite or no number at all.
    """
    exact = _finite(Decimal(number))
    whole, _, decimals = f"{exact.copy_abs():f}".partition(".")
    words = _whole_words(whole)
    if decimals:
        words += "จุด" + "".join(_DIGITS[int(digit)] for digit in decimals)
    return f"ลบ{words}" if exact < 0 else words


def baht_words(amount: Decimal) -> str:
    """Return `amount` baht in Thai words: 21 is ยี่สิบเอ็ดบาทถ้วน, 0.50 is ห้าสิบสตางค์.

    Parts of a satang are rounded to the nearest, halves away from zero. A negative amount begins with ลบ.

    Raises:
        ValueError: `amount` is infinite or no number at all.
    """
    exact = _finite(amount).copy_abs()
    with localcontext(prec=len(exact.as_tuple().digits) + max(0, exact.adjusted()) + 4):
        baht, _, satang = f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP):f}".partition(".")
    words = "" if int(satang) and not baht.strip("0") else f"{_whole_words(baht)}บาท"
    words += f"{_whole_words(satang)}สตางค์" if int(satang) else "ถ้วน"
    is_nothing = not (baht + satang).strip("0")
    return words if amount >= 0 or is_nothing else f"ลบ{words}"


def _finite(number: Decimal) -> Decimal:
    if number.is_finite():
        return number
    message = f"{number} cannot be written in words"
    raise ValueError(message)


def _whole_words(digits: str) -> str:
    """Return a whole number of any length in words, six digits at a time: each group but the last counts millions."""
    digits = digits.lstrip("0") or "0"
    first = len(digits) % _MILLION_DIGITS
    groups = [digits[:first]] if first else []
    groups += [digits[at : at + _MILLION_DIGITS] for at in range(first, len(digits), _MILLION_DIGITS)]
    spoken = [_group_words(int(group), alone=at == 0) for at, group in enumerate(groups)]
    return "ล้าน".join(spoken)


def _group_words(value: int, *, alone: bool) -> str:
    if value == 0 and not alone:
        return ""
    if value == 1 and not alone:
        return "เอ็ด"
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")  # else the import makes a folder in the home directory
    from pythainlp.util import num_to_thaiword  # noqa: PLC0415  # 70 ms that commands without words do not pay

    return str(num_to_thaiword(value))
