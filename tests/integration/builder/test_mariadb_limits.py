"""What the rules say of an index of MariaDB is what the server says."""

import os

import pytest
from sqlalchemy import Column, Index, MetaData, String, Table, Uuid
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import create_async_engine

from builder.blueprint.databases import BYTES_PER_CHARACTER, DATABASES, KEY_BYTES

URL = os.environ.get(
    "APP_TEST_MARIADB_URL", "mariadb+asyncmy://root@127.0.0.1:3306/mysql?charset=utf8mb4"
)


async def takes_index(length: int) -> bool:
    """Tell whether the server makes an index over a text of `length` and a UUID."""
    metadata = MetaData()
    table = Table(
        "builder_limits",
        metadata,
        Column("text", String(length)),
        Column("key", Uuid),
        Index("ix_builder_limits", "text", "key"),
        prefixes=["TEMPORARY"],
        mariadb_charset="utf8mb4",
    )
    engine = create_async_engine(URL)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(table.create)
    except OperationalError as error:
        if "Can't connect" in str(error.orig) and "CI" not in os.environ:
            pytest.skip("no MariaDB answers")
        if "Specified key was too long" not in str(error.orig):
            raise
        return False
    finally:
        await engine.dispose()
    return True


async def test_text_beside_a_uuid_is_as_long_as_the_rules_allow() -> None:
    most = DATABASES["mariadb"].index_bytes
    assert most is not None
    longest = (most - KEY_BYTES["uuid7"]) // BYTES_PER_CHARACTER
    assert await takes_index(longest)
    assert not await takes_index(longest + 1)
