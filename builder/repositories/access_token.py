"""The rows of access tokens."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update

from ..models.access_token import AccessToken
from ..models.keys import Key
from ..models.user import User
from .base import BaseRepository


class AccessTokenRepository(BaseRepository[AccessToken]):
    """Reads and writes tokens; what a program holds is stored as a digest only."""

    model = AccessToken

    async def find(self, digest: str, now: datetime) -> tuple[AccessToken, User] | None:
        """Return the token with this digest, and whose it is, if it works."""
        owned = select(AccessToken, User).join(User, User.id == AccessToken.user_id)
        working = owned.where(AccessToken.expires_at > now, User.is_active)
        found = await self.session.execute(working.where(AccessToken.digest == digest))
        row = found.one_or_none()
        return (row[0], row[1]) if row else None

    async def own(self, user: Key) -> Sequence[AccessToken]:
        """Return the tokens of somebody that are for no single workspace, the newest first."""
        mine = self._select().where(AccessToken.user_id == user, AccessToken.workspace_id.is_(None))
        return (await self.session.scalars(mine.order_by(AccessToken.id.desc()))).all()

    async def of(self, workspace: Key) -> Sequence[AccessToken]:
        """Return the tokens of a workspace, the newest first, with who made them."""
        here = self._select(["user"]).where(AccessToken.workspace_id == workspace)
        return (await self.session.scalars(here.order_by(AccessToken.id.desc()))).all()

    async def touch(self, key: Key, now: datetime) -> None:
        """Note that a token is in use."""
        await self.session.execute(
            update(AccessToken).where(AccessToken.id == key).values(used_at=now)
        )

    async def end_expired(self, user: Key, workspace: Key | None, now: datetime) -> None:
        """Delete the tokens of a workspace, or else of somebody, that do not work any more."""
        mine = AccessToken.workspace_id == workspace
        if workspace is None:
            mine = AccessToken.workspace_id.is_(None) & (AccessToken.user_id == user)
        await self.session.execute(delete(AccessToken).where(mine, AccessToken.expires_at <= now))

    async def end_all(self, user: Key, workspace: Key) -> None:
        """Delete the tokens that somebody made in a workspace."""
        await self.session.execute(
            delete(AccessToken).where(
                AccessToken.user_id == user, AccessToken.workspace_id == workspace
            )
        )
