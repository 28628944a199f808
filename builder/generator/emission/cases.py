"""What the tests of an entity try."""

from collections.abc import Iterator

from ...blueprint.constraints import columns, foreign_key_column, ids_attribute
from ...blueprint.model import Entity
from ...blueprint.traits import trait_fields, traits_of
from ...blueprint.types import is_sent
from .beyond import beyond
from .code import quoted
from .conditions import unmet
from .records import Record
from .relationships import IncludeView
from .types import ROWS

_METHODS = {"get": '"GET"', "update": '"PATCH"', "delete": '"DELETE"'}


class Cases:
    """What the tests of an entity try."""

    def __init__(self, entity: Entity, record: Record, included: tuple[IncludeView, ...]) -> None:
        """Look at `entity` once; `included` is what `?include=` may name."""
        self.entity = entity
        self.record = record
        self.included = included
        self.operations = frozenset(entity.operations)
        self.traits = {trait.name for trait in traits_of(entity)}
        self.written = [field for field in entity.fields if is_sent(field)]
        self.kept = trait_fields(entity)
        self.links = [relation for relation in entity.relations if not relation.is_to_one]
        self.to_one = [relation for relation in entity.relations if relation.is_to_one]
        self.given = {field.name for field in record.fields}
        self.given |= {parent.column_name for parent in record.parents()}

    def methods(self) -> Iterator[str]:
        """Yield the methods that ask for one record."""
        yield from (_METHODS[name] for name in _METHODS if name in self.operations)

    def changing_methods(self) -> Iterator[str]:
        """Yield the methods that change one record."""
        yield from (method for method in self.methods() if method != _METHODS["get"])

    def references(self) -> Iterator[str]:
        """Yield the fields that hold keys, each with what is no key of anything."""
        for relation in self.entity.relations:
            if relation.is_to_one:
                yield f'("{foreign_key_column(relation)}", UNKNOWN)'
            else:
                yield f'("{ids_attribute(relation)}", [UNKNOWN])'

    def beyond(self) -> Iterator[str]:
        """Yield the fields that have bounds, each with what lies beyond them."""
        for field in self.written:
            yield from (f'("{field.name}", {value})' for value in beyond(field))

    def conflicts(self) -> Iterator[str]:
        """Yield the groups of fields that no two records share, but for those implied."""
        groups: list[tuple[str, ...]] = []
        groups += [(field.name,) for field in self.entity.fields if field.unique]
        groups += [(foreign_key_column(each),) for each in self.to_one if each.kind == "one_to_one"]
        groups += [columns(self.entity, names) for names in self.entity.unique]
        for group in groups:
            is_implied = any(set(other) < set(group) for other in groups)
            if self.given.issuperset(group) and not is_implied:
                yield f"[{', '.join(quoted(group))}]"

    def filters(self) -> Iterator[str]:
        """Yield the conditions that a record in the tests meets."""
        for field in (*self.written, *self.kept):
            if field.filter:
                yield f'"{field.name}"'
                yield from (f'"{field.name}__{each}"' for each in ROWS[field.type].operators)
        yield from self.parents()

    def unmet(self) -> Iterator[str]:
        """Yield conditions that no record in the tests meets, each with its value."""
        for field in (*self.written, *self.kept):
            if field.filter:
                found = unmet(field, is_varied=field.name in self.record.varied)
                yield from (f'("{name}", "{value}")' for name, value in found)

    def parents(self) -> Iterator[str]:
        """Yield the references that every record in the tests has."""
        yield from quoted(parent.column_name for parent in self.record.parents())

    def sorts(self) -> Iterator[str]:
        """Yield what a list can be sorted by."""
        fields = (*self.entity.fields, *self.kept)
        yield from quoted(("id", *(field.name for field in fields if field.sort)))

    def searchable(self) -> Iterator[str]:
        """Yield the fields that free text is looked for in."""
        yield from quoted(field.name for field in self.written if field.searchable)

    def required(self) -> Iterator[str]:
        """Yield the fields that cannot be null."""
        yield from quoted(field.name for field in self.written if field.required)
        yield from quoted(foreign_key_column(each) for each in self.to_one if each.required)

    def optional(self) -> Iterator[str]:
        """Yield the fields that can be null."""
        yield from quoted(field.name for field in self.written if not field.required)
        yield from quoted(foreign_key_column(each) for each in self.to_one if not each.required)

    def includes(self) -> Iterator[str]:
        """Yield what can be shown whole."""
        yield from quoted(each.name for each in self.included)

    def listed_includes(self) -> Iterator[str]:
        """Yield what lists can show whole: no collections."""
        yield from quoted(each.name for each in self.included if not each.is_collection)
