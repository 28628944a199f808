"""Links that lead readers to a saved Blueprint: made, changed, revoked."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.deps import PathKey
from ...api.shares import require_sharing
from ...api.workspaces import ReaderLinks, SavedBlueprints, Slug
from ...core.exceptions import ConflictError
from ...schemas.reader_link import ReaderLinkWrite
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Met
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .showing import lead, show
from .standing import Here

router = APIRouter(
    prefix="/workspaces/{workspace}/blueprints/{blueprint}/links",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met, Depends(require_sharing)],
)


@dataclass(frozen=True, slots=True)
class LinksPage:
    """Shows the page, whatever led to it."""

    request: Request
    here: Here
    saved: SavedBlueprints
    links: ReaderLinks
    blueprint: Slug

    async def answer(self, entry: Entry = UNTOUCHED) -> Response:
        """Answer with the page, with its form as it was filled in."""
        links = await self.links.of(self.here, self.blueprint)
        base = self.request.app.state.settings.public_url.rstrip("/")
        more = {
            "standing": self.here,
            "saved": await self.saved.get(self.here, self.blueprint),
            "links": [(each, f"{base}/l/{each.code}") for each in links],
        }
        return show(self.request, "links", entry, more)

    def again(self) -> Response:
        """Lead to the page."""
        return lead(f"/workspaces/{self.here.slug}/blueprints/{self.blueprint}/links")


Page = Annotated[LinksPage, Depends()]


@router.head("")
@router.get("")
async def show_links(page: Page) -> Response:
    """Show the links to a Blueprint."""
    return await page.answer()


@router.post("")
async def make_link(form: Form, page: Page) -> Response:
    """Make a link."""
    try:
        await page.links.create(page.here, page.blueprint, read(ReaderLinkWrite, form))
    except (UnreadableEntryError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return page.again()


@router.post("/{link_id}")
async def change_link(form: Form, page: Page, link_id: PathKey) -> Response:
    """Change who may follow a link."""
    await page.links.change(page.here, page.blueprint, link_id, read(ReaderLinkWrite, form))
    return page.again()


@router.post("/{link_id}/revoke")
async def revoke_link(page: Page, link_id: PathKey) -> Response:
    """End a link for good."""
    await page.links.revoke(page.here, page.blueprint, link_id)
    return page.again()
