"""What Alembic writes when a model is new."""

from builder.blueprint.model import Blueprint

from ..workplace import Workplace


def autogeneration(workplace: Workplace, _: Blueprint) -> None:
    """Let Alembic write the first migration anew: it lints, matches the models and goes down."""
    versions = workplace.folder / "alembic" / "versions"
    first = versions / "0001_initial.py"
    if "batch_alter_table" in first.read_text("utf-8"):
        return  # tables that refer to each other in a circle: nobody adds them in one revision
    _alembic(workplace, "downgrade", "base")
    aside = first.rename(workplace.folder / first.name)
    _alembic(workplace, "revision", "--autogenerate", "--rev-id=0001", "-m", "all")
    workplace.run("uv", "run", "ruff", "check", "--no-cache", "alembic")
    workplace.run("uv", "run", "ruff", "format", "--check", "--no-cache", "alembic")
    for command in (("upgrade", "head"), ("check",), ("downgrade", "base")):
        _alembic(workplace, *command)
    (versions / "0001_all.py").unlink()
    aside.rename(first)
    _alembic(workplace, "upgrade", "head")


def _alembic(workplace: Workplace, *command: str) -> None:
    workplace.run("uv", "run", "alembic", *command)
