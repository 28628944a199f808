"""How Alembic reaches the database."""

import asyncio
from collections.abc import Sequence
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import (
    DropIndexOp,
    DropTableOp,
    MigrateOperation,
    MigrationScript,
    ModifyTableOps,
)
from sqlalchemy import Connection

from builder import models
from builder.core.config import Settings
from builder.core.dialect import create_engine


def migrate(connection: Connection) -> None:
    """Run the migrations on `connection`, each in its own transaction."""
    context.configure(
        connection=connection,
        target_metadata=models.Base.metadata,
        compare_server_default=True,
        process_revision_directives=tidy,
        render_as_batch=True,
        render_item=written,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_migrate() -> None:
    """Run the migrations on the database of the settings."""
    engine = create_engine(Settings(database_timeout=86_400))
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


def written(kind: str, item: object, generated: AutogenContext) -> str | Literal[False]:
    """Import a column type of this project where a new migration uses it."""
    own = type(item)
    if kind != "type" or not own.__module__.startswith(models.__name__):
        return False
    generated.imports.add(f"from {own.__module__} import {own.__name__}")
    return repr(item)


def tidy(_context: object, _revision: object, scripts: Sequence[MigrationScript]) -> None:
    """Drop no index of a table that goes: MariaDB refuses while a foreign key needs it."""
    for script in scripts:
        if script.downgrade_ops is not None:
            operations = script.downgrade_ops.ops
            gone = {each.table_name for each in operations if isinstance(each, DropTableOp)}
            operations[:] = [each for each in operations if not _is_of_a_table(each, gone)]


def _is_of_a_table(operation: MigrateOperation, gone: set[str]) -> bool:
    """Tell whether all that `operation` does is to drop indexes of tables that are gone."""
    return (
        isinstance(operation, ModifyTableOps)
        and operation.table_name in gone
        and all(isinstance(each, DropIndexOp) for each in operation.ops)
    )


def print_migrations() -> None:
    """Print the SQL of the migrations, for `--sql`."""
    context.configure(
        url=Settings().database_url.get_secret_value(),
        target_metadata=models.Base.metadata,
        literal_binds=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if context.is_offline_mode():
    print_migrations()
elif given is None:
    asyncio.run(connect_and_migrate())
else:
    migrate(given)
