"""The projects that are proved: what is chosen, and with which entities."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.blueprint.catalog import Catalog
from builder.blueprint.forms import parse_toml
from builder.blueprint.model import Blueprint

from .carrying import carrying
from .choices import Choice, defaults
from .covering import all_on, pairwise, singles, smallest
from .guarding import guarded
from .models import random_blueprint
from .tiny import ENTITIES

MODELS = 100
EXAMPLE = Path(__file__).parents[2] / "examples" / "chinook.toml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """A Blueprint to prove, and the name of its row."""

    name: str
    blueprint: Blueprint

    @property
    def database(self) -> str:
        """The option chosen in the group `database`."""
        return self.blueprint.options["database"]


def every(catalog: Catalog, only: str = "") -> list[Configuration]:
    """Return all that the whole proof consists of, or those with this text in their names."""
    found = [*_examples(catalog), *tiny(catalog), *bare(catalog)]
    return [*(each for each in found if only in each.name), *_models(catalog, only)]


def tiny(catalog: Catalog) -> Iterator[Configuration]:
    """Yield the least that people ask for, with few choices."""
    rows = pairwise(catalog)
    for number, (name, entities) in enumerate(ENTITIES.items(), 1):
        choices = (defaults(catalog), Choice(rows[number % len(rows)].options))
        for label, chosen in {each.label(catalog): each for each in choices}.items():
            blueprint = chosen.applied(Blueprint.model_validate({"entities": entities}))
            yield Configuration(f"tiny {name} {label}", blueprint)


def bare(catalog: Catalog) -> Iterator[Configuration]:
    """Yield every option alone without an entity, on each database in turn."""
    alone: dict[str, list[Choice]] = {}
    for option, chosen in singles(catalog):
        alone.setdefault(option, []).append(chosen)
    for number, (option, on_databases) in enumerate(alone.items()):
        chosen = on_databases[number % len(on_databases)]
        name = f"bare {dict(chosen.options)['database']} {option}"
        yield Configuration(name, chosen.applied(Blueprint()))


def fewest(catalog: Catalog) -> list[Configuration]:
    """Return the least in which every option occurs."""
    candidates = [*all_on(catalog), *pairwise(catalog)]
    wanted = {example(chosen, catalog).digest for chosen in smallest(candidates, catalog)}
    return [each for each in _examples(catalog) if each.blueprint.digest in wanted]


def sample(found: Iterable[Configuration], count: int, seed: int) -> list[Configuration]:
    """Return some of the configurations, the same for the same seed."""
    every_one = list(found)
    return random.Random(seed).sample(every_one, min(count, len(every_one)))  # noqa: S311 - no secret


def example(chosen: Choice, catalog: Catalog) -> Blueprint:
    """Return the example with these choices, its entities guarded where people sign in."""
    return guarded(carrying(chosen.applied(_plain(catalog)), catalog), catalog)


def _plain(catalog: Catalog) -> Blueprint:
    return parse_toml(EXAMPLE.read_text("utf-8"), catalog)


def _examples(catalog: Catalog) -> list[Configuration]:
    """Return the example with all sorts of choices; equal Blueprints stand there once.

    An option alone is tried on entities that say nothing of who may call.
    """
    found: dict[str, Configuration] = {}
    for name, chosen in _choices(catalog):
        blueprint = example(chosen, catalog)
        found.setdefault(blueprint.digest, Configuration(name, blueprint))
    for option, chosen in singles(catalog):
        blueprint = carrying(chosen.applied(_plain(catalog)), catalog)
        name = f"single {dict(chosen.options)['database']} {option}"
        found.setdefault(blueprint.digest, Configuration(name, blueprint))
    return list(found.values())


def _models(catalog: Catalog, only: str) -> Iterator[Configuration]:
    """Yield random entities, spread over the pairwise choices and the databases."""
    rows = pairwise(catalog)
    for number in range(MODELS):
        chosen = rows[number % len(rows)]
        name = f"model {number:03d} {dict(chosen.options)['database']}"
        if only in name:
            yield Configuration(name, random_blueprint(number, chosen, catalog))


def _choices(catalog: Catalog) -> Iterator[tuple[str, Choice]]:
    for chosen in all_on(catalog):
        database, sign_in = (dict(chosen.options)[group] for group in ("database", "auth"))
        yield f"all-on {database} {sign_in}", chosen
    for number, chosen in enumerate(pairwise(catalog), 1):
        yield f"pair {number:02d} {chosen.label(catalog)}", chosen
