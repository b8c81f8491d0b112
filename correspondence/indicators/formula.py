"""Formulas of a definition: a small language of names, numbers, + - * /, comparisons, and/or/not, min max sum count.

What may be written is decided here by a list of what is allowed, before anything is computed; `simpleeval` then
evaluates the checked tree and is given nothing but these operators and four functions. Its own defences are lists of
what is forbidden and have had to be mended, so nothing is left to them: no attributes, subscripts, texts or powers.

Arithmetic is exact: numbers are `int` or `Fraction`, never floating point. A formula that names a missing figure is
missing, with the names; a division by zero is undefined. Neither is ever zero.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say
from correspondence.thai.numerals import arabic_digits

if TYPE_CHECKING:
    from simpleeval import SimpleEval  # type: ignore[import-untyped]  # it ships no types

Number = int | Fraction
Figure = int | Fraction | bool

_LONGEST = 400
_DEEPEST = 50
_SIGNS = str.maketrans({"×": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "−": "-"})
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?", re.ASCII)
# No text, subscript or attribute can be spelled without one of these; and 1and2 is a warning of Python's, not a number.
_STRAY = re.compile(r"[^A-Za-z0-9_ .+\-*/()<>=!,]|\.(?!\d)|(?<![A-Za-z0-9_])\d[\d.]*[A-Za-z_]\w*", re.ASCII)
_ASSIGNS = re.compile(r"(?<![<>=!])=(?!=)")


class Kind(StrEnum):
    """What a formula gives: a number, or a condition that holds or not."""

    NUMBER = "number"
    CONDITION = "condition"


class FormulaError(CorrespondenceError):
    """A formula that cannot be used: the sentence says what in it is wrong, and what to write."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The outcome of a formula some of whose figures nobody has given: their names, in the order of the formula."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undefined:
    """The outcome of a formula that divides by zero."""

    formula: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was checked.

    Attributes:
        text: as the officer wrote it.
        kind: what it gives.
        names: the figures it asks for, in the order of the text, each once.
        tree: what is evaluated.
    """

    text: str
    kind: Kind
    names: tuple[str, ...]
    tree: ast.expr = field(repr=False, compare=False)


def read_formula(text: str, kinds: Mapping[str, Kind], *, gives: Kind) -> Formula:
    """Return the checked formula.

    Args:
        text: as written; Thai digits and × ÷ ≤ ≥ ≠ are understood.
        kinds: the names that may be asked for, and what each one is.
        gives: what the formula must give where it stands.

    Raises:
        FormulaError: it is no formula, asks for what is unknown, or mixes numbers and conditions.
    """
    tree = _parsed(text)
    kind = _Checker(kinds).kind(tree, 0)
    if kind is not gives:
        raise FormulaError(_WANTED[gives])
    names = dict.fromkeys(node.id for node in _in_order(tree) if isinstance(node, ast.Name) and node.id in kinds)
    return Formula(text, kind, tuple(names), tree)


_WANTED = {
    Kind.NUMBER: say("a number is needed here, and this is a condition"),
    Kind.CONDITION: say("a condition is needed here, such as in_plan <= plan_projects, and this is a number"),
}


def _parsed(text: str) -> ast.expr:
    plain = " ".join(arabic_digits(text).translate(_SIGNS).split())
    if not plain:
        raise FormulaError(say("the formula is empty"))
    if len(plain) > _LONGEST:
        raise FormulaError(say("the formula is longer than {most} characters", most=_LONGEST))
    stray = _STRAY.search(plain)
    if stray:
        raise FormulaError(say("“{text}” is not allowed in a formula", text=_visible(stray.group())))
    if _ASSIGNS.search(plain):
        raise FormulaError(say("write == to compare; a single = has no meaning in a formula"))
    try:
        tree = ast.parse(plain, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise FormulaError(say("“{formula}” cannot be read as a formula", formula=text.strip())) from error
    return _exact(tree, plain)


def _visible(text: str) -> str:
    return text if text.isprintable() else f"U+{ord(text[0]):04X}"


def _exact(tree: ast.expr, source: str) -> ast.expr:
    """Replace each decimal by the exact number that is written, before a float can lose a digit of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            written = ast.get_source_segment(source, node) or ""
            if not _NUMBER.fullmatch(written):
                raise FormulaError(say("“{text}” is not allowed in a formula", text=written))
            node.value = _tidy(Fraction(Decimal(written)))  # type: ignore[assignment]  # evaluated by us, not compiled
    return tree


def _in_order(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _in_order(child)


_ARITHMETIC: dict[type, Callable[..., Any]] = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul}
_COMPARISONS: dict[type, Callable[..., Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_TAKES = {"min": Kind.NUMBER, "max": Kind.NUMBER, "sum": Kind.NUMBER, "count": Kind.CONDITION}
FUNCTIONS = tuple(_TAKES)
"""The names of the functions: smallest, largest and sum of numbers, and how many conditions hold."""


class _Checker:
    """Walks a tree, refuses what is not on the list, and says what each part gives."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds

    def kind(self, node: ast.expr, depth: int) -> Kind:
        if depth > _DEEPEST:
            raise FormulaError(say("the formula is nested too deeply"))
        if isinstance(node, ast.Constant):
            return Kind.NUMBER
        if isinstance(node, ast.Name):
            return self._name(node.id)
        parts, wanted, gives = self._parts(node)
        for part in parts:
            if self.kind(part, depth + 1) is not wanted:
                raise FormulaError(_MIXED[wanted](ast.unparse(part)))
        return gives

    @staticmethod
    def _parts(node: ast.expr) -> tuple[Sequence[ast.expr], Kind, Kind]:
        """Return the parts of what is allowed, what each must give, and what the whole gives."""
        match node:
            case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div()):
                return (node.left, node.right), Kind.NUMBER, Kind.NUMBER
            case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
                return (node.operand,), Kind.NUMBER, Kind.NUMBER
            case ast.UnaryOp(op=ast.Not()):
                return (node.operand,), Kind.CONDITION, Kind.CONDITION
            case ast.BoolOp():
                return node.values, Kind.CONDITION, Kind.CONDITION
            case ast.Compare() if all(type(each) in _COMPARISONS for each in node.ops):
                return (node.left, *node.comparators), Kind.NUMBER, Kind.CONDITION
            case ast.Call(func=ast.Name(id=name)) if name in _TAKES and node.args and not node.keywords:
                return node.args, _TAKES[name], Kind.NUMBER
        raise FormulaError(say("“{text}” is not allowed in a formula", text=ast.unparse(node)[:60]))

    def _name(self, name: str) -> Kind:
        if name not in self.kinds:
            raise FormulaError(say("there is no figure called {name}", name=name))
        return self.kinds[name]


_MIXED: dict[Kind, Callable[[str], Message]] = {
    Kind.NUMBER: lambda text: say("{text} is a yes or no, not a number", text=text),
    Kind.CONDITION: lambda text: say("{text} is a number, not a yes or no", text=text),
}


def _tidy(value: Number) -> Number:
    return value.numerator if value.denominator == 1 else value


def _divide(left: Number, right: Number) -> Number:
    return _tidy(Fraction(left) / right)


_OPERATORS = {
    **_ARITHMETIC,
    **_COMPARISONS,
    ast.Div: _divide,
    ast.Not: operator.not_,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    # Each takes its figures one by one: min(a, b), and of a single one that one.
    "min": lambda *figures: min(figures),
    "max": lambda *figures: max(figures),
    "sum": lambda *figures: sum(figures),
    "count": lambda *figures: sum(map(bool, figures)),
}


class Figures:
    """The figures of one office or area, ready to be put into formulas; None is a figure that is missing."""

    def __init__(self, figures: Mapping[str, Figure | None]) -> None:
        self._figures = figures
        self._evaluator: SimpleEval | None = None

    def number(self, formula: Formula) -> Number | Missing | Undefined:
        """Return the number that `formula` gives, or why it gives none."""
        value = self._value(formula)
        return value if isinstance(value, Missing | Undefined) else _tidy(value)

    def holds(self, formula: Formula) -> bool | Missing | Undefined:
        """Return whether the condition `formula` holds, or why that cannot be said."""
        value = self._value(formula)
        return value if isinstance(value, Missing | Undefined) else bool(value)

    def _value(self, formula: Formula) -> Figure | Missing | Undefined:
        missing = [name for name in formula.names if self._figures.get(name) is None]
        if missing:
            return Missing(tuple(missing))
        if isinstance(formula.tree, ast.Name):
            return self._figures[formula.tree.id]  # type: ignore[return-value]  # None was ruled out above
        try:
            return self._evaluated(formula)
        except ZeroDivisionError:
            return Undefined(formula.text)

    def _evaluated(self, formula: Formula) -> Figure:
        if self._evaluator is None:
            self._evaluator = _evaluator(self._figures)
        value: Figure = self._evaluator.eval(formula.text, previously_parsed=formula.tree)
        return value


def _evaluator(figures: Mapping[str, Figure | None]) -> "SimpleEval":
    from simpleeval import SimpleEval  # noqa: PLC0415  # only computing needs it; reading a definition does not

    return SimpleEval(operators=_OPERATORS, functions=_FUNCTIONS, names=figures, allowed_attrs={})
