"""The database servers that projects are proved on, by the option of the group `database`."""

import asyncio
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

POSTGRESQL = "postgresql+asyncpg://postgres@127.0.0.1:5432"
MARIADB = "mariadb+asyncmy://root@127.0.0.1:3306"


class Server(Protocol):
    """Where a project keeps its data while it is proved."""

    def prepare(self, folder: Path) -> None:
        """Make an empty database for the project in `folder`."""

    def environment(self, folder: Path, /) -> Mapping[str, str]:
        """Return the variables that lead the project to it."""
        ...


class Sqlite:
    """A file in the project's folder, where the project's own default has it."""

    def prepare(self, folder: Path) -> None:
        """Take the file away: the migration makes it anew."""
        for file in folder.glob("app.db*"):
            file.unlink()

    def environment(self, _: Path, /) -> Mapping[str, str]:
        """Return nothing: the project's own default is meant."""
        return {}


class PostgreSQL:
    """A database of its own on the server at 127.0.0.1:5432."""

    def prepare(self, folder: Path) -> None:
        """Drop and make the database."""
        asyncio.run(self._recreate(_database(folder)))

    async def _recreate(self, name: str) -> None:
        engine = create_async_engine(f"{POSTGRESQL}/postgres", isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
            await connection.execute(text(f'CREATE DATABASE "{name}"'))
        await engine.dispose()

    def environment(self, folder: Path, /) -> Mapping[str, str]:
        """Return the address of that database, and of the server for the project's own tests."""
        return {
            "APP_DATABASE_URL": f"{POSTGRESQL}/{_database(folder)}",
            "APP_TEST_DATABASE_URL": f"{POSTGRESQL}/postgres",
        }


class MariaDB:
    """A database of its own on the server at 127.0.0.1:3306."""

    def prepare(self, folder: Path) -> None:
        """Drop and make the database."""
        asyncio.run(self._recreate(_database(folder)))

    async def _recreate(self, name: str) -> None:
        engine = create_async_engine(MARIADB, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text(f"DROP DATABASE IF EXISTS `{name}`"))
            await connection.execute(text(f"CREATE DATABASE `{name}`"))
        await engine.dispose()

    def environment(self, folder: Path, /) -> Mapping[str, str]:
        """Return the address of that database, and of the server for the project's own tests."""
        return {
            "APP_DATABASE_URL": f"{MARIADB}/{_database(folder)}",
            "APP_TEST_DATABASE_URL": MARIADB,
        }


def _database(folder: Path) -> str:
    """Name the database of a folder: two checkouts may prove the same row at once."""
    place = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]
    return "verify_" + re.sub(r"[^a-z0-9]+", "_", folder.name.lower())[:40] + f"_{place}"


SERVERS: Mapping[str, Server] = {
    "mariadb": MariaDB(),
    "postgresql": PostgreSQL(),
    "sqlite": Sqlite(),
}
