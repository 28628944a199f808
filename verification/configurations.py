"""Which choices are proved: a Blueprint for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.blueprint.catalog import Catalog
from builder.blueprint.forms import parse_toml
from builder.blueprint.model import Blueprint

EXAMPLE = Path(__file__).parent.parent / "examples" / "chinook.toml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """A Blueprint to prove, and the name of its row."""

    name: str
    blueprint: Blueprint

    @property
    def database(self) -> str:
        """The option chosen in the group `database`."""
        return self.blueprint.options["database"]


def configurations(catalog: Catalog) -> Iterator[Configuration]:
    """Yield the Chinook example with all features, each option of each group at least once."""
    example = parse_toml(EXAMPLE.read_text("utf-8"), catalog)
    features = tuple(sorted(feature.id for feature in catalog.features))
    for row in range(max(len(group.options) for group in catalog.groups)):
        options = {group.id: group.options[row % len(group.options)].id for group in catalog.groups}
        update = {"options": options, "features": features}
        data = example.model_copy(update=update)
        yield Configuration(" + ".join(options.values()), data)
