"""Codes, exchanged for tokens within bounds of time and size."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import quote_plus

import httpx2

from .fetching import PATIENCE_SECONDS, UNCOMPRESSED, FetchError, read_body

type Form = Mapping[str, str]
type Credentials = tuple[str, str]
type Exchange = Callable[[str, Form, Credentials | None], Awaitable[bytes]]


class RefusedError(Exception):
    """The provider does not take the code, or does not know this application."""


async def exchange(url: str, form: Form, credentials: Credentials | None) -> bytes:
    """Return what the token endpoint answers. Raises RefusedError and FetchError.

    Client and secret are encoded before they are sent as Basic, as RFC 6749 has it.
    """
    auth = httpx2.BasicAuth(*map(quote_plus, credentials)) if credentials else None
    try:
        async with (
            asyncio.timeout(PATIENCE_SECONDS),
            httpx2.AsyncClient(headers=UNCOMPRESSED, auth=auth) as client,
            client.stream("POST", url, data=dict(form)) as response,
        ):
            body = await read_body(response)
            if response.is_client_error:
                raise RefusedError(body.decode(errors="replace"))
            response.raise_for_status()
            return body
    except (TimeoutError, httpx2.HTTPError, httpx2.InvalidURL) as error:
        message = f"{url}: {error!r}"
        raise FetchError(message) from error
