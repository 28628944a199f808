"""What the tests of an entity try about related records that its readers may not see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ...blueprint.access import is_private, shows
from ...blueprint.constraints import foreign_key_column, ids_attribute
from ...blueprint.model import Access, Entity, Relation
from ...blueprint.traits import trait_relations
from ..layout import Source
from .access import knows_user
from .relationships import inverses

_NOBODY: Final = "created_by_id=None"
_KEY: Final = "hidden.id"


@dataclass(frozen=True, slots=True)
class HiddenView:
    """A relation to records that are not shown, and how they are made."""

    name: str
    target: str
    target_file: str
    field: str = ""
    key: str = ""
    made: tuple[Source, ...] = ()
    repositories: tuple[Entity, ...] = ()


class Concealed:
    """Finds the relations of an entity behind which something is hidden."""

    def __init__(
        self, entity: Entity, entities: Mapping[str, Entity], included: frozenset[str]
    ) -> None:
        """Look at `entity` once; `included` is what `?include=` may name."""
        self.entity = entity
        self.entities = entities
        self.included = included

    def references(self) -> Iterator[HiddenView]:
        """Yield the relations whose keys a body may not hold."""
        for relation in self.entity.relations:
            target = self.entities[relation.target]
            if self._hides(target, self.entity.write):
                sent = (foreign_key_column(relation), _KEY)
                if not relation.is_to_one:
                    sent = (ids_attribute(relation), f"[{_KEY}]")
                yield HiddenView(relation.name, target.name, target.names.file, *sent)

    def related(self) -> Iterator[HiddenView]:
        """Yield what may be included, but is left out where it is hidden."""
        for relation in self.entity.relations:
            target = self.entities[relation.target]
            if relation.name in self.included and self._hides(target, self.entity.read):
                yield self._behind(relation, target)
        for other, relation in inverses(self.entity, self.entities):
            if relation.inverse in self.included and self._hides(other, self.entity.read):
                yield self._before(relation, other)

    def closed(self) -> Iterator[str]:
        """Yield the relations to what fewer people may read: they cannot be included."""
        for relation in (*self.entity.relations, *trait_relations(self.entity)):
            if not shows(self.entity, self.entities[relation.target]):
                yield relation.name
        for other, relation in inverses(self.entity, self.entities):
            if not shows(self.entity, other):
                yield str(relation.inverse)

    def _hides(self, target: Entity, access: Access | None) -> bool:
        """Tell whether records of `target` are hidden from whom the tests let call."""
        is_shown_all = access == "role" and self.entity.role == target.role
        return is_private(target) and not is_shown_all

    def _behind(self, relation: Relation, target: Entity) -> HiddenView:
        """Return how a record is made that refers to a hidden one."""
        hidden = _making("hidden", target, _NOBODY)
        if relation.is_to_one:
            row = _making("row", self.entity, f"{foreign_key_column(relation)}={_KEY}")
            return _view(relation.name, target, hidden, row)
        link = self._linking(self.entity, f'row, "{ids_attribute(relation)}", {_KEY}')
        made = (hidden, _making("row", self.entity), *link)
        return replace(_view(relation.name, target, *made), repositories=(self.entity,))

    def _before(self, relation: Relation, other: Entity) -> HiddenView:
        """Return how a record is made that a hidden one refers to."""
        name, row = str(relation.inverse), _making("row", self.entity)
        if relation.is_to_one:
            field = f"{foreign_key_column(relation)}=row.id"
            return _view(name, other, row, _making("", other, _NOBODY, field))
        link = self._linking(other, f'hidden, "{ids_attribute(relation)}", row.id')
        made = (row, _making("hidden", other, _NOBODY), *link)
        return replace(_view(name, other, *made), repositories=(other,))

    def _linking(self, entity: Entity, arguments: str) -> tuple[Source, Source]:
        caller = ("None",) if knows_user(entity, self.entities) else ()
        return (
            Source(f"repository = {entity.name}Repository(", ("session", *caller), ")"),
            Source("await repository.link(", tuple(arguments.split(", ")), ")"),
        )


def _view(name: str, target: Entity, *made: Source) -> HiddenView:
    return HiddenView(name, target.name, target.names.file, made=made)


def _making(variable: str, entity: Entity, *values: str) -> Source:
    assigned = f"{variable} = " if variable else ""
    return Source(f"{assigned}await make_{entity.names.snake}(", ("session", *values), ")")
