"""What clients see while the server of the database is stopped, and when it is back."""

import time
from dataclasses import replace

import httpx2

from builder.blueprint.model import Blueprint

from ..answers import expect
from ..private import SOFTWARE, PrivateServer, private_server
from ..scenario import Scenario, at_prefix, use
from ..workplace import GateError, Workplace, free_port

HEALTH = "/health/ready"
PATIENCE = 15.0


def recovery(workplace: Workplace, blueprint: Blueprint) -> None:
    """Answer 503 while the database is stopped, and serve again when it is back."""
    database = blueprint.options["database"]
    if database not in SOFTWARE:
        return
    with private_server(database, free_port()) as server:
        private = replace(workplace, server=server)
        private.run("uv", "run", "alembic", "upgrade", "head")
        port = free_port()
        command = ["uv", "run", "uvicorn", f"{workplace.package}.main:app", "--port", str(port)]
        with private.serving(command, port) as client:
            use(client, blueprint, private.run)
            _restart(server, private)
            _list_everything(client, blueprint, 200)
            _be_away(server, client, blueprint)
            Scenario(client, blueprint).run()


def _restart(server: PrivateServer, workplace: Workplace) -> None:
    """Restart between two requests: the second finds only dead connections.

    Another process finds out when the server takes connections: asked by a client, the application
    would notice that its own are dead.
    """
    server.stop()
    server.start()
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            workplace.run("uv", "run", "alembic", "current")
        except GateError:
            if time.monotonic() > deadline:
                raise
        else:
            return


def _be_away(server: PrivateServer, client: httpx2.Client, blueprint: Blueprint) -> None:
    """Ask while the server is stopped, then again when it is back."""
    server.stop()
    started = time.monotonic()
    _list_everything(client, blueprint, 503)
    away = expect(client.get(HEALTH), 503)
    assert int(away.headers["retry-after"]) > 0
    assert time.monotonic() - started < PATIENCE, "an answer came late"
    server.start()
    _await_ready(client)
    _list_everything(client, blueprint, 200)


def _list_everything(client: httpx2.Client, blueprint: Blueprint, status: int) -> None:
    with at_prefix(client, blueprint):
        for entity in blueprint.entities:
            if "list" in entity.operations:
                answer = expect(client.get(f"/{entity.names.route}"), status)
                assert status == 200 or "retry-after" in answer.headers


def _await_ready(client: httpx2.Client) -> None:
    """Wait until the server takes connections: it listens a moment before that."""
    deadline = time.monotonic() + PATIENCE
    while client.get(HEALTH).status_code != 204:
        assert time.monotonic() < deadline, "the application does not find its database again"
        time.sleep(0.2)
