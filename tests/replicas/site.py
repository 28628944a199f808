"""A site with two replicas, as operators run it."""

import ssl
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx2

from builder.core.browser import BOUND_TO_HOST, SESSION
from builder.core.config import Settings
from chaos.ledger import Ledger
from chaos.people import OURS, Person
from chaos.replicas import Replica, running

from .proxy import COMES_FROM, Answers, Ports, proxied

COOKIE = BOUND_TO_HOST + SESSION
ATTEMPTS = 12
"""How often one address may send a form of accounts in a minute."""
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Site:
    """Where the proxy is, who stands behind it, and the database of both."""

    address: str
    plain: str
    replicas: Sequence[Replica]
    trusted: ssl.SSLContext
    settings: Settings
    answers: Answers

    @property
    def token(self) -> str:
        """The setup token that was printed first."""
        return next(token for each in self.replicas for token in each.tokens)

    def browser(self, comes_from: str = "127.0.0.1") -> httpx2.Client:
        """Return a browser that asks the proxy, from an address of its own."""
        transport = httpx2.HTTPTransport(verify=self.trusted, local_address=comes_from)
        return httpx2.Client(
            base_url=self.address, transport=transport, headers=OURS, timeout=PATIENCE
        )

    def past_the_proxy(self, at: int, browser: httpx2.Client) -> httpx2.Client:
        """Return a client of one replica that sends the session of `browser`."""
        headers = {**OURS, "Cookie": f"{COOKIE}={browser.cookies[COOKIE]}"}
        return httpx2.Client(
            base_url=self.replicas[at].address, headers=headers, timeout=PATIENCE, trust_env=False
        )

    def restart(self, replica: Replica) -> None:
        """Start a replica; return once people who ask meanwhile are answered by it again."""
        replica.start()
        replica.wait()
        told, deadline = self.answers.count(replica.port), time.monotonic() + PATIENCE
        while self.answers.count(replica.port) == told:
            assert time.monotonic() < deadline, "the proxy passes nothing on to the replica"
            time.sleep(0.05)

    @contextmanager
    def direct(self, at: int, person: Person) -> Generator[Person]:
        """Let somebody who is signed in work on one replica, and go on from there."""
        with self.past_the_proxy(at, person.client) as client:
            there = replace(person, addresses=[self.replicas[at].address], client=client)
            yield there
            person.latest = there.latest

    def person(self, ledger: Ledger, comes_from: str) -> Person:
        """Return somebody who asks the proxy."""
        return Person([self.address], ledger, client=self.browser(comes_from))


@contextmanager
def hosted(folder: Path, settings: Settings, redis: str) -> Generator[Site]:
    """Run two replicas that start together on a migrated database, and the proxy before them."""
    ports = Ports()
    address = f"https://127.0.0.1:{ports.secure}"
    environment = {
        "APP_ALLOWED_HOSTS": "127.0.0.1",
        "APP_DATABASE_URL": settings.database_url.get_secret_value(),
        "APP_ENVIRONMENT": "production",
        "APP_PUBLIC_URL": address,
        "APP_RATE_LIMIT_URL": redis,
        "APP_SECURE_COOKIES": "true",
        "APP_SIGN_IN_RATE_LIMIT": f"{ATTEMPTS}/minute",
        "FORWARDED_ALLOW_IPS": COMES_FROM,
    }
    with (
        running(folder, environment, 2, 1) as replicas,
        proxied(folder, ports, [each.port for each in replicas]) as answers,
    ):
        trusted = ssl.create_default_context(cafile=folder / "builder.pem")
        plain = f"http://127.0.0.1:{ports.plain}"
        yield Site(address, plain, replicas, trusted, settings, answers)


@contextmanager
def signed_in(site: Site, ledger: Ledger, founder: Person, comes_from: str) -> Generator[Person]:
    """Offer somebody with a session of its own, who goes on with what the founder began."""
    again = site.person(ledger, comes_from)
    with again.client:
        again.sign_in()
        again.go_on(founder.blueprint)
        yield again
