"""How an administrator takes a second factor off whose owner has lost it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.attempts import Counted
from ...api.deps import PathKey
from ...api.second_factors import SecondFactorServiceDep
from ...core.passwords import WrongPasswordError
from ...schemas.second_factor import PasswordProof
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Acting, Administrator, Met
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .showing import lead, show

router = APIRouter(
    prefix="/people/{user_id}/second-factor",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met, Administrator],
)


@dataclass(frozen=True, slots=True)
class UnlockingPage:
    """Asks whether this is meant, whatever led to it."""

    request: Request
    actor: Acting
    factors: SecondFactorServiceDep
    user_id: PathKey

    async def answer(self, entry: Entry = UNTOUCHED) -> Response:
        """Answer with the page. Raises NotFoundError, and ConflictError for the own account."""
        email = await self.factors.address_of(self.actor, self.user_id)
        return show(self.request, "take_off", entry, {"email": email, "me": self.actor.user})


Page = Annotated[UnlockingPage, Depends()]


@router.head("")
@router.get("")
async def show_lost_factor(page: Page) -> Response:
    """Ask for the password of the administrator."""
    return await page.answer()


@router.post("", dependencies=[Counted])
async def remove_lost_factor(page: Page, form: Form) -> Response:
    """Take the second factor off."""
    try:
        await page.factors.take_off(page.actor, page.user_id, read(PasswordProof, form))
    except (UnreadableEntryError, WrongPasswordError) as error:
        return await page.answer(refused(form, error))
    return lead("/people")
