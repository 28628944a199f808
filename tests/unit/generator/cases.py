"""Blueprints that try everything which a blueprint can say."""

from collections.abc import Iterator
from functools import cache

from builder.blueprint.forms import parse_data
from builder.blueprint.model import Blueprint
from builder.blueprint.traits import TRAITS
from builder.generator.templates import TemplateSet, load_templates
from builder.generator.version import TEMPLATE_VERSION

from . import choices
from .entities import (
    ENTITIES,
    LONG,
    Data,
    admitting,
    all_types,
    extension,
    filed,
    flags,
    named,
    operations,
    owned,
    related,
    traits,
)
from .rules import TEMPLATES
from .texts import TEXTS, one_line


@cache
def template_set() -> TemplateSet:
    """Return the output templates of this repository, read once."""
    return load_templates(TEMPLATES / "project", TEMPLATE_VERSION)


def parsed(*entities: Data, options: Data | None = None, **more: object) -> Blueprint:
    """Return a blueprint that is valid in the catalog of this repository."""
    data = {"entities": list(entities), "options": options or {}, **more}
    return parse_data(data, template_set().catalog)


def stages() -> tuple[Data, ...]:
    """Return each option of a group with every feature that goes with it."""
    return choices.stages(template_set().catalog)


def choice_of(*wanted: str) -> Data:
    """Return what is wanted, with every feature that goes with it."""
    return choices.full(template_set().catalog, *wanted)


def told(text: str) -> Data:
    """Say a project with `text` everywhere."""
    line = one_line(text, 60) or "x"
    return {
        "name": f"{line[:50].strip()} API",
        "description": text.strip(),
        "author": one_line(text, 120),
        "licence": "MIT",
    }


def texts() -> Iterator[tuple[str, Blueprint]]:
    """Yield a blueprint for each of the texts."""
    for text, choice in zip(TEXTS, stages() * len(TEXTS), strict=False):
        yield text, tell(TEXTS[text], choice)


def tell(text: str, choice: Data) -> Blueprint:
    """Return a blueprint that says `text` wherever text is free."""
    written = text[:2_000].strip()
    given = {"name": "given", "type": "text", "default": written, "description": written}
    other = {"target": "Story", "description": written}
    entity = {
        "name": "Story",
        "description": written,
        "fields": [given, {"name": "shown", "type": "string", "example": one_line(text, 200)}],
        "relations": [
            {**other, "name": "before", "kind": "many_to_one", "required": False},
            {**other, "name": "others", "kind": "many_to_many"},
        ],
    }
    return parsed(entity, project=told(text), **choice)


def blueprints() -> Iterator[tuple[str, Blueprint]]:
    """Yield every blueprint of the sweep, by a name that serves as a folder."""
    for number, choice in enumerate(choices.option_sets(template_set())):
        yield f"empty{number}", parsed(project={"package": "shop"}, **choice)
    for number, choice in enumerate(stages()):
        yield from ((f"{name}{number}", each) for name, each in _on(choice))
    yield from texts()


def _on(choice: Data) -> Iterator[tuple[str, Blueprint]]:
    yield "types", parsed(all_types(TEXTS["cyrillic"]), flags(), **choice)
    yield "operations", parsed(*operations(), project={"package": "p"}, **choice)
    package = {
        "package": "package_that_has_the_longest_name_allowed"[:40],
        "api_prefix": f"/{'x' * 39}",
    }
    plural = named("Ox", plural="p" * 63)
    yield "named", parsed(*map(named, ENTITIES), plural, project=package, **choice)
    yield "short", parsed(*related("B", "C", "r"), **choice)
    long = related("Left" + "x" * 36, "Right" + "y" * 35, LONG, TEXTS["cjk"].strip())
    yield "long", parsed(*long, project=package, **choice)
    signs_in = choice["options"]["auth"] != "none"
    names = [name for name, trait in TRAITS.items() if signs_in or not trait.relations]
    yield "traits", parsed(*traits(names), **choice)
    every = dict.fromkeys(names, True)
    yield "kept", parsed(named(ENTITIES[-1], **every), project=package, **choice)
    if signs_in:
        yield "admitting", parsed(*admitting(), **choice)
        yield "owned", parsed(extension(), owned(), **choice)
    if "storage" in choice["features"]:
        yield "files", parsed(*filed(signs_in=signs_in), project=package, **choice)
