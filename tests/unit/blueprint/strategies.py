"""Hypothesis strategies for valid blueprints, with the whole of Unicode where text is free."""

from typing import Any

from hypothesis import strategies as st

from builder.blueprint.access import ACCESS, ACCOUNT
from builder.blueprint.catalog import Catalog
from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, ProjectInfo, Relation
from builder.blueprint.names import (
    entity_refusal,
    package_refusal,
    plural_refusal,
    relation_refusal,
)
from builder.blueprint.naming import entity_names
from builder.blueprint.traits import TRAITS
from builder.blueprint.validation import validate

from .field_strategies import field_names, fields, many_lines, one_line, snake_names, trimmed
from .samples import CATALOG

OPERATIONS = (
    (),
    ("list", "get"),
    ("list", "create"),
    ("list", "get", "create", "update", "delete"),
)
KINDS = ("many_to_one", "one_to_one", "many_to_many")

project_names = one_line.map(lambda text: f"Shop {text}".strip())
packages = st.from_regex(r"[a-z][a-z0-9]{0,8}(_[a-z0-9]{1,8})?", fullmatch=True).filter(
    lambda name: package_refusal(name) is None
)
relation_names = snake_names.filter(
    lambda name: relation_refusal(name) is None and not name.endswith(("_id", "_ids"))
)
projects = st.builds(
    ProjectInfo,
    name=project_names,
    package=packages,
    description=many_lines,
    author=trimmed,
    licence=st.sampled_from(["", "MIT", "Apache-2.0", "BSD-3-Clause", "proprietary"]),
    python=st.sampled_from(["3.12", "3.13", "3.14"]),
    api_prefix=st.sampled_from(["", "/api/v1", "/v2", "/" + "x" * 39]),
)


def _is_usable(name: str) -> bool:
    names = entity_names(name)
    refusal = entity_refusal(name) or plural_refusal(names.plural)
    return refusal is None and names.plural != names.snake


usable_names = st.from_regex(r"[A-Z][A-Za-z0-9]{0,39}", fullmatch=True).filter(_is_usable)


@st.composite
def relations(draw: st.DrawFn, name: str, earlier: list[str], later: list[str]) -> Relation:
    """Build a relation; only one to an entity that stands earlier may be required."""
    target = draw(st.sampled_from(earlier + later))
    kind = draw(st.sampled_from(KINDS))
    is_link = kind == "many_to_many"
    required = is_link or (target in earlier and draw(st.booleans()))
    deletes = (
        ["restrict"] if is_link else ["restrict", "cascade", *([] if required else ["set_null"])]
    )
    return Relation.model_validate(
        {
            "name": name,
            "target": target,
            "kind": kind,
            "required": required,
            "on_delete": draw(st.sampled_from(deletes)),
            "inverse": draw(st.one_of(st.none(), relation_names)),
            "description": draw(many_lines),
        }
    )


@st.composite
def _people(draw: st.DrawFn) -> dict[str, Any]:
    """Say who may read and write: whoever writes may read, and an owner is known."""
    read, write = sorted(draw(st.tuples(*[st.sampled_from(ACCESS)] * 2)), key=ACCESS.index)
    said: dict[str, Any] = {"read": read, "write": write}
    left_open = draw(st.sampled_from(["read", "write", ""]))
    if left_open and "owner" not in {read, write}:
        said = {} if left_open == "read" else {"read": read}
    is_authored = "owner" in said.values() or draw(st.booleans())
    return {**said, "authored": is_authored, "role": draw(st.sampled_from(["admin", "editor"]))}


@st.composite
def entities(
    draw: st.DrawFn, name: str, earlier: list[str], later: list[str], *, signs_in: bool
) -> Entity:
    """Build an entity with at least one field."""
    names = draw(st.lists(field_names, min_size=1, max_size=5, unique=True))
    links = draw(
        st.lists(relation_names.filter(lambda link: link not in names), max_size=2, unique=True)
    )
    said = draw(_people()) if signs_in else {}
    said |= {trait: draw(st.booleans()) for trait in TRAITS if not TRAITS[trait].relations}
    entity = Entity(
        name=name,
        description=draw(many_lines),
        operations=draw(
            st.sampled_from(
                [
                    ("list", "get"),
                    (),
                    ("create", "list"),
                    ("list", "get", "create", "update", "delete"),
                ]
            )
        ),
        fields=tuple(draw(fields(field)) for field in names),
        relations=tuple(draw(relations(link, earlier, [name, *later])) for link in links),
    )
    return entity.model_copy(update=said)


@st.composite
def _features(draw: st.DrawFn, catalog: Catalog, chosen: dict[str, str]) -> tuple[str, ...]:
    paths = {f"{group}/{option}" for group, option in chosen.items()}
    for feature in catalog.features:
        fits = all((rule.other in paths) == (rule.kind == "requires") for rule in feature.rules)
        if fits and draw(st.booleans()):
            paths.add(feature.path)
    return tuple(feature.id for feature in catalog.features if feature.path in paths)


@st.composite
def blueprints(draw: st.DrawFn, catalog: Catalog = CATALOG, most_entities: int = 4) -> Blueprint:
    """Build a complete blueprint without problems."""
    chosen = {
        group.id: draw(st.sampled_from([option.id for option in group.options]))
        for group in catalog.groups
    }
    features = draw(_features(catalog, chosen))
    names = draw(st.lists(usable_names, max_size=most_entities, unique_by=str.casefold))
    provided = [
        entity.name
        for group in catalog.groups
        if (option := group.option(chosen[group.id]))
        for entity in option.provides
        if entity.display
    ]
    blueprint = Blueprint(
        project=draw(projects),
        options=chosen,
        features=features,
        entities=tuple(
            draw(
                entities(
                    name,
                    provided + names[:position],
                    names[position + 1 :],
                    signs_in=ACCOUNT in provided,
                )
            )
            for position, name in enumerate(names)
        ),
    )
    return complete(blueprint, catalog)


def valid_blueprints(
    catalog: Catalog = CATALOG, most_entities: int = 4
) -> st.SearchStrategy[Blueprint]:
    """Leave out the rare blueprint whose independent parts collide."""
    drawn = blueprints(catalog, most_entities)
    return drawn.filter(lambda blueprint: not validate(blueprint, catalog))
