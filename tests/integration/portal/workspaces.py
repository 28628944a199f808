"""Workspaces to test with: made, filled, joined."""

from urllib.parse import urlencode

from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient, Response
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.blueprint.forms.line import parse_line
from builder.blueprint.forms.packing import pack
from builder.generator.archive import deflate
from builder.models.blob import Blob
from builder.models.membership import Membership
from builder.models.revision import Revision
from builder.models.user import User
from builder.models.workspace import Workspace
from builder.schemas.user import UserRead
from builder.services.audit import Actor
from tests.integration.accounts import sign_in

from .pages import send

TEAM = "/workspaces/team"
ORDERS = f"{TEAM}/blueprints/orders"


def document(began: int | None = None, **choices: str) -> str:
    """Return a state of the wizard that began with a revision of `orders`, if at all."""
    pairs = {"name": "Orders", **choices}
    if began is not None:
        pairs["saved"] = f"team/orders/{began}"
    return urlencode(pairs)


def saving(path: str, query: str) -> str:
    """Return the address of a form that saves a state of the wizard."""
    return f"{path}?{urlencode({'document': query})}"


async def begin(client: AsyncClient, **inputs: str) -> Response:
    """Save `orders` for the first time, in a new workspace `team`."""
    usual = {"workspace_name": "Team", "name": "Orders", "summary": "First version"}
    query = inputs.pop("document", document())
    return await send(client, saving("/save", query), **{**usual, **inputs})


async def revise(
    client: AsyncClient, began: int, base: int | None = None, summary: str = "more", **more: str
) -> Response:
    """Save a revision of `orders` after `base`: `choices` and picks are among the inputs."""
    picks = {name: value for name, value in more.items() if name.startswith("pick:")}
    choices = {name: value for name, value in more.items() if name not in picks}
    inputs = {"base": str(began if base is None else base), "summary": summary}
    path = saving(f"{ORDERS}/save", document(began, **choices))
    return await send(client, path, **inputs, **picks)


def packed(lines: str) -> str:
    """Return entities, one in a line, as they ride in an address."""
    return pack([parse_line(line).entity for line in lines.splitlines()])


async def spoil(session: AsyncSession, number: int) -> None:
    """Let a revision say what nobody can read."""
    blob = Blob(digest=f"{number:064}", content=deflate(b'{"format": 99}')[0])
    session.add(blob)
    await session.flush()
    await session.execute(
        update(Revision).where(Revision.number == number).values(blueprint_id=blob.id)
    )
    await session.commit()


def actor_of(user: User) -> Actor:
    """Return somebody who acts from nowhere in particular."""
    return Actor(UserRead.model_validate(user), "")


async def colleague(app: FastAPI, session: AsyncSession, role: str) -> AsyncClient:
    """Return the browser of somebody else who is something in the workspace `team`."""
    client = AsyncClient(transport=ASGITransport(app), base_url="http://test")
    user = await sign_in(client, session)
    workspace = await session.scalar(select(Workspace.id).where(Workspace.slug == "team"))
    assert workspace is not None
    session.add(Membership(workspace_id=workspace, user_id=user.id, role=role))
    await session.commit()
    return client
