"""A letter (หนังสือราชการ) as a value, and what a reader makes of a text: a draft with its doubts.

Fields are named and ordered as on the form of an external letter (แบบที่ ๑). Text fields hold what is printed, without
their labels; what is not there is empty.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from correspondence.doubts import Doubt
from correspondence.letters.urgency import Secrecy, Urgency

if TYPE_CHECKING:
    # Who only names a kind of letter or its signer does not wait for the readers of dates and citations.
    from correspondence.letters.citation import Citation
    from correspondence.letters.number import LetterNumber
    from correspondence.thai.dates import DateReading


class Kind(StrEnum):
    """The kinds of official letter, ข้อ 10 of the Regulation on Correspondence B.E. 2526, that offices write most."""

    EXTERNAL = "external"  # หนังสือภายนอก
    MEMO = "memo"  # หนังสือภายใน, บันทึกข้อความ
    STAMPED = "stamped"  # หนังสือประทับตรา
    ORDER = "order"  # คำสั่ง
    RULE = "rule"  # ระเบียบ
    BYLAW = "bylaw"  # ข้อบังคับ
    ANNOUNCEMENT = "announcement"  # ประกาศ
    STATEMENT = "statement"  # แถลงการณ์
    NEWS = "news"  # ข่าว
    CERTIFICATE = "certificate"  # หนังสือรับรอง
    MINUTES = "minutes"  # รายงานการประชุม


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table of results: where, how many of how many reported, what came out, its score."""

    area: str
    reported: str
    result: str
    score: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the text (ข้อความ).

    Attributes:
        level: 0 for running text, 1 for the outermost list of the letter, and so on inward.
        label: the mark that opens it as written (`๑.`, `ขั้นตอนที่ ๔`, `๑)`), empty at level 0.
        text: what follows the label, on one line; above a table its caption.
        table: the rows of a table that stands below the text, the last of the whole; most paragraphs have none.
    """

    level: int
    label: str
    text: str
    table: tuple[TableRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the full name with title or rank, without brackets, and the lines of the post below it."""

    name: str
    position: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An official letter."""

    kind: Kind = Kind.EXTERNAL
    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    number: "LetterNumber | None" = None
    office: str = ""
    address: tuple[str, ...] = ()
    date: "DateReading | None" = None
    subject: str = ""
    salutation: str = ""
    addressees: tuple[str, ...] = ()
    references: "tuple[Citation, ...]" = ()
    enclosures: tuple[str, ...] = ()
    body: tuple[Paragraph, ...] = ()
    closing: str = ""
    signer: Signer | None = None
    owner_unit: tuple[str, ...] = ()
    phone: str = ""
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as understood from a text, and what is not sure about it."""

    letter: Letter
    doubts: tuple[Doubt, ...] = ()
