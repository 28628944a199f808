"""A walk through a list."""

from typing import Any

from httpx2 import AsyncClient


async def walked(client: AsyncClient, path: str, **params: str) -> list[Any]:
    """Return the records on all pages with one record each, in order."""
    page = (await client.get(path, params={**params, "size": 1})).json()
    found: list[Any] = page["items"]
    while page["has_more"]:
        cursor = page["next_cursor"]
        page = (await client.get(path, params={**params, "size": 1, "cursor": cursor})).json()
        found += page["items"]
    return found
