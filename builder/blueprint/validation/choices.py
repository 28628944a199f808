"""Rules of options and features: they exist, and go together."""

from collections.abc import Iterator

from ..catalog import FEATURES, Catalog, Option, Rule
from ..choices import broken_rules, chosen_options
from ..errors import Problem
from ..model import Blueprint
from ..text import quoted
from .wording import at_top_level, listed, nearest, there_are


def check_choices(blueprint: Blueprint, catalog: Catalog) -> Iterator[Problem]:
    """Check that what is chosen is on offer and that no rule between options is broken."""
    yield from _check_options(blueprint, catalog)
    yield from _check_features(blueprint, catalog)
    for option, rule in broken_rules(chosen_options(blueprint, catalog)):
        yield _broken_rule(_place(blueprint, option), option, rule, catalog)


def _check_options(blueprint: Blueprint, catalog: Catalog) -> Iterator[Problem]:
    ids = [group.id for group in catalog.groups]
    for group_id, option_id in blueprint.options.items():
        group = catalog.group(group_id)
        if group is None and group_id in Blueprint.model_fields:
            yield Problem("options", "unknown-group", at_top_level(group_id))
        elif group is None:
            message = f"There is no choice {quoted(group_id)}; {there_are(ids)}."
            yield Problem("options", "unknown-group", message, nearest(group_id, ids))
        elif group.option(option_id) is None:
            known = [option.id for option in group.options]
            message = f"{group.title} is one of {listed(known)}, not {quoted(option_id)}."
            suggestion = nearest(option_id, known) or group.default
            yield Problem(f"options.{group_id}", "unknown-option", message, suggestion)


def _check_features(blueprint: Blueprint, catalog: Catalog) -> Iterator[Problem]:
    known = [feature.id for feature in catalog.features]
    for position, feature in enumerate(blueprint.features):
        if catalog.feature(feature) is None:
            message = f"There is no feature {quoted(feature)}; {there_are(known)}."
            place = f"{FEATURES}[{position}]"
            free = [other for other in known if other not in blueprint.features]
            yield Problem(place, "unknown-feature", message, nearest(feature, free))


def _place(blueprint: Blueprint, option: Option) -> str:
    if option.group:
        return f"options.{option.group}"
    return f"{FEATURES}[{blueprint.features.index(option.id)}]"


def _broken_rule(place: str, option: Option, rule: Rule, catalog: Catalog) -> Problem:
    others = [(path, catalog.find(path)) for path in rule.others]
    title = " or ".join(other.title if other else path for path, other in others)
    verb = "needs" if rule.kind == "requires" else "does not go with"
    message = f"{option.title} {verb} {title}: {rule.reason}"
    return Problem(place, rule.kind, message)
