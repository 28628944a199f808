"""Messages that wait to be delivered."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_TYPES = text("""
SELECT args -> 'payload' -> 'message' ->> 'type' FROM procrastinate_jobs
WHERE task_name = 'deliver_webhook' ORDER BY id
""")


async def types(session: AsyncSession) -> list[str]:
    """Return what the messages tell of."""
    return [*await session.scalars(_TYPES)]
