"""A sign-in provider with a page: whoever is sent there chooses who to be."""

from base64 import b64decode
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Final, override
from urllib.parse import parse_qsl, unquote_plus, urlencode, urlsplit

from builder.core.exchanging import RefusedError
from tests.issuing import AUTHORIZE, CLIENT, Issuer

PEOPLE: Final = ("ada", "bob", "eve")
TURN_BACK: Final = "turn-back"


class ProviderPages(BaseHTTPRequestHandler):
    """Publishes documents, shows who can sign in, sends browsers back, and exchanges codes."""

    issuer: Issuer

    def do_GET(self) -> None:
        """Answer with a document, or as a page."""
        url = urlsplit(self.path)
        asked = dict(parse_qsl(url.query))
        if url.path != AUTHORIZE:
            self._answer(self.issuer.document(url.path), "application/json")
        elif who := asked.pop("who", ""):
            self._lead_back(asked, who)
        else:
            self._answer(self._people().encode(), "text/html")

    def do_POST(self) -> None:
        """Exchange a code."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        _, _, encoded = self.headers.get("Authorization", "").partition("Basic ")
        name, _, secret = map(unquote_plus, b64decode(encoded).decode().partition(":"))
        try:
            answer = self.issuer.token(dict(parse_qsl(body)), (name, secret))
        except RefusedError as error:
            self.send_error(400, str(error))
        else:
            self._answer(answer, "application/json")

    def _people(self) -> str:
        links = (
            f'<p><a href="{escape(self.path)}&amp;who={who}">{who}</a></p>'
            for who in (*PEOPLE, TURN_BACK)
        )
        return f"<!doctype html><link rel=icon href=data:,><title>Provider</title>{''.join(links)}"

    def _lead_back(self, asked: Mapping[str, str], who: str) -> None:
        if who == TURN_BACK:
            told = {"state": asked["state"], "error": "access_denied"}
        else:
            claims = {"email": f"{who}@example.com", "email_verified": True, "name": who.title()}
            url = f"{self.issuer.url}{AUTHORIZE}?{urlencode(asked)}"
            told = self.issuer.authorize(url, who, **claims)
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(told)}")
        self.end_headers()

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def offered(title: str) -> Generator[Mapping[str, str]]:
    """Offer a provider on a free port; yield what settings say of it."""

    class Pages(ProviderPages):
        pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        url = f"http://127.0.0.1:{server.server_port}"
        Pages.issuer = Issuer(url)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield {
                "issuer": url,
                "client_id": CLIENT[0],
                "client_secret": CLIENT[1],
                "title": title,
            }
        finally:
            server.shutdown()
            thread.join()


def as_first(provider: Mapping[str, str]) -> Mapping[str, str]:
    """Return the settings of a site whose first provider it is."""
    return {f"oidc_{name}": value for name, value in provider.items()}
