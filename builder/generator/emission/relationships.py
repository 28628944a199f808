"""Relations seen from both sides: `relationship` attributes, and what `?include=` shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...blueprint.access import shows
from ...blueprint.constraints import association, foreign_key_column
from ...blueprint.model import Entity, Relation
from ..imports import sorted_imports
from ..layout import INDENT, Attribute, Item, Source, Text

_LOADING = ('lazy="raise"', "init=False")


@dataclass(frozen=True, slots=True)
class IncludeView:
    """Something that `?include=` shows whole."""

    name: str
    target: str
    target_file: str
    attribute: Attribute
    is_collection: bool
    key: str = ""


def relationships(entity: Entity, entities: Mapping[str, Entity]) -> Iterator[Attribute]:
    """Yield the `relationship` attributes of an entity: its own, then those that others give it."""
    for relation in entity.relations:
        yield _own(entity, relation)
    for other, relation in inverses(entity, entities):
        yield _inverse(other, relation)


def inverses(entity: Entity, entities: Mapping[str, Entity]) -> Iterator[tuple[Entity, Relation]]:
    """Yield the relations of any entity that name an inverse on `entity`."""
    for other in entities.values():
        for relation in other.relations:
            if relation.target == entity.name and relation.inverse is not None:
                yield other, relation


def _own(entity: Entity, relation: Relation) -> Attribute:
    back = (f'back_populates="{relation.inverse}"',) if relation.inverse else ()
    if relation.kind == "many_to_many":
        annotation = f'list["{relation.target}"]'
        how = _secondary(entity, relation, f"{entity.names.snake}_{relation.name}")
    else:
        annotation = f'"{relation.target}"' if relation.required else f'"{relation.target} | None"'
        how = [f"foreign_keys=[{foreign_key_column(relation)}]"]
        if relation.target == entity.name:
            how += [f'remote_side="{entity.name}.id"', "post_update=True"]
    value = Source("relationship(", (*back, *how, *_LOADING), ")")
    return Attribute(relation.name, f"Mapped[{annotation}]", value)


def _secondary(
    entity: Entity, relation: Relation, table: str, *, reverse: bool = False
) -> list[Item]:
    """Return how to find the rows behind a link; to itself, both ends have to be told."""
    how: list[Item] = [f"secondary={table}"]
    if relation.target == entity.name:
        link = association(entity, relation, entity)
        left, right = (link.right, link.left) if reverse else (link.left, link.right)
        how.append(Text("primaryjoin=", f"{entity.name}.id == {link.table}.c.{left}"))
        how.append(Text("secondaryjoin=", f"{entity.name}.id == {link.table}.c.{right}"))
    return [*how, "passive_deletes=True"]


def _inverse(other: Entity, relation: Relation) -> Attribute:
    back = f'back_populates="{relation.name}"'
    if relation.kind == "many_to_many":
        table = association(other, relation, other).table
        how = _secondary(other, relation, f'"{table}"', reverse=True)
        annotation = f'list["{other.name}"]'
    else:
        how = [
            f'foreign_keys="{other.name}.{foreign_key_column(relation)}"',
            'passive_deletes="all"',
        ]
        single = relation.kind == "one_to_one"
        annotation = f'"{other.name} | None"' if single else f'list["{other.name}"]'
    value = Source("relationship(", (back, *how, *_LOADING), ")")
    return Attribute(str(relation.inverse), f"Mapped[{annotation}]", value)


def includes(
    entity: Entity, entities: Mapping[str, Entity], shown: frozenset[str]
) -> Iterator[IncludeView]:
    """Yield what `?include=` may name: relations whose other side has a schema.

    What fewer people may read than `entity` cannot be included.
    """
    for relation in entity.relations:
        if relation.target in shown and shows(entity, entities[relation.target]):
            yield _include(relation.name, entities[relation.target], many=not relation.is_to_one)
    for other, relation in inverses(entity, entities):
        if other.name in shown and relation.inverse is not None and shows(entity, other):
            many = relation.kind != "one_to_one"
            found = _include(relation.inverse, other, many=many)
            key = foreign_key_column(relation) if relation.kind == "many_to_one" else ""
            yield replace(found, key=key)


def _include(name: str, target: Entity, *, many: bool) -> IncludeView:
    read = f"{target.name}Read"
    annotation = f"list[{read}]" if many else read
    attribute = Attribute(name, f"{annotation} | None", "None")
    return IncludeView(name, target.name, target.names.file, attribute, is_collection=many)


def related_imports(entity: Entity, entities: Mapping[str, Entity]) -> Iterator[str]:
    """Yield what the model of `entity` imports for its relationships, for type checkers only."""
    related = {relation.target for relation in entity.relations}
    related |= {other.name for other, _ in inverses(entity, entities)}
    modules = {name: entities[name].names.file for name in related - {entity.name}}
    lines = (f"from .{module} import {name}" for name, module in modules.items())
    laid = sorted_imports("\n".join(lines), indent=len(INDENT))
    yield from (line.removeprefix(INDENT) for line in laid.splitlines())
