"""The own account: password, sessions, and what it is linked with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.attempts import Counted
from ...api.authentication import BrowserSessions, SessionToken
from ...api.deps import PathKey
from ...api.endpoints.password import Passwords
from ...api.second_factors import SecondFactorServiceDep
from ...core.passwords import WrongPasswordError
from ...core.providers import offers
from ...schemas.password import PasswordChange
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Member, Met
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .provider import Identities
from .showing import lead, show
from .ways_in import SignInError, what_failed

router = APIRouter(
    prefix="/account",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Shows the page, whatever led to it."""

    request: Request
    user: Member
    sessions: BrowserSessions
    factors: SecondFactorServiceDep
    identities: Identities
    token: SessionToken
    error: SignInError = ""

    async def answer(self, entry: Entry = UNTOUCHED) -> Response:
        """Answer with the page, with its form as it was filled in."""
        sessions = await self.sessions.of(self.user.id, self.token)
        factor = await self.factors.read(self.user.id)
        more = {"me": self.user, "sessions": sessions, "factor": factor}
        return show(self.request, "account", entry, {**more, **await self._links()})

    async def _links(self) -> Mapping[str, object]:
        """Return what is told of providers: what is linked stays so where one is none any more."""
        return {
            "offers": offers(self.request.app.state.settings),
            "identities": await self.identities.of(self.user.id),
            "failed": what_failed(self.error),
        }


Page = Annotated[AccountPage, Depends()]


@router.head("")
@router.get("")
async def show_account(page: Page) -> Response:
    """Show who somebody is here, and where they are signed in."""
    return await page.answer()


@router.post("/password", dependencies=[Counted])
async def change_password(page: Page, form: Form, passwords: Passwords) -> Response:
    """Replace the password, which ends every session: who knows the new one signs in again."""
    try:
        await passwords.change(page.user.id, read(PasswordChange, form))
    except (UnreadableEntryError, WrongPasswordError) as error:
        return await page.answer(refused(form, error))
    return lead("/sign-in?next=/account&done=password")


@router.post("/sessions/{session_id}/end")
async def end_session(page: Page, session_id: PathKey) -> Response:
    """End the session of another browser."""
    await page.sessions.end_one(page.user.id, session_id)
    return lead("/account")


@router.post("/sessions/end")
async def end_sessions(page: Page) -> Response:
    """End every session, this one, too."""
    await page.sessions.end_all(page.user.id)
    return lead("/sign-in")
