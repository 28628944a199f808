"""A provider that is reached over HTTP, and somebody who signs in there."""

from base64 import b64decode
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import override
from urllib.parse import parse_qsl, unquote_plus

from builder.core.attempts import Attempt
from builder.core.exchanging import Credentials, RefusedError, exchange
from builder.core.fetching import fetch
from builder.core.identity import Identity
from builder.core.provider import Provider
from tests.issuing import Issuer
from tests.settings import IsolatedSettings

BACK = "https://shop.test/back"


@contextmanager
def serving() -> Generator[Issuer]:
    """Offer a provider that is reached over HTTP, on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer with a document."""
            self._answer(200, issuer.document(self.path))

        def do_POST(self) -> None:
            """Exchange a code."""
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            try:
                self._answer(200, issuer.token(dict(parse_qsl(body)), self._credentials()))
            except RefusedError as error:
                self._answer(400, str(error).encode())

        def _credentials(self) -> Credentials | None:
            _, _, encoded = self.headers.get("Authorization", "").partition("Basic ")
            name, _, secret = b64decode(encoded).decode().partition(":")
            return (unquote_plus(name), unquote_plus(secret)) if encoded else None

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        issuer = Issuer(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield issuer
        finally:
            server.shutdown()
            thread.join()


def provider(issuer: Issuer, **settings: object) -> Provider:
    """Return the provider, as the application sees it with these settings."""
    values = {"oidc_issuer": issuer.url, **settings}
    return Provider(IsolatedSettings.model_validate(values), fetch, exchange)


async def signed_in(
    issuer: Issuer, known: Provider | None = None, /, **changes: object
) -> Identity:
    """Sign somebody in, and return who it is."""
    known, attempt = known or provider(issuer), Attempt.begin("/")
    answer = issuer.authorize(await known.authorization_url(attempt, BACK), "ada", **changes)
    return await known.identify(answer["code"], attempt, BACK)
