"""What can be seen of a project without running it."""

from builder.blueprint.model import Blueprint

from ..tools import type_checkers
from ..workplace import Workplace


def install(workplace: Workplace, _: Blueprint) -> None:
    """Run the first two of the three lines of the first run, on an empty database."""
    workplace.server.prepare(workplace.folder)
    workplace.run("uv", "sync", "--quiet")
    workplace.run("uv", "run", "python", "scripts/setup.py")


def lint(workplace: Workplace, _: Blueprint) -> None:
    """Change nothing, complain of nothing."""
    workplace.run("uv", "run", "ruff", "check", "--no-cache")
    workplace.run("uv", "run", "ruff", "format", "--check", "--no-cache")


def layers(workplace: Workplace, _: Blueprint) -> None:
    """Keep the import contracts and the rules of the layers."""
    workplace.run("uv", "run", "lint-imports")
    workplace.run("uv", "run", "pytest", "-q", "tests/test_architecture.py")


def types(workplace: Workplace, _: Blueprint) -> None:
    """Hold under mypy and pyright, both strict; all projects share their environment."""
    checkers = type_checkers()
    python = checkers / "venv" / "bin" / "python"
    cache = checkers / f"mypy-{workplace.slot}"
    workplace.run(str(python), "-m", "mypy", "--strict", "--cache-dir", str(cache), ".")
    workplace.run(str(python), "-m", "pyright", "--pythonpath", str(python))
