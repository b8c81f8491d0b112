"""Proof, once for a template, that whatever it is filled with stays XML: then no letter made with it has to be parsed.

Printed values are escaped, so only the template can tear elements apart: when a turn of a loop or a branch of a
condition does not close what it opens, or a value is printed where no text may stand. Each such piece is tried by
itself here. A template that uses what this cannot follow is not wrong; its letters are parsed one by one.
"""

from collections.abc import Iterator, Sequence
from xml.parsers import expat

from jinja2 import nodes

_IN_RUNS = "</w:t><w:br/><w:t>"  # the most that a value prints inside a run: see `values.run_text`
_IN_TEXT = "<x/>"


class _UnprovenError(Exception):
    pass


def stays_xml(tree: nodes.Template, *, in_runs: bool) -> bool:
    """Return whether a parsed part is XML whatever its loops, conditions and values do.

    Args:
        tree: the part as a program.
        in_runs: whether values may print line breaks, which only fit inside the text of a run.
    """
    try:
        return _is_xml(_skeleton(tree.body, _IN_RUNS if in_runs else _IN_TEXT))
    except _UnprovenError:
        return False


def _skeleton(body: Sequence[nodes.Node], value: str) -> str:
    """Return what a piece prints, `value` standing for each value; pieces that come and go are proven and left out."""
    return "".join(_printed(node, value) for node in body)


def _printed(node: nodes.Node, value: str) -> str:
    if isinstance(node, nodes.Output):
        return "".join(one.data if isinstance(one, nodes.TemplateData) else value for one in node.nodes)
    pieces = [_skeleton(piece, value) for piece in _pieces(node)]
    if all(_is_xml(f"<x>{piece}</x>") for piece in pieces):
        return ""
    # Text that comes and goes inside a run fits where a value fits.
    if all(_is_xml(f"<x><w:t>{piece}</w:t></x>") for piece in pieces):
        return value
    raise _UnprovenError


def _pieces(node: nodes.Node) -> Iterator[Sequence[nodes.Node]]:
    if isinstance(node, nodes.For | nodes.If):
        yield node.body
        yield node.else_
        if isinstance(node, nodes.If):
            yield from ([branch] for branch in node.elif_)
    elif not isinstance(node, nodes.Assign):
        raise _UnprovenError


def _is_xml(text: str) -> bool:
    try:
        # Without name spaces: a piece is printed where it stands, under the elements that declare its prefixes.
        expat.ParserCreate().Parse(text.replace("\n", ""), True)  # noqa: FBT003  # expat takes no names
    except expat.ExpatError:
        return False
    return True
