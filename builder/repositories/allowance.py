"""The rows of allowances."""

from sqlalchemy import case, delete, insert, select, update

from ..models.allowance import Allowance
from .base import BaseRepository


class AllowanceRepository(BaseRepository[Allowance]):
    """Reads and writes allowances."""

    model = Allowance

    async def take(self, client: str, now: int, cost: int, most: int) -> bool:
        """Move the client's due moment `cost` seconds on, unless it is then `most` ahead of `now`.

        One statement decides, so that replicas agree; who owes nothing has no row.
        """
        await self.session.execute(delete(Allowance).where(Allowance.due_at <= now))
        if await self.session.scalar(select(Allowance.id).where(Allowance.client == client)):
            return await self._extend(client, now, cost, most)
        await self.session.execute(insert(Allowance).values(client=client, due_at=now + cost))
        return True

    async def _extend(self, client: str, now: int, cost: int, most: int) -> bool:
        begun = case((Allowance.due_at > now, Allowance.due_at), else_=now)
        taken = await self.session.execute(
            update(Allowance)
            .where(Allowance.client == client, Allowance.due_at <= now + most - cost)
            .values(due_at=begun + cost)
            .returning(Allowance.id)
        )
        return taken.first() is not None
