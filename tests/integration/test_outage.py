"""What happens while the database cannot be reached."""

from fastapi import FastAPI
from httpx2 import AsyncClient
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.ext.asyncio import async_sessionmaker

from builder.api.deps import SessionDep
from builder.core.dialect import create_engine
from tests.settings import IsolatedSettings

NOWHERE = SecretStr("postgresql+asyncpg://postgres@127.0.0.1:1/none")


async def test_without_a_database_requests_are_told_to_come_back(
    app: FastAPI, client: AsyncClient
) -> None:
    async def ask(session: SessionDep) -> int | None:
        return await session.scalar(select(1))

    app.add_api_route("/ask", ask)
    app.state.sessions = async_sessionmaker(create_engine(IsolatedSettings(database_url=NOWHERE)))
    for path in ("/ask", "/health/ready"):
        response = await client.get(path)
        assert response.status_code == 503
        assert int(response.headers["Retry-After"]) > 0
