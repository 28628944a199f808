"""What an entity is called, wherever it is named."""

from dataclasses import dataclass

from ...blueprint.naming import EntityNames

_SPOKEN_YOU = ("eu", "uni", "usa", "use", "uti")


@dataclass(frozen=True, slots=True, eq=False)
class NamedView:
    """The names of an entity."""

    names: EntityNames

    @property
    def pascal(self) -> str:
        """The name of the class."""
        return self.names.pascal

    @property
    def snake(self) -> str:
        """The name in variables."""
        return self.names.snake

    @property
    def plural(self) -> str:
        """The name of many in variables."""
        return self.names.plural

    @property
    def table(self) -> str:
        """The name of the table."""
        return self.names.table

    @property
    def quoted_table(self) -> str:
        """The name of the table as source."""
        return f'"{self.names.table}"'

    @property
    def label(self) -> str:
        """The name in prose."""
        return self.names.label

    @property
    def label_plural(self) -> str:
        """The name of many in prose."""
        return self.names.label_plural

    @property
    def route(self) -> str:
        """The name in paths."""
        return self.names.route

    @property
    def file(self) -> str:
        """The name of modules."""
        return self.names.file

    @property
    def included(self) -> str:
        """The router, where all of them are included."""
        return f"{self.file}.router"

    @property
    def title(self) -> str:
        """The name of many at the start of a sentence."""
        return self.label_plural[:1].upper() + self.label_plural[1:]

    @property
    def article(self) -> str:
        """What stands before the label, as it is spoken: a user, an underwriter."""
        begins_with_vowel = self.label[0] in "aeiou" and not self.label.startswith(_SPOKEN_YOU)
        return "an" if begins_with_vowel else "a"
