"""How fast and how secret: the marks (ชั้นความเร็ว, ชั้นความลับ) above a letter's number.

Urgency: ข้อ 28 of the Regulation on Correspondence B.E. 2526. Secrecy: ข้อ 12 of the Regulation on Keeping
Official Secrets B.E. 2544. Values are the words as printed.
"""

from enum import StrEnum


class Urgency(StrEnum):
    """How fast the addressee must act (ชั้นความเร็ว), slowest first."""

    URGENT = "ด่วน"
    VERY_URGENT = "ด่วนมาก"
    MOST_URGENT = "ด่วนที่สุด"


class Secrecy(StrEnum):
    """Who may read it (ชั้นความลับ), least secret first."""

    SECRET = "ลับ"  # noqa: S105  # a classification, not a password
    VERY_SECRET = "ลับมาก"  # noqa: S105
    TOP_SECRET = "ลับที่สุด"  # noqa: S105
