"""What migrations make beyond that which Alembic compares with the models."""

from collections.abc import Iterator

from sqlalchemy import CheckConstraint, Connection, Enum, inspect
from sqlalchemy.ext.asyncio import AsyncConnection

from builder.models import Base

type Check = tuple[str, str]


def stored(connection: Connection) -> dict[Check, str]:
    """Return the SQL of the checks that the database keeps, by table and name."""
    inspector = inspect(connection)
    return {
        (table, str(check["name"])): check["sqltext"]
        for table in Base.metadata.tables
        for check in inspector.get_check_constraints(table)
        if str(check["name"]).startswith("ck_")
    }


def modelled() -> Iterator[Check]:
    """Yield the checks that the models have."""
    for table in Base.metadata.sorted_tables:
        for constraint in table.constraints:
            if isinstance(constraint, CheckConstraint):
                yield table.name, str(constraint.name)


async def test_every_check_of_the_models_is_in_the_database(connection: AsyncConnection) -> None:
    checks = await connection.run_sync(stored)
    assert checks.keys() == set(modelled())


async def test_the_database_takes_every_value_of_an_enum(connection: AsyncConnection) -> None:
    checks = await connection.run_sync(stored)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Enum):
                check = checks[table.name, str(column.type.name)]
                assert [value for value in column.type.enums if f"'{value}'" not in check] == []
