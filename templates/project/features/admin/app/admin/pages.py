"""Templates to responses: every page has the same frame, and the same strict headers."""

from collections.abc import Mapping
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..core.browser import BrowserCookie, cookie
from ..core.config import Settings
from ..schemas.user import UserRead
from .addresses import ADMIN, RECORDS, SIGN_IN, SIGN_OUT
from .site import RESOURCES

FOLDER = Path(__file__).parent
STATIC = {
    name: (kind, (FOLDER / "static" / name).read_bytes())
    for name, kind in {"admin.css": "text/css", "icon.svg": "image/svg+xml"}.items()
}
DIGESTS = {name: sha256(content).hexdigest()[:12] for name, (_, content) in STATIC.items()}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
}
NOTICES = {
    "created": "It was stored.",
    "changed": "The change was stored.",
    "deleted": "It was deleted.",
}
NOTICE_SECONDS = 60

_environment = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _static_address(name: str) -> str:
    """Return where browsers find a file, under another address whenever it is another one."""
    return f"{ADMIN}/static/{name}?v={DIGESTS[name]}"


_FRAME: Mapping[str, object] = {
    "home": ADMIN,
    "records": RECORDS,
    "sign_in": SIGN_IN,
    "sign_out": SIGN_OUT,
    "style": _static_address("admin.css"),
    "icon": _static_address("icon.svg"),
    "resources": RESOURCES.values(),
}


def install(app: FastAPI, settings: Settings) -> None:
    """Give the application the cookie in which a page tells the next one what was done."""
    app.state.notice_cookie = cookie("notice", settings)


def page(
    request: Request,
    template: str,
    user: UserRead | None = None,
    status: int = HTTPStatus.OK,
    /,
    **context: object,
) -> Response:
    """Return a page; what the one before left to tell is told once."""
    notices: BrowserCookie = request.app.state.notice_cookie
    notice = notices.read(request)
    text = _environment.get_template(template).render(
        _FRAME,
        brand=request.app.title,
        user=user,
        notice=NOTICES.get(notice or ""),
        **context,
    )
    response = HTMLResponse(text, status, HEADERS)
    if notice is not None and user is not None:
        notices.clear(response)
    return response


def gone_on(request: Request, address: str, notice: str = "") -> Response:
    """Send the browser to another page, which tells what was done."""
    response = RedirectResponse(address, HTTPStatus.SEE_OTHER, HEADERS)
    if notice:
        notices: BrowserCookie = request.app.state.notice_cookie
        notices.write(response, notice, NOTICE_SECONDS)
    return response
