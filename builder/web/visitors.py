"""Who looks at a page: it greets whoever is signed in, and closed builders ask to sign in."""

import asyncio
from contextvars import ContextVar
from typing import Annotated

from fastapi import Depends, Request

from ..api.admission import Guests, GuestsDep, closed, is_open
from ..api.shares import Client
from ..core.callers import AuthenticationError, PermissionDeniedError
from ..core.exceptions import UnavailableError
from ..core.policy import ADMIN
from ..schemas.user import UserRead
from ..services.audit import Actor

PATIENCE_SECONDS = 2
"""How long a page that everybody may see waits for the database."""

_visitor: ContextVar[UserRead | None] = ContextVar("visitor", default=None)
_is_met: ContextVar[bool] = ContextVar("is_met", default=False)
_is_unknown: ContextVar[bool] = ContextVar("is_unknown", default=False)
"""Whether the browser has a session that could not be looked up."""


def visitor() -> UserRead | None:
    """Return who is signed in, as far as this request needed to know."""
    return _visitor.get()


def is_met() -> bool:
    """Tell whether this request found out who is signed in."""
    return _is_met.get()


async def meet(request: Request, guests: GuestsDep) -> None:
    """Let the rest of this request know who is signed in.

    Raises AuthenticationError where the builder is closed to everybody else, and
    SecondFactorMissingError. An open one works without its database: nobody is signed in then.
    """
    _is_met.set(True)
    if is_open(request):
        _visitor.set(await _found(guests))
        return
    _visitor.set(await guests.find())
    if visitor() is None:
        raise closed()


async def recognise(guests: GuestsDep) -> None:
    """Let the rest of this request know who is signed in, whatever else the site requires."""
    _is_met.set(True)
    _visitor.set(await guests.recognise())


async def _found(guests: Guests) -> UserRead | None:
    _is_unknown.set(False)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await guests.find()
    except (UnavailableError, TimeoutError):
        _is_unknown.set(True)
        return None


async def signed_in() -> UserRead:
    """Return who is signed in, after `meet` found out.

    Raises AuthenticationError, and UnavailableError for who would only be asked to sign in because
    the database is away.
    """
    user = visitor()
    if user is None and _is_unknown.get():
        message = "Accounts cannot be reached just now. Try again soon."
        raise UnavailableError(message)
    if user is None:
        message = "Sign in first."
        raise AuthenticationError(message)
    return user


Member = Annotated[UserRead, Depends(signed_in)]


async def acting(user: Member, client: Client) -> Actor:
    """Return who acts, and from where."""
    return Actor(user, client)


async def acting_if_signed_in(client: Client) -> Actor | None:
    """Return who acts, if anybody is signed in, after `meet` found out."""
    user = visitor()
    return Actor(user, client) if user else None


Acting = Annotated[Actor, Depends(acting)]
ActingIfSignedIn = Annotated[Actor | None, Depends(acting_if_signed_in)]


async def require_administrator(user: Member) -> None:
    """Raise PermissionDeniedError for who does not run the site."""
    if user.role != ADMIN:
        message = "This needs an administrator."
        raise PermissionDeniedError(message)


Met = Depends(meet)
Recognised = Depends(recognise)
Administrator = Depends(require_administrator)
