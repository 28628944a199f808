"""What a Preset demands: of a Blueprint, and of itself."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any, Final

from . import limits
from .canonical import Choices
from .catalog import FEATURES, Catalog, Option
from .choices import complete
from .errors import InvalidBlueprint, Problem
from .forms import parse_data
from .model import Blueprint, Entity
from .naming import snake_case
from .preset import FeatureRule, OptionRule, Preset
from .text import quoted
from .traits import TRAITS

SAMPLE: Final[Mapping[str, Any]] = {
    "name": "Sample",
    "fields": [{"name": "title", "type": "string"}],
}
"""An entity as authors have it: one that nobody could save is no rule."""

RULE: Final = "house-rule"
"""The rule of every problem that a Preset has with a Blueprint."""


def broken_rules(blueprint: Blueprint, preset: Preset, catalog: Catalog) -> tuple[Problem, ...]:
    """Return where a Blueprint is not as the house demands, in the order of the page.

    After `limits.PROBLEMS` the list is cut.
    """
    chosen, rules = complete(blueprint, catalog), preset.offered(catalog)
    found = chain(
        _names_of_project(chosen, rules),
        _options(chosen, rules, catalog),
        _features(chosen, rules, catalog),
        _entities(chosen, rules),
    )
    return tuple(islice(found, limits.PROBLEMS))


def mended(blueprint: Blueprint, preset: Preset, catalog: Catalog) -> Blueprint:
    """Return the Blueprint with all that the house has settled; words are not replaced."""
    rules = preset.offered(catalog)
    settled = {name: each.option for name, each in rules.options.items() if each.locked}
    entities = tuple(_with_traits(each, rules) for each in blueprint.entities)
    project = blueprint.project
    if not project.slug.startswith(rules.names.prefix):
        project = project.model_copy(update={"name": _prefixed(project.slug, rules)})
    return blueprint.model_copy(
        update={
            "project": project,
            "options": Choices({**blueprint.options, **settled}),
            "features": _settled_features(blueprint, rules),
            "entities": entities,
        }
    )


def preset_problems(preset: Preset, catalog: Catalog) -> tuple[Problem, ...]:
    """Return what is wrong with a Preset: it settles what is on offer and goes together."""
    found = (*_unknown(preset, catalog), *_unexplained(preset))
    return found or _parted(preset, catalog)


def _unknown(preset: Preset, catalog: Catalog) -> Iterator[Problem]:
    known = preset.offered(catalog)
    for name in preset.options.keys() - known.options.keys():
        message = f"{quoted(name)} has no option {quoted(preset.options[name].option)} on offer."
        yield Problem(f"options.{name}", "unknown-option", message)
    for name in preset.features.keys() - known.features.keys():
        message = f"There is no feature {quoted(name)}."
        yield Problem(f"{FEATURES}.{name}", "unknown-feature", message)


def _unexplained(preset: Preset) -> Iterator[Problem]:
    rules: dict[str, OptionRule | FeatureRule] = {
        **{f"options.{name}": rule for name, rule in preset.options.items()},
        **{f"{FEATURES}.{name}": rule for name, rule in preset.features.items()},
    }
    for place, rule in rules.items():
        if rule.locked and not rule.reason.strip():
            yield Problem(place, "reason", "Say why it is locked: people will read it.")


def _parted(preset: Preset, catalog: Catalog) -> tuple[Problem, ...]:
    begun = preset.begin()
    traits: dict[str, Any] = dict.fromkeys(preset.traits.required, True)
    document: dict[str, Any] = {
        "options": dict(begun.options),
        FEATURES: [*begun.features],
        "entities": [{**SAMPLE, **traits}],
    }
    try:
        parse_data(document, catalog)
    except InvalidBlueprint as error:
        return error.problems
    return ()


def _names_of_project(blueprint: Blueprint, preset: Preset) -> Iterator[Problem]:
    prefix, slug = preset.names.prefix, blueprint.project.slug
    if not slug.startswith(prefix):
        message = f"Names of projects begin with `{prefix}`{_why(preset.names.reason)}"
        yield Problem("project.name", RULE, message, _prefixed(slug, preset))


def _options(blueprint: Blueprint, preset: Preset, catalog: Catalog) -> Iterator[Problem]:
    for group in catalog.groups:
        rule = preset.options.get(group.id)
        if rule and rule.locked and blueprint.options[group.id] != rule.option:
            title = _title(group.option(rule.option))
            message = f"{group.title} is {title} here{_why(rule.reason)}"
            yield Problem(f"options.{group.id}", RULE, message, rule.option)


def _features(blueprint: Blueprint, preset: Preset, catalog: Catalog) -> Iterator[Problem]:
    settled = ",".join(_settled_features(blueprint, preset))
    for feature in catalog.features:
        rule = preset.features.get(feature.id)
        if rule and rule.locked and (feature.id in blueprint.features) is not rule.wanted:
            verb = "belongs to every project" if rule.wanted else "is in no project"
            message = f"{feature.title} {verb} here{_why(rule.reason)}"
            yield Problem(FEATURES, RULE, message, settled)


def _entities(blueprint: Blueprint, preset: Preset) -> Iterator[Problem]:
    for at, entity in enumerate(blueprint.entities):
        place = f"entities[{at}]"
        if not entity.extends:
            for name in preset.traits.required:
                if not getattr(entity, name):
                    title = TRAITS[name].title
                    message = f"{title}: every entity has them here{_why(preset.traits.reason)}"
                    yield Problem(f"{place}.{name}", RULE, message, "true")
            yield from _words(f"{place}.name", entity.name, preset)
            yield from _words(f"{place}.plural", entity.plural or "", preset)
        for position, field in enumerate(entity.fields):
            yield from _words(f"{place}.fields[{position}].name", field.name, preset)
        for position, relation in enumerate(entity.relations):
            yield from _words(f"{place}.relations[{position}].name", relation.name, preset)


def _words(place: str, name: str, preset: Preset) -> Iterator[Problem]:
    """Yield the words that a name has and may not have: whole ones, or several in a row."""
    within = f"_{snake_case(name)}_"
    for word in preset.names.forbidden:
        if f"_{snake_case(word)}_" in within:
            message = f"Nothing is called {quoted(word)} here{_why(preset.names.reason)}"
            yield Problem(place, RULE, message)


def _prefixed(slug: str, preset: Preset) -> str:
    """Return a name that begins as the house says, as much of it as fits."""
    return f"{preset.names.prefix}{slug}"[: limits.PROJECT_NAME].rstrip("-")


def _with_traits(entity: Entity, preset: Preset) -> Entity:
    if entity.extends:
        return entity
    return entity.model_copy(update=dict.fromkeys(preset.traits.required, True))


def _settled_features(blueprint: Blueprint, preset: Preset) -> tuple[str, ...]:
    locked: Mapping[str, bool] = {
        name: rule.wanted for name, rule in preset.features.items() if rule.locked
    }
    kept = {name for name in blueprint.features if locked.get(name, True)}
    return tuple(sorted(kept | {name for name, wanted in locked.items() if wanted}))


def _title(option: Option | None) -> str:
    return option.title if option else ""


def _why(reason: str) -> str:
    return f": {reason}" if reason else "."
