"""What a provider says of itself, over HTTP."""

import json
from collections.abc import Generator

import pytest

from builder.core.discovery import WELL_KNOWN, discovered_keys
from builder.core.fetching import FetchError, fetch
from tests.publishing import JWKS, Publisher, publishing
from tests.signing import signer

SIGNER = signer()


@pytest.fixture
def publisher() -> Generator[Publisher]:
    """Publish metadata and keys."""
    with publishing() as publisher:
        publisher.publish_keys(SIGNER)
        publisher.publish(WELL_KNOWN, {"issuer": publisher.url, "jwks_uri": publisher.url + JWKS})
        yield publisher


async def test_keys_are_found_by_the_issuer(publisher: Publisher) -> None:
    assert list(await discovered_keys(fetch, publisher.url)) == [SIGNER.key_id]


async def test_a_slash_at_the_end_of_an_issuer_is_part_of_it(publisher: Publisher) -> None:
    issuer = f"{publisher.url}/"
    with pytest.raises(FetchError, match="not about"):
        await discovered_keys(fetch, issuer)
    publisher.publish(WELL_KNOWN, {"issuer": issuer, "jwks_uri": publisher.url + JWKS})
    assert list(await discovered_keys(fetch, issuer)) == [SIGNER.key_id]


@pytest.mark.parametrize("document", [{}, [], {"issuer": 1, "jwks_uri": None}])
async def test_metadata_have_an_issuer_and_keys(publisher: Publisher, document: object) -> None:
    publisher.publish(WELL_KNOWN, document)
    with pytest.raises(FetchError, match="validation error"):
        await discovered_keys(fetch, publisher.url)


@pytest.mark.parametrize("url", ["http://provider.test/jwks", "/jwks", "", "https://[x"])
async def test_keys_come_over_tls_where_the_issuer_does(url: str) -> None:
    async def metadata(_: str) -> bytes:
        return json.dumps({"issuer": "https://provider.test", "jwks_uri": url}).encode()

    with pytest.raises(FetchError, match="TLS"):
        await discovered_keys(metadata, "https://provider.test")
