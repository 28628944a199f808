"""What several overlays use, and nobody chooses."""

from dataclasses import replace

import pytest

from builder.blueprint.choices import provided_entities
from builder.generator.origin import Origin
from builder.generator.overlays import Overlay, Source
from builder.generator.render import render
from builder.generator.templates import TemplateSet

from .cases import parsed, template_set

WHERE = "docs/shared.md"


def part(name: str, *uses: str) -> Overlay:
    """Return a part with one file and one entity."""
    identity = f"parts/{name}"
    return replace(
        template_set().overlays["auth/none"],
        id=identity,
        uses=uses,
        files=(Source(f"docs/{name}.md", f"About {name}.\n", is_template=False),),
        contributions=(),
        provides=({"name": name.title(), "operations": []},),
    )


@pytest.fixture
def templates() -> TemplateSet:
    """Return templates whose sign-in and feature use parts, one of them both."""
    whole = template_set()
    parts = {
        each.id: each for each in (part("shared"), part("inner"), part("outer", "parts/inner"))
    }
    used = {
        "auth/none": ("parts/shared", "parts/outer"),
        "features/docker": ("parts/shared",),
    }
    users = {name: replace(whole.overlays[name], uses=uses) for name, uses in used.items()}
    return replace(whole, overlays={**whole.overlays, **users, **parts})


def test_a_part_comes_along_once_however_many_use_it(templates: TemplateSet) -> None:
    chosen = parsed(options={"auth": "none"}, features=["docker"])
    found = [each.id for each in templates.with_parts(["auth/none", "features/docker"])]
    assert found == ["auth/none", "parts/shared", "parts/outer", "parts/inner", "features/docker"]
    assert render(chosen, templates)[WHERE].origin == Origin("parts/shared")


def test_a_part_that_nothing_chosen_uses_stays_away(templates: TemplateSet) -> None:
    project = render(parsed(options={"auth": "local"}), templates)
    assert WHERE not in project


def test_what_a_part_provides_is_provided_by_those_who_use_it(templates: TemplateSet) -> None:
    chosen = parsed(options={"auth": "none"}, features=["docker"])
    provided = [entity.name for entity in provided_entities(chosen, templates.catalog)]
    assert provided == ["Shared", "Outer", "Inner"]


def test_a_part_is_not_on_offer(templates: TemplateSet) -> None:
    assert {group.id for group in templates.catalog.groups}.isdisjoint({"parts"})


def test_an_option_adds_fields_to_what_its_parts_provide(templates: TemplateSet) -> None:
    more = {
        "name": "Shared",
        "extends": True,
        "fields": [{"name": "note", "type": "text", "required": False}],
    }
    user = replace(templates.overlays["auth/none"], provides=(more,))
    extended = replace(templates, overlays={**templates.overlays, user.id: user})
    chosen = parsed(options={"auth": "none"})
    shared, *_ = provided_entities(chosen, extended.catalog)
    assert (shared.name, [each.name for each in shared.fields]) == ("Shared", ["note"])


@pytest.fixture
def paired(templates: TemplateSet) -> TemplateSet:
    """Return templates in which a feature uses a part and has an entity on one database only."""
    feature = templates.overlays["features/docker"]
    pair = replace(
        part("pair", "parts/outer"),
        id="features/docker/with/database/sqlite",
        provides=({"name": "Paired", "operations": []},),
    )
    changed = replace(feature, uses=(), pairs={**feature.pairs, "database/sqlite": pair})
    without = replace(templates.overlays["auth/none"], uses=())
    overlays = {**templates.overlays, changed.id: changed, without.id: without}
    return replace(templates, overlays=overlays)


@pytest.mark.parametrize(
    ("database", "provided"),
    [("sqlite", ["Paired", "Outer", "Inner"]), ("postgresql", [])],
)
def test_a_pair_provides_entities_where_both_are_chosen(
    paired: TemplateSet, database: str, provided: list[str]
) -> None:
    chosen = parsed(options={"database": database}, features=["docker"])
    found = provided_entities(chosen, paired.catalog)
    assert [entity.name for entity in found] == provided


def test_a_pair_brings_its_parts_along(paired: TemplateSet) -> None:
    for database, is_there in (("sqlite", True), ("postgresql", False)):
        project = render(parsed(options={"database": database}, features=["docker"]), paired)
        assert ("docs/inner.md" in project) is is_there
