"""The checks between fields as Excel formulas, so that who fills a form in sees at once what does not agree.

Nothing is taken from what Excel computes: a form that comes back is checked again by our own formulas.
"""

import ast
from collections.abc import Mapping

from correspondence.documents.collection.layout import NO, YES
from correspondence.documents.collection.text import plain
from correspondence.indicators.definition import Check, Definition, FieldType
from correspondence.thai.numerals import to_thai

_LONGEST_TEXT, _LONGEST = 240, 8_000  # characters of a text in a formula, and of a formula
_SIGNS: dict[type, str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.USub: "-",
    ast.UAdd: "+",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "=",
    ast.NotEq: "<>",
}


def check_formula(definition: Definition, places: Mapping[str, str]) -> str:
    """Return the formula that says which checks of a row fail; `places` are the cells of its fields."""
    cells = {each.name: _cell(each.type, places[each.name]) for each in definition.fields}
    guards = {each.name: _guard(each.type, places[each.name]) for each in definition.fields}
    formula = ""
    for check in definition.checks:
        part = _part(check, cells, guards)
        if len(formula) + len(part) < _LONGEST:
            formula += f"&{part}" if formula else part
    return f"={formula}" if formula else '=""'


def _part(check: Check, cells: Mapping[str, str], guards: Mapping[str, str]) -> str:
    known = ",".join(guards[name] for name in check.rule.names) or "TRUE"
    message = to_thai(plain(check.message))[:_LONGEST_TEXT].replace('"', '""')
    return f'IFERROR(IF(AND({known}),IF({_written(check.rule.tree, cells)},"","{message} "),""),"")'


def _cell(kind: FieldType, place: str) -> str:
    return f'({place}="{YES}")' if kind is FieldType.YES_NO else place


def _guard(kind: FieldType, place: str) -> str:
    return f'OR({place}="{YES}",{place}="{NO}")' if kind is FieldType.YES_NO else f"ISNUMBER({place})"


def _written(node: ast.AST, cells: Mapping[str, str]) -> str:
    """Return a checked formula in Excel's words; every part is in brackets, since the two rank operators otherwise."""
    if isinstance(node, ast.Name):
        return cells[node.id]
    if isinstance(node, ast.Constant):
        return f"({node.value!s})"  # a fraction is written as a division
    parts = [_written(each, cells) for each in _parts(node)]
    match node:
        case ast.UnaryOp(op=sign):
            text = f"NOT({parts[0]})" if isinstance(sign, ast.Not) else f"({_SIGNS[type(sign)]}{parts[0]})"
        case ast.BinOp(op=sign):
            text = f"({parts[0]}{_SIGNS[type(sign)]}{parts[1]})"
        case ast.Compare(ops=signs):
            pairs = zip(parts, signs, parts[1:], strict=False)
            text = f"AND({','.join(f'{left}{_SIGNS[type(sign)]}{right}' for left, sign, right in pairs)})"
        case ast.Call(func=ast.Name(id=name)):
            text = _call(name, parts)
        case _:
            text = (
                f"{'AND' if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And) else 'OR'}({','.join(parts)})"
            )
    return text


def _parts(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.UnaryOp(operand=operand):
            return [operand]
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.BoolOp(values=values):
            return values
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
        case ast.Call(args=arguments):
            return arguments
    raise TypeError(node)  # nothing else passes the check of a formula


def _call(name: str, arguments: list[str]) -> str:
    if name == "count":
        return f"({'+'.join(f'IF({each},1,0)' for each in arguments)})"
    return f"{name.upper()}({','.join(arguments)})"
