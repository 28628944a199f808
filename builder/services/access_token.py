"""Access tokens: with them, programs of people do what their owners may."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.access_tokens import beginning_of, is_access_token, new_access_token
from ..core.audit import Event
from ..core.exceptions import ConflictError, NotFoundError
from ..core.one_time import digest_of
from ..core.policy import Action, Grant, Scope
from ..models.access_token import AccessToken
from ..models.keys import Key
from ..models.user import User
from ..repositories.access_token import AccessTokenRepository
from ..schemas.access_token import AccessTokenRead, AccessTokenWrite
from ..schemas.user import UserRead
from .acting import ActingService
from .audit import Actor
from .workspace import Standing

MOST_TOKENS = 50
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose token came along, and how far it goes."""

    user: UserRead
    grant: Grant


class AccessTokenService:
    """Makes tokens, knows whose they are, and revokes them."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._tokens = AccessTokenRepository(session)
        self._acting = ActingService(session)

    async def bearer(self, token: str) -> Bearer | None:
        """Return whose token this is, if it works; note that it is in use."""
        now = datetime.now(UTC)
        found = await self._tokens.find(digest_of(token), now) if is_access_token(token) else None
        if found is None:
            return None
        row, user = found
        bearer = Bearer(
            UserRead.model_validate(user), Grant(row.name, Scope(row.scope), row.workspace_id)
        )
        if row.used_at is None or now - row.used_at >= NOTED_EVERY:
            await self._tokens.touch(row.id, now)
            await self._session.commit()
        return bearer

    async def own(self, actor: Actor) -> Sequence[AccessTokenRead]:
        """Return the tokens of somebody that are for no single workspace, the newest first."""
        rows = await self._tokens.own(actor.user.id)
        return [_shown(each, actor.user) for each in rows]

    async def make(self, actor: Actor, data: AccessTokenWrite) -> str:
        """Return a new token, which goes where its owner may, and is shown once.

        Raises PermissionDeniedError for a token, and ConflictError where there are too many.
        """
        actor.require_person()
        await self._tokens.end_expired(actor.user.id, None, datetime.now(UTC))
        _refuse_more(await self._tokens.own(actor.user.id))
        token, _row = await self._add(actor.user, None, data)
        await self._session.commit()
        return token

    async def revoke(self, actor: Actor, key: Key) -> None:
        """End a token of the own. Raises PermissionDeniedError and NotFoundError."""
        actor.require_person()
        row = await self._tokens.get(key)
        if row is None or row.workspace_id is not None or row.user_id != actor.user.id:
            raise _no_token()
        await self._tokens.delete(row)
        await self._session.commit()

    async def of(self, standing: Standing) -> Sequence[AccessTokenRead]:
        """Return the tokens of a workspace, the newest first. Raises PermissionDeniedError."""
        standing.require(Action.MANAGE_TOKENS)
        return [_shown(each, each.user) for each in await self._tokens.of(standing.workspace_id)]

    async def make_here(self, standing: Standing, data: AccessTokenWrite) -> str:
        """Return a new token for one workspace, which is shown once.

        Raises PermissionDeniedError, NotFoundError, and ConflictError where there are too many.
        """
        await self._acting.begin_to(standing, Action.MANAGE_TOKENS)
        here = standing.workspace_id
        await self._tokens.end_expired(standing.user.id, here, datetime.now(UTC))
        _refuse_more(await self._tokens.of(here))
        token, row = await self._add(standing.user, here, data)
        await self._acting.note(standing, Event.TOKEN_MADE, f"{_called(row)}: {row.scope}")
        await self._session.commit()
        return token

    async def revoke_here(self, standing: Standing, key: Key) -> None:
        """End a token of a workspace. Raises PermissionDeniedError and NotFoundError."""
        await self._acting.begin_to(standing, Action.MANAGE_TOKENS)
        row = await self._tokens.get(key)
        if row is None or row.workspace_id != standing.workspace_id:
            raise _no_token()
        await self._tokens.delete(row)
        await self._acting.note(standing, Event.TOKEN_REVOKED, _called(row))
        await self._session.commit()

    async def _add(
        self, user: UserRead, workspace: Key | None, data: AccessTokenWrite
    ) -> tuple[str, AccessToken]:
        now, token = datetime.now(UTC), new_access_token()
        row = AccessToken(
            name=data.name,
            digest=digest_of(token),
            beginning=beginning_of(token),
            scope=data.scope,
            made_at=now,
            expires_at=now + timedelta(days=data.days),
            user_id=user.id,
            workspace_id=workspace,
        )
        self._session.add(row)
        await self._session.flush()
        return token, row


def _refuse_more(tokens: Sequence[AccessToken]) -> None:
    if len(tokens) >= MOST_TOKENS:
        message = "There are 50 tokens: revoke some first."
        raise ConflictError(message)


def _no_token() -> NotFoundError:
    return NotFoundError("There is no such token, or not any more.")


def _called(row: AccessToken) -> str:
    return f"{row.name} ({row.beginning}…)"


def _shown(row: AccessToken, maker: User | UserRead) -> AccessTokenRead:
    return AccessTokenRead(
        id=row.id,
        name=row.name,
        beginning=row.beginning,
        scope=Scope(row.scope).value,
        made_at=row.made_at,
        expires_at=row.expires_at,
        used_at=row.used_at,
        is_expired=row.expires_at <= datetime.now(UTC),
        maker=maker.name or maker.email,
    )
