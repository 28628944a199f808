"""The page on which people sign in: with a password, or at a provider of the site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Query, Request, Response

from ...api.prefix import PREFIX
from ...core.providers import FIRST, offers
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


@dataclass(frozen=True, slots=True)
class WayIn:
    """What a provider is called, and the address that leads there."""

    title: str
    url: str


Next = Annotated[str, Query(alias=NEXT)]
SignInError = Annotated[str, Query(alias="sign_in_error")]


def sign_in_page(
    request: Request,
    there: str,
    entry: Entry = UNTOUCHED,
    told: Mapping[str, object] | None = None,
) -> Response:
    """Answer with the page, with its form as it was filled in and what else it tells."""
    usual = {"done": "", "failed": "", "is_new": False, **ways_in(request, there)}
    return show(request, "sign_in", entry, {NEXT: there, **usual, **(told or {})})


def ways_in(request: Request, there: str) -> Mapping[str, object]:
    """Return what a page tells of the providers: the ways there, and which are for everybody."""
    found = offers(request.app.state.settings)
    return {
        "ways": [WayIn(each.title, _way(each.key, there)) for each in found],
        "for_everybody": [each.title for each in found if each.is_for_everybody],
    }


def what_failed(error: str) -> str:
    """Say what went wrong at the provider; nothing where nothing did."""
    return _(_ERRORS.get(error, _FAILED))


def _way(key: str, there: str) -> str:
    """Return the address that leads to a provider, and from there back to `there`."""
    back = f"{BACK}?{urlencode({NEXT: there})}"
    login = "login" if key == FIRST else f"providers/{key}/login"
    return f"{PREFIX}/auth/{login}?{urlencode({NEXT: back if len(back) <= MOST_NEXT else BACK})}"
