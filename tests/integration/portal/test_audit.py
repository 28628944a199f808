"""What is noted of what people do."""

import csv
import io
import re
from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.audit import OF_SITE, Event
from builder.models.audit_chain import AuditChain
from builder.models.audit_event import AuditEvent
from builder.models.membership import Membership
from builder.models.reader_link import ReaderLink
from builder.models.user import User
from builder.models.workspace import Workspace
from tests.factories.user import make_user
from tests.integration.accounts import sign_in

from .pages import send
from .records import faults
from .tokens import HERE, make, revoking
from .workspaces import ORDERS, TEAM, begin, colleague, revise

pytestmark = pytest.mark.usefixtures("projects")

AUDIT = f"{TEAM}/audit"
COPIED = ("chain_id", "happened_at", "actor", "action", "target", "address", "digest")


async def events(client: AsyncClient, path: str = AUDIT) -> list[dict[str, Any]]:
    """Return what was noted, as JSON has it."""
    found: list[dict[str, Any]] = (await client.get(f"{path}.json")).json()
    return found


async def story(client: AsyncClient, session: AsyncSession) -> User:
    """Let somebody do a little of everything in a workspace."""
    user = await sign_in(client, session)
    await begin(client)
    await revise(client, 1, features="docker")
    await send(client, f"{ORDERS}/revisions/1/restore", base="2")
    await send(client, f"{ORDERS}/revisions/3/approve")
    await send(client, f"{ORDERS}/links", audience="public")
    return user


async def test_what_somebody_does_is_noted_in_its_order(
    client: AsyncClient, session: AsyncSession
) -> None:
    user = await story(client, session)
    noted = await events(client)
    assert [(each["number"], each["action"], each["target"]) for each in noted] == [
        (1, "workspace.made", "team"),
        (2, "revision.saved", "orders/1"),
        (3, "revision.saved", "orders/2"),
        (4, "revision.restored", "orders/1 as 3"),
        (5, "revision.approved", "orders/3"),
        (6, "link.made", f"orders, link {await link_id(session)}: public"),
    ]
    assert {each["actor"] for each in noted} == {user.email}
    assert {each["address"] for each in noted} == {"127.0.0.1"}
    assert await faults(session) == []


async def test_what_is_refused_is_not_noted(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    before = await events(client)
    await revise(client, 7)
    await revise(await colleague(app, session, "viewer"), 1)
    await send(client, f"{TEAM}/delete", confirmation="no")
    assert await events(client) == before


@pytest.mark.parametrize(
    ("number", "change"),
    [
        (2, {"actor": "eve@example.com"}),
        (2, {"target": "orders/9"}),
        (2, {"digest": "0" * 64}),
        (3, {"number": 9}),
        (3, {"number": -9}),
    ],
)
async def test_what_was_changed_is_found(
    client: AsyncClient, session: AsyncSession, number: int, change: dict[str, object]
) -> None:
    await story(client, session)
    await session.execute(update(AuditEvent).where(of_team(number)).values(change))
    assert await faults(session) == [f"team: event {number} is not what was noted"]


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (3, "team: event 3 is not what was noted"),
        (6, "team: 6 events were noted, 5 are there"),
    ],
)
async def test_what_was_lost_is_found(
    client: AsyncClient, session: AsyncSession, number: int, fault: str
) -> None:
    await story(client, session)
    await session.execute(delete(AuditEvent).where(of_team(number)))
    assert await faults(session) == [fault]


async def test_what_was_put_in_before_the_first_is_found(
    client: AsyncClient, session: AsyncSession
) -> None:
    await story(client, session)
    event = await session.scalar(select(AuditEvent).where(of_team(2)))
    assert event
    made_up = {name: getattr(event, name) for name in COPIED}
    await session.execute(insert(AuditEvent).values(**made_up, number=0))
    assert await faults(session) == ["team: 6 events were noted, 7 are there"]


async def test_a_chain_that_is_gone_is_missed(client: AsyncClient, session: AsyncSession) -> None:
    await story(client, session)
    await session.execute(delete(AuditEvent))
    await session.execute(delete(AuditChain))
    assert await faults(session) == [
        "team: its chain is not there",
        "the site: its chain is not there",
    ]


async def test_a_workspace_takes_no_event_along(client: AsyncClient, session: AsyncSession) -> None:
    await story(client, session)
    with pytest.raises(IntegrityError):
        await session.execute(delete(Workspace))


async def test_everything_that_changes_a_workspace_is_noted(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    bob = await make_user(session, email="bob@example.com")
    await session.commit()
    await send(client, f"{TEAM}/members", email=bob.email, role="viewer")
    member = await session.scalar(select(Membership.id).where(Membership.user_id == bob.id))
    await send(client, f"{ORDERS}/links", audience="public")
    link = f"{ORDERS}/links/{await link_id(session)}"
    await make(client, HERE, name="CI", scope="write")
    [revoke] = revoking((await client.get(HERE)).text, HERE)
    for path, inputs in (
        (f"{TEAM}/settings", {"name": "Shop"}),
        (f"{TEAM}/members/{member}", {"role": "editor"}),
        (f"{TEAM}/members/{member}/remove", {}),
        (f"{ORDERS}/settings", {"name": "Orders"}),
        (f"{ORDERS}/revisions/1/approve", {}),
        (f"{ORDERS}/revisions/1/withdraw", {}),
        (f"{TEAM}/presets/new", {"name": "Service"}),
        (f"{TEAM}/presets/service/edit", {"name": "Service"}),
        (f"{TEAM}/presets/service/delete", {"confirmation": "Service"}),
        (link, {"audience": "off"}),
        (f"{link}/revoke", {}),
        (revoke, {}),
    ):
        assert (await send(client, path, **inputs)).status_code == 303, path
    await revise(client, 1)
    assert (await send(client, f"{TEAM}/export")).status_code == 200
    await send(client, f"{ORDERS}/revisions/1/restore", base="2")
    await send(client, f"{ORDERS}/delete", confirmation="Orders")
    await send(client, f"{TEAM}/delete", confirmation="Shop")
    await sign_in(client, session, role="admin")
    noted = await events(client, "/audit/team")
    assert {each["action"] for each in noted} == {*Event} - OF_SITE
    targets = {each["action"]: each["target"] for each in noted}
    assert targets["member.changed"] == "bob@example.com: editor"
    assert targets["member.removed"] == "bob@example.com"
    assert targets["workspace.renamed"] == "Shop"
    assert re.fullmatch(r"CI \(accelerator_[0-9a-f]{6}…\): write", targets["token.made"])


async def test_what_changed_nothing_is_not_noted(
    client: AsyncClient, session: AsyncSession
) -> None:
    await story(client, session)
    before = len(await events(client))
    await send(client, f"{ORDERS}/revisions/1/withdraw")
    await send(client, f"{ORDERS}/revisions/3/approve")
    await send(client, f"{ORDERS}/links/{await link_id(session)}", audience="public")
    assert len(await events(client)) == before


async def test_events_are_found_by_what_was_done_and_by_whom(
    client: AsyncClient, session: AsyncSession
) -> None:
    user = await story(client, session)
    for query, count in (
        ("action=revision.saved", 2),
        (f"q={user.email}", 6),
        ("q=orders%2C", 1),
        ("q=nobody", 0),
        (f"q={user.email}&action=", 6),
        ("size=4", 4),
    ):
        page = await client.get(f"{AUDIT}?{query}")
        assert page.text.count("<time") == count, query


async def test_no_spreadsheet_takes_a_cell_for_a_formula(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await send(client, f"{TEAM}/settings", name='=HYPERLINK("http://evil.test")')
    answer = await client.get(f"{AUDIT}.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="audit.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert rows[-1]["target"] == """'=HYPERLINK("http://evil.test")"""


@pytest.mark.parametrize("count", [0, 1, 2, 3])
async def test_an_export_is_whole_however_many_parts_it_has(
    client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr("builder.services.audit.AT_ONCE", 2)
    await sign_in(client, session)
    await begin(client)
    for number in range(count):
        await send(client, f"{TEAM}/settings", name=f"Team {number}")
    assert [each["number"] for each in await events(client)] == [*range(1, count + 3)]


async def test_who_is_no_maintainer_sees_no_audit(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    other = await colleague(app, session, "editor")
    for path in (AUDIT, f"{AUDIT}.csv", f"{AUDIT}.json"):
        assert (await other.get(path)).status_code == 403


async def test_a_deleted_workspace_stays_in_the_audit_of_the_site(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await send(client, f"{TEAM}/delete", confirmation="Team")
    assert (await client.get("/audit")).status_code == 403
    await sign_in(client, session, role="admin")
    noted = await events(client, "/audit")
    assert [each["action"] for each in noted] == ["workspace.made", "workspace.deleted"]
    assert 'href="/audit/team"' in (await client.get("/audit")).text
    assert (await events(client, "/audit/team"))[-1]["action"] == "workspace.deleted"
    assert (await client.get("/audit/nothing")).status_code == 404
    assert await faults(session) == []


async def link_id(session: AsyncSession) -> int:
    """Return the key of the only link."""
    return (await session.scalars(select(ReaderLink.id))).one()


def of_team(number: int) -> ColumnElement[bool]:
    """Return what holds of one event of the workspace only."""
    chain = select(AuditEvent.chain_id).where(AuditEvent.target == "orders/1").scalar_subquery()
    return (AuditEvent.number == number) & (AuditEvent.chain_id == chain)
