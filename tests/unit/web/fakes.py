"""A catalog and a service of projects, small enough to see through."""

from typing import NoReturn

from builder.blueprint.catalog import Catalog, Group, Option, Rule
from builder.blueprint.model import Blueprint, Entity, Field, Relation
from builder.generator.origin import Origin
from builder.generator.project import EXECUTABLE, REGULAR, File, Project

USER = Entity(name="User", display="email", fields=(Field(name="email", type="email"),))
SESSION = Entity(name="Session", fields=(Field(name="key", type="uuid"),))
PLAIN_NOTE = Entity(name="Note", fields=(Field(name="text", type="string"),))
GUARDED_NOTE = PLAIN_NOTE.model_copy(
    update={
        "read": "owner",
        "authored": True,
        "relations": (Relation(name="reviewer", target="User", kind="many_to_one"),),
    }
)
"""What `PLAIN_NOTE` is where people sign in."""
CATALOG = Catalog(
    groups=(
        Group(
            "database",
            "Database",
            "Where the data lives.",
            "sqlite",
            (
                Option("sqlite", "SQLite", "One file.", "database"),
                Option("postgresql", "PostgreSQL", "A server.", "database"),
            ),
        ),
        Group(
            "auth",
            "Sign-in",
            "Who may call the API.",
            "none",
            (
                Option("none", "None", "Everybody.", "auth"),
                Option("local", "Local accounts", "Passwords.", "auth", provides=(USER, SESSION)),
            ),
        ),
    ),
    features=(
        Option("docker", "Docker", "A small image."),
        Option(
            "audit",
            "Audit log",
            "Who did what.",
            rules=(
                Rule("requires", "auth/local", "Somebody must be signed in to be named."),
                Rule("excludes", "features/lean", "A lean project keeps no log."),
            ),
        ),
        Option("lean", "Lean", "As little as possible."),
    ),
)


def render(blueprint: Blueprint) -> Project:
    """Return a project in which each choice has a file."""
    package = blueprint.project.package
    texts = {
        f"{package}/main.py": "from .core import config\n\n\ndef run() -> None:\n    print(1)\n",
        f"{package}/core/config.py": f"NAME = {blueprint.project.name!r}\n",
        "README.md": f"# {blueprint.project.slug}\n",
        "start.sh": "#!/bin/sh\n",
    }
    files = [(path, text, Origin("base")) for path, text in texts.items()]
    files += [
        (f"{group}-{option}.toml", "a = 1\n", Origin(f"{group}/{option}"))
        for group, option in blueprint.options.items()
    ]
    files += [
        (f"{feature}/settings.toml", "a = 1\n", Origin(f"features/{feature}"))
        for feature in blueprint.features
    ]
    files += [
        (
            f"{package}/models/{entity.names.file}.py",
            "class X: ...\n",
            Origin("entity/model", entity.name),
        )
        for entity in blueprint.entities
    ]
    return Project(
        blueprint.project.slug,
        ((path, File(text, mode(text), origin)) for path, text, origin in files),
    )


def mode(text: str) -> int:
    """Return the mode of a file."""
    return EXECUTABLE if text.startswith("#!") else REGULAR


def no_database() -> NoReturn:
    """Fail where a session is opened: nothing here needs one."""
    message = "a session was opened"
    raise AssertionError(message)


class FakeProjects:
    """What the wizard needs of the service."""

    catalog = CATALOG

    async def preview(self, blueprint: Blueprint) -> Project:
        """Return the project at once."""
        return render(blueprint)
