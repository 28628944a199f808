"""Cookies that browsers keep and scripts cannot read, and the settings that keep them safe."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response

from .config import Settings
from .origins import describe_refusal

SESSION = "session"
BOUND_TO_HOST = "__Host-"


class UnsafeSessionsError(ValueError):
    """With these settings, others could use the sessions of browsers."""


@dataclass(frozen=True, slots=True)
class BrowserCookie:
    """A cookie of this host alone, on every path, for requests of its own site."""

    name: str
    is_secure: bool

    def read(self, request: Request) -> str | None:
        """Return its value, if the browser sent it."""
        return request.cookies.get(self.name)

    def write(self, response: Response, value: str, seconds: int) -> None:
        """Let the browser keep `value` for a while, and nobody keep the response."""
        response.set_cookie(
            self.name,
            value,
            max_age=seconds,
            path="/",
            secure=self.is_secure,
            httponly=True,
            samesite="lax",
        )
        response.headers["Cache-Control"] = "no-store"

    def clear(self, response: Response) -> None:
        """Let the browser forget it."""
        self.write(response, "", 0)


def cookie(name: str, settings: Settings) -> BrowserCookie:
    """Return the cookie of this name; browsers take `__Host-` only with TLS, or on localhost."""
    prefix = BOUND_TO_HOST if settings.secure_cookies else ""
    return BrowserCookie(prefix + name, settings.secure_cookies)


def install(app: FastAPI, settings: Settings) -> None:
    """Offer the cookie as `app.state.session_cookie`. Raises UnsafeSessionsError."""
    refuse_unsafe(settings)
    app.state.session_cookie = cookie(SESSION, settings)
    describe_refusal(app)


def refuse_unsafe(settings: Settings) -> None:
    """Raise UnsafeSessionsError where a setting gives sessions away."""
    if "*" in settings.cors_origins:
        message = "APP_CORS_ORIGINS is *: every page could read what the session is shown."
        raise UnsafeSessionsError(message)
    if settings.environment != "production":
        return
    if not settings.secure_cookies:
        message = "APP_SECURE_COOKIES is false: in production, cookies travel by TLS only."
        raise UnsafeSessionsError(message)
    if urlsplit(settings.public_url).scheme != "https":
        message = "APP_PUBLIC_URL begins with https:// in production."
        raise UnsafeSessionsError(message)
