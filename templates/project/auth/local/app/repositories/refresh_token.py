"""Refresh tokens: one row per token, the rows of one login share a family."""

import datetime as dt
from uuid import UUID

from sqlalchemy import delete, or_, update

from ..models.refresh_token import RefreshToken
from .base import BaseRepository


class RefreshTokenRepository(BaseRepository[RefreshToken]):
    """Consumes tokens in one statement, so that of two attempts one wins."""

    model = RefreshToken

    async def consume(self, token_id: UUID, now: dt.datetime, grace: dt.timedelta) -> bool:
        """Mark the token as used; tell whether it was unused, or used less than `grace` ago."""
        statement = (
            update(RefreshToken)
            .where(RefreshToken.token_id == token_id, RefreshToken.expires_at > now)
            .where(or_(RefreshToken.used_at.is_(None), RefreshToken.used_at > now - grace))
            .values(used_at=now)
            .returning(RefreshToken.id)
        )
        return (await self.session.execute(statement)).first() is not None

    async def family(self, token_id: UUID) -> UUID | None:
        """Return the family of a token that is still known."""
        return await self.session.scalar(
            self._select().with_only_columns(RefreshToken.family_id).where(RefreshToken.token_id == token_id)
        )

    async def revoke(self, family_id: UUID) -> None:
        """Forget every token of a family."""
        await self.session.execute(delete(RefreshToken).where(RefreshToken.family_id == family_id))

    async def purge(self, user_id: int, now: dt.datetime) -> None:
        """Forget the expired tokens of a user."""
        expired = (RefreshToken.user_id == user_id, RefreshToken.expires_at <= now)
        await self.session.execute(delete(RefreshToken).where(*expired))
