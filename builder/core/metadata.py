"""Where the provider signs people in, as it says itself: kept for a while."""

import logging
from collections.abc import Callable, Iterable
from math import inf
from time import monotonic
from typing import override

from .discovery import ProviderMetadata, discover
from .exceptions import UnavailableError
from .fetching import Fetch, FetchError

FRESH_SECONDS = 600
RETRY_SECONDS = 10

_logger = logging.getLogger(__name__)


class SignInMetadata(ProviderMetadata):
    """The part of a discovery document that the code flow uses."""

    authorization_endpoint: str
    token_endpoint: str
    end_session_endpoint: str | None = None
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    authorization_response_iss_parameter_supported: bool = False

    @override
    def urls(self) -> Iterable[str]:
        own = (self.authorization_endpoint, self.token_endpoint, self.end_session_endpoint)
        return (*super().urls(), *(url for url in own if url is not None))


class KnownMetadata:
    """The metadata of one issuer; old ones serve on while it does not answer."""

    def __init__(self, fetch: Fetch, issuer: str, clock: Callable[[], float] = monotonic) -> None:
        """Fetch when they are needed for the first time."""
        self._fetch = fetch
        self._issuer = issuer
        self._clock = clock
        self._known: SignInMetadata | None = None
        self._next_load_at = -inf

    async def get(self) -> SignInMetadata:
        """Return the metadata. Raises UnavailableError."""
        if self._clock() >= self._next_load_at:
            await self._load()
        if self._known is None:
            message = "The sign-in provider does not answer."
            raise UnavailableError(message)
        return self._known

    async def _load(self) -> None:
        try:
            self._known = await discover(self._fetch, self._issuer, SignInMetadata)
        except FetchError as error:
            _logger.warning("The metadata of the sign-in provider cannot be fetched: %s", error)
            self._next_load_at = self._clock() + RETRY_SECONDS
        else:
            self._next_load_at = self._clock() + FRESH_SECONDS
