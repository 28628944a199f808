"""What the repository of an entity declares: what is searched, referred to and linked."""

from collections.abc import Iterator, Mapping

from ...blueprint.model import Entity
from ..layout import Source
from .code import assigned_tuple, quoted
from .fields import FieldView
from .relations import LinkView, RelationView


def declarations(
    fields: tuple[FieldView, ...],
    relations: tuple[RelationView, ...],
    links: tuple[LinkView, ...],
) -> Iterator[Source]:
    """Yield the attributes of the class."""
    if found := tuple(field.name for field in fields if field.is_searchable):
        yield assigned_tuple("searchable", quoted(found))
    if references := tuple(map(_reference, relations)):
        yield assigned_tuple("references", references)
    if linked := tuple(map(_link, links)):
        yield assigned_tuple("links", linked)


def declared(
    entity: Entity, entities: Mapping[str, Entity], links: tuple[LinkView, ...]
) -> Iterator[str]:
    """Yield the imports of what the declarations name."""
    if any(relation.is_to_one for relation in entity.relations):
        yield "from .references import Reference"
    if links:
        yield "from .references import Link"
        variables = ", ".join(link.variable for link in links)
        yield f"from ..models.{entity.names.file} import {variables}"
    for relation in entity.relations:
        file = entities[relation.target].names.file
        yield f"from ..models.{file} import {relation.target}"


def _reference(relation: RelationView) -> Source:
    return Source("Reference(", (f'"{relation.column_name}"', relation.target), ")")


def _link(link: LinkView) -> Source:
    ends = (f'owner="{link.association.left}"', f'target="{link.association.right}"')
    return Source("Link(", (f'"{link.field}"', link.target, link.variable, *ends), ")")
