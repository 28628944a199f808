"""Where a link leads: the latest revision of a Blueprint, to read and to take along."""

import asyncio
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.blueprints import ProjectServiceDep
from ...api.handing_over import handed_over
from ...api.shares import require_sharing
from ...api.workspaces import Code, Ledger, ReaderLinks
from ...following import BLUEPRINT, TOML
from ...services.saved_project import SavedProject
from ..language import InLanguage
from ..pages import WizardDep
from ..reader_page import build_reader_page
from ..sharing import AskedDep
from ..stored import origin_of, read_stored
from ..trouble import PageRoute
from ..visitors import ActingIfSignedIn, Met
from ..words import in_words
from .showing import lead, show

router = APIRouter(
    prefix="/l/{code}",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met, Depends(require_sharing)],
)


@dataclass(frozen=True, slots=True)
class Way:
    """A link, on the way to what it leads to."""

    request: Request
    links: ReaderLinks
    code: Code
    actor: ActingIfSignedIn

    async def end(self) -> SavedProject:
        """Return what the link leads to."""
        return await self.links.follow(self.code, self.actor)


Followed = Annotated[Way, Depends()]


@router.head("")
@router.get("")
async def follow_link(way: Followed, projects: ProjectServiceDep, asked: AskedDep) -> Response:
    """Show what a Blueprint has become."""
    catalog = in_words(projects.catalog)
    origin = origin_of(await way.end(), catalog)
    page = await asyncio.to_thread(build_reader_page, origin, f"/l/{way.code}", asked, catalog)
    return show(way.request, "reader", more={"page": page})


@router.get("/project.zip")
async def download_followed(way: Followed, ledger: Ledger) -> Response:
    """Download the project as it was saved."""
    taker = way.actor.name if way.actor else ""
    return await handed_over(way.request, await way.end(), ledger, taker)


@router.get("/blueprint.toml")
async def download_followed_blueprint(way: Followed) -> Response:
    """Download the Blueprint."""
    saved = await way.end()
    return Response(saved.project[BLUEPRINT].text, media_type=TOML)


@router.get("/open")
async def open_followed(way: Followed, wizard: WizardDep) -> Response:
    """Open the choices in the wizard: who saves them begins a Blueprint of the own."""
    saved = await way.end()
    blueprint, problems = read_stored(saved.document, wizard.catalog)
    if blueprint is None or problems:
        return lead(f"/l/{way.code}")
    return lead(await wizard.opened(blueprint))
