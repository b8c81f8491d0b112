"""Reads the definition of an indicator from its TOML file; the shipped ones under `indicators/` explain every key.

Keys are English words, since formulas need names without Thai letters and one language is easier to keep in mind;
labels, messages and explanations are Thai. Everything wrong is found in one go, each with its line.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal

from correspondence.indicators.definition import (
    NUMERIC,
    Check,
    Definition,
    Field,
    FieldType,
    Reporters,
    Step,
    WhenZero,
)
from correspondence.indicators.finding import DefinitionError, Finding
from correspondence.indicators.formula import FUNCTIONS, Kind
from correspondence.indicators.lines import lines_of
from correspondence.indicators.measures import AREA_NAMES, read_measures, read_scale
from correspondence.indicators.table import Findings, Table
from correspondence.language import say
from correspondence.letters.recipient import LOCAL_OFFICES
from correspondence.thai.calendar import FiscalYear
from correspondence.thai.numerals import arabic_digits

LONGEST = 200_000
"""The longest definition, in characters; the shipped ones have about 5,000."""

_TOP = (
    "code", "title", "unit", "reporters", "kinds", "fiscal_year", "period_start", "period_end", "description", "basis",
    "score", "fields", "checks", "steps", "results", "targets",
)  # fmt: skip
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_RESERVED = frozenset({*AREA_NAMES, *FUNCTIONS, "step", "and", "or", "not", "in", "is", "if", "else", "for", "lambda"})
_CODE = re.compile(r"[\w.()/-]{1,20}")
_AT = re.compile(r"line (\d+)")
_MOST_FIELDS = 200


def check_definition(text: str, file: str = "") -> list[Finding]:
    """Return everything that is wrong with a definition, the worst first; nothing fatal means that it can be used."""
    _, findings = _read(text, file)
    return sorted(findings, key=lambda finding: not finding.fatal)


def read_definition(text: str, file: str = "") -> Definition:
    """Return the definition that `text` spells; `file` is named in errors.

    Raises:
        DefinitionError: it cannot be used; the error names the file, the line, the indicator and the field.
    """
    definition, findings = _read(text, file)
    fatal = [finding for finding in findings if finding.fatal]
    if fatal or definition is None:
        raise DefinitionError(fatal)
    return definition


def _read(text: str, file: str) -> tuple[Definition | None, list[Finding]]:
    if len(text) > LONGEST:
        return None, [Finding(what=say("the file is too long to be a definition"), file=file)]
    try:
        values = tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return None, [_unreadable(text, file, str(error))]
    findings = Findings(file, lines_of(text))
    return _definition(Table(values, (), findings), findings), findings.found


def _unreadable(text: str, file: str, reason: str) -> Finding:
    at = _AT.search(reason)
    lines = text.splitlines() or [""]
    line = int(at.group(1)) if at else len(lines)
    shown = lines[min(line, len(lines)) - 1].strip()[:60]
    what = say(
        "“{text}” cannot be read; is a quotation mark, a bracket or an = missing, or a key written twice?", text=shown
    )
    return Finding(what=what, file=file, line=line)


def _definition(top: Table, findings: Findings) -> Definition:
    code = arabic_digits(top.text("code", None))
    findings.indicator = code
    top.only(*_TOP)
    if code and not _CODE.fullmatch(code):
        top.refuse("code", say("a code is written with digits and dots, such as 1.4"))
    fields = tuple(_fields(top))
    kinds = {field.name: kind for field in fields if (kind := _kind_of(field))}
    steps = tuple(_steps(top, kinds))
    score = top.table("score")
    score.only("weight", "levels", "interpolate", "lowest", "decimals")
    start, end = top.day("period_start"), top.day("period_end")
    if start and end and end < start:
        top.refuse("period_end", say("the period ends before it begins"))
    definition = Definition(
        code=code,
        title=top.text("title", None),
        unit=top.text("unit"),
        reporters=top.choice("reporters", Reporters, Reporters.LOCAL_OFFICE),
        kinds=_office_kinds(top),
        fiscal_year=_fiscal_year(top),
        start=start,
        end=end,
        weight=score.not_negative("weight"),
        decimals=_decimals(score),
        fields=fields,
        checks=tuple(_checks(top, kinds)),
        steps=steps,
        measures=tuple(read_measures(top, fields, kinds, read_scale(score), has_steps=bool(steps))),
        description=top.text("description"),
        basis=top.text("basis"),
    )
    _check_whole(top, definition)
    return definition


def _check_whole(top: Table, definition: Definition) -> None:
    if not definition.fields:
        top.refuse("fields", say("no field is asked for; write at least one [[fields]]"))
    if len(definition.fields) > _MOST_FIELDS:
        top.refuse("fields", say("more than {most} fields are asked for", most=_MOST_FIELDS))
    if not definition.measures:
        top.refuse("results", say("nothing is computed; write at least one [[results]]"))
    names = [measure.name for measure in definition.measures]
    targets = top.table("targets")
    targets.only(*names)
    if definition.weight is None:
        top.refuse("score", say("no weight is set, so the weighted score stays empty"), fatal=False)
    if any(measure.scale is None for measure in definition.measures):
        top.refuse("score", say("no levels are set, so the score stays empty"), fatal=False)


def _kind_of(field: Field) -> Kind | None:
    """Return what a field is in a formula; days count as their number, so that two can be compared. Texts are none."""
    if field.type is FieldType.YES_NO:
        return Kind.CONDITION
    return None if field.type is FieldType.TEXT else Kind.NUMBER


def _office_kinds(top: Table) -> frozenset[str]:
    kinds = frozenset(top.texts("kinds"))
    for kind in sorted(kinds - LOCAL_OFFICES):
        top.refuse("kinds", say("“{text}” is none of: {choices}", text=kind, choices=", ".join(sorted(LOCAL_OFFICES))))
    return kinds


def _fiscal_year(top: Table) -> FiscalYear:
    year = top.number("fiscal_year")
    if not isinstance(year, int) or not 2475 <= year <= 2700:
        top.refuse("fiscal_year", say("write the fiscal year of the Buddhist Era, such as 2559"))
        return FiscalYear(2559)
    return FiscalYear(year)


def _decimals(score: Table) -> int:
    decimals = score.number("decimals")
    if decimals is None:
        return 4
    if not isinstance(decimals, int) or not 0 <= decimals <= 9:
        score.refuse("decimals", say("write 0 to 9 decimals"))
        return 4
    return decimals


def _fields(top: Table) -> Iterator[Field]:
    seen: set[str] = set()
    for table in top.tables("fields", "fields"):
        name = table.text("name", None)
        table.subject = name or table.subject
        table.only("name", "label", "type", "unit", "min", "max", "required", "note")
        if name in seen:
            table.refuse("name", say("there are two fields of this name"))
        elif name and (not _NAME.fullmatch(name) or name in _RESERVED):
            table.refuse("name", say("a name is of small English letters, digits and _, and no word of the formulas"))
        seen.add(name)
        yield _field(table, name)


def _field(table: Table, name: str) -> Field:
    kind = table.choice("type", FieldType, FieldType.COUNT)
    if "type" not in table:
        table.refuse("", say("{key} is missing; write one of: {choices}", key="type", choices=", ".join(FieldType)))
    least, most = table.number("min"), table.number("max")
    if kind not in NUMERIC and (least is not None or most is not None):
        table.refuse("min" if least is not None else "max", say("only a number has a smallest and a largest value"))
    if kind in NUMERIC and least is None:
        least = 0
    if kind is FieldType.PERCENT and most is None:
        most = 100
    if least is not None and most is not None and most < least:
        table.refuse("max", say("the largest value is less than the smallest"))
    return Field(
        name=name,
        label=table.text("label", None),
        type=kind,
        unit=table.text("unit"),
        least=least,
        most=most,
        required=table.flag("required", default=True),
        note=table.text("note"),
    )


def _checks(top: Table, kinds: Mapping[str, Kind]) -> Iterator[Check]:
    for table in top.tables("checks", "checks"):
        table.only("rule", "message", "hold")
        rule = table.needed("rule", kinds, Kind.CONDITION)
        message = table.text("message", None)
        hold = table.flag("hold", default=True)
        if rule:
            yield Check(rule=rule, message=message, hold=hold)


def _steps(top: Table, kinds: Mapping[str, Kind]) -> Iterator[Step]:
    for place, table in enumerate(top.tables("steps", "steps"), start=1):
        table.only("number", "label", "when", "numerator", "denominator", "at_least", "at_most", "when_zero")
        if table.number("number") != place:
            table.refuse("number", say("the steps are numbered 1, 2, 3 …, each once and in order"))
        yield _step(table, place, kinds)


def _step(table: Table, number: int, kinds: Mapping[str, Kind]) -> Step:
    when = table.formula("when", kinds, Kind.CONDITION)
    ratio = [key for key in ("numerator", "denominator") if key in table]
    limits = [key for key in ("at_least", "at_most") if key in table]
    if ("when" in table) == bool(ratio):
        table.refuse("", say("a step needs either when, or numerator and denominator"))
    elif ratio and (len(ratio), len(limits)) != (2, 1):
        table.refuse("", say("a ratio needs a numerator, a denominator, and either at_least or at_most"))
    elif limits and not ratio:
        table.refuse(limits[0], say("a threshold needs a numerator and a denominator"))
    return Step(
        number=number,
        label=table.text("label", None),
        when=when,
        numerator=table.formula("numerator", kinds, Kind.NUMBER),
        denominator=table.formula("denominator", kinds, Kind.NUMBER),
        at_least=table.number("at_least"),
        at_most=table.number("at_most"),
        when_zero=table.choice("when_zero", WhenZero, WhenZero.FAIL),
    )
