"""Which fields a template's program asks for: Jinja's own reading, loop variables followed to their lists."""

from jinja2 import nodes

from correspondence.documents import sandbox


def asked_fields(source: str) -> list[tuple[str, int]]:
    """Return each field that a program asks for and its line; of a list's entry, `list.entry`."""
    tree = sandbox.environment(in_runs=True).parse(source)
    return sorted(_Asked().read(tree), key=lambda use: use[1])


class _Asked:
    """Walks through a program and follows which loop variable stands for which list."""

    def __init__(self) -> None:
        self.uses: list[tuple[str, int]] = []

    def read(self, tree: nodes.Template) -> list[tuple[str, int]]:
        self._visit(tree, {"loop": "", "range": "", "namespace": ""})
        return self.uses

    def _visit(self, node: nodes.Node, names: dict[str, str]) -> None:
        match node:
            case nodes.For():
                self._visit(node.iter, names)
                self._body(node, names | dict.fromkeys(_stored(node.target), self._path(node.iter, names)))
            case nodes.Macro():
                names[node.name] = ""
                self._body(node, names | {arg.name: "" for arg in node.args})
            case nodes.Assign() | nodes.AssignBlock():
                for child in node.iter_child_nodes(exclude=("target",)):
                    self._visit(child, names)
                names.update(dict.fromkeys(_stored(node.target), ""))
            case nodes.Name(ctx="load") | nodes.Getattr():
                self._use(node, names)
            case _:
                for child in node.iter_child_nodes():
                    self._visit(child, names)

    def _body(self, node: nodes.For | nodes.Macro, names: dict[str, str]) -> None:
        inner = dict(names)
        for child in node.iter_child_nodes(exclude=("iter", "target", "args")):
            self._visit(child, inner)

    def _use(self, node: nodes.Name | nodes.Getattr, names: dict[str, str]) -> None:
        path = self._path(node, names)
        if path:
            self.uses.append((path, node.lineno))
        elif isinstance(node, nodes.Getattr):
            self._visit(node.node, names)

    def _path(self, node: nodes.Node, names: dict[str, str]) -> str:
        """Return `body.text` for `paragraph.text` in `for paragraph in body`; empty for what is no field."""
        match node:
            case nodes.Name():
                return names.get(node.name, node.name)
            case nodes.Getattr():
                owner = self._path(node.node, names)
                return f"{owner}.{node.attr}" if owner else ""
            case nodes.Filter() if node.node is not None:
                return self._path(node.node, names)
            case _:
                return ""


def _stored(target: nodes.Node) -> list[str]:
    named = [target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name)
    return [name.name for name in named]
