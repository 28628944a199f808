"""Tokens of programs, of the own account and of workspaces: made, shown once, revoked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.bearers import AccessTokens
from ...api.deps import PathKey
from ...core.exceptions import ConflictError
from ...core.policy import Scope
from ...schemas.access_token import MOST_DAYS, USUAL_DAYS, AccessTokenWrite
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Acting, Met
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .showing import lead, show
from .standing import Here

router = APIRouter(
    prefix="/account/tokens",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)
of_workspace = APIRouter(
    prefix="/workspaces/{workspace}/tokens",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)

OWN = "/account/tokens"


@dataclass(frozen=True, slots=True)
class OwnTokens:
    """Shows the tokens of the visitor, whatever led to it."""

    request: Request
    actor: Acting
    tokens: AccessTokens

    async def answer(self, entry: Entry = UNTOUCHED, made: str = "") -> Response:
        """Answer with the page, with its form as it was filled in or a token that was made."""
        tokens = await self.tokens.own(self.actor)
        more = {"home": OWN, "standing": None, "tokens": tokens, "made": made}
        return _page(self.request, entry, more)


@dataclass(frozen=True, slots=True)
class TokensHere:
    """Shows the tokens of a workspace, whatever led to it."""

    request: Request
    here: Here
    tokens: AccessTokens

    @property
    def home(self) -> str:
        """The address of the page."""
        return f"/workspaces/{self.here.slug}/tokens"

    async def answer(self, entry: Entry = UNTOUCHED, made: str = "") -> Response:
        """Answer with the page, with its form as it was filled in or a token that was made.

        Raises PermissionDeniedError.
        """
        tokens = await self.tokens.of(self.here)
        more = {"home": self.home, "standing": self.here, "tokens": tokens, "made": made}
        return _page(self.request, entry, more)


OwnPage = Annotated[OwnTokens, Depends()]
PageHere = Annotated[TokensHere, Depends()]


@router.head("")
@router.get("")
async def show_own_tokens(page: OwnPage) -> Response:
    """Show the tokens of the visitor."""
    return await page.answer()


@router.post("")
async def make_own_token(page: OwnPage, form: Form) -> Response:
    """Make a token, and show it once."""
    try:
        token = await page.tokens.make(page.actor, read(AccessTokenWrite, form))
    except (UnreadableEntryError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return await page.answer(made=token)


@router.post("/{token_id}/revoke")
async def revoke_own_token(page: OwnPage, token_id: PathKey) -> Response:
    """End a token."""
    await page.tokens.revoke(page.actor, token_id)
    return lead(OWN)


@of_workspace.head("")
@of_workspace.get("")
async def show_tokens(page: PageHere) -> Response:
    """Show the tokens of a workspace."""
    return await page.answer()


@of_workspace.post("")
async def make_token(page: PageHere, form: Form) -> Response:
    """Make a token for a workspace, and show it once."""
    try:
        token = await page.tokens.make_here(page.here, read(AccessTokenWrite, form))
    except (UnreadableEntryError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return await page.answer(made=token)


@of_workspace.post("/{token_id}/revoke")
async def revoke_token(page: PageHere, token_id: PathKey) -> Response:
    """End a token of a workspace."""
    await page.tokens.revoke_here(page.here, token_id)
    return lead(page.home)


def _page(request: Request, entry: Entry, about: Mapping[str, object]) -> Response:
    limits = {"scopes": [*Scope], "usual_days": USUAL_DAYS, "most_days": MOST_DAYS}
    server = request.app.state.settings.public_url.rstrip("/")
    return show(request, "tokens", entry, {**about, **limits, "server": server})
