"""People at the provider: sent there, and recognised when they come back."""

from ..core.attempts import Attempt
from ..core.callers import AuthenticationError
from ..core.identity import Identity
from ..core.provider import Provider
from ..core.tokens import InvalidTokenError
from ..schemas.code_flow import ProviderAnswer


class ProviderService:
    """Leads one attempt through the authorization code flow, with PKCE."""

    def __init__(self, provider: Provider, redirect_uri: str) -> None:
        """Let browsers come back to `redirect_uri`."""
        self._provider = provider
        self._redirect_uri = redirect_uri

    async def url(self, attempt: Attempt) -> str:
        """Return where the browser is sent. Raises UnavailableError."""
        return await self._provider.authorization_url(attempt, self._redirect_uri)

    async def attempt(self, kept: str | None, answer: ProviderAnswer) -> Attempt:
        """Return the attempt that an answer belongs to. Raises AuthenticationError."""
        attempt = Attempt(kept or "")
        if not kept or not attempt.fits(answer.state):
            message = "This sign-in was not begun in this browser, or took too long."
            raise AuthenticationError(message)
        if not await self._provider.is_issuer(answer.iss):
            message = "The answer is not from the sign-in provider."
            raise AuthenticationError(message)
        return attempt

    async def identity(self, attempt: Attempt, code: str | None) -> Identity:
        """Return who signed in. Raises AuthenticationError and UnavailableError."""
        if code is None:
            message = "The sign-in provider sent no code."
            raise AuthenticationError(message)
        try:
            return await self._provider.identify(code, attempt, self._redirect_uri)
        except InvalidTokenError as error:
            raise AuthenticationError(str(error)) from error

    async def end_session_url(self, destination: str) -> str:
        """Return where the browser is signed out of the provider, too. Raises UnavailableError."""
        return await self._provider.end_session_url(destination)
