"""Faults of templates, traced to what was made with them."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.generator.version import TEMPLATE_VERSION
from builder.models.download import Download
from builder.models.revision import Revision
from tests.integration.accounts import sign_in

from .pages import problems_in, send
from .workspaces import ORDERS, TEAM, begin, colleague, revise

pytestmark = pytest.mark.usefixtures("projects")

OLD = "0.1.3"
FAULT = {
    "title": "Sessions never end",
    "text": "Bring it up to date.",
    "first_version": "0.1",
    "last_version": "0.1.9",
}
AFFECTED = f"{TEAM}/advisories"


async def publish(client: AsyncClient, session: AsyncSession, **said: str) -> Response:
    """Publish a fault as an administrator, who stays signed in."""
    await sign_in(client, session, role="admin")
    return await send(client, "/advisories", **{**FAULT, **said})


async def age(session: AsyncSession, number: int) -> None:
    """Let a revision be one of an older release."""
    older = update(Revision).where(Revision.number == number).values(template_version=OLD)
    await session.execute(older)
    await session.commit()


async def test_a_fault_is_published_for_everybody(
    client: AsyncClient, session: AsyncSession
) -> None:
    assert (await publish(client, session)).headers["Location"] == "/advisories"
    del client.headers["Cookie"]
    page = await client.get("/advisories")
    assert "Sessions never end" in page.text
    assert "Publish" not in page.text


@pytest.mark.parametrize("path", ["/advisories", "/advisories/1/withdraw"])
async def test_administrators_publish(
    client: AsyncClient, session: AsyncSession, path: str
) -> None:
    await sign_in(client, session)
    assert (await send(client, path, **FAULT)).status_code == 403


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"title": ""}, "title"),
        ({"text": "x" * 2001}, "text"),
        ({"first_version": "new"}, "first_version"),
        ({"last_version": "1.0-rc1"}, "last_version"),
        ({"first_version": "0.2"}, ""),
    ],
)
async def test_a_fault_that_cannot_be_one_is_refused(
    client: AsyncClient, session: AsyncSession, said: dict[str, str], problem: str
) -> None:
    refused = await publish(client, session, **said)
    assert refused.status_code == 422
    assert problem in problems_in(refused)


async def test_a_workspace_sees_which_of_its_blueprints_have_it(
    client: AsyncClient, session: AsyncSession
) -> None:
    await publish(client, session)
    await sign_in(client, session)
    await begin(client)
    assert "Nothing here has a known fault." in (await client.get(AFFECTED)).text
    await age(session, 1)
    page = await client.get(AFFECTED)
    assert "Sessions never end" in page.text
    assert "The latest revision, 1, has it" in page.text
    assert "1 known fault is in what this workspace keeps" in (await client.get(TEAM)).text
    assert "Sessions never end" in (await client.get(f"{ORDERS}/revisions/1")).text
    await revise(client, 1, features="docker")
    assert "1 older revision has it." in (await client.get(AFFECTED)).text
    assert "Sessions never end" not in (await client.get(f"{ORDERS}/revisions/2")).text


async def test_a_fault_that_is_taken_back_is_nowhere(
    client: AsyncClient, session: AsyncSession
) -> None:
    await publish(client, session)
    page = await client.get("/advisories")
    path = page.text.partition('action="/advisories/')[2].partition('"')[0]
    assert (await send(client, f"/advisories/{path}")).headers["Location"] == "/advisories"
    assert "There are none." in (await client.get("/advisories")).text
    assert (await send(client, f"/advisories/{path}")).status_code == 404
    actions = [each["action"] for each in (await client.get("/audit.json")).json()]
    assert actions == ["advisory.published", "advisory.withdrawn"]


async def test_who_downloads_a_revision_is_noted_once_with_how_often(
    client: AsyncClient, session: AsyncSession
) -> None:
    user = await sign_in(client, session)
    await begin(client)
    first = await client.get(f"{ORDERS}/revisions/1/project.zip")
    await client.get(f"{ORDERS}/revisions/1/project.zip")
    known = {"If-None-Match": first.headers["ETag"]}
    assert (await client.get(f"{ORDERS}/revisions/1/project.zip", headers=known)).status_code == 304
    (row,) = (await session.scalars(select(Download))).all()
    assert (row.taker, row.times, row.number) == (user.email, 2, 1)
    assert row.template_version == TEMPLATE_VERSION


async def test_downloads_are_told_even_of_what_was_deleted(
    client: AsyncClient, session: AsyncSession
) -> None:
    await publish(client, session)
    user = await sign_in(client, session)
    await begin(client)
    await age(session, 1)
    await client.get(f"{ORDERS}/revisions/1/project.zip")
    await send(client, f"{ORDERS}/delete", confirmation="Orders")
    page = await client.get(AFFECTED)
    assert user.email in page.text
    assert "orders 1" in page.text


async def test_who_follows_a_link_is_noted_without_a_name(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await send(client, f"{ORDERS}/links", audience="public")
    page = await client.get(f"{ORDERS}/links")
    link = page.text.partition("https://shop.test")[2].partition("<")[0]
    del client.headers["Cookie"]
    assert (await client.get(f"{link}/project.zip")).status_code == 200
    assert (await session.scalars(select(Download.taker))).all() == [""]


async def test_others_do_not_see_what_a_workspace_gave_away(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await publish(client, session)
    await sign_in(client, session)
    await begin(client)
    await age(session, 1)
    taker = await client.get(f"{ORDERS}/revisions/1/project.zip")
    assert taker.status_code == 200
    viewer, maintainer = [await colleague(app, session, role) for role in ("viewer", "maintainer")]
    told = "Who</th>"
    assert told not in (await viewer.get(AFFECTED)).text
    assert "Downloads" in (await viewer.get(AFFECTED)).text
    assert told in (await maintainer.get(AFFECTED)).text
    await sign_in(client, session)
    assert (await client.get(AFFECTED)).status_code == 404
