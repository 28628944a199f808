"""Databases that may suffer: an SQLite file, and a PostgreSQL server that nobody else uses."""

import tempfile
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from builder.core.config import Settings
from builder.core.dialect import is_unavailable
from builder.migrations import migrate
from verification.private import PrivateServer, private_server
from verification.workplace import free_port

PATIENCE = 20.0


class NoProgramError(Exception):
    """A program that a scenario needs is not on this machine; the text is its name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A migrated database, a folder for what else a scenario needs, and the server, if any."""

    url: str
    folder: Path
    server: PrivateServer | None = None

    @property
    def settings(self) -> Settings:
        """Settings that lead to the database."""
        return Settings.model_validate({"database_url": self.url})


@contextmanager
def sqlite() -> Generator[Place]:
    """Offer a file."""
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        yield _migrated(Place(f"sqlite+aiosqlite:///{folder}/builder.db", Path(folder)))


@contextmanager
def postgresql() -> Generator[Place]:
    """Offer a server in a folder and on a port of its own. Raises NoProgramError."""
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder, ExitStack() as stack:
        try:
            server = stack.enter_context(private_server("postgresql", free_port()))
        except FileNotFoundError as error:
            raise NoProgramError(error.filename) from error
        url = server.environment(Path(folder))["APP_DATABASE_URL"]
        yield _migrated(Place(url, Path(folder), server))


PLACES = {"SQLite": sqlite, "PostgreSQL": postgresql}


def _migrated(place: Place) -> Place:
    """Make the tables; a server that was just started listens before it lets anybody in."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            migrate(place.settings)
        except SQLAlchemyError as error:
            if not is_unavailable(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return place
