"""Which of the keys that a provider publishes may verify tokens."""

import json

import pytest

from builder.core.fetching import FetchError
from builder.core.jwks import Keys, published_keys
from tests.signing import signer

GOOD, OTHER = signer(), signer()


async def keys_in(document: bytes) -> Keys:
    """Return what is usable of a published document."""

    async def fetch(_: str) -> bytes:
        return document

    return await published_keys(fetch, "https://provider.test/jwks")


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"[]",
        b'{"keys": 1}',
        b'{"keys": []}',
        b'{"keys": [{"kty": "EC", "kid": "1", "alg": []}]}',
        b'{"keys": ' + b"[" * 100_000,
        b"\xff",
    ],
    ids=lambda document: document[:40],
)
async def test_a_document_without_keys_is_an_error_of_the_provider(document: bytes) -> None:
    with pytest.raises(FetchError):
        await keys_in(document)


@pytest.mark.parametrize(
    "change",
    [
        {"use": "enc"},
        {"use": ["sig"]},
        {"alg": "ES384"},
        {"kid": None},
        {"kid": ""},
        {"kid": ["1"]},
        {"kty": "oct", "k": "c2VjcmV0", "alg": "HS256"},
    ],
    ids=str,
)
async def test_keys_that_do_not_verify_tokens_are_left_out(change: dict[str, object]) -> None:
    document = {"keys": [GOOD.jwk(), {**OTHER.jwk(), **change}]}
    assert list(await keys_in(json.dumps(document).encode())) == [GOOD.key_id]
