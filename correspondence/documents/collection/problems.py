"""What is wrong with a form that came back, by sheet and cell, and what was read although it looked otherwise."""

from dataclasses import dataclass, field

from correspondence.language import Message, say

_LONGEST = 300  # characters of what was found


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that a person must look at.

    Attributes:
        sheet: the name of the sheet, as the file has it; empty when it is about the whole file.
        cell: `E12`; empty when it is about the whole sheet.
        found: what stands there, as one reads it; empty when nothing does.
        expected: what was expected there.
        code: the indicator, or empty.
        office: the id of the office, or empty.
        field: the name of the field, or empty.
        kept: whether what was found is kept as the answer, a number that cannot be; else it is kept as a text.
    """

    sheet: str
    cell: str
    found: str
    expected: Message
    code: str = ""
    office: str = ""
    field: str = ""
    kept: bool = False

    @property
    def sentence(self) -> Message:
        """`ตัวชี้วัด ๑.๔!E12: “สิบ” was found; expected: a whole number from 0 to 5,000`."""
        where = place(self.sheet, self.cell)
        if self.found:
            return say("{where}: “{found}” was found; expected: {expected}", where=where, **self._facts)
        return say("{where}: nothing was found; expected: {expected}", where=where, **self._facts)

    @property
    def _facts(self) -> dict[str, object]:
        return {"found": self.found, "expected": self.expected} if self.found else {"expected": self.expected}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that was read although it is not as the form had it: where, and how it was read."""

    sheet: str
    cell: str
    message: Message

    @property
    def sentence(self) -> Message:
        """`ตัวชี้วัด ๑.๔!B7: read as อบต.สรอย`."""
        return say("{where}: {message}", where=place(self.sheet, self.cell), message=self.message)


@dataclass(slots=True)
class Log:
    """What was found on one sheet for one indicator; rows and columns are counted from 0."""

    sheet: str
    code: str
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def note(self, at: tuple[int, int] | None, message: Message) -> None:
        """Note how a cell was read."""
        self.notices.append(Notice(sheet=self.sheet, cell=cell_name(at), message=message))

    def miss(  # noqa: PLR0913  # a problem has as many sides
        self,
        at: tuple[int, int] | None,
        found: str,
        expected: Message,
        *,
        office: str = "",
        field: str = "",
        kept: bool = False,
    ) -> None:
        """Note a problem of a cell, or of the whole sheet when `at` is None."""
        self.problems.append(
            Problem(
                sheet=self.sheet,
                cell=cell_name(at),
                found=" ".join(found.split())[:_LONGEST],
                expected=expected,
                code=self.code,
                office=office,
                field=field,
                kept=kept,
            )
        )


def cell_name(at: tuple[int, int] | None) -> str:
    """Return how a spreadsheet names a cell: row 11 and column 4, counted from 0, are `E12`."""
    if at is None:
        return ""
    row, column = at
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def place(sheet: str, cell: str) -> str:
    """Return a place as spreadsheets write it, `ตัวชี้วัด ๑.๔!E12`."""
    return f"{sheet}!{cell}" if sheet and cell else sheet or cell or "-"
