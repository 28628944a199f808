"""Who may use the builder: everybody, or where it is closed, who is signed in or has a token."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.access_tokens import NoTokenError
from ..core.second_factors import SecondFactorMissingError
from ..schemas.user import UserRead
from ..services.browser_session import BrowserSessionService
from ..services.reaching import reaching
from ..services.requirement import RequirementService
from .authentication import SessionToken
from .bearers import BearersDep


class Guests:
    """Knows who asks; only a browser with a session needs the database, and only for a moment."""

    def __init__(self, request: Request, token: SessionToken) -> None:
        """Ask for the session that `token` names, if any."""
        self._state = request.app.state
        self._token = token

    async def find(self) -> UserRead | None:
        """Return who is signed in, if anybody.

        Raises SecondFactorMissingError where the site requires one that the account has not.
        """
        if self._token is None:
            return None
        async with self._asking() as session:
            user = await self._signed_in(session, self._token)
            requirement = RequirementService(session, self._state.settings)
            if user and not await requirement.is_met(user.id, self._token):
                raise SecondFactorMissingError
            return user

    async def recognise(self) -> UserRead | None:
        """Return who is signed in, if anybody, whatever else the site requires."""
        if self._token is None:
            return None
        async with self._asking() as session:
            return await self._signed_in(session, self._token)

    @asynccontextmanager
    async def _asking(self) -> AsyncGenerator[AsyncSession]:
        with reaching("Accounts"):
            async with self._state.sessions() as session:
                yield session

    async def _signed_in(self, session: AsyncSession, token: str) -> UserRead | None:
        return await BrowserSessionService(session, self._state.settings).signed_in(token)


GuestsDep = Annotated[Guests, Depends()]


async def require_admission(request: Request, guests: GuestsDep, bearers: BearersDep) -> None:
    """Raise NoTokenError where the builder is closed and nobody is signed in.

    A token that does not work is refused where everybody may come in, too.
    """
    if await bearers.find() is None and not is_open(request) and await guests.find() is None:
        raise closed()


def is_open(request: Request) -> bool:
    """Tell whether everybody may use the builder."""
    return bool(request.app.state.settings.admission == "open")


def closed() -> NoTokenError:
    """Return what tells somebody that the builder is not for everybody."""
    return NoTokenError("This builder is for people who are signed in.")


Admitted = Depends(require_admission)
