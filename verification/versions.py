"""Versions of what a proof runs on, which its key includes."""

import asyncio
import platform
import sqlite3
import subprocess
from collections.abc import Mapping
from functools import cache

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from .servers import MARIADB, POSTGRESQL

_ADDRESSES: Mapping[str, str] = {
    "mariadb": MARIADB,
    "postgresql": f"{POSTGRESQL}/postgres",
}


@cache
def versions(database: str) -> str:
    """Name the server of a database, Python and uv."""
    uv = subprocess.run(["uv", "--version"], check=True, capture_output=True, text=True)  # noqa: S607 - uv is on the PATH of make
    server = sqlite3.sqlite_version if database == "sqlite" else _server(_ADDRESSES[database])
    return f"{server}\0{platform.python_version()}\0{uv.stdout.strip()}"


def _server(address: str) -> str:
    return asyncio.run(_asked(address))


async def _asked(address: str) -> str:
    engine = create_async_engine(address)
    async with engine.connect() as connection:
        version = await connection.scalar(text("SELECT version()"))
    await engine.dispose()
    return str(version)
