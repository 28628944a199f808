"""A server that speaks S3, in this process: moto, on Flask and Flask-CORS."""

from collections.abc import Generator
from contextlib import contextmanager
from urllib.request import Request, urlopen

from moto.server import ThreadedMotoServer

BUCKET = "files"


@contextmanager
def serving() -> Generator[str]:
    """Run a server with a bucket on a free port, and tell where it is."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    urlopen(Request(f"{endpoint}/{BUCKET}", method="PUT")).close()  # noqa: S310 - http, as said above
    yield endpoint
    server.stop()
