"""Users to test with."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.user import User
from tests.factories.numbers import numbers


async def user_values(session: AsyncSession, **overrides: object) -> dict[str, Any]:
    """Return what a record holds; what it needs is stored."""
    n = numbers.next("users")
    return {
        "email": f"person{n}@example.com",
        "password_hash": "password hash",
        "name": "name",
        **overrides,
    }


async def make_user(session: AsyncSession, **overrides: object) -> User:
    """Store a user."""
    values = await user_values(session, **overrides)
    row = User(**values)
    session.add(row)
    await session.flush()
    return row
