"""Tenants divide the rows of every entity of the author, and nothing that clients send or read."""

from collections.abc import Iterator

import pytest

from builder.blueprint.choices import all_entities
from builder.blueprint.forms import parse_data, to_toml
from builder.blueprint.model import Blueprint, Entity, PlannedEntity
from builder.blueprint.relations import plan_tables
from builder.blueprint.traits import PLANNED_TRAITS, TRAITS, dividing_columns
from builder.blueprint.validation import validate
from builder.generator.layout import LINE_LENGTH
from builder.generator.project import Project
from builder.generator.render import render

from .cases import template_set
from .entities import Data

ARTIST: Data = {
    "name": "Artist",
    "fields": [{"name": "name", "type": "string", "max_length": 120, "unique": True}],
}
ALBUM: Data = {
    "name": "Album",
    "read": "everybody",
    "unique": [["artist", "title"]],
    "indexes": [["title", "year"]],
    "fields": [
        {"name": "title", "type": "string", "max_length": 100},
        {"name": "year", "type": "integer", "index": True},
    ],
    "relations": [
        {"name": "artist", "target": "Artist", "kind": "many_to_one"},
        {"name": "cover", "target": "Artist", "kind": "one_to_one", "required": False},
        {"name": "guests", "target": "Artist", "kind": "many_to_many"},
    ],
}


def parsed(*entities: Data, **options: str) -> Blueprint:
    """Return a blueprint with tenants."""
    chosen = {"auth": "local", **options}
    data = {"features": ["multi-tenancy"], "options": chosen, "entities": list(entities)}
    return parse_data(data, template_set().catalog)


def planned(*entities: Data) -> dict[str, Entity]:
    """Return all entities by name."""
    catalog = template_set().catalog
    return {each.name: each for each in all_entities(parsed(*entities), catalog)}


@pytest.fixture(scope="module")
def shop() -> Project:
    """Return a project with tenants on PostgreSQL."""
    return render(parsed(ARTIST, ALBUM, database="postgresql"), template_set())


def test_options_give_traits_to_all_entities_of_the_author_and_to_accounts() -> None:
    entities = planned(ARTIST, ALBUM)
    given = {
        name: each.planned for name, each in entities.items() if isinstance(each, PlannedEntity)
    }
    assert given == {"Artist": ("tenanted",), "Album": ("tenanted",), "User": ("member",)}


def test_a_blueprint_says_nothing_of_traits_that_options_give() -> None:
    assert not PLANNED_TRAITS.keys() & TRAITS.keys()
    said = to_toml(parsed(ARTIST), template_set().catalog)
    assert not [name for name in ("planned", "tenant_id", *PLANNED_TRAITS) if name in said]


def test_without_tenants_an_entity_is_what_its_author_said() -> None:
    data = {"options": {"auth": "local"}, "entities": [ARTIST]}
    catalog = template_set().catalog
    (artist,) = [
        each for each in all_entities(parse_data(data, catalog), catalog) if each.name == "Artist"
    ]
    assert type(artist) is Entity
    assert dividing_columns(artist) == ()


def test_the_table_of_tenants_comes_first() -> None:
    assert plan_tables(tuple(planned(ALBUM, ARTIST).values())).entities[0].name == "Tenant"


def test_everybody_is_everybody_who_signs_in() -> None:
    album = planned(ARTIST, ALBUM)["Album"]
    assert (album.read, album.write) == ("signed_in", "signed_in")


@pytest.mark.parametrize(
    "constraint",
    [
        '"tenant_id", "name", name="uq_artists_tenant_id_name"',
        '"cover_id", name="uq_albums_cover_id"',
        '"ix_albums_tenant_id_year", "tenant_id", "year"',
        '"ix_albums_tenant_id_title_year", "tenant_id", "title", "year"',
        '"ix_albums_tenant_id_id", "tenant_id", "id"',
        '"ix_albums_artist_id", "artist_id"',
    ],
)
def test_keys_and_indexes_begin_with_the_tenant(shop: Project, constraint: str) -> None:
    """But for those of references: what is referred to is of the same tenant already."""
    models = shop["app/models/album.py"].text + shop["app/models/artist.py"].text
    assert constraint in models


def schemas(shop: Project) -> Iterator[str]:
    """Yield what clients send and read of the author's entities."""
    for path, file in shop.items():
        if path.startswith("app/schemas/") and not path.endswith("/user.py"):
            yield file.text


def test_nobody_sends_or_reads_a_tenant(shop: Project) -> None:
    assert not [text for text in schemas(shop) if "tenant" in text]
    head, _, read = shop["app/schemas/user.py"].text.partition("class UserRead")
    assert "tenant" not in head
    assert "tenant_id: Key | None" in read


def test_migrations_wall_off_rows_accounts_and_links(shop: Project) -> None:
    migration = shop["alembic/versions/0001_initial.py"].text
    lines = {line.strip() for line in migration.splitlines()}
    assert {line for line in lines if line.startswith("wall_off(")} == {
        'wall_off("users", is_account=True)',
        'wall_off("artists")',
        'wall_off("albums")',
        'wall_off("albums_guests", ("album_id", "albums"), ("artist_id", "artists"))',
    }


def test_only_postgresql_has_walls() -> None:
    project = render(parsed(ARTIST, database="mariadb"), template_set())
    assert not [path for path, file in project.items() if "wall_off" in file.text]


def test_a_key_leaves_room_for_the_tenant() -> None:
    """MariaDB indexes 3,072 bytes: 768 characters, less the 8 or 16 bytes of a key."""
    catalog = template_set().catalog
    for length, faults in ((764, 0), (766, 1)):
        longest = {"name": "name", "type": "string", "max_length": length, "unique": True}
        data = {
            "features": ["multi-tenancy"],
            "options": {"auth": "local", "database": "mariadb", "keys": "uuid7"},
            "entities": [{**ARTIST, "fields": [longest]}],
        }
        blueprint = Blueprint.model_validate(data)
        found = [each.rule for each in validate(blueprint, catalog)]
        assert found == ["database-limit"] * faults


def test_the_column_of_a_tenant_is_taken() -> None:
    tenant = {"name": "tenant_id", "type": "string", "max_length": 9}
    data = {
        "features": ["multi-tenancy"],
        "options": {"auth": "local"},
        "entities": [{**ARTIST, "fields": [tenant]}],
    }
    found = validate(Blueprint.model_validate(data), template_set().catalog)
    assert [each.place for each in found] == ["entities[0].fields[0].name"]


def test_walls_around_links_of_long_names_are_laid_out() -> None:
    name = "Al" + "bum" * 12
    link = {"name": "guests", "target": name, "kind": "many_to_many"}
    album = {**ARTIST, "name": name, "relations": [link]}
    project = render(parsed(album, database="postgresql"), template_set())
    source = project["alembic/versions/0001_initial.py"].text
    assert "wall_off" in source
    assert max(map(len, source.splitlines())) <= LINE_LENGTH
