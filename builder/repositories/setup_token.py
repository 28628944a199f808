"""The one row of what the first account is made with."""

from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.exc import IntegrityError

from ..core.policy import ADMIN
from ..models.setup_token import SetupToken
from ..models.user import User
from .base import BaseRepository

_PURPOSE = "first account"


class SetupTokenRepository(BaseRepository[SetupToken]):
    """Reads and writes the setup token; only one process at a time gets to write it."""

    model = SetupToken

    async def is_needed(self) -> bool:
        """Tell whether nobody runs the site: no open account is an administrator's."""
        runs = exists().where(User.role == ADMIN, User.is_active)
        return not await self.session.scalar(select(runs))

    async def write(self, digest: str, now: datetime, oldest: datetime) -> bool:
        """Write a token, unless another process wrote one since `oldest`; tell whether it did."""
        replaced = await self.session.execute(
            update(SetupToken)
            .where(SetupToken.purpose == _PURPOSE, SetupToken.made_at < oldest)
            .values(digest=digest, made_at=now)
            .returning(SetupToken.id)
        )
        return replaced.first() is not None or await self._write_first(digest, now)

    async def spend(self, digest: str) -> bool:
        """Delete the token with this digest; tell whether there was one: it works once."""
        spent = await self.session.execute(
            delete(SetupToken).where(SetupToken.digest == digest).returning(SetupToken.id)
        )
        return spent.first() is not None

    async def _write_first(self, digest: str, now: datetime) -> bool:
        try:
            async with self.session.begin_nested():
                self.session.add(SetupToken(purpose=_PURPOSE, digest=digest, made_at=now))
        except IntegrityError:
            return False
        return True
