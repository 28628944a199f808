"""The keys of a provider: when they are fetched, and when not."""

import asyncio
import json

import pytest

from builder.core.exceptions import UnavailableError
from builder.core.fetching import FetchError
from builder.core.jwks import (
    COOLDOWN_SECONDS,
    FRESH_SECONDS,
    RETRY_SECONDS,
    STALE_SECONDS,
    Keys,
    SigningKeys,
    UnknownKeyError,
    published_keys,
)
from tests.signing import signer

OLD, NEW = signer(), signer()


class Provider:
    """Publishes keys, counts how often, and moves the clock."""

    def __init__(self) -> None:
        """Publish one key."""
        self.now = 1_000.0
        self.signers = [OLD]
        self.loads = 0
        self.is_up = True
        self.keys = SigningKeys(self.load, lambda: self.now)

    async def fetch(self, _: str) -> bytes:
        """Return the document, if the provider is up."""
        self.loads += 1
        await asyncio.sleep(0)
        if not self.is_up:
            raise FetchError
        return json.dumps({"keys": [each.jwk() for each in self.signers]}).encode()

    async def load(self) -> Keys:
        """Return the keys that are published now."""
        return await published_keys(self.fetch, "")


async def test_a_key_is_found_by_its_id_without_asking_again() -> None:
    provider = Provider()
    for _ in range(3):
        assert (await provider.keys.find(OLD.key_id)).key_id == OLD.key_id
    assert provider.loads == 1


async def test_parallel_requests_ask_once() -> None:
    provider = Provider()
    await asyncio.gather(*(provider.keys.find(OLD.key_id) for _ in range(20)))
    assert provider.loads == 1


async def test_parallel_requests_fail_once() -> None:
    provider = Provider()
    provider.is_up = False
    waiting = (provider.keys.find(OLD.key_id) for _ in range(20))
    answers = await asyncio.gather(*waiting, return_exceptions=True)
    assert all(isinstance(each, UnavailableError) for each in answers)
    assert provider.loads == 1


async def test_a_new_key_is_found_after_the_cooldown() -> None:
    provider = Provider()
    await provider.keys.find(OLD.key_id)
    provider.signers = [NEW]
    with pytest.raises(UnknownKeyError):
        await provider.keys.find(NEW.key_id)
    provider.now += COOLDOWN_SECONDS
    await provider.keys.find(NEW.key_id)
    with pytest.raises(UnknownKeyError):
        await provider.keys.find(OLD.key_id)


async def test_invented_ids_do_not_make_the_provider_be_asked_each_time() -> None:
    provider = Provider()
    for number in range(20):
        with pytest.raises(UnknownKeyError):
            await provider.keys.find(f"invented {number}")
    assert provider.loads == 1


async def test_keys_are_fetched_again_when_they_are_old() -> None:
    provider = Provider()
    await provider.keys.find(OLD.key_id)
    provider.signers = [NEW]
    provider.now += FRESH_SECONDS
    with pytest.raises(UnknownKeyError):
        await provider.keys.find(OLD.key_id)
    assert provider.loads == 2


async def test_old_keys_serve_while_the_provider_is_down() -> None:
    provider = Provider()
    await provider.keys.find(OLD.key_id)
    provider.is_up = False
    provider.now += FRESH_SECONDS
    for _ in range(3):
        assert (await provider.keys.find(OLD.key_id)).key_id == OLD.key_id
    assert provider.loads == 2
    with pytest.raises(UnavailableError):
        await provider.keys.find(NEW.key_id)


async def test_old_keys_serve_at_once_while_another_request_waits_for_new_ones() -> None:
    provider = Provider()
    await provider.keys.find(OLD.key_id)
    provider.now += FRESH_SECONDS
    waiting = asyncio.create_task(provider.keys.find(OLD.key_id))
    await asyncio.sleep(0)
    await provider.keys.find(OLD.key_id)
    assert not waiting.done()
    await waiting


async def test_old_keys_do_not_serve_for_ever() -> None:
    provider = Provider()
    await provider.keys.find(OLD.key_id)
    provider.is_up = False
    provider.now += STALE_SECONDS
    with pytest.raises(UnavailableError):
        await provider.keys.find(OLD.key_id)


async def test_a_provider_that_is_back_is_noticed() -> None:
    provider = Provider()
    provider.is_up = False
    with pytest.raises(UnavailableError):
        await provider.keys.find(OLD.key_id)
    provider.is_up = True
    provider.now += RETRY_SECONDS
    await provider.keys.find(OLD.key_id)
    with pytest.raises(UnknownKeyError):
        await provider.keys.find(NEW.key_id)
