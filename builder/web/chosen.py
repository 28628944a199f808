"""The options that are chosen as the form of the wizard has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from ..blueprint.catalog import Catalog, Option
from .address import FEATURES


@dataclass(frozen=True)
class Chosen:
    """The options chosen right now, as the form has them: valid together or not."""

    options: Mapping[str, str]
    features: frozenset[str]

    @classmethod
    def of(cls, values: Mapping[str, str], catalog: Catalog) -> "Chosen":
        """Read the choices from the values of the form; what is not given has its default."""
        options = {group.id: values.get(group.id, group.default) for group in catalog.groups}
        features = frozenset(filter(None, values.get(FEATURES, "").split(",")))
        return cls(options, features)

    @cached_property
    def paths(self) -> frozenset[str]:
        """Name everything chosen, as rules do."""
        options = {f"{group}/{option}" for group, option in self.options.items()}
        return frozenset(options | {f"{FEATURES}/{feature}" for feature in self.features})

    def has(self, option: Option) -> bool:
        """Tell whether an option is chosen."""
        return option.path in self.paths

    def query(self, *, plus: Iterable[Option] = (), minus: Iterable[Option] = ()) -> str:
        """Return the query pairs that add and drop options."""
        added, dropped = list(plus), {option.id for option in minus if option.group is None}
        values = {option.group: option.id for option in added if option.group}
        features = self.features | {option.id for option in added if option.group is None}
        return urlencode({**values, FEATURES: ",".join(sorted(features - dropped))})
