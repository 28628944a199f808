"""Documents of the sign-in provider, fetched within bounds of time and size."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx2

PATIENCE_SECONDS = 5
LARGEST_DOCUMENT = 256 * 1024
UNCOMPRESSED = {"Accept": "application/json", "Accept-Encoding": "identity"}

type Fetch = Callable[[str], Awaitable[bytes]]


class FetchError(Exception):
    """The provider does not answer, or not with the document that it should."""


async def fetch(url: str) -> bytes:
    """Return the document at `url`, and follow no redirect. Raises FetchError."""
    try:
        async with (
            asyncio.timeout(PATIENCE_SECONDS),
            httpx2.AsyncClient(headers=UNCOMPRESSED) as client,
            client.stream("GET", url) as response,
        ):
            response.raise_for_status()
            return await read_body(response)
    except (TimeoutError, httpx2.HTTPError, httpx2.InvalidURL) as error:
        message = f"{url}: {error!r}"
        raise FetchError(message) from error


async def read_body(response: httpx2.Response) -> bytes:
    """Return the body, or give up as soon as it is too large. Raises FetchError."""
    document = bytearray()
    async for chunk in response.aiter_raw():
        document += chunk
        if len(document) > LARGEST_DOCUMENT:
            message = f"{response.url}: more than {LARGEST_DOCUMENT} bytes"
            raise FetchError(message)
    return bytes(document)
