"""Which choices are tried: each option alone and with all that goes with it, and each pair."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from builder.blueprint.catalog import Catalog
from builder.generator.templates import TemplateSet
from verification.selection.choices import Choice, completed, defaults
from verification.selection.covering import fullest, options

type Data = dict[str, Any]


def option_sets(templates: TemplateSet) -> Iterator[Data]:
    """Yield the defaults, each option, and each two that have files or lines for both."""
    catalog = templates.catalog
    pairs = [
        (overlay.id, other)
        for overlay in templates.overlays.values()
        for other in overlay.pairs
        if catalog.find(overlay.id)
    ]
    for wanted in [(), *((option.path,) for option in options(catalog)), *pairs]:
        if found := _chosen(catalog, wanted):
            yield _data(found)


@cache
def stages(catalog: Catalog) -> tuple[Data, ...]:
    """Return each option of a group with every feature that goes with it."""
    return tuple(full(catalog, option.path) for option in options(catalog) if option.group)


def full(catalog: Catalog, *wanted: str) -> Data:
    """Return what is wanted, with every feature that goes with it."""
    start = _chosen(catalog, wanted)
    assert start, wanted
    return _data(fullest(start, catalog))


def _chosen(catalog: Catalog, wanted: Iterable[str]) -> Choice | None:
    """Return what is wanted with all that it requires, None where that does not go together."""
    start = defaults(catalog)
    for path in wanted:
        start = start.having(path)
    found = completed(start, catalog)
    return found if found and found.paths.issuperset(wanted) else None


def _data(chosen: Choice) -> Data:
    """Say a choice as a blueprint does."""
    return {"options": dict(chosen.options), "features": list(chosen.features)}
