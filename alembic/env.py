"""How Alembic reaches the database."""

import asyncio

from alembic import context
from sqlalchemy import Connection

from builder.core.config import Settings
from builder.core.dialect import create_engine
from builder.models import Base


def migrate(connection: Connection) -> None:
    """Run the migrations on `connection`, each in its own transaction."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_server_default=True,
        render_as_batch=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_migrate() -> None:
    """Run the migrations on the database of the settings."""
    engine = create_engine(Settings())
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


def print_migrations() -> None:
    """Print the SQL of the migrations, for `--sql`."""
    context.configure(
        url=Settings().database_url.get_secret_value(),
        target_metadata=Base.metadata,
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
