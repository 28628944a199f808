"""Who may come back from the provider how often."""

from httpx2 import ASGITransport, AsyncClient

from builder.main import create_app
from tests.integration.accounts import AUTH
from tests.integration.conftest import SETTINGS, Sessions


async def test_coming_back_has_a_limit_of_its_own(sessions: Sessions) -> None:
    app = create_app(SETTINGS.model_copy(update={"sign_in_rate_limit": "2/day"}))
    app.state.sessions = sessions
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test") as client:
        answers = [(await client.get(f"{AUTH}/callback")).status_code for _ in range(3)]
        assert answers == [401, 401, 429]
        assert (await client.get(f"{AUTH}/me")).status_code == 401
