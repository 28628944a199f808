"""A walk through a list."""

from itertools import count
from typing import Any

from httpx2 import AsyncClient


async def walked(client: AsyncClient, path: str, **params: str) -> list[Any]:
    """Return the records on all pages with one record each, in order."""
    found: list[Any] = []
    for number in count(1):
        page = (await client.get(path, params={**params, "size": 1, "page": number})).json()
        found += page["items"]
        assert page["has_previous"] is (number > 1)
        if not page["has_next"]:
            assert page["total"] == len(found)
            break
    return found
