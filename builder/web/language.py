"""Which language a request is answered in: that of the cookie, or the best that a browser names."""

import re
from collections.abc import Iterator

from fastapi import APIRouter, Depends, Request, Response, status
from fastapi.responses import RedirectResponse

from .forms import Form
from .words import ENGLISH, LANGUAGES, speak

COOKIE, BACK = "language", "back"
_YEAR = 31_536_000
_LOCAL = re.compile(r"/(?!/)[^\\\s\x00-\x1f]*")
"""A path: no host follows a slash, a backslash, or what browsers pass over."""

router = APIRouter(include_in_schema=False)


async def use_language(request: Request) -> None:
    """Answer the request in its language."""
    speak(language_of(request))


InLanguage = Depends(use_language)


def language_of(request: Request) -> str:
    """Return the language that was chosen, or else the best that the browser asks for."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else best_of(request.headers.get("Accept-Language", ""))


def best_of(header: str) -> str:
    """Return what of an `Accept-Language` is spoken here and preferred there, else English."""
    asked = sorted(_asked(header), key=lambda each: -each[1])
    return next((name for name, weight in asked if name in LANGUAGES and weight > 0), ENGLISH)


def _asked(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        yield name.split("-")[0].lower(), _weight(weight)


def _weight(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0


@router.post("/language")
async def choose_language(form: Form) -> Response:
    """Keep a language for this browser, and lead back to the page that it was chosen on."""
    given = dict(form)
    answer = RedirectResponse(local(given.get(BACK, "")), status.HTTP_303_SEE_OTHER)
    if given.get(COOKIE) in LANGUAGES:
        answer.set_cookie(COOKIE, given[COOKIE], max_age=_YEAR, samesite="lax")
    return answer


def local(address: str) -> str:
    """Return an address of this site; home for any other."""
    return address if _LOCAL.fullmatch(address) else "/"
