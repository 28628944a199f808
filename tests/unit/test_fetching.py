"""Documents fetched over HTTP."""

import pytest

from builder.core import fetching
from builder.core.fetching import LARGEST_DOCUMENT, FetchError, fetch
from tests.publishing import publishing

NOWHERE = "http://127.0.0.1:9/document"


async def test_a_document_is_fetched_whole() -> None:
    with publishing() as publisher:
        publisher.documents["/document"] = b"x" * LARGEST_DOCUMENT
        assert await fetch(f"{publisher.url}/document") == b"x" * LARGEST_DOCUMENT


async def test_a_document_is_not_read_on_when_it_is_too_large() -> None:
    with publishing() as publisher:
        publisher.documents["/document"] = b"x" * (LARGEST_DOCUMENT + 1)
        with pytest.raises(FetchError, match="bytes"):
            await fetch(f"{publisher.url}/document")


@pytest.mark.parametrize("status", [302, 404, 500])
async def test_only_success_is_an_answer(status: int) -> None:
    with publishing() as publisher:
        publisher.status = status
        publisher.documents["/document"] = b"{}"
        with pytest.raises(FetchError, match=str(status)):
            await fetch(f"{publisher.url}/document")
        assert publisher.requests == ["/document"]


async def test_a_slow_server_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PATIENCE_SECONDS", 0.05)
    with publishing() as publisher:
        publisher.documents["/document"] = b"{}"
        publisher.delay = 0.2
        with pytest.raises(FetchError, match="TimeoutError"):
            await fetch(f"{publisher.url}/document")


@pytest.mark.parametrize("url", [NOWHERE, "http://[", "ftp://127.0.0.1/document", "document"])
async def test_no_server_is_no_crash(url: str) -> None:
    with pytest.raises(FetchError):
        await fetch(url)
