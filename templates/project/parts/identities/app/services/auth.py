"""Who is calling: a verified token leads to an account."""

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.callers import AuthenticationError
from ..core.provider import Provider
from ..core.tokens import InvalidTokenError
from ..schemas.user import UserRead
from .visits import VisitService


class AuthService:
    """Knows who is who, by the tokens of the provider."""

    def __init__(self, session: AsyncSession, provider: Provider) -> None:
        """Work in the transaction of `session`."""
        self._visits = VisitService(session)
        self._provider = provider

    async def signed_in(self, token: str) -> UserRead:
        """Return whose token this is. Raises AuthenticationError and UnavailableError."""
        try:
            identity = await self._provider.identify(token)
        except InvalidTokenError as error:
            raise AuthenticationError(str(error)) from error
        return UserRead.model_validate(await self._visits.welcome(identity))
