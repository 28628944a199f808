"""The pages of the portal, as a browser asks for them."""

import re

from httpx2 import AsyncClient, Response

from tests.integration.accounts import PASSWORD

SAME_SITE = {"Sec-Fetch-Site": "same-origin"}


async def send(client: AsyncClient, path: str, **inputs: object) -> Response:
    """Send a form of ours."""
    return await client.post(path, data=inputs, headers=SAME_SITE)


def link_in(response: Response) -> str:
    """Return the path of the link that a page shows once."""
    found = re.search(r'id="link">https://shop\.test([^<]+)<', response.text)
    assert found, response.text
    return found[1]


def problems_in(response: Response) -> dict[str, str]:
    """Return what a page says against its inputs, by their names; of the whole, by none."""
    found = re.findall(r'class="problem"(?: id="(\w+)-about")?[^>]*>([^<]+)<', response.text)
    return dict(found)


def person(name: str = "Bob", email: str = "bob@example.com") -> dict[str, str]:
    """Return what somebody says who makes an account."""
    return {"name": name, "email": email, "password": PASSWORD}
