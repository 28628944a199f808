"""What a template reads of its context: where that is the same, so is its text."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import cast

from cachetools import LRUCache, cached
from jinja2 import Template, nodes

from .contributions import Contributions

PARTED = {"project", "contributions"}
"""What is read by attribute; of anything else, templates are taken to read all."""
WHOLE = ""
CHARACTERS = 32_000_000
"""How much of rendered files is remembered: a hundred projects of ten entities."""

type Input = tuple[str, str]
type Inputs = frozenset[Input]


@dataclass(frozen=True, slots=True)
class Reading:
    """A context, equal to another where all that one template reads of them is the same."""

    key: tuple[object, ...]
    context: Mapping[str, object] = field(compare=False)


def inputs_of(tree: nodes.Template, included: Inputs) -> Inputs:
    """Return what a template reads; `included` is what the macros read that it may include."""
    own = frozenset(_inputs(tree))
    return own if tree.find(nodes.Include) is None else own | included


def _inputs(tree: nodes.Template) -> Iterator[Input]:
    parted = [
        node
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name in PARTED
    ]
    for node in parted:
        yield cast("nodes.Name", node.node).name, node.attr
    heads = {id(node.node) for node in parted}
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and id(name) not in heads:
            yield name.name, WHOLE
    if any(each.name == "imports" for each in tree.find_all(nodes.Filter)):
        yield "project", "package"


def reading(inputs: Inputs, context: Mapping[str, object]) -> Reading:
    """Return what `inputs` are in `context`; a name that it lacks is the template's own."""
    values = ((root, part, _value(context[root], part)) for root, part in inputs if root in context)
    return Reading(tuple(values), context)


_remembered: LRUCache[Hashable, str] = LRUCache(CHARACTERS, len)


@cached(_remembered, lock=Lock())
def rendered(template: Template, read: Reading) -> str:
    """Render a template where it has not been rendered for an equal reading lately."""
    return template.render(read.context)


def _value(found: object, part: str) -> object:
    match found:
        case Contributions():
            return found[part] if part in found else tuple(found)
        case Mapping():
            return tuple(cast("Mapping[str, object]", found).items())
        case _:
            return found if part == WHOLE else getattr(found, part)
