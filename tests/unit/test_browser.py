"""Cookies, and settings that would give sessions away."""

import pytest
from fastapi import Response

from builder.core.browser import SESSION, UnsafeSessionsError, cookie, refuse_unsafe
from builder.core.config import Settings
from builder.core.origins import trusted_origins
from builder.main import create_app
from tests.settings import IsolatedSettings


def attributes(settings: Settings) -> list[str]:
    """Return what a response says of the session that it lets the browser keep."""
    response = Response()
    cookie(SESSION, settings).write(response, "value", 60)
    return sorted(part.strip() for part in response.headers["Set-Cookie"].split(";"))


def test_a_session_is_for_this_host_and_for_no_script() -> None:
    secure = attributes(IsolatedSettings())
    expected = {"HttpOnly", "Max-Age=60", "Path=/", "SameSite=lax", "Secure"}
    assert set(secure) == {*expected, "__Host-session=value"}


def test_browsers_that_need_it_get_a_cookie_without_tls_while_developing() -> None:
    assert "session=value" in (plain := attributes(IsolatedSettings(secure_cookies=False)))
    assert "Secure" not in plain


def test_no_response_with_a_session_is_kept_by_a_cache() -> None:
    response = Response()
    cookie(SESSION, IsolatedSettings()).write(response, "value", 60)
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"public_url": "http://shop.test"}, "APP_PUBLIC_URL"),
        ({"secure_cookies": False}, "APP_SECURE_COOKIES"),
    ],
)
def test_cookies_travel_by_tls_in_production(fault: dict[str, object], told: str) -> None:
    refuse_unsafe(IsolatedSettings.model_validate(fault))
    refuse_unsafe(IsolatedSettings(environment="production"))
    with pytest.raises(UnsafeSessionsError, match=told):
        refuse_unsafe(IsolatedSettings.model_validate({"environment": "production", **fault}))


def test_no_session_is_shown_to_every_page() -> None:
    with pytest.raises(UnsafeSessionsError, match="APP_CORS_ORIGINS"):
        create_app(IsolatedSettings(cors_origins=("*",)))


@pytest.mark.parametrize("url", ["https://shop.test", "https://shop.test/", "https://shop.test/a"])
def test_the_own_origin_has_no_path(url: str) -> None:
    assert trusted_origins(IsolatedSettings(public_url=url)) == {"https://shop.test"}
