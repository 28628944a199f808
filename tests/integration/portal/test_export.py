"""A workspace as one archive."""

import io
import json
import tracemalloc
from os import urandom
from zipfile import ZipFile

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.api.exports import CHUNK, Chunks, export
from builder.core.exceptions import NotFoundError
from builder.core.policy import Role
from builder.models.download import Download
from builder.models.membership import Membership
from builder.services.workspace import Standing
from tests.integration.accounts import sign_in

from .pages import send
from .workspaces import ORDERS, TEAM, actor_of, begin, colleague, document, revise, saving

pytestmark = pytest.mark.usefixtures("projects")

ENTRIES = ["team/orders/1.zip", "team/orders/2.zip", "team/orders/blueprint.json"]


async def exported(client: AsyncClient) -> Response:
    """Take everything along."""
    return await send(client, f"{TEAM}/export")


async def test_every_revision_is_in_it_as_its_download(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await revise(client, 1, features="docker")
    answer = await exported(client)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="team.zip"'
    with ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ENTRIES
        download = await client.get(f"{ORDERS}/revisions/2/project.zip")
        assert archive.read(ENTRIES[1]) == download.content
        told = json.loads(archive.read(ENTRIES[2]))
    assert (told["name"], told["latest"]) == ("Orders", 2)
    assert [each["number"] for each in told["revisions"]] == [1, 2]


async def test_every_blueprint_is_in_it_however_many(
    client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.services.export.AT_ONCE", 2)
    await sign_in(client, session)
    await begin(client)
    names = ["Bills", "Carts", "Debts", "Events"]
    for name in names:
        inputs = {"workspace": "team", "name": name, "summary": "First"}
        await send(client, saving("/save", document()), **inputs)
    with ZipFile(io.BytesIO((await exported(client)).content)) as archive:
        found = {name.split("/")[1] for name in archive.namelist()}
    assert found == {"orders", *map(str.lower, names)}


def test_it_is_sent_in_chunks_that_are_worth_it_and_held_back_no_longer() -> None:
    chunks, content = Chunks(), urandom(100_000)
    tracemalloc.start()
    sent = [len(chunks.add(f"{number}.zip", content)) for number in range(200)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sum(sent) + len(chunks.end()) > 200 * len(content)
    assert min(filter(None, sent)) >= CHUNK
    assert peak < 8 * CHUNK


async def test_to_take_it_is_noted(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    await begin(client)
    await exported(client)
    events = (await client.get(f"{TEAM}/audit.json")).json()
    assert events[-1]["action"] == "workspace.exported"


@pytest.mark.parametrize(("role", "status"), [("viewer", 403), ("editor", 403), ("owner", 200)])
async def test_who_may_not_take_it_gets_nothing(
    app: FastAPI, client: AsyncClient, session: AsyncSession, role: str, status: int
) -> None:
    await sign_in(client, session)
    await begin(client)
    assert (await exported(await colleague(app, session, role))).status_code == status
    await sign_in(client, session)
    assert (await exported(client)).status_code == 404


async def test_what_is_deleted_meanwhile_is_left_out(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await send(client, f"{ORDERS}/delete", confirmation="Orders")
    with ZipFile(io.BytesIO((await exported(client)).content)) as archive:
        assert archive.namelist() == []


async def test_who_is_let_out_meanwhile_gets_no_more(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    owner = await sign_in(client, session)
    await begin(client)
    await colleague(app, session, "owner")
    workspace = await session.scalar(select(Membership.workspace_id))
    assert workspace is not None
    standing = Standing(actor_of(owner), workspace, "team", "Team", Role.OWNER)
    taking = export(app.state.sessions, standing)
    await session.execute(delete(Membership).where(Membership.user_id == owner.id))
    await session.commit()
    with pytest.raises(NotFoundError):
        await anext(taking)


async def test_what_is_taken_along_is_in_the_ledger(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await revise(client, 1, features="docker")
    await exported(client)
    assert (await session.scalars(select(Download.number).order_by("number"))).all() == [1, 2]
