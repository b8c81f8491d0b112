"""Numbers as people type them, read exactly: Thai or Arabic digits, thousands separators, a decimal point."""

import re
from decimal import Decimal

from correspondence.errors import CorrespondenceError
from correspondence.language import say

# A separator is right only between groups of three, else 1,25 would silently become 125.
_AMOUNT = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_THAI_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


class InvalidAmountError(CorrespondenceError):
    """A text that is not a number."""

    def __init__(self, text: str) -> None:
        super().__init__(say("“{text}” is not a number; write for example 1,250.50 or ๑,๒๕๐.๕๐", text=text))
        self.text = text


def read_amount(text: str) -> Decimal:
    """Return the number that `text` spells.

    Raises:
        InvalidAmountError: the text is no number, or its separators are in the wrong place.
    """
    plain = text.strip().translate(_THAI_TO_ARABIC)
    if not _AMOUNT.fullmatch(plain):
        raise InvalidAmountError(text.strip())
    return Decimal(plain.replace(",", "").replace("−", "-"))
