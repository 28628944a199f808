"""The accounts of a site, for its administrators."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from ...api.accounts import InvitationServiceDep, PeopleServiceDep, site_link
from ...api.deps import PathKey
from ...api.second_factors import SecondFactorServiceDep
from ...core.exceptions import ConflictError
from ...schemas.account import AccountChange, Invite
from ...schemas.user import UserQuery
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Acting, Administrator, Met
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .showing import lead, show
from .turning import turns

router = APIRouter(
    prefix="/people",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met, Administrator],
)


@dataclass(frozen=True, slots=True)
class OneTimeLink:
    """A link that is shown once: what it is for, and where it leads."""

    purpose: Literal["invitation", "reset"]
    email: str | None
    url: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Shows the page, whatever led to it."""

    request: Request
    people: PeopleServiceDep
    invitations: InvitationServiceDep
    factors: SecondFactorServiceDep
    actor: Acting
    query: Annotated[UserQuery, Query()]

    async def answer(self, entry: Entry = UNTOUCHED, link: OneTimeLink | None = None) -> Response:
        """Answer with the page, with a form as it was filled in or a link to hand over."""
        people = await self.people.page(self.query)
        more = {
            "people": people,
            "with_factor": await self.factors.among([each.id for each in people.items]),
            **turns("/people", self.query, people),
            "invitations": await self.invitations.open_ones(),
            "query": self.query,
            "me": self.actor.user,
            "link": link,
        }
        return show(self.request, "people", entry, more)

    def link(
        self, purpose: Literal["invitation", "reset"], token: str, email: str | None = None
    ) -> OneTimeLink:
        """Return a link of this site that somebody is to be given."""
        return OneTimeLink(purpose, email, site_link(self.request, f"show_{purpose}", token))


Page = Annotated[PeoplePage, Depends()]


@router.head("")
@router.get("")
async def show_people(page: Page) -> Response:
    """Show who has an account and who is invited."""
    return await page.answer()


@router.post("/invitations")
async def invite(page: Page, form: Form) -> Response:
    """Make an invitation, and show its link once."""
    try:
        data = read(Invite, form)
        token = await page.invitations.invite(data, page.actor)
    except (UnreadableEntryError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return await page.answer(link=page.link("invitation", token, data.email))


@router.post("/invitations/{invitation_id}/withdraw")
async def withdraw(
    invitations: InvitationServiceDep, actor: Acting, invitation_id: PathKey
) -> Response:
    """End an invitation."""
    await invitations.withdraw(actor, invitation_id)
    return lead("/people")


@router.post("/{user_id}")
async def change_account(
    people: PeopleServiceDep, actor: Acting, form: Form, user_id: PathKey
) -> Response:
    """Change the role of an account, close it, or open it again."""
    await people.change(actor, user_id, read(AccountChange, form))
    return lead("/people")


@router.post("/{user_id}/reset")
async def make_reset_link(page: Page, user_id: PathKey) -> Response:
    """Make a link with which the owner of an account chooses a new password, and show it once."""
    token = await page.people.reset_token(page.actor, user_id)
    return await page.answer(link=page.link("reset", token))
