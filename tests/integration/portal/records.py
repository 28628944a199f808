"""What a site keeps, as tests count and read it, and a site that cannot reach it."""

from pathlib import Path

from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from builder.core.dialect import create_engine
from builder.models.audit_event import AuditEvent
from builder.services.audit import AuditService
from tests.settings import IsolatedSettings


async def count(session: AsyncSession, model: type) -> int:
    """Return how many there are."""
    return await session.scalar(select(func.count()).select_from(model)) or 0


async def noted(session: AsyncSession) -> list[tuple[str, str, str]]:
    """Return who did what on the site."""
    rows = await session.execute(
        select(AuditEvent.actor, AuditEvent.action, AuditEvent.target).order_by(AuditEvent.id)
    )
    return [(actor, action, target) for actor, action, target in rows]


async def faults(session: AsyncSession) -> list[str]:
    """Return what is wrong with the chains of the audit."""
    found = [each async for each in AuditService(session).check() if each.fault]
    return [f"{each.name}: {each.fault}" for each in found]


async def actions(session: AsyncSession) -> list[str]:
    """Return what was done on the site."""
    return [action for _, action, _ in await noted(session)]


def take_away(app: FastAPI, folder: Path) -> None:
    """Let the application look for its database where there is none, below an empty folder."""
    nowhere = SecretStr(f"sqlite+aiosqlite:///{folder}/no/such/folder.db")
    app.state.sessions = async_sessionmaker(create_engine(IsolatedSettings(database_url=nowhere)))
