"""Print what an emitted project costs beside a bare application with the same queries."""

import argparse
import asyncio
import shutil
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from builder.blueprint.forms import parse_toml
from builder.generator.folder import write_folder
from builder.generator.render import render
from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION
from verification.servers import SERVERS
from verification.signin import SIGN_IN
from verification.workplace import Workplace, emptied, free_port

from .load import Load, press

ROOT = Path(__file__).parent.parent
BARE = Path(__file__).parent / "bare.py"
TRACKS = 5_000
SLICE_SECONDS = 1.0
WARM_UP_SECONDS = 0.5
ENDPOINTS = {
    "get": "/api/v1/tracks/17",
    "list": "/api/v1/tracks?page=3&size=20&milliseconds__gte=1000&sort=-name",
}
MEDIA_TYPE = text("INSERT INTO media_types (name) VALUES ('MPEG audio file')")
FILL = text("""
    INSERT INTO tracks (name, composer, milliseconds, size_bytes, unit_price, media_type_id)
    SELECT 'Track ' || number, 'Nobody', number, 17 * number, 0.99, 1
    FROM generate_series(1, :most) AS number
""")


def main() -> int:
    """Measure both in turns, in one run."""
    parser = argparse.ArgumentParser(prog="benchmarks.emitted", description=__doc__)
    parser.add_argument("--rounds", type=int, default=8, help="turns of each, of a second")
    rounds: int = parser.parse_args().rounds
    workplace = _workplace()
    with ExitStack() as stack:
        ports = {
            name: _serve(stack, workplace, module)
            for name, module in {"bare": "bare:app", "emitted": "app.main:app"}.items()
        }
        for endpoint, path in ENDPOINTS.items():
            sys.stdout.write(_report(endpoint, asyncio.run(_in_turns(ports, path, rounds))))
    return 0


def _workplace() -> Workplace:
    """Return the music store without sign-in on PostgreSQL, installed and filled."""
    templates = load_templates(ROOT / "templates" / "project", TEMPLATE_VERSION)
    example = parse_toml((ROOT / "examples" / "chinook.toml").read_text("utf-8"), templates.catalog)
    options = {**example.options, "database": "postgresql", "auth": "none"}
    blueprint = example.model_copy(update={"options": options})
    folder = emptied(ROOT / ".verification" / "bench-emitted")
    write_folder(render(blueprint, templates), folder)
    shutil.copy(BARE, folder)
    workplace = Workplace(folder, SERVERS["postgresql"], blueprint.project.package, SIGN_IN["none"])
    workplace.server.prepare(folder)
    workplace.run("uv", "sync", "--quiet")
    workplace.run("uv", "run", "python", "scripts/setup.py")
    asyncio.run(_seed(workplace.environment["APP_DATABASE_URL"]))
    return workplace


async def _seed(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(MEDIA_TYPE)
        await connection.execute(FILL, {"most": TRACKS})
    await engine.dispose()


def _serve(stack: ExitStack, workplace: Workplace, module: str) -> int:
    """Serve a module on the port that is returned; both write a line for each request."""
    port = free_port()
    command = ("uv", "run", "uvicorn", module, "--port", str(port))
    stack.enter_context(workplace.serving(command, port))
    return port


async def _in_turns(ports: Mapping[str, int], path: str, rounds: int) -> Mapping[str, Load]:
    loads = {name: Load() for name in ports}
    for port in ports.values():
        await press(Load(), port, path, WARM_UP_SECONDS)
    for _ in range(rounds):
        for name, port in ports.items():
            await press(loads[name], port, path, SLICE_SECONDS)
    return loads


def _report(endpoint: str, loads: Mapping[str, Load]) -> str:
    lines = [
        f"{endpoint:<6}{name:<10}{load.rate:8.0f} requests/s{load.p99 * 1000:8.1f} ms p99"
        for name, load in loads.items()
    ]
    ratio = loads["emitted"].rate / loads["bare"].rate
    return "\n".join([*lines, f"{endpoint:<6}ratio     {ratio:8.2f}", ""])


if __name__ == "__main__":
    sys.exit(main())
