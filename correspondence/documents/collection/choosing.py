"""Which sheet of a form is which: the identifying one, and one for each indicator, also when sheets were renamed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from correspondence.documents.collection.book import Sheet
from correspondence.documents.collection.headings import count_headings
from correspondence.documents.collection.identity import SHEET as IDENTITY
from correspondence.documents.collection.identity import VERSION, FormIdentity, definition_hash, read_identity
from correspondence.documents.collection.layout import sheet_names
from correspondence.documents.collection.problems import Notice, Problem
from correspondence.indicators.definition import Definition
from correspondence.language import Message, say
from correspondence.letters.naming import fold


@dataclass(slots=True)
class Chosen:
    """The sheets of a form by what they are, and what was odd about them."""

    identity: FormIdentity | None = None
    sheets: list[tuple[Definition, Sheet]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def miss(self, sheet: str, found: str, expected: Message, code: str = "") -> None:
        """Note a problem of a whole sheet."""
        self.problems.append(Problem(sheet=sheet, cell="", found=found, expected=expected, code=code))

    def note(self, sheet: str, message: Message) -> None:
        """Note how a whole sheet was read."""
        self.notices.append(Notice(sheet=sheet, cell="", message=message))


def choose_sheets(sheets: Sequence[Sheet], definitions: Sequence[Definition]) -> Chosen:
    """Return which sheet is which; every indicator that is asked for and has none is a problem."""
    chosen = Chosen()
    identifying = _find_identity(sheets, chosen)
    rest = [each for each in sheets if each is not identifying]
    asked = _asked(definitions, chosen)
    names = dict(zip((each.code for each in definitions), sheet_names(definitions), strict=True))
    if chosen.identity:
        names |= {each.code: each.name for each in chosen.identity.sheets}
    _assign(rest, asked, names, chosen)
    _note_others(rest, definitions, chosen)
    return chosen


def _find_identity(sheets: Sequence[Sheet], chosen: Chosen) -> Sheet | None:
    for sheet in sorted(sheets, key=lambda each: fold(each.name) != fold(IDENTITY)):
        identity = read_identity(sheet.rows)
        if identity:
            chosen.identity = identity
            if identity.version != VERSION:
                chosen.note(
                    sheet.name,
                    say("the form is of version {found}, not {known}", found=identity.version, known=VERSION),
                )
            return sheet
    chosen.note("", say("the identifying sheet is missing; sheets, columns and offices were found by what they say"))
    return None


def _asked(definitions: Sequence[Definition], chosen: Chosen) -> list[Definition]:
    """Return the indicators that the form was made for, as far as they are known; all when it does not say."""
    if not chosen.identity or not chosen.identity.sheets:
        return list(definitions)
    known = {each.code: each for each in definitions}
    for sheet in chosen.identity.sheets:
        definition = known.get(sheet.code)
        if definition is None:
            chosen.miss(sheet.name, sheet.code, say("one of the indicators that are defined"), sheet.code)
        elif definition_hash(definition) != sheet.definition:
            chosen.note(
                sheet.name,
                say("the form was made by another definition of {code} than the one in use", code=sheet.code),
            )
    return [known[each.code] for each in chosen.identity.sheets if each.code in known]


def _assign(sheets: Sequence[Sheet], asked: Sequence[Definition], names: dict[str, str], chosen: Chosen) -> None:
    """Give each indicator the sheet that fits it best: by its headings, then by its name."""
    fits = []
    for definition in asked:
        for place, sheet in enumerate(sheets):
            count = count_headings(sheet, definition)
            named = fold(sheet.name) == fold(names[definition.code])
            if count:
                fits.append((count * 2 >= len(definition.fields), named, count, -place, definition, sheet))
    taken: dict[str, Sheet] = {}
    for half, named, _, _, definition, sheet in sorted(fits, key=lambda each: each[:4], reverse=True):
        if (half or named) and definition.code not in taken and not any(sheet is each for each in taken.values()):
            taken[definition.code] = sheet
            if not named:
                chosen.note(sheet.name, say("read as the sheet of {code} by its headings", code=definition.code))
    for definition in asked:
        if definition.code in taken:
            chosen.sheets.append((definition, taken[definition.code]))
        else:
            expected = say("the sheet of indicator {code}", code=definition.code)
            chosen.miss(names[definition.code], "", expected, definition.code)


def _note_others(sheets: Sequence[Sheet], definitions: Sequence[Definition], chosen: Chosen) -> None:
    """Name the sheets that look like those of an indicator and were not read, such as a second copy of one."""
    read = [sheet for _, sheet in chosen.sheets]
    for sheet in sheets:
        if any(sheet is each for each in read):
            continue
        for definition in definitions:
            if count_headings(sheet, definition) * 2 >= max(2, len(definition.fields)):
                expected = say("one sheet of indicator {code} only; this one was not read", code=definition.code)
                chosen.miss(sheet.name, sheet.name, expected, definition.code)
                break
