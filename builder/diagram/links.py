"""Relations as links between boxes: what stands at each end, and the whole of it in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..blueprint.model import Entity, OnDelete, Relation
from ..blueprint.naming import snake_case

type End = Literal["one", "maybe", "many"]

_VERBS: Final[Mapping[tuple[str, bool], str]] = {
    ("many_to_one", True): "belongs to one",
    ("many_to_one", False): "may belong to one",
    ("one_to_one", True): "has exactly one",
    ("one_to_one", False): "has at most one",
    ("many_to_many", True): "has any number of",
    ("many_to_many", False): "has any number of",
}
_DELETED: Final[Mapping[OnDelete, str]] = {
    "restrict": "is refused",
    "cascade": "deletes it too",
    "set_null": "clears the link",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two entities of a drawing; `at` is its place among those of `source`."""

    source: int
    target: int
    at: int
    near: End
    far: End
    words: str


def links_of(entities: Sequence[Entity]) -> tuple[Link, ...]:
    """Return the relations between the given entities."""
    known = {entity.name: number for number, entity in enumerate(entities)}
    return tuple(
        Link(source, known[relation.target], at, *ends(relation), sentence(entity, relation))
        for source, entity in enumerate(entities)
        for at, relation in enumerate(entity.relations)
        if relation.target in known
    )


def ends(relation: Relation) -> tuple[End, End]:
    """Return how many records stand at the relation's own end, and at its target."""
    if relation.kind == "many_to_many":
        return "many", "many"
    far: End = "one" if relation.required else "maybe"
    return ("maybe" if relation.kind == "one_to_one" else "many"), far


def sentence(entity: Entity, relation: Relation) -> str:
    """Say what a relation means, such as `Order belongs to one Customer; …`."""
    target = relation.target
    is_named = relation.name not in {snake_case(target), entity.names.plural}
    named = f" as {relation.name}" if is_named and relation.is_to_one else ""
    said = f"{entity.name} {_VERBS[relation.kind, relation.required]} {target}{named}"
    if not relation.is_to_one:
        return f"{said} ({relation.name}), and the other way round"
    return f"{said}; deleting {_a(target)} {_DELETED[relation.on_delete]}"


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"
