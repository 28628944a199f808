"""The order in which tables can be created, and the cycles that make it impossible."""

from collections.abc import Iterator
from dataclasses import dataclass

from .constraints import Association, association
from .model import Entity, Relation
from .traits import planned_traits


@dataclass(frozen=True, slots=True)
class Edge:
    """A to-one relation, seen as an arrow between two entities."""

    entity: str
    relation: str
    target: str
    required: bool

    def __str__(self) -> str:
        return f"{self.entity}.{self.relation} → {self.target}"


@dataclass(frozen=True, slots=True)
class TablePlan:
    """Entities in the order of their tables, then association tables.

    A `deferred` edge points forward: its foreign key is added when both tables exist.
    """

    entities: tuple[Entity, ...]
    deferred: tuple[Edge, ...]
    associations: tuple[Association, ...]


def plan_tables(entities: tuple[Entity, ...]) -> TablePlan:
    """Order the tables of a valid blueprint; `entities` includes the provided ones."""
    order = _table_order(entities)
    position = {entity.name: number for number, entity in enumerate(order)}
    deferred = tuple(edge for edge in edges(order) if position[edge.target] > position[edge.entity])
    return TablePlan(order, deferred, tuple(_associations(order)))


def edges(entities: tuple[Entity, ...]) -> Iterator[Edge]:
    """List the to-one relations between the given entities, self relations included."""
    known = {entity.name for entity in entities}
    for entity in entities:
        for relation in (*entity.relations, *_planned(entity)):
            if relation.is_to_one and relation.target in known:
                yield Edge(entity.name, relation.name, relation.target, relation.required)


def _planned(entity: Entity) -> Iterator[Relation]:
    """Yield the relations that options give to an entity: their targets come first, too."""
    for trait in planned_traits(entity):
        yield from trait.relations


def required_cycles(entities: tuple[Entity, ...]) -> tuple[tuple[Edge, ...], ...]:
    """Find chains of required relations that lead back to their start: no first row can exist."""
    outgoing: dict[str, list[Edge]] = {entity.name: [] for entity in entities}
    for edge in edges(entities):
        if edge.required:
            outgoing[edge.entity].append(edge)
    search = _CycleSearch(outgoing)
    for entity in entities:
        search.visit(entity.name, ())
    return tuple(search.cycles)


class _CycleSearch:
    def __init__(self, outgoing: dict[str, list[Edge]]) -> None:
        self._outgoing = outgoing
        self._done: set[str] = set()
        self.cycles: list[tuple[Edge, ...]] = []

    def visit(self, name: str, path: tuple[Edge, ...]) -> None:
        if name in self._done:
            return
        for edge in self._outgoing[name]:
            longer = (*path, edge)
            starts = [step.entity for step in longer]
            if edge.target in starts:
                self.cycles.append(longer[starts.index(edge.target) :])
            else:
                self.visit(edge.target, longer)
        self._done.add(name)


def _table_order(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    needs: dict[str, set[str]] = {entity.name: set() for entity in entities}
    wants: dict[str, set[str]] = {entity.name: set() for entity in entities}
    for edge in edges(entities):
        if edge.target != edge.entity:
            (needs if edge.required else wants)[edge.entity].add(edge.target)
    left, placed, order = list(entities), set[str](), list[Entity]()
    while left:
        best = min(
            left, key=lambda entity: _missing(needs[entity.name], wants[entity.name], placed)
        )
        left.remove(best)
        placed.add(best.name)
        order.append(best)
    return tuple(order)


def _missing(needs: set[str], wants: set[str], placed: set[str]) -> tuple[int, int]:
    return len(needs - placed), len(wants - placed)


def _associations(entities: tuple[Entity, ...]) -> Iterator[Association]:
    by_name = {entity.name: entity for entity in entities}
    for entity in entities:
        for relation in entity.relations:
            if relation.kind == "many_to_many":
                yield association(entity, relation, by_name[relation.target])
