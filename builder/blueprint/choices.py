"""What the choices mean once the catalog has filled in its defaults."""

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet

from .access import ACCOUNT, inside, settled
from .catalog import OWN, Catalog, Option, Rule
from .model import Blueprint, Entity, PlannedEntity
from .text import quoted
from .traits import dividing_columns
from .types import EXTRA_TYPES


def complete(blueprint: Blueprint, catalog: Catalog) -> Blueprint:
    """Return the blueprint with the default option of every group that it does not name."""
    defaults = {group.id: group.default for group in catalog.groups}
    options = {**defaults, **blueprint.options}
    if options == dict(blueprint.options):
        return blueprint
    return Blueprint(
        project=blueprint.project,
        options=options,
        features=blueprint.features,
        entities=blueprint.entities,
    )


def chosen_options(blueprint: Blueprint, catalog: Catalog) -> tuple[Option, ...]:
    """List every option in force, groups first, in the order of the catalog."""
    of_groups = (
        group.option(blueprint.options.get(group.id, group.default)) for group in catalog.groups
    )
    features = (catalog.feature(feature) for feature in blueprint.features)
    return tuple(option for option in (*of_groups, *features) if option is not None)


def broken_rules(options: Collection[Option]) -> Iterator[tuple[Option, Rule]]:
    """Yield each rule that options break together, with the one whose rule it is."""
    paths = {option.path for option in options}
    for option in options:
        yield from ((option, rule) for rule in option.rules if rule.is_broken(paths))


def provided_entities(blueprint: Blueprint, catalog: Catalog) -> tuple[Entity, ...]:
    """List the entities that the chosen options bring along."""
    options = chosen_options(blueprint, catalog)
    chosen = {option.path for option in options}
    found = dict.fromkeys(entity for option in options for entity in _provided(option, chosen))
    return tuple(_planned(entity, entity.name, options) for entity in found)


def own_entities(blueprint: Blueprint, catalog: Catalog) -> tuple[Entity, ...]:
    """List the entities of the author, extensions among them, with the traits of options."""
    options = chosen_options(blueprint, catalog)
    return tuple(
        entity if entity.extends else _planned(entity, OWN, options)
        for entity in blueprint.entities
    )


def _planned(entity: Entity, called: str, options: tuple[Option, ...]) -> Entity:
    """Return `entity` with the traits that options give to what is `called` so."""
    traits = tuple(trait for option in options for name, trait in option.traits if name == called)
    return PlannedEntity(**dict(entity), planned=traits) if traits else entity


def _provided(option: Option, chosen: AbstractSet[str]) -> Iterator[Entity]:
    yield from option.provides
    for other, entities in option.provides_with:
        if other in chosen:
            yield from entities


def all_entities(blueprint: Blueprint, catalog: Catalog) -> tuple[Entity, ...]:
    """List provided entities, with the fields that the author adds, then the author's own.

    Each says who may read and write it, if people sign in.
    """
    added = {entity.name: entity.fields for entity in blueprint.entities if entity.extends}
    provided = (
        entity.model_copy(update={"fields": entity.fields + added.get(entity.name, ())})
        for entity in provided_entities(blueprint, catalog)
    )
    own = own_entities(blueprint, catalog)
    entities = (*provided, *(entity for entity in own if not entity.extends))
    signs_in = people_sign_in(blueprint, catalog)
    found = (settled(entity, people_sign_in=signs_in) for entity in entities)
    return tuple(inside(entity) if dividing_columns(entity) else entity for entity in found)


def brought_types(blueprint: Blueprint, catalog: Catalog) -> frozenset[str]:
    """Return the extra types of fields that the chosen options bring."""
    options = chosen_options(blueprint, catalog)
    return frozenset(each for option in options for each in option.types)


def lacking_types(blueprint: Blueprint, catalog: Catalog) -> frozenset[str]:
    """Return the extra types of fields that no chosen option brings."""
    return EXTRA_TYPES - brought_types(blueprint, catalog)


def ways_to_bring(catalog: Catalog, type_name: str) -> str:
    """Say which features bring an extra type of fields."""
    found = features_with(catalog, type_name)
    ways = (f"{quoted(option.id)} ({option.title})" for option in found)
    return f"Choose {' or '.join(ways)} among the features." if found else "It is not on offer."


def features_with(catalog: Catalog, type_name: str) -> list[Option]:
    """List the features that bring an extra type of fields."""
    return [option for option in catalog.features if type_name in option.types]


def people_sign_in(blueprint: Blueprint, catalog: Catalog) -> bool:
    """Tell whether the chosen options bring accounts along."""
    return any(entity.name == ACCOUNT for entity in provided_entities(blueprint, catalog))


def accounts_on_offer(catalog: Catalog) -> dict[str, list[Option]]:
    """Return the options that bring accounts along, by the title of their group."""
    found = {
        group.title: [
            option
            for option in group.options
            if any(entity.name == ACCOUNT for entity in option.provides)
        ]
        for group in catalog.groups
    }
    return {title: options for title, options in found.items() if options}


def ways_to_sign_in(catalog: Catalog) -> str:
    """Say which options bring accounts along."""
    found = accounts_on_offer(catalog).items()
    ways = (
        f"{' or '.join(quoted(each.id) for each in options)} under {title}"
        for title, options in found
    )
    return f"Choose {' or '.join(ways)}."
