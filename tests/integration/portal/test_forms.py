"""Forms that are no forms."""

import pytest
from httpx2 import AsyncClient

from .pages import SAME_SITE

FORM = "application/x-www-form-urlencoded"
PATHS = ["/sign-in", "/sign-in/code", "/setup", "/language", "/people/invitations"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x; charset=undefined", b"--x--"),
        (f"{FORM}; charset=raw_unicode_escape", rb"email=\ud800@x.de&next=/\ud800&back=/\ud800"),
        (f"{FORM}; charset=unicode_escape", rb"email=\ud800@x.de&next=/\ud800&back=/\ud800"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=a"),
        ("text/plain", b"email"),
    ],
)
async def test_what_is_no_form_is_no_fault_of_ours(
    client: AsyncClient, path: str, kind: str, body: bytes
) -> None:
    headers = SAME_SITE | {"Content-Type": kind}
    response = await client.post(path, content=body, headers=headers)
    assert response.status_code < 500


async def test_a_person_reads_in_a_page_that_a_form_has_too_many_inputs(
    client: AsyncClient,
) -> None:
    body, sent = b"a&" * 4_900, SAME_SITE | {"Content-Type": FORM}
    page = await client.post("/sign-in", content=body, headers=sent | {"Accept": "text/html"})
    assert page.status_code == 400
    assert "<h1>This cannot be read</h1>" in page.text
    told = await client.post("/sign-in", content=body, headers=sent)
    assert told.headers["Content-Type"] == "application/problem+json"


async def test_an_address_that_only_takes_forms_says_so_in_a_page(client: AsyncClient) -> None:
    page = await client.get("/people/1/reset", headers={"Accept": "text/html"})
    assert page.status_code == 405
    assert page.headers["Allow"] == "POST"
    assert "<h1>There is nothing here</h1>" in page.text
