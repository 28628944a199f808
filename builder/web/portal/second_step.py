"""The second step of signing in: the code of who knew the password."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from ...api.attempts import Counted
from ...api.authentication import VisitorDep
from ...api.second_factors import AttemptCookie, PasswordSignInDep
from ...core.browser import BrowserCookie
from ...core.second_factors import AttemptEndedError, WrongCodeError
from ...schemas.second_factor import CodeProof
from ..forms import Form
from ..language import InLanguage, local
from ..trouble import PageRoute
from .entries import UnreadableEntryError, read, refused
from .showing import lead, show, welcome
from .ways_in import NEXT, Next

router = APIRouter(
    prefix="/sign-in/code",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage],
)


@router.head("")
@router.get("")
async def show_code(
    request: Request, service: PasswordSignInDep, attempts: AttemptCookie, there: Next = ""
) -> Response:
    """Ask for a code, where this browser showed a password a moment ago."""
    token = attempts.read(request)
    if not token or not await service.is_open(token):
        return lead(f"/sign-in?{urlencode({NEXT: local(there)})}")
    return show(request, "code", more={NEXT: local(there)})


@router.post("", dependencies=[Counted])
async def send_code(
    request: Request,
    form: Form,
    service: PasswordSignInDep,
    visitor: VisitorDep,
    attempts: AttemptCookie,
) -> Response:
    """Open the session that the attempt was about."""
    there = local(dict(form).get(NEXT, ""))
    token = attempts.read(request) or ""
    try:
        opened = await service.complete(token, read(CodeProof, form), visitor)
    except (UnreadableEntryError, WrongCodeError) as error:
        return show(request, "code", refused(form, error), {NEXT: there})
    except AttemptEndedError:
        return _over(attempts, lead(f"/sign-in?{urlencode({NEXT: there, 'done': 'attempt'})}"))
    return _over(attempts, welcome(request, opened, there))


def _over(attempts: BrowserCookie, response: Response) -> Response:
    """Let the browser forget its attempt."""
    attempts.clear(response)
    return response
