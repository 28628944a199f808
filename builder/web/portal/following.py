"""Where a link leads: the latest revision of a Blueprint, to read and to take along."""

import asyncio

from fastapi import APIRouter, Depends, Request, Response

from ...api.archives import unchanged, whole
from ...api.blueprints import ProjectServiceDep
from ...api.shares import require_sharing
from ...api.workspaces import Code, ReaderLinks
from ...following import BLUEPRINT, TOML
from ...generator.archive import archive
from ..language import InLanguage
from ..reader_page import build_reader_page
from ..sharing import AskedDep
from ..stored import origin_of
from ..trouble import PageRoute
from ..visitors import Met, visitor
from ..words import in_words
from .showing import show

router = APIRouter(
    prefix="/l/{code}",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met, Depends(require_sharing)],
)


@router.head("")
@router.get("")
async def follow_link(
    request: Request, links: ReaderLinks, projects: ProjectServiceDep, code: Code, asked: AskedDep
) -> Response:
    """Show what a Blueprint has become."""
    catalog = in_words(projects.catalog)
    origin = origin_of(await links.follow(code, visitor()), catalog)
    page = await asyncio.to_thread(build_reader_page, origin, f"/l/{code}", asked, catalog)
    return show(request, "reader", more={"page": page})


@router.get("/project.zip")
async def download_followed(request: Request, links: ReaderLinks, code: Code) -> Response:
    """Download the project as it was saved."""
    saved = await links.follow(code, visitor())
    return unchanged(request, saved.etag) or whole(
        await asyncio.to_thread(archive, saved.project), saved.etag
    )


@router.get("/blueprint.toml")
async def download_followed_blueprint(links: ReaderLinks, code: Code) -> Response:
    """Download the Blueprint."""
    saved = await links.follow(code, visitor())
    return Response(saved.project[BLUEPRINT].text, media_type=TOML)
