"""What endpoints ask for."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Path, Request
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from ..schemas.keys import InKey


async def open_session(request: Request) -> AsyncIterator[AsyncSession]:
    """Open one session per request; what no service committed is rolled back."""
    sessions: async_sessionmaker[AsyncSession] = request.app.state.sessions
    async with sessions() as session:
        yield session


SessionDep = Annotated[AsyncSession, Depends(open_session)]
PathKey = Annotated[InKey, Path()]
