"""Clients of an application that runs in this process, and Blueprints to send."""

import io
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from zipfile import ZipFile

from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient, Response

type Data = dict[str, object]


@asynccontextmanager
async def running(app: FastAPI) -> AsyncGenerator[FastAPI]:
    """Run the lifespan of `app`, as a server does."""
    async with app.router.lifespan_context(app):
        yield app


def client_of(app: FastAPI) -> AsyncClient:
    """Return a client that calls `app` without a network."""
    return AsyncClient(transport=ASGITransport(app), base_url="http://localhost")


def field(name: str = "title", kind: str = "string", **attributes: object) -> Data:
    """Return a field that is right but for what `attributes` break."""
    lengths = {"max_length": 50} if kind == "string" else {}
    return {"name": name, "type": kind, **lengths, **attributes}


def entity(name: str = "Book", *fields: Data, **attributes: object) -> Data:
    """Return an entity, with one right field unless others are given."""
    return {"name": name, "fields": list(fields) or [field()], **attributes}


def relation(name: str, target: str, kind: str = "many_to_one", **attributes: object) -> Data:
    """Return a relation."""
    return {"name": name, "target": target, "kind": kind, **attributes}


def blueprint(*entities: Data, **others: object) -> Data:
    """Return a Blueprint as JSON data."""
    return {"format": 1, "entities": list(entities), **others}


def named(name: str, *entities: Data) -> Data:
    """Return a Blueprint that no other test sends, if no other gives it that name."""
    return blueprint(*entities, project={"name": name})


def files(response: Response) -> dict[str, tuple[bytes, int]]:
    """Return content and mode of every file in a zip, by path below the project's folder."""
    with ZipFile(io.BytesIO(response.content)) as archive:
        return {
            each.filename.partition("/")[2]: (archive.read(each), each.external_attr >> 16 & 0o777)
            for each in archive.infolist()
        }


def assert_problem(response: Response, status: int) -> None:
    """Assert that `response` is a problem with `status`, and tells nothing of the inside."""
    assert response.status_code == status, response.text[:500]
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == status
    assert "Traceback" not in response.text
