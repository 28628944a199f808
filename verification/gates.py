"""What must hold for a generated project, in the order in which it is tried."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from builder.blueprint.model import Blueprint

from .recovery import recovery
from .scenario import use
from .workplace import Workplace, free_port

type Gate = Callable[[Workplace, Blueprint], object]


def install(workplace: Workplace, _: Blueprint) -> None:
    """Run the first two of the three lines of the first run, on an empty database."""
    workplace.server.prepare(workplace.folder)
    workplace.run("uv", "sync", "--quiet")
    workplace.run("uv", "run", "python", "scripts/setup.py")


def lint(workplace: Workplace, _: Blueprint) -> None:
    """Change nothing, complain of nothing."""
    workplace.run("uv", "run", "ruff", "check", "--no-cache")
    workplace.run("uv", "run", "ruff", "format", "--check", "--no-cache")


def types(workplace: Workplace, _: Blueprint) -> None:
    """Hold under mypy and pyright, both strict."""
    workplace.run("uv", "run", "mypy", "--strict", ".")
    workplace.run("uv", "run", "--with", "pyright", "pyright")


def layers(workplace: Workplace, _: Blueprint) -> None:
    """Keep the import contracts."""
    workplace.run("uv", "run", "lint-imports")


def migrations(workplace: Workplace, _: Blueprint) -> None:
    """Match the models, go down to nothing and up again."""
    for command in (("check",), ("downgrade", "base"), ("upgrade", "head"), ("check",)):
        workplace.run("uv", "run", "alembic", *command)


def tests(workplace: Workplace, _: Blueprint) -> None:
    """Pass the project's own tests."""
    workplace.run("uv", "run", "pytest", "-q")


def development(workplace: Workplace, blueprint: Blueprint) -> None:
    """Boot as the third line of the first run says, and serve a client."""
    port = free_port()
    command = ["uv", "run", "fastapi", "dev", f"{workplace.package}/main.py", "--port", str(port)]
    with workplace.serving(command, port) as client:
        use(client, blueprint)


def production(workplace: Workplace, blueprint: Blueprint) -> None:
    """Boot as in production, and serve a client on data that was there before."""
    command = ["uv", "run", *production_command(workplace.folder)]
    with workplace.serving(command, free_port()) as client:
        use(client, blueprint)


def production_command(folder: Path) -> list[str]:
    """Return what starts the server: the image's command, the start script, or FastAPI's own."""
    dockerfile, script = folder / "deploy" / "Dockerfile", folder / "deploy" / "start.sh"
    if dockerfile.exists():
        *_, last = dockerfile.read_text("utf-8").splitlines()
        command: list[str] = json.loads(last.removeprefix("CMD"))
        return command
    return ["deploy/start.sh"] if script.exists() else ["fastapi", "run"]


GATES: Mapping[str, Gate] = {
    gate.__name__: gate
    for gate in (install, lint, types, layers, migrations, tests, development, production, recovery)
}
