"""Template contract: each field that a template names exists in its page model.

A template is followed as it would run: from the model it is given through loops,
macros and the templates it extends. Of each value the type is known, or left open.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment, TemplateNotFound, nodes
from jinja2.visitor import NodeVisitor

from vocable.html.design import Design
from vocable.html.html_head import Head
from vocable.html.template_errors import itself, missing
from vocable.html.templates.asked_values import Asked
from vocable.html.templates.model_types import OPEN, Type, item, one_of
from vocable.pages.overviews.site import Site
from vocable.pages.parts import Page

# Filters that hand on what they are given, one of it, or what is chosen of it.
_KEEPING = frozenset({"list", "sort", "reverse", "unique", "select", "reject"})
_FIRST = frozenset({"first", "last", "random", "min", "max"})
_CHOOSING = frozenset({"selectattr", "rejectattr"})
_TELLING = frozenset({"some"})
# Filters of ours that show a value, or each of several, with all that it holds.
_SHOWING = frozenset({"text", "link", "relation", "map_node", "map_cell"})
_SHOWING_EACH = frozenset({"texts", "links"})
_EVERYWHERE: dict[str, Type] = {"site": Site, "design": Design}


@dataclass(frozen=True, eq=False)
class _TemplatePlace:
    """Where a walk is: the template, and the types of the names in scope."""

    template: str
    scope: dict[str, Type]

    def inner(self, **names: Type) -> "_TemplatePlace":
        return _TemplatePlace(self.template, {**self.scope, **names})


@dataclass(frozen=True, eq=False)
class _Macro:
    """A macro, where it stands and what it sees there."""

    node: nodes.Macro
    place: _TemplatePlace


_Blocks = dict[str, list[tuple[nodes.Block, _TemplatePlace]]]


class Contract:
    """Follows the templates of a design; `asked` holds what they ask for."""

    def __init__(self, design: Design) -> None:
        self.asked = Asked()
        self._loader = design.loader
        self._trees: dict[str, nodes.Template] = {}

    def follow(self, template: str, model: type | None = None, **given: Type) -> None:
        """Follow a template that shows a page model, or a part with what it is given.

        Raises TemplateNotFound and TemplateSyntaxError for what cannot be read.
        """
        names: dict[str, Type] = {**_EVERYWHERE, **given}
        names |= {"it": model, "page": Page, "head": Head} if model else {}
        places = [_TemplatePlace(name, dict(names)) for name in self._chain(template)]
        blocks: _Blocks = {}
        for place in places:
            for block in self._tree(place.template).find_all(nodes.Block):
                blocks.setdefault(block.name, []).append((block, place))
        walk = _Walk(self, blocks)
        for place in places[:-1]:
            # Outside its blocks an extending template only sets and imports.
            walk.definitions(self._tree(place.template).body, place)
        walk.all(self._tree(places[-1].template).body, places[-1])

    def _tree(self, template: str) -> nodes.Template:
        if template not in self._trees:
            environment = Environment(loader=self._loader, autoescape=True)
            source, file, _ = self._loader.get_source(environment, template)
            self._trees[template] = environment.parse(source, template, file)
        return self._trees[template]

    def _chain(self, template: str) -> list[str]:
        """List a template and those that it extends, one after the other."""
        chain = [template]
        while True:
            extends = self._tree(chain[-1]).find(nodes.Extends)
            parent = extends.template if extends else None
            if extends is None or not isinstance(parent, nodes.Const):
                return chain
            if parent.value in chain:
                told = itself(chain[-1].rpartition("/")[2])
                self.asked.add(chain[-1], extends.lineno, told)
                return chain
            if not self.body(parent, chain[-1]):
                return chain
            chain.append(str(parent.value))

    def body(self, named: nodes.Expr, asking: str) -> list[nodes.Node]:
        """Give the body of a template that another names; nothing where none is."""
        if not isinstance(named, nodes.Const):
            return []
        try:
            return self._tree(str(named.value)).body
        except TemplateNotFound:
            self.asked.add(asking, named.lineno, missing(str(named.value)))
            return []


class _Walk(NodeVisitor):
    """Follows one template through its nodes; an expression gives its type."""

    def __init__(self, contract: Contract, blocks: _Blocks) -> None:
        self.contract = contract
        self.asked = contract.asked
        self.blocks = blocks
        self.called: set[tuple[nodes.Macro, tuple[Type, ...]]] = set()

    def all(self, body: Iterable[nodes.Node], place: _TemplatePlace) -> None:
        for node in body:
            self.visit(node, place)

    def definitions(self, body: Iterable[nodes.Node], place: _TemplatePlace) -> None:
        """Follow what a template sets for others, not what it shows."""
        shown = (nodes.Output, nodes.Block, nodes.Extends)
        self.all((node for node in body if not isinstance(node, shown)), place)

    def generic_visit(self, node: nodes.Node, place: _TemplatePlace) -> Type:
        self.all(node.iter_child_nodes(), place)
        return OPEN

    def visit_Block(self, node: nodes.Block, _: _TemplatePlace) -> None:
        self._block(node.name, 0)

    def _block(self, name: str, depth: int) -> None:
        """Follow the block that is shown, and that below it where it asks for it."""
        block, place = self.blocks[name][depth]
        self.all(block.body, place.inner())
        names = (call.node for call in block.find_all(nodes.Call))
        asks = any(isinstance(one, nodes.Name) and one.name == "super" for one in names)
        if asks and depth + 1 < len(self.blocks[name]):
            self._block(name, depth + 1)

    def visit_For(self, node: nodes.For, place: _TemplatePlace) -> None:
        inner = place.inner(loop=OPEN)
        self._bind(node.target, item(self.visit(node.iter, place)), inner)
        self.all([*([node.test] if node.test else []), *node.body, *node.else_], inner)

    def visit_Macro(self, node: nodes.Macro, place: _TemplatePlace) -> None:
        place.scope[node.name] = _Macro(node, place)

    def visit_Import(self, node: nodes.Import, place: _TemplatePlace) -> None:
        place.scope[node.target] = self._library(node.template, place)

    def visit_FromImport(self, node: nodes.FromImport, place: _TemplatePlace) -> None:
        library = self._library(node.template, place)
        for name in node.names:
            theirs, ours = name if isinstance(name, tuple) else (name, name)
            place.scope[ours] = library.get(theirs, OPEN)

    def _library(self, template: nodes.Expr, place: _TemplatePlace) -> dict[str, Type]:
        """Read what an imported template gives by name."""
        body = self.contract.body(template, place.template)
        name = template.value if isinstance(template, nodes.Const) else ""
        there = _TemplatePlace(str(name), dict(_EVERYWHERE))
        self.definitions(body, there)
        return there.scope

    def visit_Include(self, node: nodes.Include, place: _TemplatePlace) -> None:
        body = self.contract.body(node.template, place.template)
        name = node.template.value if isinstance(node.template, nodes.Const) else ""
        self.all(body, _TemplatePlace(str(name), dict(place.scope)))

    def visit_Assign(self, node: nodes.Assign, place: _TemplatePlace) -> None:
        self._bind(node.target, self.visit(node.node, place), place)

    def visit_With(self, node: nodes.With, place: _TemplatePlace) -> None:
        inner = place.inner()
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self.visit(value, place), inner)
        self.all(node.body, inner)

    def _bind(self, target: nodes.Node, kind: Type, place: _TemplatePlace) -> None:
        if isinstance(target, nodes.Name):
            place.scope[target.name] = kind
        elif isinstance(target, nodes.Tuple):
            for index, each in enumerate(target.items):
                self._bind(each, item(kind, index), place)

    def visit_Name(self, node: nodes.Name, place: _TemplatePlace) -> Type:
        return place.scope.get(node.name, OPEN)

    def visit_Getattr(self, node: nodes.Getattr, place: _TemplatePlace) -> Type:
        owner = self.visit(node.node, place)
        if isinstance(owner, dict):
            return owner.get(node.attr, OPEN)
        return self.asked.ask(owner, node.attr, place.template, node.lineno)

    def visit_Getitem(self, node: nodes.Getitem, place: _TemplatePlace) -> Type:
        owner = self.visit(node.node, place)
        if isinstance(node.arg, nodes.Slice):
            return owner
        self.visit(node.arg, place)
        index = node.arg.value if isinstance(node.arg, nodes.Const) else None
        return item(owner, index if isinstance(index, int) else None)

    def visit_Test(self, node: nodes.Test, place: _TemplatePlace) -> Type:
        if node.name in {"defined", "undefined"} and isinstance(
            node.node, nodes.Getattr
        ):
            self.asked.ask_whether(self.visit(node.node.node, place), node.node.attr)
            return bool
        return self.generic_visit(node, place)

    def visit_Filter(self, node: nodes.Filter, place: _TemplatePlace) -> Type:
        given = self.visit(node.node, place) if node.node else OPEN
        self.all(node.args, place)
        if node.name in _SHOWING:
            self.asked.show(given)
        if node.name in _SHOWING_EACH:
            self.asked.show(item(given))
        named = node.args[0] if node.args else None
        if node.name in _CHOOSING | _TELLING and isinstance(named, nodes.Const):
            name = str(named.value).partition(".")[0]
            self.asked.ask(item(given), name, place.template, node.lineno)
        if node.name in _KEEPING | _CHOOSING:
            return given
        return item(given) if node.name in _FIRST else OPEN

    def visit_Call(self, node: nodes.Call, place: _TemplatePlace) -> Type:
        macro = self.visit(node.node, place)
        given = [self.visit(argument, place) for argument in node.args]
        named = {each.key: self.visit(each.value, place) for each in node.kwargs}
        if isinstance(macro, _Macro):
            self._call(macro, given, named)
        return OPEN

    def _call(self, macro: _Macro, given: list[Type], named: dict[str, Type]) -> None:
        """Follow a macro once for all calls with values of the same types."""
        names = [each.name for each in macro.node.args]
        arguments = dict.fromkeys(names, OPEN) | dict(zip(names, given, strict=False))
        arguments |= {name: kind for name, kind in named.items() if name in names}
        key = (macro.node, tuple(arguments[name] for name in names))
        if key not in self.called:
            self.called.add(key)
            self.all(macro.node.body, macro.place.inner(**arguments))

    def visit_CondExpr(self, node: nodes.CondExpr, place: _TemplatePlace) -> Type:
        self.visit(node.test, place)
        branches = filter(None, (node.expr1, node.expr2))
        return one_of([self.visit(each, place) for each in branches])

    def visit_Or(self, node: nodes.Or, place: _TemplatePlace) -> Type:
        return one_of([self.visit(node.left, place), self.visit(node.right, place)])

    visit_And = visit_Or  # noqa: N815
