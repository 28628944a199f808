"""What a project does with its database, and what it claims of itself."""

from builder.blueprint.model import Blueprint

from ..workplace import Workplace


def migrations(workplace: Workplace, _: Blueprint) -> None:
    """Match the models, go down to nothing and up again."""
    for command in (("check",), ("downgrade", "base"), ("upgrade", "head"), ("check",)):
        workplace.run("uv", "run", "alembic", *command)


def tests(workplace: Workplace, _: Blueprint) -> None:
    """Pass the project's own tests."""
    workplace.run("uv", "run", "pytest", "-q")
