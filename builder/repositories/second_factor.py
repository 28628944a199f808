"""The second factors of accounts."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Update, case, delete, exists, select, update

from ..models.keys import Key
from ..models.second_factor import SecondFactor
from .base import BaseRepository


class SecondFactorRepository(BaseRepository[SecondFactor]):
    """Reads and writes second factors; what may happen once is decided by one statement each."""

    model = SecondFactor

    async def of(self, user_id: Key) -> SecondFactor | None:
        """Return the second factor of an account, confirmed or only begun."""
        return await self.session.scalar(
            select(SecondFactor).where(SecondFactor.user_id == user_id),
            execution_options={"populate_existing": True},
        )

    async def is_on(self, user_id: Key) -> bool:
        """Tell whether an account has a second factor."""
        confirmed = exists().where(
            SecondFactor.user_id == user_id, SecondFactor.confirmed_at.is_not(None)
        )
        return bool(await self.session.scalar(select(confirmed)))

    async def among(self, user_ids: Collection[Key]) -> frozenset[Key]:
        """Return those of the accounts that have one."""
        confirmed = select(SecondFactor.user_id).where(
            SecondFactor.user_id.in_(user_ids), SecondFactor.confirmed_at.is_not(None)
        )
        return frozenset((await self.session.scalars(confirmed)).all())

    async def begin_anew(self, user_id: Key, secret: str, now: datetime) -> bool:
        """Give one that was only begun another secret; tell whether there is one."""
        return await self._is_done(_begun(user_id).values(secret=secret, begun_at=now))

    async def confirm(self, user_id: Key, secret: str, step: int, now: datetime) -> bool:
        """Let one count that was begun with this secret; tell whether it did not yet."""
        begun = _begun(user_id).where(SecondFactor.secret == secret)
        return await self._is_done(begun.values(confirmed_at=now, last_step=step))

    async def take_try(self, user_id: Key, now: int, cost: int, most: int) -> bool:
        """Move the moment when all tries are given back, unless it is then `most` ahead."""
        begun = case((SecondFactor.due_at > now, SecondFactor.due_at), else_=now)
        allowed = update(SecondFactor).where(
            SecondFactor.user_id == user_id, SecondFactor.due_at <= now + most - cost
        )
        return await self._is_done(allowed.values(due_at=begun + cost))

    async def take_step(self, user_id: Key, step: int) -> bool:
        """Take the code of a time step; tell whether neither it nor a later one was taken."""
        unused = update(SecondFactor).where(
            SecondFactor.user_id == user_id, SecondFactor.last_step < step
        )
        return await self._is_done(unused.values(last_step=step))

    async def end(self, user_id: Key) -> bool:
        """Delete the second factor of an account; tell whether it counted."""
        ended = await self.session.scalars(
            delete(SecondFactor)
            .where(SecondFactor.user_id == user_id)
            .returning(SecondFactor.confirmed_at)
        )
        return any(ended)

    async def _is_done(self, change: Update) -> bool:
        changed = await self.session.execute(change.returning(SecondFactor.id))
        return changed.first() is not None


def _begun(user_id: Key) -> Update:
    return update(SecondFactor).where(
        SecondFactor.user_id == user_id, SecondFactor.confirmed_at.is_(None)
    )
