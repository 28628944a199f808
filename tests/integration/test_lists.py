"""Lists by numbered pages, over rows with ties."""

from collections.abc import AsyncGenerator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from tests.integration.rows import ListedRow, RowQuery, RowRepository, Sort

RANKS = {"b": 1, "a": 2, "c": 2}


@pytest.fixture
async def repository(engine: AsyncEngine) -> AsyncGenerator[RowRepository]:
    """Offer a table on a connection of its own, with which it goes."""
    own = create_async_engine(engine.url)
    async with AsyncSession(own, expire_on_commit=False) as session:
        connection = await session.connection()
        await connection.run_sync(ListedRow.metadata.create_all, checkfirst=False)
        yield RowRepository(session)
    await own.dispose()


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        (("name",), "abc"),
        (("-name",), "cba"),
        (("rank", "name"), "bac"),
        (("rank", "-name"), "bca"),
        (("-rank", "name"), "acb"),
    ],
    ids=str,
)
async def test_rows_come_in_the_order_that_is_asked_for(
    repository: RowRepository,
    sort: tuple[Sort, ...],
    names: str,
) -> None:
    rows = [ListedRow(name=name, rank=rank) for name, rank in RANKS.items()]
    repository.session.add_all(rows)
    await repository.session.flush()
    page = await repository.page(RowQuery(sort=sort))
    assert "".join(row.name for row in page.rows) == names


async def test_rows_with_the_same_value_come_in_the_order_of_their_keys(
    repository: RowRepository,
) -> None:
    rows = [ListedRow(name="same", rank=None) for _ in range(3)]
    for row in reversed(rows):
        repository.session.add(row)
        await repository.session.flush()
    found: list[ListedRow] = []
    for number in (1, 2, 3):
        found += (await repository.page(RowQuery(sort=("name",), size=1, page=number))).rows
    assert found == sorted(rows, key=lambda row: row.id)
