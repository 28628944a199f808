"""One of several sign-in providers: what was begun with it goes on with it."""

from typing import override

from ..core.attempts import Attempt
from ..core.provider import Provider
from ..schemas.code_flow import ProviderAnswer
from .provider import ProviderService


class ChosenProviderService(ProviderService):
    """Leads one attempt, and takes no answer to one that was begun with another provider.

    State, nonce and verifier are digests of the key, too: RFC 9700 calls what this prevents
    a mix-up.
    """

    def __init__(self, key: str, provider: Provider, redirect_uri: str) -> None:
        """Let browsers come back to `redirect_uri`, which is for the provider with `key` alone."""
        super().__init__(provider, redirect_uri)
        self._key = key

    @override
    async def url(self, attempt: Attempt) -> str:
        """Return where the browser is sent. Raises UnavailableError."""
        return await super().url(Attempt(self._own(attempt.kept)))

    @override
    async def attempt(self, kept: str | None, answer: ProviderAnswer) -> Attempt:
        """Return the attempt that an answer belongs to. Raises AuthenticationError."""
        return await super().attempt(kept and self._own(kept), answer)

    def _own(self, kept: str) -> str:
        return f"{self._key}:{kept}"
