"""The accounts of others."""

from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from builder.api.prefix import PREFIX
from tests.factories.user import make_user
from tests.integration.accounts import PASSWORD, sign_in

from .pages import link_in, person, send


async def test_people_are_for_administrators(client: AsyncClient, session: AsyncSession) -> None:
    asked = await client.get("/people?page=1")
    assert asked.headers["Location"] == "/sign-in?next=%2Fpeople%3Fpage%3D1"
    await sign_in(client, session)
    assert (await client.get("/people")).status_code == 403
    assert (await send(client, "/people/invitations", role="admin")).status_code == 403


async def test_an_administrator_finds_people(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session, role="admin")
    await make_user(session, email="grace@example.com", name="Grace")
    await make_user(session, email="alan@example.com", name="Alan")
    await session.commit()
    found = (await client.get("/people?email__contains=grace")).text
    assert "Grace" in found
    assert "Alan" not in found


async def test_an_administrator_changes_a_role(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session, role="admin")
    other = await make_user(session)
    await session.commit()
    assert (await send(client, f"/people/{other.id}", role="admin")).status_code == 303
    await session.refresh(other)
    assert other.role == "admin"


async def test_an_administrator_closes_an_account_and_opens_it_again(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session, role="admin")
    other = await make_user(session)
    await session.commit()
    for access, is_active in (("closed", False), ("open", True)):
        await send(client, f"/people/{other.id}", access=access)
        await session.refresh(other)
        assert other.is_active is is_active


async def test_nobody_takes_the_own_rights(client: AsyncClient, session: AsyncSession) -> None:
    me = await sign_in(client, session, role="admin")
    for change in ({"role": "user"}, {"access": "closed"}):
        response = await send(client, f"/people/{me.id}", **change)
        assert response.status_code == 403
        assert "own account" in response.text


async def test_what_is_no_change_is_told(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session, role="admin")
    other = await make_user(session)
    await session.commit()
    response = await send(client, f"/people/{other.id}", role="emperor")
    assert response.status_code == 422
    assert "role" in response.text
    assert (await send(client, "/people/999999", role="user")).status_code == 404


async def test_a_link_sets_a_new_password_once(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session, role="admin")
    other = await make_user(session, email="bob@example.com")
    await session.commit()
    link = link_in(await send(client, f"/people/{other.id}/reset"))
    assert "A new password" in (await client.get(link)).text
    done = await send(client, link, password=PASSWORD)
    assert done.headers["Location"] == "/sign-in?done=password"
    assert "Your password is changed" in (await client.get(done.headers["Location"])).text
    signed_in = await send(client, "/sign-in", email="bob@example.com", password=PASSWORD)
    assert signed_in.status_code == 303
    assert (await send(client, link, password=PASSWORD)).status_code == 422


async def test_a_closed_account_gets_no_link(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session, role="admin")
    other = await make_user(session, is_active=False)
    await session.commit()
    assert (await send(client, f"/people/{other.id}/reset")).status_code == 409


async def test_an_address_that_asks_for_no_page_is_told_as_a_page(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session, role="admin")
    response = await client.get("/people?page=0")
    assert response.status_code == 422
    assert "page: " in response.text
    assert response.headers["Content-Type"].startswith("text/html")


async def test_pages_of_people_lead_on_wherever_they_are_shown(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session, role="admin")
    for _ in range(3):
        await make_user(session)
    await session.commit()
    invited = await send(client, "/people/invitations?size=2", role="user")
    assert 'href="/people?size=2&amp;page=2"' in invited.text
    second = await client.get("/people?size=2&page=2")
    assert 'href="/people?page=1&amp;size=2"' in second.text
    assert "page=3" not in second.text
    assert "There is nobody to show here" in (await client.get("/people?page=99")).text


async def test_what_is_done_to_accounts_is_noted(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session, role="admin")
    bob = await make_user(session, email="bob@example.com")
    await session.commit()
    link = link_in(await send(client, "/people/invitations", email="eve@example.com"))
    eve = AsyncClient(transport=ASGITransport(app), base_url="http://test")
    await send(eve, link, **person("Eve", "eve@example.com"))
    await send(client, "/people/invitations", role="admin")
    page = await client.get("/people")
    withdrawal = page.text.partition('action="/people/invitations/')[2].partition('"')[0]
    await send(client, f"/people/invitations/{withdrawal}")
    for change in ({"role": "admin"}, {"access": "closed"}, {"access": "open"}):
        await send(client, f"/people/{bob.id}", **change)
    await send(client, f"/people/{bob.id}/reset")
    told = [(each["action"], each["target"]) for each in (await client.get("/audit.json")).json()]
    assert told == [
        ("person.invited", "eve@example.com: user"),
        ("person.joined", "eve@example.com: user"),
        ("session.opened", "invitation"),
        ("person.invited", "whoever has the link: admin"),
        ("invitation.withdrawn", "whoever has the link"),
        ("role.changed", "bob@example.com: admin"),
        ("account.closed", "bob@example.com"),
        ("account.opened", "bob@example.com"),
        ("reset.offered", "bob@example.com"),
    ]


async def test_what_changes_nothing_is_not_noted(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session, role="admin")
    bob = await make_user(session, role="user")
    await session.commit()
    for change in ({"role": "user"}, {"access": "open"}):
        assert (await send(client, f"/people/{bob.id}", **change)).status_code == 303
    assert (await client.get("/audit.json")).json() == []


async def test_what_is_refused_is_not_noted(client: AsyncClient, session: AsyncSession) -> None:
    me = await sign_in(client, session, role="admin")
    await send(client, f"/people/{me.id}", role="user")
    await send(client, "/people/999/reset")
    await send(client, "/people/invitations", email=me.email)
    assert (await client.get("/audit.json")).json() == []


async def test_what_is_done_over_http_is_noted_too(
    client: AsyncClient, session: AsyncSession
) -> None:
    me = await sign_in(client, session, role="admin")
    bob = await make_user(session, email="bob@example.com")
    await session.commit()
    users = f"{PREFIX}/users"
    changed = await client.patch(f"{users}/{bob.id}", json={"role": "admin", "is_active": False})
    assert (changed.status_code, changed.json()["is_active"]) == (200, False)
    refused = await client.patch(f"{users}/{me.id}", json={"role": "user"})
    assert refused.status_code == 403
    told = [(each["action"], each["target"]) for each in (await client.get("/audit.json")).json()]
    assert told == [
        ("role.changed", "bob@example.com: admin"),
        ("account.closed", "bob@example.com"),
    ]
