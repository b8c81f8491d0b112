"""Which rows of a sheet are an office's; blank ones and totals are passed over, what is in any other is named."""

from collections.abc import Iterator, Sequence

from correspondence.documents.collection.book import Sheet
from correspondence.documents.collection.headings import Headings
from correspondence.documents.collection.layout import LEADING
from correspondence.documents.collection.problems import Log, cell_name
from correspondence.documents.collection.whose import Owners, is_total, looks_like_office
from correspondence.documents.collection.written import written
from correspondence.language import say
from correspondence.letters.recipient import Recipient

_ID, _NAME, _KIND = LEADING
_MOST = 5_000  # rows that are looked at; the largest province has some three hundred local offices
_SHOWN = 200  # characters of a line that was not read


class RowFinder:
    """Finds the rows of the offices below the headings of a sheet."""

    def __init__(self, sheet: Sheet, headings: Headings, owners: Owners, log: Log) -> None:
        self._sheet, self._headings, self._owners, self._log = sheet, headings, owners, log
        self._answers = sorted(column for at in headings.columns.values() for column in at)

    def rows(self) -> Iterator[tuple[int, Recipient]]:
        """Yield the rows of offices, each with its office."""
        looked_at = 0
        for row in range(self._headings.last + 1, len(self._sheet.rows)):
            given = [column for column in self._answers if not self._sheet.is_blank(row, column)]
            before = self._before(row)
            looked_at += bool(before or given)
            if looked_at > _MOST:
                found = self._whole(row, [], given)
                self._log.miss((row, 0), found, say("not more than {most} rows; the rest was not read", most=_MOST))
                return
            if before or given:
                office = self._office(row, before, given)
                if office is not None:
                    yield row, office

    def _office(self, row: int, before: Sequence[int], given: Sequence[int]) -> Recipient | None:
        texts = [written(self._sheet.value(row, column)) for column in before]
        first = (row, before[0] if before else given[0])
        owner = self._owners.of(texts, self._kind(row))
        if owner.office is not None:
            if owner.notice is not None:
                self._log.note(first, owner.notice)
            return owner.office
        if any(is_total(text) for text in texts):
            self._log.note(first, say("a row of totals, which was not read"))
        elif given or owner.is_conflict or any(looks_like_office(text) for text in texts):
            self._log.miss(first, self._whole(row, texts, given), owner.expected or say("the name of an office"))
        else:
            text = " ".join(texts)[:_SHOWN]
            self._log.note(first, say("“{text}” is no office; the row was not read", text=text))
        return None

    def _before(self, row: int) -> list[int]:
        """Return the columns of a row that say whose it is: id and name, or all that are no answers."""
        filled = [column for column in range(len(self._sheet.rows[row])) if self._sheet.value(row, column) is not None]
        own = {self._headings.leading[each] for each in (_ID, _NAME) if each in self._headings.leading}
        if own and (found := [column for column in filled if column in own]):
            return found
        return [column for column in filled if column not in self._answers and column not in self._headings.ours]

    def _kind(self, row: int) -> str:
        column = self._headings.leading.get(_KIND)
        return "" if column is None else written(self._sheet.value(row, column))

    def _whole(self, row: int, texts: Sequence[str], given: Sequence[int]) -> str:
        values = [f"{cell_name((row, column))} {self._sheet.shown(row, column)}" for column in given]
        return ", ".join(filter(None, [" ".join(texts), *values]))
