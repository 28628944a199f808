"""What the conditions of lists mean to the database."""

from typing import Any

import pytest
from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.repositories.operators import OPERATORS


@pytest.mark.parametrize(
    ("value", "name", "wanted", "holds"),
    [
        (2, "", 2, True),
        (2, "", 3, False),
        (2, "gte", 2, True),
        (2, "gte", 3, False),
        (3, "gte", 2, True),
        (2, "lte", 2, True),
        (2, "lte", 1, False),
        (1, "lte", 2, True),
        ("Some Words", "contains", "wORD", True),
        ("Some Words", "contains", "ward", False),
        ("Äöü", "contains", "äÖÜ", True),
        ("100 %", "contains", "0 %", True),
        ("100 m", "contains", "0 %", False),
        ("a_b", "contains", "A_B", True),
        ("a-b", "contains", "A_B", False),
        ("a/b", "contains", "A/B", True),
    ],
)
async def test_condition_means_what_it_says(
    session: AsyncSession,
    value: object,
    name: str,
    wanted: object,
    holds: bool,  # noqa: FBT001 - what is expected
) -> None:
    column: Any = literal(value)
    condition = OPERATORS[name](column, wanted)
    assert bool(await session.scalar(select(condition))) is holds
