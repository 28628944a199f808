"""Lists by numbered pages, over rows with ties."""

from sqlalchemy.ext.asyncio import AsyncSession

from tests.integration.rows import ListedRow, RowQuery, RowRepository


async def test_rows_with_the_same_value_come_in_the_order_of_their_keys(
    session: AsyncSession,
) -> None:
    connection = await session.connection()
    await connection.run_sync(ListedRow.metadata.create_all, checkfirst=False)
    rows = [ListedRow(name="same", rank=None) for _ in range(3)]
    for row in reversed(rows):
        session.add(row)
        await session.flush()
    repository = RowRepository(session)
    found: list[ListedRow] = []
    for number in (1, 2, 3):
        found += (await repository.page(RowQuery(sort=("name",), size=1, page=number))).rows
    assert found == sorted(rows, key=lambda row: row.id)
