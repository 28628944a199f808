"""Signing in with a second factor."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.totp import code_at
from builder.main import create_app
from builder.models.browser_session import BrowserSession
from builder.models.second_factor import SecondFactor
from builder.models.sign_in_attempt import SignInAttempt
from builder.models.user import User
from builder.services.password_sign_in import MOST_TRIES
from builder.services.proving import MOST_TRIES as MOST_TRIES_OF_ACCOUNT
from tests.integration.accounts import EMAIL, PASSWORD, log_in, sign_in
from tests.integration.browsers import COOKIE, carry, token_of
from tests.integration.conftest import SETTINGS

from .factors import (
    ATTEMPT,
    CODE_PAGE,
    code,
    enrol,
    is_signed_in,
    knock,
    leave,
    show_code,
    wait,
    wrong,
)
from .pages import link_in, problems_in, send
from .records import count

WRONG = {"code": "This code is wrong, or was used already."}
ENDED = "/sign-in?next=%2Faccount&done=attempt"


async def test_a_password_alone_opens_no_session(client: AsyncClient) -> None:
    await enrol(client)
    response = await knock(client, "/account")
    assert response.headers["Location"] == "/sign-in/code?next=%2Faccount"
    assert not is_signed_in(response)
    assert 'value="/account"' in (await client.get(response.headers["Location"])).text
    assert (await client.get("/account")).status_code == 303


async def test_password_and_code_lead_to_where_it_was_needed(client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    await knock(client, "/account")
    response = await show_code(client, code(secret, 1), "/account")
    assert response.headers["Location"] == "/account"
    assert response.headers["Cache-Control"] == "no-store"
    assert f'{ATTEMPT}=""; HttpOnly; Max-Age=0' in response.headers["Set-Cookie"]
    carry(client, token_of(response))
    assert EMAIL in (await client.get("/account")).text


async def test_a_code_leads_to_no_other_site(client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    await knock(client, "https://evil.test/")
    response = await show_code(client, code(secret, 1), "//evil.test/")
    assert response.headers["Location"] == "/"


async def test_a_code_is_typed_as_apps_show_it(client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    await knock(client)
    shown = code(secret, 1)
    assert is_signed_in(await show_code(client, f"{shown[:3]} {shown[3:]}"))


async def test_the_code_that_confirmed_a_factor_signs_nobody_in(
    client: AsyncClient, session: AsyncSession
) -> None:
    secret, _ = await enrol(client)
    step = await session.scalar(select(SecondFactor.last_step))
    assert step
    await knock(client)
    assert problems_in(await show_code(client, code_at(secret, step))) == WRONG


async def test_a_code_works_once(client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    shown = code(secret, 1)
    await knock(client)
    assert is_signed_in(await show_code(client, shown))
    await knock(client)
    assert problems_in(await show_code(client, shown)) == WRONG


async def test_no_code_works_that_is_older_than_the_last_one(
    client: AsyncClient, session: AsyncSession
) -> None:
    secret, _ = await enrol(client)
    await wait(session)
    await knock(client)
    assert is_signed_in(await show_code(client, code(secret, 1)))
    await knock(client)
    assert problems_in(await show_code(client, code(secret))) == WRONG


@pytest.mark.parametrize(("steps", "counts"), [(-3, False), (0, True), (1, True), (3, False)])
async def test_a_clock_may_be_one_step_off(
    client: AsyncClient, session: AsyncSession, steps: int, *, counts: bool
) -> None:
    secret, _ = await enrol(client)
    await wait(session)
    await knock(client)
    assert is_signed_in(await show_code(client, code(secret, steps))) is counts


async def test_a_recovery_code_takes_the_place_of_an_app_once(client: AsyncClient) -> None:
    _, codes = await enrol(client)
    await knock(client)
    assert is_signed_in(await show_code(client, codes[0].lower().replace(" ", "-")))
    await knock(client)
    assert problems_in(await show_code(client, codes[0])) == WRONG
    assert is_signed_in(await show_code(client, codes[1]))


async def test_nobody_uses_the_recovery_code_of_somebody_else(
    client: AsyncClient, session: AsyncSession
) -> None:
    _, codes = await enrol(client)
    await session.execute(update(User).values(email="bob@example.com"))
    await session.commit()
    leave(client)
    await enrol(client)
    await knock(client)
    assert problems_in(await show_code(client, codes[0])) == WRONG


async def test_five_wrong_codes_end_the_attempt(client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    await knock(client)
    for _ in range(MOST_TRIES - 1):
        assert problems_in(await show_code(client, wrong(secret), "/account")) == WRONG
    ended = await show_code(client, wrong(secret), "/account")
    assert ended.headers["Location"] == ENDED
    assert ended.cookies.get(ATTEMPT) is None
    assert "too many codes were wrong" in (await client.get(ENDED)).text
    right = await show_code(client, code(secret, 1), "/account")
    assert right.headers["Location"] == ENDED
    assert not is_signed_in(right)


async def test_however_many_attempts_an_account_has_few_tries(client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    for _ in range(MOST_TRIES_OF_ACCOUNT // MOST_TRIES):
        await knock(client)
        for _ in range(MOST_TRIES):
            await show_code(client, wrong(secret))
    await knock(client)
    response = await show_code(client, code(secret, 1))
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
    assert not is_signed_in(response)


async def test_codes_count_for_the_limit_of_signing_in(app: FastAPI, client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    few = create_app(SETTINGS.model_copy(update={"sign_in_rate_limit": "2/day"}))
    few.state.sessions = app.state.sessions
    async with AsyncClient(transport=ASGITransport(few), base_url="http://test") as other:
        await knock(other)
        assert (await show_code(other, wrong(secret))).status_code == 422
        assert (await show_code(other, code(secret, 1))).status_code == 429


async def test_an_attempt_takes_ten_minutes_at_most(
    client: AsyncClient, session: AsyncSession
) -> None:
    secret, _ = await enrol(client)
    await knock(client)
    await session.execute(update(SignInAttempt).values(expires_at=datetime.now(UTC)))
    await session.commit()
    asked = await client.get(f"{CODE_PAGE}?next=/account")
    assert asked.headers["Location"] == "/sign-in?next=%2Faccount"
    response = await show_code(client, code(secret, 1), "/account")
    assert response.headers["Location"] == ENDED


async def test_an_attempt_counts_in_the_browser_that_began_it(client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    await knock(client)
    for stranger in ("", "a-guess"):
        client.headers["Cookie"] = f"{ATTEMPT}={stranger}"
        assert not is_signed_in(await show_code(client, code(secret, 1)))


async def test_an_attempt_is_no_session(client: AsyncClient) -> None:
    await enrol(client)
    await knock(client)
    _, _, token = client.headers["Cookie"].partition("=")
    carry(client, token)
    assert (await client.get("/account")).status_code == 303


async def test_an_attempt_leads_in_once(client: AsyncClient, session: AsyncSession) -> None:
    secret, codes = await enrol(client)
    await knock(client)
    assert is_signed_in(await show_code(client, code(secret, 1)))
    again = await show_code(client, codes[0])
    assert again.headers["Location"].startswith("/sign-in?")
    assert await count(session, SignInAttempt) == 0


async def test_the_session_that_a_browser_had_is_not_the_one_that_it_gets(
    client: AsyncClient, session: AsyncSession
) -> None:
    secret, _ = await enrol(client)
    _, _, planted = client.headers["Cookie"].partition("=")
    response = await knock(client)
    client.headers["Cookie"] += f"; {COOKIE}={planted}"
    response = await show_code(client, code(secret, 1))
    assert token_of(response) != planted
    carry(client, planted)
    assert (await client.get("/account")).status_code == 303
    assert await count(session, BrowserSession) == 1


async def test_nothing_is_kept_for_who_does_not_know_the_password(
    client: AsyncClient, session: AsyncSession
) -> None:
    await enrol(client)
    response = await knock(client, password="not the password")  # noqa: S106 - of nobody
    assert problems_in(response) == {"": "The e-mail address or the password is wrong."}
    assert ATTEMPT not in response.cookies
    assert await count(session, SignInAttempt) == 0


async def test_old_attempts_are_cleared_away(client: AsyncClient, session: AsyncSession) -> None:
    await enrol(client)
    await knock(client)
    await session.execute(
        update(SignInAttempt).values(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    )
    await session.commit()
    await knock(client)
    assert await count(session, SignInAttempt) == 1


@pytest.mark.parametrize("change", [{"is_active": False}, {"password_hash": "another"}])
async def test_an_attempt_ends_when_its_account_is_another(
    client: AsyncClient, session: AsyncSession, change: dict[str, object]
) -> None:
    secret, _ = await enrol(client)
    await knock(client)
    await session.execute(update(User).values(**change))
    await session.commit()
    assert not is_signed_in(await show_code(client, code(secret, 1)))


async def test_an_attempt_ends_when_the_factor_is_taken_off_meanwhile(
    client: AsyncClient, session: AsyncSession
) -> None:
    _, codes = await enrol(client)
    await knock(client)
    await session.execute(delete(SecondFactor))
    await session.commit()
    response = await show_code(client, codes[0], "/account")
    assert response.headers["Location"] == ENDED


async def test_a_new_password_needs_the_second_factor_still(
    client: AsyncClient, session: AsyncSession
) -> None:
    secret, _ = await enrol(client)
    key = await session.scalar(select(User.id))
    await sign_in(client, session, role="admin")
    link = link_in(await send(client, f"/people/{key}/reset"))
    leave(client)
    response = await send(client, link, password=PASSWORD)
    assert not is_signed_in(response)
    assert not is_signed_in(await knock(client))
    assert is_signed_in(await show_code(client, code(secret, 1)))


async def test_the_sign_in_of_the_api_is_no_way_round(
    client: AsyncClient, session: AsyncSession
) -> None:
    await enrol(client)
    leave(client)
    response = await log_in(client)
    assert response.status_code == 403
    assert response.json()["code"] == "second-factor-needed"
    assert "/sign-in" in response.json()["detail"]
    assert "Set-Cookie" not in response.headers
    assert await count(session, BrowserSession) == 1


async def test_the_api_tells_a_guesser_nothing_of_second_factors(client: AsyncClient) -> None:
    await enrol(client)
    leave(client)
    response = await log_in(client, password="not the password")  # noqa: S106 - of nobody
    assert response.status_code == 401


async def test_who_has_not_shown_the_password_is_asked_for_it(client: AsyncClient) -> None:
    response = await client.get(f"{CODE_PAGE}?next=//evil.test")
    assert response.headers["Location"] == "/sign-in?next=%2F"


async def test_a_form_without_a_code_is_told_so(client: AsyncClient) -> None:
    await enrol(client)
    await knock(client)
    assert problems_in(await show_code(client, "")) == {"code": "Fill this in."}
    assert problems_in(await show_code(client, "9" * 41)) == {"code": "At most 40 characters."}


async def test_another_site_sends_no_code(client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    await knock(client)
    client.headers["Sec-Fetch-Site"] = "cross-site"
    response = await client.post(
        CODE_PAGE, data={"code": code(secret, 1)}, headers={"Origin": "https://evil"}
    )
    assert response.status_code == 403
