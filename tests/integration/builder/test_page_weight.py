"""The first page of the wizard is light, everything that it loads included."""

import gzip
import re

from httpx2 import AsyncClient

MOST = 60_000


async def test_the_first_page_and_all_that_it_loads_weigh_at_most_60_kb(
    client: AsyncClient,
) -> None:
    page = (await client.get("/")).text
    loaded = sorted({*re.findall(r'(?:href|src)="(/static/[^"]+)"', page)})
    assert len(loaded) > 10
    parts = [(await client.get(address)).content for address in loaded]
    assert sum(len(gzip.compress(part)) for part in (page.encode(), *parts)) <= MOST
