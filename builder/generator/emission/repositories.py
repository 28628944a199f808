"""What the repository of an entity says: where it searches, and what its rows refer to."""

from collections.abc import Iterator, Sequence

from ..layout import Source
from .code import assigned_tuple, quoted
from .fields import FieldView
from .relations import LinkView, RelationView


def repository(
    fields: Sequence[FieldView], relations: Sequence[RelationView], links: Sequence[LinkView]
) -> Iterator[Source]:
    """Yield the attributes of the class."""
    if found := tuple(field.name for field in fields if field.is_searchable):
        yield assigned_tuple("searchable", quoted(found))
    if references := tuple(map(_reference, relations)):
        yield assigned_tuple("references", references)
    if linked := tuple(map(_link, links)):
        yield assigned_tuple("links", linked)


def repository_imports(
    file: str, relations: Sequence[RelationView], links: Sequence[LinkView]
) -> Iterator[str]:
    """Yield what the attributes name; `file` is the module of the entity's own model."""
    if relations:
        yield "from .references import Reference"
    if links:
        yield "from .references import Link"
        yield f"from ..models.{file} import {', '.join(link.variable for link in links)}"
    keys: tuple[RelationView | LinkView, ...] = (*relations, *links)
    for each in keys:
        yield f"from ..models.{each.target_file} import {each.target}"


def _reference(relation: RelationView) -> Source:
    return Source("Reference(", (f'"{relation.column_name}"', relation.target), ")")


def _link(link: LinkView) -> Source:
    ends = (f'owner="{link.association.left}"', f'target="{link.association.right}"')
    return Source("Link(", (f'"{link.field}"', link.target, link.variable, *ends), ")")
