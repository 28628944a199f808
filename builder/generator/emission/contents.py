"""What the records of an entity hold, and what of it travels."""

from dataclasses import dataclass

from ..layout import Attribute
from .fields import EnumView, FieldView
from .files import FileView
from .named import NamedView
from .relations import LinkView, RelationView
from .relationships import IncludeView


@dataclass(frozen=True, slots=True, eq=False)
class ContentsView(NamedView):
    """What templates read of the columns, keys and links of an entity."""

    fields: tuple[FieldView, ...]
    files: tuple[FileView, ...]
    kept: tuple[FieldView, ...]
    signatures: tuple[RelationView, ...]
    relations: tuple[RelationView, ...]
    links: tuple[LinkView, ...]
    includes: tuple[IncludeView, ...]

    @property
    def shown(self) -> str:
        """The name of the schema that answers with one record."""
        return f"{self.pascal}Detail" if self.includes else f"{self.pascal}Read"

    @property
    def shown_file(self) -> str:
        """The name of the module of that schema."""
        return f"{self.file}_detail" if self.includes else self.file

    @property
    def enums(self) -> tuple[EnumView, ...]:
        """The types of fields with a choice of values."""
        return tuple(field.enum for field in self.fields if field.enum)

    @property
    def deferred(self) -> tuple[RelationView, ...]:
        """The relations whose foreign keys come once all tables are there."""
        return tuple(each for each in self.relations if each.is_deferred)

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The columns of the model beside its key."""
        return (*(each.model for each in self.fields), *(each.model for each in self.relations))

    @property
    def keys(self) -> tuple[RelationView | LinkView, ...]:
        """What holds keys of other records: one, or many."""
        return (*self.relations, *self.links)

    @property
    def creates(self) -> tuple[Attribute, ...]:
        """The attributes of the schema that creates."""
        own = (field.create for field in self.writable)
        return (*own, *(each.create for each in self.keys))

    @property
    def updates(self) -> tuple[Attribute, ...]:
        """The attributes of the schema that changes."""
        own = (field.update for field in self.writable)
        return (*own, *(each.update for each in self.keys))

    @property
    def reads(self) -> tuple[Attribute, ...]:
        """The attributes of the schema that answers, beside the key."""
        kept = (field.read for field in self.kept if field.is_readable)
        own = (field.read for field in self.readable)
        keys = (each.read for each in (*self.relations, *self.signatures))
        return (*own, *keys, *kept)

    @property
    def readable(self) -> tuple[FieldView, ...]:
        """The fields that responses show."""
        return tuple(field for field in self.fields if field.is_readable)

    @property
    def writable(self) -> tuple[FieldView, ...]:
        """The fields that requests set."""
        return tuple(field for field in self.fields if field.is_writable)

    @property
    def searchable(self) -> tuple[str, ...]:
        """The names of the fields that `q` looks into."""
        return tuple(field.name for field in self.fields if field.is_searchable)

    @property
    def listed_includes(self) -> tuple[IncludeView, ...]:
        """What lists may show whole: collections have no bound that a list could keep."""
        return tuple(each for each in self.includes if not each.is_collection)
