"""The sessions of browsers: opened, used, ended."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.config import Settings
from ..core.exceptions import NotFoundError
from ..models.browser_session import BrowserSession
from ..models.keys import Key
from ..models.user import User
from ..repositories.logins import LoginRepository
from ..schemas.browser_session import SessionRead
from ..schemas.user import UserRead

TOKEN_BYTES = 32
LONGEST_USER_AGENT = 200
MOST_SESSIONS = 50
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser that asks for a session, with the token that it holds already."""

    user_agent: str = ""
    token: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A new session: whose it is, and the token that only the browser knows."""

    user: UserRead
    token: str


class BrowserSessionService:
    """Knows who is signed in with which browser."""

    def __init__(self, session: AsyncSession, settings: Settings) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.logins = LoginRepository(session)
        self._idle = timedelta(hours=settings.session_idle_hours)
        self._lifetime = timedelta(days=settings.session_days)

    async def open(self, user: User, visitor: Visitor) -> Opened:
        """Begin a session under a new token; the one that the browser had ends."""
        now, token = datetime.now(UTC), secrets.token_urlsafe(TOKEN_BYTES)
        if visitor.token is not None:
            await self.logins.end(_digest(visitor.token))
        await self._make_room(user.id, now)
        self.session.add(
            BrowserSession(
                digest=_digest(token),
                role=user.role,
                opened_at=now,
                seen_at=now,
                expires_at=now + self._lifetime,
                user_agent=_shown(visitor.user_agent),
                user_id=user.id,
            )
        )
        opened = Opened(UserRead.model_validate(user), token)
        await self.session.commit()
        return opened

    async def signed_in(self, token: str) -> UserRead | None:
        """Return whose session this is, if it lives: a browser sends what ended long ago."""
        now = datetime.now(UTC)
        found = await self.logins.find(_digest(token))
        if found is None:
            return None
        opened, user = found
        if not self._lives(opened, user, now):
            await self.end(token)
            return None
        if now - opened.seen_at >= NOTED_EVERY:
            await self.logins.touch(opened.id, now)
            await self.session.commit()
        return UserRead.model_validate(user)

    async def of(self, user_id: Key, token: str | None) -> Sequence[SessionRead]:
        """Return the sessions of an account; the one with this token is the current one."""
        now, current = datetime.now(UTC), _digest(token or "")
        return [
            SessionRead(
                id=each.id,
                opened_at=each.opened_at,
                seen_at=each.seen_at,
                expires_at=each.expires_at,
                user_agent=each.user_agent,
                is_current=each.digest == current,
            )
            for each in await self.logins.of(user_id, now, now - self._idle)
        ]

    async def end(self, token: str) -> None:
        """End the session with this token; one that has ended stays so."""
        await self.logins.end(_digest(token))
        await self.session.commit()

    async def end_one(self, user_id: Key, session_id: Key) -> None:
        """End a session of an account. Raises NotFoundError where it has no such session."""
        if not await self.logins.end_one(user_id, session_id):
            message = f"There is no session {session_id}."
            raise NotFoundError(message)
        await self.session.commit()

    async def end_all(self, user_id: Key) -> None:
        """End every session of an account."""
        await self.logins.end_all(user_id)
        await self.session.commit()

    def _lives(self, opened: BrowserSession, user: User, now: datetime) -> bool:
        """Tell whether a session is neither too old nor idle, and its account what it was."""
        in_time = opened.expires_at > now and opened.seen_at > now - self._idle
        return in_time and user.is_active and user.role == opened.role

    async def _make_room(self, user_id: Key, now: datetime) -> None:
        """End the sessions of an account that are dead, and the oldest where there are many."""
        seen = now - self._idle
        await self.logins.end_dead(user_id, now, seen)
        for oldest in (await self.logins.of(user_id, now, seen))[MOST_SESSIONS - 1 :]:
            await self.logins.end(oldest.digest)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _shown(user_agent: str) -> str:
    """Return what a browser says of itself, as far as it can be stored."""
    return "".join(each for each in user_agent if each.isprintable())[:LONGEST_USER_AGENT]
