"""The language of templates: Jinja in a sandbox, where nothing is missing in silence and nothing runs for ever.

Everything printed is text: it is escaped here, whatever the template says about escaping, and its line breaks and tabs
become those of Word. Names with a leading underscore, calls of anything but the listed methods, other templates, and
work beyond a fixed amount are refused. Digits stay as they are given; filters turn them Thai.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from correspondence.documents import filters, values

MOST_STEPS = 200_000  # turns of loops and calls in one letter; a report table of 8,000 rows needs a tenth
LONGEST_LETTER = 50_000_000  # characters of one filled part that is held whole
LONGEST_REPORT = 250_000_000  # of one that is not: a table of 100,000 rows needs half of it

_METER = "__meter"
_METHODS: Mapping[type, frozenset[str]] = {
    str: frozenset({"strip", "lstrip", "rstrip", "split", "upper", "lower", "title", "startswith", "endswith",
                    "removeprefix", "removesuffix", "splitlines", "count", "find"}),
    dict: frozenset({"items", "keys", "values", "get"}),
    list: frozenset({"index", "count"}),
    tuple: frozenset({"index", "count"}),
}  # fmt: skip
_SAFE_FILTERS = (
    "abs", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "last", "length", "list",
    "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "sum", "unique",
)  # fmt: skip
_TEXT_FILTERS = ("capitalize", "lower", "title", "trim", "truncate", "upper", "wordcount")
_OF_DICTS = frozenset(dir(dict))
_FOREIGN = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


class MissingFieldError(UndefinedError):
    """A template asks for a field that is not there; `field` is its name as the template has it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class ForbiddenError(SecurityError):
    """A template asks for something that templates may not do; `what` is the piece of the template."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class _Missing(StrictUndefined):
    __slots__ = ()

    def _fail_with_undefined_error(self, *_: Any, **__: Any) -> Any:
        if self._undefined_exception is not UndefinedError:
            raise ForbiddenError(str(self._undefined_name))
        raise MissingFieldError(str(self._undefined_name or self._undefined_message))

    __iter__ = __str__ = __len__ = _fail_with_undefined_error
    __eq__ = __ne__ = __bool__ = __hash__ = _fail_with_undefined_error
    __contains__ = _fail_with_undefined_error


class Meter:
    """Counts the steps of one rendering."""

    def __init__(self) -> None:
        self.left = MOST_STEPS

    def step(self) -> None:
        """Count one turn of a loop or one call.

        Raises:
            TooMuchError: there were too many.
        """
        self.left -= 1
        if self.left < 0:
            raise values.TooMuchError

    def metered(self, things: Iterable[object]) -> Iterator[object]:
        """Yield `things`, counting each."""
        for thing in things:
            self.step()
            yield thing


class _Printer(CodeGenerator):
    """Writes programs in which a value is escaped once: what `finalize` returns is escaped already."""

    def _output_child_pre(self, _node: nodes.Expr, _frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(str(finalize.src))

    def _output_child_post(self, *_: object) -> None:
        self.write(")")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, made narrower: see the module."""

    code_generator_class = _Printer
    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether `obj.attr` may be read: no name that begins with an underscore, nothing of functions and classes."""
        return not attr.startswith("_") and super().is_safe_attribute(obj, attr, value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read `obj.attribute`; the fields of our own values are plain and need no look at what they are."""
        kind: type = type(obj)
        if kind is dict and attribute in obj and attribute not in _OF_DICTS:
            return obj[attribute]
        if attribute in _plain_fields(kind):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call(self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: PYI063  # Jinja's names
        """Call what a template may call, and count it."""
        if not _may_be_called(__obj):
            name = getattr(__obj, "__name__", __obj)
            raise ForbiddenError(str(name) + "()")
        meter_of(__context).step()
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Do sums, and join texts and lists with `+`; anything that could grow without bound is refused."""
        numbers = all(isinstance(side, int | float | Decimal) for side in (left, right))
        if (operator in "*%" and not numbers) or (operator == "**" and not (numbers and abs(right) <= 64)):
            raise ForbiddenError(operator)
        if operator == "+" and not numbers and len(left) + len(right) > values.LONGEST_TEXT:
            raise values.TooMuchError
        if numbers and any(isinstance(side, int) and side.bit_length() > 4096 for side in (left, right)):
            raise values.TooMuchError
        return super().call_binop(context, operator, left, right)


@cache
def _plain_fields(kind: type) -> frozenset[str]:
    """Return the fields of a frozen dataclass that no underscore hides; nothing of any other kind of value."""
    frozen = is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]  # of every dataclass
    return frozenset(one.name for one in fields(kind) if not one.name.startswith("_")) if frozen else frozenset()


def _may_be_called(thing: Any) -> bool:
    if isinstance(thing, Macro | LoopContext | Undefined) or thing is safe_range or thing is Namespace:
        return True
    owner = getattr(thing, "__self__", None)
    if isinstance(owner, LoopContext):
        return True
    name = getattr(thing, "__name__", "")
    return any(isinstance(owner, kind) and name in names for kind, names in _METHODS.items())


def meter_of(context: Context) -> Meter:
    """Return the meter of this rendering."""
    meter = context.parent[_METER]
    assert isinstance(meter, Meter)  # noqa: S101  # put there by context_of
    return meter


def context_of(fields: Mapping[str, object]) -> dict[str, object]:
    """Return `fields` as a template sees them, with a fresh meter."""
    return {**fields, _METER: Meter()}


class _Bounded(NodeTransformer):
    """Rewrites a parsed template so that its loops are counted, its joints bounded, and docxtpl's braces printed."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802  # Jinja's name
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "__metered")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802  # Jinja's name
        self.generic_visit(node)
        return _filtered(nodes.List(list(node.nodes), lineno=node.lineno), "__joined")

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802  # Jinja's name
        for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
            node.data = node.data.replace(written, meant)
        return node


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    assert isinstance(node, nodes.Expr)  # noqa: S101  # what a loop runs over is an expression
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def bounded(tree: nodes.Template) -> nodes.Template:
    """Return a parsed template with its work bounded.

    Raises:
        ForbiddenError: it reads hidden names or other templates.
    """
    for node in tree.find_all((nodes.Getattr, nodes.Getitem, *_FOREIGN)):
        name = _hidden_name(node)
        if name:
            error = ForbiddenError(name)
            error.lineno = node.lineno  # type: ignore[attr-defined]  # read by the template that is compiled
            raise error
    rewritten = _Bounded().visit(tree)
    assert isinstance(rewritten, nodes.Template)  # noqa: S101  # the root is not replaced
    nodes.Node.set_environment(rewritten, tree.environment)  # type: ignore[arg-type]  # set by the parser
    return rewritten


def _hidden_name(node: nodes.Node) -> str:
    if isinstance(node, _FOREIGN):
        return type(node).__name__.lower()
    if isinstance(node, nodes.Getattr):
        name: object = node.attr
    else:
        key = node.arg if isinstance(node, nodes.Getitem) else None
        name = key.value if isinstance(key, nodes.Const) else ""
    return name if isinstance(name, str) and name.startswith("_") else ""


def environment(*, in_runs: bool) -> Sandbox:
    """Return the environment in which templates are compiled.

    Args:
        in_runs: whether values are printed inside runs, where a line break is an element; else as plain XML text.
    """
    sandbox = Sandbox(
        undefined=_Missing,
        autoescape=True,
        finalize=values.run_text if in_runs else values.plain_text,
        keep_trailing_newline=True,
    )
    kept = {name: sandbox.filters[name] for name in _SAFE_FILTERS}
    kept |= {name: values.of_text(sandbox.filters[name]) for name in _TEXT_FILTERS}
    sandbox.filters = kept | {
        "__joined": values.join,
        "__metered": _metered,
        "e": values.of_text(str),  # everything is escaped once, at the end
        "escape": values.of_text(str),
        "join": values.join,
        "replace": values.replace,
        "string": values.of_text(str),
        **filters.FILTERS,
    }
    sandbox.globals = {"range": safe_range, "namespace": Namespace}
    return sandbox


@pass_context
def _metered(context: Context, things: Any) -> Iterator[object]:
    return meter_of(context).metered(things)
