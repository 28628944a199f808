"""How accounts come into being: the first one, those of invited people, and new passwords."""

from fastapi import APIRouter, Request, Response

from ...api.accounts import InvitationServiceDep, SetupServiceDep
from ...api.attempts import Counted
from ...api.authentication import VisitorDep
from ...api.endpoints.password import Passwords
from ...core.callers import AuthenticationError
from ...core.exceptions import ConflictError
from ...core.one_time import UnknownTokenError
from ...schemas.account import Acceptance, Founding
from ...schemas.password import PasswordReset
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from .entries import UnreadableEntryError, read, refused
from .showing import lead, show, welcome
from .ways_in import ways_in

router = APIRouter(route_class=PageRoute, include_in_schema=False, dependencies=[InLanguage])


@router.head("/setup")
@router.get("/setup")
async def show_setup(request: Request, service: SetupServiceDep) -> Response:
    """Ask for the first account, while there is none."""
    return show(request, "setup") if await service.is_needed() else lead("/sign-in")


@router.post("/setup", dependencies=[Counted])
async def set_up(
    request: Request, form: Form, service: SetupServiceDep, visitor: VisitorDep
) -> Response:
    """Make the first account, and sign its owner in."""
    try:
        opened = await service.found(read(Founding, form), visitor)
    except (UnreadableEntryError, UnknownTokenError, ConflictError) as error:
        return show(request, "setup", refused(form, error))
    return welcome(request, opened, "/people")


@router.head("/join/{token}")
@router.get("/join/{token}")
async def show_invitation(request: Request, service: InvitationServiceDep, token: str) -> Response:
    """Ask an invited person for an account."""
    more = {"invitation": await service.read(token), **ways_in(request, "/")}
    return show(request, "join", more=more)


@router.post("/join/{token}", dependencies=[Counted])
async def join(
    request: Request, form: Form, service: InvitationServiceDep, visitor: VisitorDep, token: str
) -> Response:
    """Make the account of an invited person, and sign its owner in."""
    more = {"invitation": await service.read(token), **ways_in(request, "/")}
    try:
        opened = await service.accept(token, read(Acceptance, form), visitor)
    except (UnreadableEntryError, ConflictError) as error:
        return show(request, "join", refused(form, error), more)
    return welcome(request, opened, "/")


@router.head("/reset/{token}")
@router.get("/reset/{token}")
async def show_reset(request: Request, token: str) -> Response:
    """Ask for a new password."""
    return show(request, "reset", more={"token": token})


@router.post("/reset/{token}", dependencies=[Counted])
async def reset(request: Request, form: Form, service: Passwords, token: str) -> Response:
    """Replace a forgotten password."""
    try:
        await service.reset(read(PasswordReset, [*form, ("token", token)]))
    except (UnreadableEntryError, AuthenticationError) as error:
        return show(request, "reset", refused(form, error), {"token": token})
    return lead("/sign-in?done=password")
