"""What Gunicorn and its workers write, from the first line to the last."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SERVER = ("-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "fastapi:FastAPI()")
PATIENCE_SECONDS = 60


async def lines(folder: Path, **settings: str) -> AsyncGenerator[str]:
    """Start the server, stop it as soon as it is ready, and yield its lines."""
    place = {"HOST": "127.0.0.1", "PORT": "0", "WEB_CONCURRENCY": "1", "TMPDIR": str(folder)}
    environment = {**os.environ, **place, "APP_LOG_LEVEL": "INFO", **settings}
    server = await asyncio.create_subprocess_exec(
        sys.executable, *SERVER, cwd=ROOT, env=environment, stderr=PIPE
    )
    assert server.stderr
    async with asyncio.timeout(PATIENCE_SECONDS):
        async for line in server.stderr:
            if b"Application startup complete" in line:
                server.terminate()
            yield line.decode()
        assert await server.wait() == 0


async def test_production_has_one_object_a_line_from_the_server_and_its_workers(
    tmp_path: Path,
) -> None:
    written = [line async for line in lines(tmp_path, APP_ENVIRONMENT="production")]
    loggers = {json.loads(line)["logger"] for line in written}
    assert loggers == {"gunicorn.error", "uvicorn.error"}


async def test_a_local_line_begins_with_its_level(tmp_path: Path) -> None:
    written = [line async for line in lines(tmp_path, APP_ENVIRONMENT="local")]
    assert all(line.startswith("INFO ") for line in written)
    assert "Starting gunicorn" in written[0]
    assert "Shutting down: Master" in written[-1]
