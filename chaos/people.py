"""People who save, over HTTP and through the pages, as browsers do."""

import re
import threading
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from itertools import count
from random import Random
from urllib.parse import urlencode

import httpx2

from .ledger import Ledger, Save
from .replicas import Replica

EMAIL = "ada@example.com"
PASSWORD = "correct horse battery staple"  # noqa: S105 - of an account that lives for one run
OURS = {"Sec-Fetch-Site": "same-origin"}
PATIENCE = 40.0
_SAVED = re.compile(r"/workspaces/([\w-]+)/blueprints/([\w-]+)/revisions/(\d+)$")
_LATEST = re.compile(r'name="base" value="(\d+)"')
_PAUSE = 0.05
_numbers = count()


class UnexpectedAnswerError(Exception):
    """A page leads elsewhere than it should."""


@dataclass(slots=True)
class Person:
    """Somebody with a browser, who goes to another replica where one does not answer."""

    addresses: Sequence[str]
    ledger: Ledger
    blueprint: str = ""
    latest: int = 0
    client: httpx2.Client = field(
        default_factory=lambda: httpx2.Client(timeout=PATIENCE, trust_env=False)
    )
    at: int = 0

    def set_up(self, token: str) -> None:
        """Make the first account."""
        inputs = {"token": token, "name": "Ada", "email": EMAIL, "password": PASSWORD}
        self._lead("/setup", inputs)

    def sign_in(self) -> None:
        """Open a session."""
        self._lead("/sign-in", {"email": EMAIL, "password": PASSWORD})

    def begin(self, name: str, workspace: str = "") -> None:
        """Save a Blueprint for the first time, in a workspace or in a new one, `Team`."""
        path = f"/save?{urlencode({'document': urlencode({'name': name})})}"
        where = {"workspace": workspace} if workspace else {"workspace_name": "Team"}
        summary = _summary()
        place = self._lead(path, {**where, "name": name, "summary": summary})
        found = _SAVED.search(place)
        if found is None:
            raise UnexpectedAnswerError(place)
        self.blueprint, self.latest = found[2], int(found[3])
        self.ledger.acknowledge(Save(self.blueprint, self.latest, summary))

    def go_on(self, blueprint: str) -> None:
        """Turn to a Blueprint that somebody else began."""
        self.blueprint, self.latest = blueprint, 1
        self.look()

    def save(self) -> bool:
        """Save what comes after the latest revision that was seen; tell whether it was taken."""
        summary, base = _summary(), self.latest
        inputs = {"base": str(base), "summary": summary}
        response = self._ask("POST", self._form(base), inputs)
        if response is None:
            return False
        place = _SAVED.search(response.headers.get("Location", ""))
        if response.status_code == HTTPStatus.SEE_OTHER and place:
            self.latest = int(place[3])
            self.ledger.acknowledge(Save(place[2], self.latest, summary))
            return True
        self._note(response, "a save")
        return False

    def look(self) -> bool:
        """Look at the page that saves, which tells the latest revision."""
        response = self._ask("GET", self._form(self.latest))
        if response is None:
            return False
        found = _LATEST.search(response.text)
        if found is None:
            self._note(response, "a look")
            return False
        self.latest = int(found[1])
        return True

    def keep_saving(self, stop: threading.Event, seed: int) -> None:
        """Save again and again; whoever was not told how it ended looks first."""
        random = Random(seed)  # noqa: S311 - it spreads requests over time
        while not stop.is_set():
            if not self.save():
                time.sleep(random.uniform(0, 2 * _PAUSE))
                self.look()
            time.sleep(random.uniform(0, _PAUSE))

    def _form(self, began: int) -> str:
        choices = {"name": "Orders", "saved": f"team/{self.blueprint}/{began}"}
        query = urlencode({"document": urlencode(choices)})
        return f"/workspaces/team/blueprints/{self.blueprint}/save?{query}"

    def _ask(
        self, method: str, path: str, inputs: dict[str, str] | None = None
    ) -> httpx2.Response | None:
        """Ask; None where the connection broke: nobody knows then what was done."""
        address = self.addresses[self.at % len(self.addresses)]
        try:
            return self.client.request(method, address + path, data=inputs, headers=OURS)
        except httpx2.TransportError:
            self.ledger.count("no answer")
            self.at += 1
            return None

    def _note(self, response: httpx2.Response, what: str) -> None:
        where = response.headers.get("Location", "")
        may_come_again = "Retry-After" in response.headers
        what = f"{what} that led to {where}" if where else what
        self.ledger.answered(response.status_code, may_come_again=may_come_again, what=what)

    def _lead(self, path: str, inputs: dict[str, str]) -> str:
        response = self._ask("POST", path, inputs)
        if response is None or response.status_code != HTTPStatus.SEE_OTHER:
            raise UnexpectedAnswerError(path, response and response.status_code)
        return response.headers["Location"]


def _summary() -> str:
    return f"save {next(_numbers)}"


@contextmanager
def team(replicas: Sequence[Replica], ledger: Ledger, size: int) -> Generator[list[Person]]:
    """Offer people who are signed in; each two of them work on one Blueprint."""
    addresses = [each.address for each in replicas]
    with ExitStack() as stack:
        people = [Person(addresses, ledger, at=each) for each in range(size)]
        for each in people:
            stack.enter_context(each.client)
        people[0].set_up(next(token for each in replicas for token in each.tokens))
        for each in people[1:]:
            each.sign_in()
        for first, second in zip(people[::2], people[1::2], strict=True):
            first.begin("Orders", "team" if first is not people[0] else "")
            second.go_on(first.blueprint)
        yield people


def saving(people: Sequence[Person]) -> AbstractContextManager[None]:
    """Let people save meanwhile."""
    return meanwhile(partial(each.keep_saving, seed=seed) for seed, each in enumerate(people))


@contextmanager
def meanwhile(doings: Iterable[Callable[[threading.Event], None]]) -> Generator[None]:
    """Let each of them go on in a thread of its own until it is told to stop.

    Raises what one of them raised.
    """
    stop, chosen = threading.Event(), [*doings]
    with ThreadPoolExecutor(len(chosen)) as threads:
        going_on = [threads.submit(each, stop) for each in chosen]
        try:
            yield
        finally:
            stop.set()
            for each in going_on:
                each.result()
