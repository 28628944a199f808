"""The migrations of the builder's own database, wherever the builder is installed."""

import asyncio

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event, make_url, text

from .core import dialect
from .core.config import Settings
from .resources import resource

_LOCK = 7_283_904
"""What replicas agree on: who has this lock of the server migrates, the others wait."""
_LOCK_SECONDS = 60
_LONGEST = 86_400


def migrations() -> Config:
    """Return where the migrations lie: beside the package in a checkout, inside it in a wheel."""
    config = Config()
    config.set_main_option("script_location", str(resource("alembic")).replace("%", "%%"))
    return config


def migrate(settings: Settings) -> None:
    """Bring the database up to date, all or nothing; who does so at the same time waits."""
    if dialect.is_embedded(settings):
        migrate_embedded(settings)
    else:
        asyncio.run(_migrate_server(settings))


def migrate_embedded(settings: Settings) -> None:
    """Bring an SQLite file up to date; with a server, nothing is done."""
    if not dialect.is_embedded(settings):
        return
    address = make_url(settings.database_url.get_secret_value()).set(drivername="sqlite")
    engine = create_engine(
        address, connect_args={"isolation_level": None, "timeout": _LOCK_SECONDS}
    )
    event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            _upgrade(connection)
    finally:
        engine.dispose()


def _begin(connection: Connection) -> None:
    """Begin as the only writer; references are not checked while tables are written anew."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


async def _migrate_server(settings: Settings) -> None:
    patient = settings.model_copy(update={"database_timeout": _LONGEST})
    engine = dialect.create_engine(patient)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection) -> None:
    config = migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
