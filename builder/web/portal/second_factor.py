"""The second factor of the own account."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlencode

import segno
from fastapi import APIRouter, Depends, Request, Response

from ...api.attempts import Counted
from ...api.authentication import VisitorDep, remember
from ...api.second_factors import SecondFactorServiceDep
from ...core.exceptions import ConflictError
from ...core.passwords import WrongPasswordError
from ...core.recovery_codes import in_groups
from ...core.second_factors import WrongCodeError
from ...core.totp import app_link
from ...schemas.second_factor import Confirmation, FactorProof, PasswordProof, ShownSecret
from ..forms import Form
from ..language import InLanguage, local
from ..trouble import PageRoute
from ..visitors import Acting, Member, Recognised
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .showing import lead, show
from .ways_in import NEXT, Next

HOME = "/account/second-factor"
ISSUER = "Accelerator"

_PICTURE: Final[Mapping[str, Any]] = {
    "border": 4,
    "dark": "#000000",
    "light": "#ffffff",
    "omitsize": True,
}
"""As phones read it, in the dark, too."""

router = APIRouter(
    prefix=HOME,
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Recognised],
)


@dataclass(frozen=True, slots=True)
class FactorPage:
    """Shows the page, whatever led to it."""

    request: Request
    user: Member
    factors: SecondFactorServiceDep
    there: Next = ""

    async def answer(self, entry: Entry = UNTOUCHED) -> Response:
        """Answer with how it is, and what can be done about it."""
        settings = self.request.app.state.settings
        more = {
            "factor": await self.factors.read(self.user.id),
            "is_required": settings.second_factor == "required",
            "me": self.user,
            "kept": self.query,
        }
        return show(self.request, "second_factor", entry, more)

    def secret(self, secret: str, entry: Entry = UNTOUCHED) -> Response:
        """Answer with a secret that an app is to have, and ask for its first code."""
        link = app_link(secret, self.user.email, ISSUER)
        more = {
            "secret": secret,
            "groups": in_groups(secret),
            "link": link,
            "picture": segno.make(link, micro=False).svg_data_uri(**_PICTURE),
            "kept": self.query,
        }
        return show(self.request, "second_factor_new", entry, more)

    def codes(self, codes: tuple[str, ...]) -> Response:
        """Answer with recovery codes, which are not shown again."""
        more = {"codes": codes, NEXT: local(self.there) if self.there else "/account"}
        return show(self.request, "recovery_codes", more=more)

    @property
    def query(self) -> str:
        """The query with which forms keep where the visitor wanted to go."""
        return f"?{urlencode({NEXT: local(self.there)})}" if self.there else ""


Page = Annotated[FactorPage, Depends()]


@router.head("")
@router.get("")
async def show_factor(page: Page) -> Response:
    """Show whether the account has a second factor."""
    return await page.answer()


@router.get("/begin")
@router.get("/confirm")
async def show_first_step(page: Page) -> Response:
    """Lead back to the first step: who chose another language on the way comes here."""
    return lead(f"{HOME}{page.query}")


@router.post("/begin", dependencies=[Counted])
async def begin_factor(page: Page, form: Form) -> Response:
    """Show a secret to who knows the password."""
    try:
        secret = await page.factors.begin(page.user.id, read(PasswordProof, form))
    except (UnreadableEntryError, WrongPasswordError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return page.secret(secret)


@router.post("/confirm", dependencies=[Counted])
async def confirm_factor(page: Page, form: Form, actor: Acting, visitor: VisitorDep) -> Response:
    """Let the second factor count, and show its recovery codes once."""
    shown = read(ShownSecret, form)
    try:
        added = await page.factors.confirm(actor, read(Confirmation, form), visitor)
    except (UnreadableEntryError, WrongCodeError) as error:
        return page.secret(shown.secret, refused(form, error))
    except ConflictError as error:
        return await page.answer(refused(form, error))
    response = page.codes(added.codes)
    remember(page.request, response, added.opened)
    return response


@router.post("/codes", dependencies=[Counted])
async def renew_codes(page: Page, form: Form, actor: Acting) -> Response:
    """Show other recovery codes, once."""
    try:
        codes = await page.factors.renew(actor, read(FactorProof, form))
    except (UnreadableEntryError, WrongPasswordError, WrongCodeError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return page.codes(codes)


@router.post("/off", dependencies=[Counted])
async def remove_factor(page: Page, form: Form, actor: Acting) -> Response:
    """Take the second factor off."""
    try:
        await page.factors.remove(actor, read(FactorProof, form))
    except (UnreadableEntryError, WrongPasswordError, WrongCodeError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return lead(HOME)
