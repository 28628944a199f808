"""What pages say of a line that is no entity, and of a link that is none of the wizard's."""

import pytest
from httpx2 import AsyncClient

from tests.unit.web.html import parsed

NO_LINK = "That is no link of the wizard"


async def test_a_line_that_is_still_wrong_carries_what_a_click_settled(client: AsyncClient) -> None:
    form = {"document": "", "line": "Book: name, cover file!", "fix": "with=storage"}
    answer = await client.post("/entities/line", data=form)
    assert answer.status_code == 422
    (carried,) = parsed(answer.text).one(id="quick-form").all("input", name="with")
    assert (carried.attributes["type"], carried.attributes["value"]) == ("hidden", "storage")


@pytest.mark.parametrize("link", ["http://example.com/", "https://localhost.org#x", "http://["])
async def test_the_address_of_somebody_else_is_no_link_to_compare_with(
    client: AsyncClient, link: str
) -> None:
    answer = await client.get("/", params={"other": link}, follow_redirects=True)
    assert NO_LINK in answer.text


@pytest.mark.parametrize("link", ["http://localhost/", "http://LOCALHOST"])
async def test_the_own_address_stands_for_the_defaults(client: AsyncClient, link: str) -> None:
    answer = await client.get("/", params={"other": link}, follow_redirects=True)
    assert answer.status_code == 200
    assert NO_LINK not in answer.text
