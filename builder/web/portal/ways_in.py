"""The page on which people sign in: with a password, or at the provider of the site."""

from collections.abc import Mapping
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Query, Request, Response

from ...api.prefix import PREFIX
from ...api.providers import provider_title
from ..words import gettext as _
from ..words import marked
from .entries import UNTOUCHED, Entry
from .showing import show

NEXT = "next"
BACK: Final = "/sign-in/provider"
"""Where the provider leads back to: it leads on."""
MOST_NEXT = 500
"""How long an address may be that somebody comes back to by way of the provider."""

_ERRORS = {
    "": "",
    "access_denied": marked("You turned back at the provider, or it does not let you in here."),
}
_FAILED = marked("The provider could not sign you in. Try again later.")

Next = Annotated[str, Query(alias=NEXT)]
SignInError = Annotated[str, Query(alias="sign_in_error")]


def sign_in_page(
    request: Request,
    there: str,
    entry: Entry = UNTOUCHED,
    told: Mapping[str, object] | None = None,
) -> Response:
    """Answer with the page, with its form as it was filled in and what else it tells."""
    usual = {"done": "", "failed": "", "is_new": False, **way_in(request, there)}
    return show(request, "sign_in", entry, {NEXT: there, **usual, **(told or {})})


def way_in(request: Request, there: str) -> Mapping[str, object]:
    """Return what a page tells of the provider: its name, if there is one, and the way there."""
    settings = request.app.state.settings
    return {
        "provider": provider_title(settings),
        "way": _way(there),
        "is_for_everybody": settings.oidc_accounts == "everybody",
    }


def what_failed(error: str) -> str:
    """Say what went wrong at the provider; nothing where nothing did."""
    return _(_ERRORS.get(error, _FAILED))


def _way(there: str) -> str:
    """Return the address that leads to the provider, and from there back to `there`."""
    back = f"{BACK}?{urlencode({NEXT: there})}"
    return f"{PREFIX}/auth/login?{urlencode({NEXT: back if len(back) <= MOST_NEXT else BACK})}"
