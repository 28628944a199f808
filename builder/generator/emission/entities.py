"""One entity with all that its files say."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from threading import Lock

from cachetools import LRUCache, cached

from ...blueprint.model import Entity, OnDelete, Relation
from ...blueprint.relations import plan_tables
from ...blueprint.traits import hidden_relations, shown_relations, trait_fields
from ..layout import Source
from . import needs
from .access import AccessWriter, knows_user
from .administration import administration
from .admission import admission_view
from .calls import call_imports, call_views
from .code import needed
from .conflicts import conflicting, held
from .crossing import crossing_view
from .design import Design
from .endpoints import endpoint_imports
from .factories import made
from .fields import field_view
from .files import file_imports, file_operations, file_views
from .models import UNIQUE_AMONG_LIVE, model_imports
from .operations import OPERATIONS, EndpointNames, link_views, operation_views
from .relations import LinkView, RelationView, link_view, relation_view
from .relationships import includes, related_imports, relationships
from .repositories import repository, repository_imports
from .schemas import SCHEMA_IMPORTS
from .tables import TableWriter
from .testing import TestingView, testing_view
from .traits import bases_of, marks_of, rows_of
from .view import EntityView

COLUMNS = 30_000
"""How many columns, keys included, the remembered views may have together."""


def _weight(views: tuple[EntityView, ...]) -> int:
    return sum(1 + len(view.fields) for view in views)


_remembered: LRUCache[Hashable, tuple[EntityView, ...]] = LRUCache(COLUMNS, _weight)


@cached(_remembered, lock=Lock())
def entity_views(entities: tuple[Entity, ...], own: frozenset[str]) -> tuple[EntityView, ...]:
    """Return the views of all entities in the order of their tables; `own` names the author's."""
    plan = plan_tables(entities)
    shown = (each.name for each in plan.entities if each.operations or each.name not in own)
    design = Design(
        entities={entity.name: entity for entity in plan.entities},
        deferred=frozenset((edge.entity, edge.relation) for edge in plan.deferred),
        shown=frozenset(shown),
        held=held(plan.entities),
    )
    views = [_Writer(entity, design).view(own) for entity in plan.entities]
    return tuple(_placed(views, made(views, design.entities)))


def _placed(views: Iterable[EntityView], made: frozenset[str]) -> Iterator[EntityView]:
    """Yield the views with the overlays that they need, once it is known what tests make."""
    for view in views:
        parts = (*view.parts, needs.FACTORY) if view.pascal in made else view.parts
        placed = replace(view, parts=parts)
        yield replace(placed, overlays=tuple(needs.overlays_of(placed)))


class _Writer:
    """Writes the source of one entity."""

    def __init__(self, entity: Entity, design: Design) -> None:
        self.entity = entity
        self.entities = entities = design.entities
        self.design = design
        self.fields = tuple(field_view(entity, field) for field in entity.fields)
        self.kept = tuple(field_view(entity, field) for field in trait_fields(entity))
        self.files = file_views(entity)
        self.traits = rows_of(entity)
        to_one = (relation for relation in entity.relations if relation.is_to_one)
        self.relations = tuple(self._relations(to_one))
        self.signatures = tuple(self._relations(shown_relations(entity)))
        self.placements = tuple(self._relations(hidden_relations(entity)))
        self.links = tuple(
            link_view(entity, relation, entities[relation.target])
            for relation in entity.relations
            if not relation.is_to_one
        )
        inherited = self.signatures, self.placements
        self.table = TableWriter(entity, self.relations, self.links, *inherited)
        self.operations = frozenset(entity.operations)
        self.conflicting = conflicting(entity, design.held)
        self.includes = tuple(includes(entity, entities, design.shown))
        self.access = AccessWriter(entity, entities)
        self.endpoint = self._endpoint()
        included = tuple(each.name for each in self.includes)
        self.administration = administration(entity, entities, frozenset(included))
        self.admission = admission_view(entity, entities, included, self.access)
        operations = operation_views(self.endpoint, self.operations)
        linking = link_views(self.endpoint, self._linked())
        filing = file_operations(self.endpoint, self.files)
        self.endpoints = (*operations, *linking, *filing)
        shown, has_files = self.endpoint.shown, bool(self.files)
        self.bases = bases_of(entity, shown, self.access, has_files=has_files)

    def _relations(self, relations: Iterable[Relation]) -> Iterator[RelationView]:
        for relation in relations:
            is_deferred = (self.entity.name, relation.name) in self.design.deferred
            target = self.entities[relation.target]
            session = "session, None" if knows_user(target, self.entities) else "session"
            view = relation_view(self.entity, relation, target, deferred=is_deferred)
            yield replace(view, target_session=session)

    def _linked(self) -> tuple[LinkView, ...]:
        """Return the links that can be made over HTTP."""
        return self.links if self.operations else ()

    def _endpoint(self) -> EndpointNames:
        names = self.entity.names
        read = f"{names.pascal}Detail" if self.includes else f"{names.pascal}Read"
        return EndpointNames(
            names.pascal,
            names.snake,
            names.plural,
            read,
            has_includes=bool(self.includes),
            has_listed_includes=not all(each.is_collection for each in self.includes),
            is_versioned=self.entity.versioned,
            guards={each: self.access.guard(each) for each in OPERATIONS},
            conflicting=self.conflicting,
        )

    def _parts(self, own: frozenset[str]) -> Iterator[str]:
        """Yield the overlays of `entity/` that are rendered for this entity."""
        yield needs.MODEL
        if self.entity.name in own and self.operations:
            found: dict[str, object] = {
                needs.CREATE: "create" in self.operations,
                needs.DETAIL: self.includes,
                needs.FILES: self.files,
                needs.ACCESS: self.admission.tests,
                needs.SHARED: self.access.is_shared,
                needs.ADMINISTRATION: self.administration,
            }
            chosen = (part for part, is_there in found.items() if is_there)
            yield from (needs.REPOSITORY, needs.API, *chosen)

    def view(self, own: frozenset[str]) -> EntityView:
        """Return the whole view; `own` names the author's entities."""
        names, testing = self.entity.names, self._testing()
        related = self.relations, self.links, self.includes
        return EntityView(
            names=names,
            is_provided=self.entity.name not in own,
            operations=self.operations,
            conflicting=self.conflicting,
            parts=tuple(self._parts(own)),
            access=self.access.view(),
            endpoints=self.endpoints,
            endpoint_imports=tuple(self._endpoint_imports()),
            calls=call_views(self.endpoint, self.operations, self._linked(), self.files),
            call_imports=tuple(self._call_imports()),
            repository=tuple(repository(self.fields, self.relations, self.links)),
            repository_imports=tuple(self._repository_imports()),
            bases=self.bases,
            traits=tuple(marks_of(self.entity, self.access, self.files)),
            fields=self.fields,
            files=self.files,
            kept=self.kept,
            signatures=self.signatures,
            relations=self.relations,
            links=self.links,
            relationships=tuple(relationships(self.entity, self.entities)),
            includes=self.includes,
            table_arguments=self.table.arguments(),
            constraints=tuple(self.table.constraints()),
            migration=tuple(self._migration()),
            indexes=tuple(self.table.migrated_indexes()),
            model_imports=tuple(self._model_imports()),
            related_imports=tuple(related_imports(self.entity, self.entities)),
            schema_imports=tuple(self._schema_imports()),
            column_imports=tuple(self._column_imports()),
            testing=testing,
            admission=self.admission,
            administration=self.administration,
            crossing=crossing_view(self.entity, *related, testing),
        )

    def _testing(self) -> TestingView:
        rules: frozenset[OnDelete] = frozenset(
            rule for each in self.relations for rule in each.soft_rules
        )
        return testing_view(self.entity, self.includes, rules)

    def _endpoint_imports(self) -> Iterator[str]:
        yield from endpoint_imports(self.endpoint, self.operations, linked=bool(self.links))
        yield from file_imports(self.endpoint, self.files)
        yield from self.access.endpoint_imports()

    def _call_imports(self) -> Iterator[str]:
        linked = bool(self._linked())
        yield from call_imports(self.endpoint, self.operations, self.files, linked=linked)

    def _repository_imports(self) -> Iterator[str]:
        return repository_imports(self.entity.names.file, self.relations, self.links)

    def _migration(self) -> Iterator[Source]:
        yield Source("sa.Column(", ('"id"', "KeyType", "nullable=False"), "),")
        yield from (field.column for field in self.fields)
        yield from (each.column for each in self.relations)
        yield from (column for trait in self.traits for column in trait.columns)
        yield from (each.column for each in self.table.inherited)
        yield from self.table.migrated_constraints()

    def _model_imports(self) -> Iterator[str]:
        own = self.fields, self.relations, self.traits
        return model_imports(self.table, self.entities, *own)

    def _schema_imports(self) -> Iterator[str]:
        for field in (*self.fields, *self.kept):
            yield from field.schema_imports
        keys: tuple[RelationView | LinkView, ...] = (*self.relations, *self.links)
        sent = (attribute for each in keys for attribute in (each.create, each.update))
        keyed = (*self.relations, *self.signatures)
        shown = (each.read for each in keyed)
        asked = (each.query for each in keyed if "list" in self.operations)
        yield from needed(SCHEMA_IMPORTS, (*sent, *shown, *asked))

    def _column_imports(self) -> Iterator[str]:
        for field in self.fields:
            yield from (each for each in field.column_types if each.startswith("from ."))
        for trait in self.traits:
            yield from trait.column_imports
        if self.table.unique and self.entity.soft_delete:
            yield UNIQUE_AMONG_LIVE
