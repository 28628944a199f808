"""What the rules about output templates look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import DictLoader, nodes

from builder.generator.environment import environment

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "templates"
CHOOSING = {"selectattr", "rejectattr", "select", "reject", "default", "d"}
WRITTEN_HERE = "_"

type Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Read:
    """What a template reads, such as `entity.fields[].name`, and whether it decides by it."""

    name: str
    is_asked: bool = False


def template_files() -> list[Path]:
    """Return every output template, macros and the private overlay included."""
    folders = (TEMPLATES / "project", TEMPLATES / "own")
    return [path for folder in folders for path in sorted(folder.rglob("*.jinja"))]


def is_macro(path: Path) -> bool:
    """Tell whether a template is there to be included by others."""
    return path.parent.name == "macros"


@cache
def syntax_tree(path: Path) -> nodes.Template:
    """Return the syntax tree of one template."""
    return environment(DictLoader({})).parse(path.read_text("utf-8"))


def conditionals(path: Path) -> int:
    """Return how many questions a template asks: inline ones, filtered loops and lists too."""
    tree = syntax_tree(path)
    questions = list(tree.find_all((nodes.If, nodes.CondExpr)))
    filtered = [loop for loop in tree.find_all(nodes.For) if loop.test is not None]
    chosen = [each for each in tree.find_all(nodes.Filter) if each.name in CHOOSING]
    return len(questions) + len(filtered) + len(chosen)


def included(path: Path) -> set[Path]:
    """Return the macros that a template includes."""
    parts = syntax_tree(path).find_all(nodes.Include)
    return {macro for part in parts for macro in _macros(part)}


def reads(path: Path) -> frozenset[Read]:
    """Return all that a template and what it includes read of their context."""
    tree = syntax_tree(path)
    names = {
        each.target.name: _source(each.node, {}) or WRITTEN_HERE
        for each in tree.find_all(nodes.Assign)
        if isinstance(each.target, nodes.Name)
    }
    return frozenset(_read(tree, names))


def _read(node: nodes.Node, names: Names) -> Iterator[Read]:
    match node:
        case nodes.For():
            yield from _loop(node, names)
        case nodes.If() | nodes.CondExpr():
            yield from (Read(each.name, is_asked=True) for each in _read(node.test, names))
            yield from _children(node, names)
        case nodes.Include():
            yield from _children(node, names)
            yield from (
                each for macro in _macros(node) for each in _read(syntax_tree(macro), names)
            )
        case nodes.Filter():
            yield from _filter(node, names)
        case nodes.Name(ctx="load") | nodes.Getattr():
            yield from _name(node, names)
        case _:
            yield from _children(node, names)


def _children(node: nodes.Node, names: Names) -> Iterator[Read]:
    for child in node.iter_child_nodes():
        yield from _read(child, names)


def _loop(node: nodes.For, names: Names) -> Iterator[Read]:
    yield from _read(node.iter, names)
    inside = {**names, **_targets(node, names)}
    if node.test is not None:
        yield from (Read(each.name, is_asked=True) for each in _read(node.test, inside))
    for child in (*node.body, *node.else_):
        yield from _read(child, inside)


def _targets(node: nodes.For, names: Names) -> Names:
    source = _source(node.iter, names)
    if isinstance(node.target, nodes.Name):
        return {node.target.name: f"{source}[]" if source else WRITTEN_HERE}
    grouped = [each.name for each in node.target.find_all(nodes.Name)]
    return dict(zip(grouped, (WRITTEN_HERE, source or WRITTEN_HERE), strict=True))


def _filter(node: nodes.Filter, names: Names) -> Iterator[Read]:
    """Yield what a filter works on, and the attribute of it that its first argument names."""
    yield from _children(node, names)
    source = _source(node.node, names)
    given = [*node.args, *(each.value for each in node.kwargs if each.key == "attribute")]
    attribute = given[0] if node.name in {*CHOOSING, "map", "groupby"} and given else None
    if source and isinstance(attribute, nodes.Const):
        yield Read(f"{source}[].{attribute.value}", is_asked=node.name in CHOOSING)


def _name(node: nodes.Name | nodes.Getattr, names: Names) -> Iterator[Read]:
    name = _source(node, names)
    if name is None:
        yield from _children(node, names)
    elif name.split(".")[0].removesuffix("[]") != WRITTEN_HERE:
        yield Read(name)


def _source(node: nodes.Node | None, names: Names) -> str | None:
    """Return what an expression takes its value from, filters and calls apart."""
    match node:
        case nodes.Name():
            return names.get(node.name, node.name)
        case nodes.Getattr():
            head = _source(node.node, names)
            return head and f"{head}.{node.attr}"
        case nodes.Filter() | nodes.Call():
            return _source(node.node, names)
        case _:
            return None


def _macros(node: nodes.Include) -> list[Path]:
    """Return the macros that an include may mean: a name in it stands for anything."""
    parts = node.template.nodes if isinstance(node.template, nodes.Concat) else [node.template]
    texts = [str(part.value) if isinstance(part, nodes.Const) else "*" for part in parts]
    return sorted((TEMPLATES / "project").glob("".join(texts)))
