"""What a client expects of an answer."""

import httpx2

PROBLEM = "application/problem+json"


def expect(response: httpx2.Response, status: int, field: str | None = None) -> httpx2.Response:
    """Return `response` if it has `status`, and if an error, is problem JSON that names `field`."""
    where = f"{response.request.method} {response.request.url}"
    assert response.status_code == status, f"{where}: {response.status_code}\n{response.text}"
    if status >= 400:
        body = response.json()
        assert response.headers["content-type"] == PROBLEM, where
        assert body["status"] == status, where
        assert body["title"], where
        if field is not None:
            named = [error["location"][-1] for error in body["errors"]]
            assert field in named, f"{where}: {named}"
    return response
