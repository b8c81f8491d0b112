"""Numbers in Thai words, as letters and receipts write them."""

import os
from decimal import ROUND_HALF_UP, Decimal


def number_words(number: int | Decimal) -> str:
    """Return `number` in Thai words."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.util import num_to_thaiword

    return str(num_to_thaiword(int(number)))


def baht_words(amount: Decimal) -> str:
    """Return `amount` baht in Thai words."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.util import bahttext

    return str(bahttext(float(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))))
