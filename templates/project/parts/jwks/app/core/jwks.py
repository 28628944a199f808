"""The public keys of the sign-in provider: kept for a while, fetched by one request at a time."""

import logging
from asyncio import Lock
from collections.abc import Awaitable, Callable, Mapping
from math import inf
from time import monotonic

from jwt import PyJWK, PyJWKSet, PyJWTError

from .exceptions import UnavailableError
from .fetching import Fetch, FetchError

ALGORITHMS = frozenset({"RS256", "ES256", "EdDSA"})
FRESH_SECONDS = 600
STALE_SECONDS = 3_600
COOLDOWN_SECONDS = 30
RETRY_SECONDS = 10

type Keys = Mapping[str, PyJWK]
type LoadKeys = Callable[[], Awaitable[Keys]]

_logger = logging.getLogger(__name__)


class UnknownKeyError(Exception):
    """The provider publishes no key with this id."""


class SigningKeys:
    """The keys that verify tokens, by id.

    An unknown id makes them be fetched again, but not twice within the cooldown: ids are free to
    invent. Old keys serve on for a while when the provider does not answer.
    """

    def __init__(self, load: LoadKeys, clock: Callable[[], float] = monotonic) -> None:
        """Fetch with `load` when the first key is needed."""
        self._load = load
        self._clock = clock
        self._one_at_a_time = Lock()
        self._keys: Keys = {}
        self._loaded_at = -inf
        self._next_load_at = -inf
        self._is_answering = True

    async def find(self, key_id: str) -> PyJWK:
        """Return the key with `key_id`. Raises UnknownKeyError and UnavailableError."""
        if self._is_due(key_id) and not self._can_wait(key_id):
            async with self._one_at_a_time:
                if self._is_due(key_id):
                    await self._refresh()
        if key_id in self._keys:
            return self._keys[key_id]
        if self._is_answering:
            raise UnknownKeyError
        message = "The sign-in provider does not answer."
        raise UnavailableError(message)

    def _is_due(self, key_id: str) -> bool:
        now = self._clock()
        is_old = now - self._loaded_at >= FRESH_SECONDS
        return now >= self._next_load_at and (is_old or key_id not in self._keys)

    def _can_wait(self, key_id: str) -> bool:
        """Tell whether an old key serves while another request fetches the new ones."""
        return self._one_at_a_time.locked() and key_id in self._keys

    async def _refresh(self) -> None:
        try:
            self._keys = await self._load()
        except FetchError as error:
            _logger.warning("The keys of the sign-in provider cannot be fetched: %s", error)
            self._is_answering = False
            self._next_load_at = self._clock() + RETRY_SECONDS
            self._drop_stale()
        else:
            self._is_answering = True
            self._loaded_at = self._clock()
            self._next_load_at = self._loaded_at + COOLDOWN_SECONDS

    def _drop_stale(self) -> None:
        if self._clock() - self._loaded_at >= STALE_SECONDS:
            self._keys = {}


async def published_keys(fetch: Fetch, url: str) -> Keys:
    """Return the keys at `url` that may verify tokens, by id. Raises FetchError."""
    document = await fetch(url)
    try:
        published = PyJWKSet.from_json(document.decode())
    except (AttributeError, PyJWTError, RecursionError, TypeError, ValueError) as error:
        message = f"{url}: no set of usable keys"
        raise FetchError(message) from error
    return {
        key.key_id: key
        for key in published
        if isinstance(key.key_id, str) and key.key_id and _may_verify(key)
    }


def _may_verify(key: PyJWK) -> bool:
    return key.algorithm_name in ALGORITHMS and key.public_key_use in (None, "sig")
