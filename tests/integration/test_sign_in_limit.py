"""Who may try to sign in how often."""

import pytest
from httpx2 import ASGITransport, AsyncClient

from builder.main import create_app
from tests.integration.accounts import AUTH
from tests.integration.conftest import SETTINGS, Sessions


@pytest.mark.parametrize("path", ["login", "password-reset", "register"])
async def test_signing_in_has_a_limit_of_its_own(path: str, sessions: Sessions) -> None:
    app = create_app(SETTINGS.model_copy(update={"sign_in_rate_limit": "2/day"}))
    app.state.sessions = sessions
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test") as client:
        for _ in range(2):
            assert (await client.post(f"{AUTH}/{path}", json={})).status_code == 422
        assert (await client.post(f"{AUTH}/{path}", json={})).status_code == 429
