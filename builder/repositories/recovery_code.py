"""The recovery codes of accounts."""

from collections.abc import Iterable

from sqlalchemy import delete, func, select

from ..models.keys import Key
from ..models.recovery_code import RecoveryCode
from .base import BaseRepository


class RecoveryCodeRepository(BaseRepository[RecoveryCode]):
    """Reads and writes recovery codes, of which only digests are stored."""

    model = RecoveryCode

    async def left(self, user_id: Key) -> int:
        """Return how many codes an account has."""
        counted = select(func.count()).where(RecoveryCode.user_id == user_id)
        return await self.session.scalar(counted) or 0

    async def take(self, user_id: Key, digest: str) -> bool:
        """Delete the code with this digest; tell whether the account had it: it works once."""
        taken = await self.session.execute(
            delete(RecoveryCode)
            .where(RecoveryCode.user_id == user_id, RecoveryCode.digest == digest)
            .returning(RecoveryCode.id)
        )
        return taken.first() is not None

    async def replace(self, user_id: Key, digests: Iterable[str]) -> None:
        """Give an account other codes, or none."""
        await self.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
        self.session.add_all(RecoveryCode(digest=each, user_id=user_id) for each in digests)
        await self.session.flush()
