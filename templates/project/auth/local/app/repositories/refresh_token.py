"""Refresh tokens: one row a token; those that follow from one login are a family."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, or_, select, update

from ..models.keys import Key
from ..models.refresh_token import RefreshToken
from .base import BaseRepository


class RefreshTokenRepository(BaseRepository[RefreshToken]):
    """Reads and writes refresh tokens."""

    model = RefreshToken

    async def consume(self, token_id: UUID, now: datetime, grace: timedelta) -> bool:
        """Mark a token as used in one statement; tell whether its first use is within `grace`."""
        connection = await self.session.connection()
        used = await connection.execute(
            update(RefreshToken)
            .where(RefreshToken.token_id == token_id, RefreshToken.expires_at > now)
            .where(or_(RefreshToken.used_at.is_(None), RefreshToken.used_at > now - grace))
            .values(used_at=func.coalesce(RefreshToken.used_at, now))
        )
        return used.rowcount == 1

    async def family_of(self, token_id: UUID) -> UUID | None:
        """Return the family of a token that is still kept."""
        return await self.session.scalar(
            select(RefreshToken.family_id).where(RefreshToken.token_id == token_id)
        )

    async def delete_family(self, family_id: UUID) -> None:
        """Delete every token of a family, those too that a refresh stores meanwhile."""
        connection = await self.session.connection()
        family = delete(RefreshToken).where(RefreshToken.family_id == family_id)
        while (await connection.execute(family)).rowcount:
            pass

    async def delete_expired(self, user_id: Key, now: datetime) -> None:
        """Delete the tokens of a user that nobody can use any more, nor uses just now."""
        expired = select(RefreshToken.id).where(
            RefreshToken.user_id == user_id,
            RefreshToken.expires_at <= now,
        )
        found = await self.session.scalars(expired.with_for_update(skip_locked=True))
        await self.session.execute(delete(RefreshToken).where(RefreshToken.id.in_(found.all())))
