"""Settings."""

import pytest
from pydantic import SecretStr

from builder.core.config import PlaceholderError
from builder.main import create_app
from tests.settings import IsolatedSettings


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APP_ALLOWED_HOSTS", "a.example, b.example")
    assert IsolatedSettings().allowed_hosts == ("a.example", "b.example")


def test_placeholder_is_refused_without_its_value() -> None:
    settings = IsolatedSettings(database_url=SecretStr("sqlite://CHANGE_ME@host"))
    with pytest.raises(PlaceholderError, match="database_url") as caught:
        settings.refuse_placeholders()
    assert "host" not in str(caught.value)


async def test_application_does_not_start_with_a_placeholder() -> None:
    settings = IsolatedSettings(database_url=SecretStr("sqlite://CHANGE_ME@host"))
    app = create_app(settings)
    with pytest.raises(PlaceholderError):
        async with app.router.lifespan_context(app):
            pass


def test_defaults_are_no_placeholders() -> None:
    IsolatedSettings().refuse_placeholders()
