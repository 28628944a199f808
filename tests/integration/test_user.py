"""Accounts over HTTP, for administrators."""

from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from builder.api.prefix import PREFIX
from tests.integration.accounts import AUTH, EMAIL, open_session, register, sign_in

USERS = f"{PREFIX}/users"


async def test_accounts_are_for_administrators(client: AsyncClient) -> None:
    assert (await client.get(USERS)).status_code == 401
    await open_session(client)
    assert (await client.get(USERS)).status_code == 403


async def test_an_administrator_manages_accounts(
    client: AsyncClient, session: AsyncSession
) -> None:
    other = (await register(client, EMAIL)).json()
    admin = await sign_in(client, session, role="admin")
    page = (await client.get(USERS, params={"sort": "-email"})).json()
    assert [user["email"] for user in page["items"]] == [admin.email, EMAIL]
    changed = await client.patch(f"{USERS}/{other['id']}", json={"role": "admin"})
    assert changed.json() == {**other, "role": "admin"}
    assert (await client.get(f"{USERS}/{other['id']}")).json() == changed.json()


async def test_administrators_do_not_change_their_own_account(
    client: AsyncClient, session: AsyncSession
) -> None:
    admin = await sign_in(client, session, role="admin")
    for change in ({"role": "user"}, {"is_active": False}):
        refused = await client.patch(f"{USERS}/{admin.id}", json=change)
        assert (refused.status_code, refused.json()["code"]) == (403, "permission-denied")
    assert (await client.get(f"{USERS}/{admin.id}")).json()["role"] == "admin"


async def test_a_closed_account_stays_signed_out_when_it_is_opened_again(
    client: AsyncClient, session: AsyncSession
) -> None:
    other = await sign_in(client, session)
    assert (await client.get(f"{AUTH}/me")).status_code == 200
    theirs = client.headers.copy()
    await sign_in(client, session, role="admin")
    for is_active in (False, True):
        changed = await client.patch(f"{USERS}/{other.id}", json={"is_active": is_active})
        assert changed.status_code == 200, changed.text
    client.headers = theirs
    assert (await client.get(f"{AUTH}/me")).status_code == 401
