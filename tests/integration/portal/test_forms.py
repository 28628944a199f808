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
