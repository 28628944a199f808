"""A small catalog and short ways to say a blueprint, for tests of the blueprint only."""

from typing import Any

from builder.blueprint.catalog import Catalog, Group, Option, Rule
from builder.blueprint.errors import InvalidBlueprint, Problem
from builder.blueprint.forms import parse_data
from builder.blueprint.model import Entity, Field, Relation

USER = Entity(
    name="User",
    display="email",
    fields=(
        Field(name="email", type="email", unique=True),
        Field(name="password_hash", type="string", hidden=True),
        Field(name="is_active", type="boolean", default="true"),
    ),
)
REFRESH_TOKEN = Entity(
    name="RefreshToken",
    operations=(),
    fields=(Field(name="token_hash", type="string", unique=True, max_length=64),),
    relations=(Relation(name="user", target="User", kind="many_to_one", on_delete="cascade"),),
)
CATALOG = Catalog(
    groups=(
        Group(
            "database",
            "Database",
            "Where rows live.",
            "sqlite",
            (
                Option("sqlite", "SQLite", group="database"),
                Option("postgresql", "PostgreSQL", group="database"),
                Option("mariadb", "MariaDB", group="database"),
            ),
        ),
        Group(
            "auth",
            "Sign-in",
            "Who may come in.",
            "none",
            (
                Option("none", "No sign-in", group="auth"),
                Option("local", "Local accounts", group="auth", provides=(USER, REFRESH_TOKEN)),
            ),
        ),
    ),
    features=(
        Option("docker", "Docker"),
        Option("github-ci", "GitHub CI"),
        Option("storage", "File storage", types=("file",)),
        Option(
            "backup",
            "Backups",
            rules=(Rule("requires", "database/postgresql", "it runs pg_dump."),),
        ),
        Option(
            "offline", "Offline", rules=(Rule("excludes", "features/github-ci", "no network."),)
        ),
    ),
)


def field(name: str = "title", type_: str = "string", /, **more: object) -> dict[str, Any]:
    """Say a field."""
    return {"name": name, "type": type_, **more}


def relation(name: str = "artist", target: str = "Artist", /, **more: object) -> dict[str, Any]:
    """Say a relation; many-to-one unless told otherwise."""
    return {"name": name, "target": target, "kind": "many_to_one", **more}


def entity(name: str = "Album", *fields: dict[str, Any], **more: object) -> dict[str, Any]:
    """Say an entity; with a title if nothing else is said."""
    return {"name": name, "fields": list(fields) or [field()], **more}


def document(*entities: dict[str, Any], **more: object) -> dict[str, Any]:
    """Say a blueprint."""
    return {"entities": list(entities), **more}


def one_field(type_: str = "string", /, **more: object) -> dict[str, Any]:
    """Say a blueprint of one entity with one field, called `title` unless told otherwise.

    It has what brings the type, and something else to write where that is not sent with the rest.
    """
    features = [option.id for option in CATALOG.features if type_ in option.types]
    others = [field("name")] if features else []
    fields = [{"name": "title", "type": type_, **more}, *others]
    return document(entity("Album", *fields), features=features)


def problems(data: object) -> tuple[Problem, ...]:
    """Return what is wrong with plain data; nothing if it is a valid blueprint."""
    try:
        parse_data(data, CATALOG)
    except InvalidBlueprint as error:
        return error.problems
    return ()


def rules(data: object) -> list[tuple[str, str]]:
    """Return (place, rule) of everything that is wrong."""
    return [(problem.place, problem.rule) for problem in problems(data)]
