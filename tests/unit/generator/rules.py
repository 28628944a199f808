"""What the rules about output templates look at."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import DictLoader, nodes

from builder.generator.environment import environment

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "templates"


def template_files() -> list[Path]:
    """Return every output template, macros and the private overlay included."""
    return sorted((TEMPLATES / "project").rglob("*.jinja")) + sorted(
        (TEMPLATES / "own").rglob("*.jinja")
    )


@cache
def syntax_tree(path: Path) -> nodes.Template:
    """Return the syntax tree of one template."""
    return environment(DictLoader({})).parse(path.read_text("utf-8"))


def attributes(path: Path) -> Iterator[str]:
    """Yield what a template reads, such as `entity.fields[].name` for a loop over fields."""
    yield from _read(syntax_tree(path), {})


def _read(node: nodes.Node, aliases: dict[str, str]) -> Iterator[str]:
    if isinstance(node, nodes.For):
        aliases = {**aliases, **_loop_alias(node, aliases)}
    if isinstance(node, nodes.Getattr | nodes.Name) and (name := _dotted(node, aliases)):
        yield name
        return
    for child in node.iter_child_nodes():
        yield from _read(child, aliases)


def _loop_alias(node: nodes.For, aliases: dict[str, str]) -> dict[str, str]:
    source = _dotted(node.iter, aliases)
    if source is None or not isinstance(node.target, nodes.Name):
        return {}
    return {node.target.name: f"{source}[]"}


def _dotted(node: nodes.Node, aliases: dict[str, str]) -> str | None:
    if isinstance(node, nodes.Name):
        return aliases.get(node.name, node.name)
    if isinstance(node, nodes.Getattr) and (head := _dotted(node.node, aliases)):
        return f"{head}.{node.attr}"
    return None


def conditionals(path: Path) -> int:
    """Return how many questions a template asks, inline ones and filtered loops included."""
    tree = syntax_tree(path)
    questions = list(tree.find_all((nodes.If, nodes.CondExpr)))
    filtered = [loop for loop in tree.find_all(nodes.For) if loop.test is not None]
    return len(questions) + len(filtered)
