"""Second factors, as somebody with a phone uses them."""

import re
import time

from httpx2 import AsyncClient, Response
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.api.second_factors import ATTEMPT as ATTEMPT_COOKIE
from builder.core.browser import cookie
from builder.core.totp import code_at, step_at
from builder.models.second_factor import SecondFactor
from tests.integration.accounts import EMAIL, PASSWORD, open_session
from tests.integration.browsers import COOKIE, carry
from tests.integration.conftest import SETTINGS

from .pages import send

FACTOR = "/account/second-factor"
CODE_PAGE = "/sign-in/code"
ATTEMPT = cookie(ATTEMPT_COOKIE, SETTINGS).name


def code(secret: str, steps: int = 0) -> str:
    """Return what an app shows, so many steps from now."""
    return code_at(secret, step_at(time.time()) + steps)


def wrong(secret: str) -> str:
    """Return six digits that the app shows neither now nor soon."""
    soon = {code(secret, steps) for steps in range(-2, 4)}
    return next(
        each for each in ("000000", "111111", *map(str, range(222222, 222230))) if each not in soon
    )


def secret_in(response: Response) -> str:
    """Return the secret that a page shows."""
    found = re.search(r'name="secret" value="([A-Z2-7]{32})"', response.text)
    assert found, response.text
    return found[1]


def codes_in(response: Response) -> list[str]:
    """Return the recovery codes that a page shows once."""
    found = re.search(r'id="codes">([^<]+)<', response.text)
    assert found, response.text
    return found[1].splitlines()


async def begin(client: AsyncClient) -> str:
    """Begin a second factor of the account that is signed in; return its secret."""
    return secret_in(await send(client, f"{FACTOR}/begin", current_password=PASSWORD))


async def enrol(client: AsyncClient) -> tuple[str, list[str]]:
    """Register, sign in and add a second factor; return its secret and recovery codes."""
    await open_session(client)
    secret = await begin(client)
    response = await send(client, f"{FACTOR}/confirm", secret=secret, code=code(secret))
    assert response.status_code == 200, response.text
    carry(client, response.cookies[COOKIE])
    return secret, codes_in(response)


def leave(client: AsyncClient) -> None:
    """Forget what the browser was signed in with."""
    client.headers.pop("Cookie", None)
    client.cookies.clear()


async def knock(client: AsyncClient, there: str = "", password: str = PASSWORD) -> Response:
    """Send e-mail address and password, from a browser that is signed in nowhere."""
    leave(client)
    response = await send(client, "/sign-in", email=EMAIL, password=password, next=there)
    if ATTEMPT in response.cookies:
        client.headers["Cookie"] = f"{ATTEMPT}={response.cookies[ATTEMPT]}"
    client.cookies.clear()
    return response


async def show_code(client: AsyncClient, code: str, there: str = "") -> Response:
    """Send a code after `knock`."""
    return await send(client, CODE_PAGE, code=code, next=there)


def is_signed_in(response: Response) -> bool:
    """Tell whether a response opened a session."""
    return bool(response.cookies.get(COOKIE))


async def wait(session: AsyncSession) -> None:
    """Let so much time go by that every code of an app is a new one, and all tries are back."""
    await session.execute(update(SecondFactor).values(last_step=0, due_at=0))
    await session.commit()
