"""A kept project with the Blueprint that it was made of, read by the rules of today."""

from dataclasses import dataclass

from ..blueprint.catalog import Catalog
from ..blueprint.errors import InvalidBlueprint
from ..blueprint.forms import parse_json
from ..blueprint.model import Blueprint
from ..services.keeping import Stored


@dataclass(frozen=True, slots=True)
class Origin[StoredT: Stored]:
    """A kept project with the Blueprint that it was made of, as far as it is valid today."""

    stored: StoredT
    blueprint: Blueprint | None
    problems: tuple[str, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Tell whether the builder of today can render it."""
        return not self.problems


def origin_of[StoredT: Stored](stored: StoredT, catalog: Catalog) -> Origin[StoredT]:
    """Read the Blueprint of a kept project."""
    return Origin(stored, *read_stored(stored.document, catalog))


def read_stored(document: bytes, catalog: Catalog) -> tuple[Blueprint | None, tuple[str, ...]]:
    """Return the Blueprint of a kept document, as far as it can be read, and what is wrong."""
    try:
        return parse_json(document, catalog), ()
    except InvalidBlueprint as error:
        return error.draft, tuple(f"`{each.place}`: {each.message}" for each in error.problems)
