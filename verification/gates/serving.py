"""What a client sees of a project that runs."""

import json
from pathlib import Path

from builder.blueprint.model import Blueprint

from ..scenario import use
from ..workplace import Workplace, free_port


def development(workplace: Workplace, blueprint: Blueprint) -> None:
    """Boot as the third line of the first run says, and serve a client."""
    port = free_port()
    command = ["uv", "run", "fastapi", "dev", f"{workplace.package}/main.py", "--port", str(port)]
    with workplace.serving(command, port) as client:
        use(client, blueprint, workplace.run)


def production(workplace: Workplace, blueprint: Blueprint) -> None:
    """Boot as in production, and serve a client on data that was there before."""
    command = ["uv", "run", *production_command(workplace.folder)]
    with workplace.serving(command, free_port()) as client:
        use(client, blueprint, workplace.run)


def production_command(folder: Path) -> list[str]:
    """Return what starts the server: the image's command, the start script, or FastAPI's own."""
    dockerfile, script = folder / "deploy" / "Dockerfile", folder / "deploy" / "start.sh"
    if dockerfile.exists():
        *_, last = dockerfile.read_text("utf-8").splitlines()
        command: list[str] = json.loads(last.removeprefix("CMD"))
        return command
    return ["deploy/start.sh"] if script.exists() else ["fastapi", "run"]
