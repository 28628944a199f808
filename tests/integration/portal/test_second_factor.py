"""The second factor of the own account."""

from datetime import UTC, datetime

import pytest
from httpx2 import AsyncClient
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.recovery_codes import HOW_MANY, in_groups, typed
from builder.models.browser_session import BrowserSession
from builder.models.recovery_code import RecoveryCode
from builder.models.second_factor import SecondFactor
from builder.services.second_factor import PATIENCE
from tests.integration.accounts import EMAIL, PASSWORD, log_in, open_session
from tests.integration.browsers import COOKIE, carry, token_of

from .factors import (
    FACTOR,
    begin,
    code,
    codes_in,
    enrol,
    is_signed_in,
    knock,
    leave,
    secret_in,
    show_code,
    wait,
    wrong,
)
from .pages import problems_in, send
from .records import count, noted

WRONG_CODE = {"code": "This code is wrong, or was used already."}
GUESS = "a guess"
AGAIN = {"": "This took too long, or was begun anew elsewhere. Begin again."}


async def test_the_account_tells_whether_it_has_one(client: AsyncClient) -> None:
    await open_session(client)
    assert "Whoever knows your password can sign in as you." in (await client.get("/account")).text
    await enrol(client)
    assert "10 recovery codes are left." in (await client.get("/account")).text
    assert "10 recovery codes are left." in (await client.get(FACTOR)).text


async def test_a_secret_is_shown_to_who_gives_the_password_again(client: AsyncClient) -> None:
    await open_session(client)
    response = await send(client, f"{FACTOR}/begin", current_password=GUESS)
    assert problems_in(response) == {"current_password": "This is not the current password."}
    assert 'name="secret"' not in response.text
    response = await send(client, f"{FACTOR}/begin", current_password=PASSWORD)
    secret = secret_in(response)
    assert in_groups(secret) in response.text
    assert f"otpauth://totp/Accelerator:ada%40example.com?secret={secret}" in response.text
    assert '<img class="symbol" src="data:image/svg+xml' in response.text
    assert response.headers["Cache-Control"] == "no-store"
    assert "img-src 'self' data:" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("step", ["begin", "confirm"])
async def test_who_chooses_another_language_on_the_way_comes_back_to_its_beginning(
    client: AsyncClient, step: str
) -> None:
    await open_session(client)
    response = await client.get(f"{FACTOR}/{step}?next=/people")
    assert response.headers["Location"] == f"{FACTOR}?next=%2Fpeople"


async def test_a_factor_that_no_code_confirmed_asks_for_none(client: AsyncClient) -> None:
    await open_session(client)
    await begin(client)
    leave(client)
    assert (await log_in(client)).status_code == 200


async def test_a_wrong_first_code_is_told_beside_the_same_secret(client: AsyncClient) -> None:
    await open_session(client)
    secret = await begin(client)
    for given, problem in ((wrong(secret), WRONG_CODE), ("", {"code": "Fill this in."})):
        response = await send(client, f"{FACTOR}/confirm", secret=secret, code=given)
        assert problems_in(response) == problem
        assert secret_in(response) == secret


async def test_recovery_codes_are_shown_once_and_kept_as_digests(
    client: AsyncClient, session: AsyncSession
) -> None:
    await open_session(client)
    secret = await begin(client)
    response = await send(client, f"{FACTOR}/confirm", secret=secret, code=code(secret))
    codes = codes_in(response)
    assert len({*codes}) == HOW_MANY
    assert response.headers["Cache-Control"] == "no-store"
    kept = [*await session.scalars(select(RecoveryCode.digest))]
    assert not {*kept} & {*codes, *map(typed, codes)}
    carry(client, response.cookies[COOKIE])
    for page in (FACTOR, "/account"):
        assert codes[0] not in (await client.get(page)).text


async def test_a_new_factor_ends_every_session_and_opens_another(
    client: AsyncClient, session: AsyncSession
) -> None:
    mine = await open_session(client)
    leave(client)
    other = token_of(await log_in(client))
    carry(client, mine)
    secret = await begin(client)
    response = await send(client, f"{FACTOR}/confirm", secret=secret, code=code(secret))
    for ended in (mine, other):
        carry(client, ended)
        assert (await client.get("/account")).status_code == 303
    carry(client, response.cookies[COOKIE])
    assert (await client.get("/account")).status_code == 200
    assert await count(session, BrowserSession) == 1


async def test_nobody_brings_a_secret_along(client: AsyncClient, session: AsyncSession) -> None:
    await open_session(client)
    own = "A" * 32
    for begun in (False, True):
        if begun:
            await begin(client)
        response = await send(client, f"{FACTOR}/confirm", secret=own, code=code(own))
        assert problems_in(response) == AGAIN
    assert await session.scalar(select(SecondFactor.confirmed_at)) is None


@pytest.mark.parametrize("secret", ["", "A" * 31, "a" * 32, "A" * 5_000, "0" * 32])
async def test_what_is_no_secret_is_told_so(client: AsyncClient, secret: str) -> None:
    await open_session(client)
    response = await send(client, f"{FACTOR}/confirm", secret=secret, code="123456")
    assert response.status_code == 422
    assert "secret: " in response.text


async def test_the_secret_that_was_begun_last_is_the_one_that_counts(client: AsyncClient) -> None:
    await open_session(client)
    first, second = await begin(client), await begin(client)
    response = await send(client, f"{FACTOR}/confirm", secret=first, code=code(first))
    assert problems_in(response) == AGAIN
    response = await send(client, f"{FACTOR}/confirm", secret=second, code=code(second))
    assert len(codes_in(response)) == HOW_MANY


async def test_a_factor_is_confirmed_soon_or_begun_again(
    client: AsyncClient, session: AsyncSession
) -> None:
    await open_session(client)
    secret = await begin(client)
    await session.execute(update(SecondFactor).values(begun_at=datetime.now(UTC) - PATIENCE))
    await session.commit()
    response = await send(client, f"{FACTOR}/confirm", secret=secret, code=code(secret))
    assert problems_in(response) == AGAIN


async def test_a_factor_is_confirmed_once(client: AsyncClient, session: AsyncSession) -> None:
    secret, _ = await enrol(client)
    kept = {*await session.scalars(select(RecoveryCode.digest))}
    response = await send(client, f"{FACTOR}/confirm", secret=secret, code=code(secret, 1))
    assert problems_in(response) == AGAIN
    assert {*await session.scalars(select(RecoveryCode.digest))} == kept


async def test_no_second_secret_takes_the_place_of_one_that_counts(client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    response = await send(client, f"{FACTOR}/begin", current_password=PASSWORD)
    assert problems_in(response) == {"": "This account has a second factor already."}
    await knock(client)
    assert is_signed_in(await show_code(client, code(secret, 1)))


async def test_new_recovery_codes_take_the_place_of_the_old_ones(client: AsyncClient) -> None:
    secret, old = await enrol(client)
    response = await send(
        client, f"{FACTOR}/codes", current_password=PASSWORD, code=code(secret, 1)
    )
    new = codes_in(response)
    assert len(new) == HOW_MANY
    assert response.headers["Cache-Control"] == "no-store"
    await knock(client)
    assert problems_in(await show_code(client, old[0])) == WRONG_CODE
    assert is_signed_in(await show_code(client, new[0]))


async def test_who_takes_it_off_signs_in_with_the_password_again(
    client: AsyncClient, session: AsyncSession
) -> None:
    secret, _ = await enrol(client)
    response = await send(client, f"{FACTOR}/off", current_password=PASSWORD, code=code(secret, 1))
    assert response.headers["Location"] == FACTOR
    assert "Set it up" in (await client.get(FACTOR)).text
    assert await count(session, RecoveryCode) == 0
    leave(client)
    assert (await log_in(client)).status_code == 200


async def test_who_lost_the_phone_takes_it_off_with_a_recovery_code(client: AsyncClient) -> None:
    _, codes = await enrol(client)
    response = await send(client, f"{FACTOR}/off", current_password=PASSWORD, code=codes[0])
    assert response.status_code == 303


@pytest.mark.parametrize("what", ["codes", "off"])
async def test_password_and_code_are_both_needed(
    client: AsyncClient, session: AsyncSession, what: str
) -> None:
    secret, _ = await enrol(client)
    await wait(session)
    path = f"{FACTOR}/{what}"
    response = await send(client, path, current_password=GUESS, code=code(secret))
    assert problems_in(response).keys() == {"current_password"}
    response = await send(client, path, current_password=PASSWORD, code=wrong(secret))
    assert problems_in(response) == WRONG_CODE
    assert wrong(secret) not in response.text
    response = await send(client, path)
    assert problems_in(response).keys() == {"current_password", "code"}
    assert await session.scalar(select(SecondFactor.confirmed_at))
    response = await send(client, path, current_password=PASSWORD, code=code(secret))
    assert response.status_code in {200, 303}


async def test_who_has_none_has_nothing_to_prove(client: AsyncClient) -> None:
    await open_session(client)
    for what in ("codes", "off"):
        response = await send(client, f"{FACTOR}/{what}", current_password=PASSWORD, code="123456")
        assert problems_in(response) == {"": "This account has no second factor."}


async def test_what_is_done_to_a_factor_is_noted(
    client: AsyncClient, session: AsyncSession
) -> None:
    _, codes = await enrol(client)
    await send(client, f"{FACTOR}/codes", current_password=PASSWORD, code=codes[0])
    secret = await session.scalar(select(SecondFactor.secret))
    assert secret
    await send(client, f"{FACTOR}/off", current_password=PASSWORD, code=code(secret, 1))
    assert await noted(session) == [
        (EMAIL, "session.opened", "password"),
        (EMAIL, "factor.added", EMAIL),
        (EMAIL, "codes.renewed", EMAIL),
        (EMAIL, "factor.removed", EMAIL),
    ]


async def test_the_page_is_for_who_is_signed_in(client: AsyncClient) -> None:
    asked = await client.get(FACTOR)
    assert asked.headers["Location"] == "/sign-in?next=%2Faccount%2Fsecond-factor"
    for what in ("begin", "confirm", "codes", "off"):
        response = await send(
            client, f"{FACTOR}/{what}", current_password=PASSWORD, secret="A" * 32
        )
        assert response.headers["Location"].startswith("/sign-in")


async def test_few_codes_left_are_told(client: AsyncClient, session: AsyncSession) -> None:
    _, codes = await enrol(client)
    for each in codes[:9]:
        await wait(session)
        await knock(client)
        carry(client, token_of(await show_code(client, each)))
    text = (await client.get(FACTOR)).text
    assert '<p class="notice">1 recovery code is left.</p>' in text
