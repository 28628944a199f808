"""A web server to test with: it publishes documents, and remembers what it was asked for."""

import json
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import override

from tests.signing import Signer

JWKS = "/jwks"


class Publisher:
    """The documents by path, and the paths that were asked for."""

    def __init__(self, port: int) -> None:
        """Publish nothing yet."""
        self.url = f"http://127.0.0.1:{port}"
        self.documents: dict[str, bytes] = {}
        self.requests: list[str] = []
        self.status = 200
        self.delay = 0.0

    def publish(self, path: str, document: object) -> None:
        """Publish `document` as JSON."""
        self.documents[path] = json.dumps(document).encode()

    def publish_keys(self, *signers: Signer) -> None:
        """Publish the public keys of `signers`, and no others."""
        self.publish(JWKS, {"keys": [each.jwk() for each in signers]})


@contextmanager
def publishing() -> Generator[Publisher]:
    """Offer a server on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer with the document that is published at this path."""
            publisher.requests.append(self.path)
            time.sleep(publisher.delay)
            document = publisher.documents.get(self.path)
            self.send_response(404 if document is None else publisher.status)
            self.send_header("Location", publisher.url)
            self.end_headers()
            self.wfile.write(document or b"")

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        publisher = Publisher(server.server_port)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield publisher
        finally:
            server.shutdown()
            thread.join()
