"""Who may call: dependencies of endpoints that are not for everybody."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends

from ..core.callers import AuthenticationError, PermissionDeniedError
from ..schemas.user import UserRead
from .authentication import optional_user
from .deps import PathKey

OptionalUser = Annotated[UserRead | None, Depends(optional_user)]


async def current_user(user: OptionalUser) -> UserRead:
    """Return who is signed in. Raises AuthenticationError."""
    if user is None:
        message = "Sign in first."
        raise AuthenticationError(message)
    return user


CurrentUser = Annotated[UserRead, Depends(current_user)]


def require_role(name: str) -> Callable[[UserRead], Awaitable[None]]:
    """Return a dependency that raises PermissionDeniedError unless somebody has this role."""

    async def check_role(user: CurrentUser) -> None:
        if user.role != name:
            message = f"This needs the role '{name}'."
            raise PermissionDeniedError(message)

    return check_role


async def refuse_own_account(user: CurrentUser, user_id: PathKey) -> None:
    """Leave no place without an administrator. Raises PermissionDeniedError."""
    if user.id == user_id:
        message = "Another administrator has to change your account."
        raise PermissionDeniedError(message)
