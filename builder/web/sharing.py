"""The routes of sharing: the button of the wizard, and the page that a link opens."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response, status
from fastapi.responses import RedirectResponse

from ..api.shares import Client, ShareServiceDep, require_sharing
from ..blueprint.choices import complete
from ..blueprint.model import Blueprint, ProjectInfo
from ..services.share import Shared
from .answers import here_of, theme_of
from .forms import Form
from .language import InLanguage
from .pages import FormWizardDep, WizardDep, document_of
from .rendering import page_response
from .share_page import Others, SharePage, build_share_page
from .stored import Origin, origin_of
from .stored_files import Asked
from .trouble import PageRoute, unreadable
from .visitors import Met
from .wizard import Wizard

router = APIRouter(
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met, Depends(require_sharing)],
)


def get_asked(file: str = "", against: str = "") -> Asked:
    """Return what of the page is looked at."""
    return Asked(file, against)


AskedDep = Annotated[Asked, Depends(get_asked)]


@router.post("/shares")
async def share(
    request: Request, wizard: FormWizardDep, form: Form, service: ShareServiceDep, client: Client
) -> Response:
    """Keep the project of the wizard under a link, and lead to it."""
    reading = document_of(form, wizard)
    if not reading.is_valid:
        home = wizard.address(reading.shown).wizard(reading.view)
        return unreadable(request, reading, home)
    code = await service.create(reading.shown, client)
    return RedirectResponse(
        request.url_for("show_share", code=code).path, status.HTTP_303_SEE_OTHER
    )


@router.head("/s/{code}")
@router.get("/s/{code}")
async def show_share(
    request: Request, wizard: WizardDep, service: ShareServiceDep, code: str, asked: AskedDep
) -> Response:
    """Show a shared project: what it builds, its files, and what became of the templates since."""
    origin = origin_of(await service.read(code), wizard.catalog)
    page = await _page(request, wizard, origin, asked)
    context = {"page": page, "theme": theme_of(request), "here": here_of(request)}
    return page_response("share.html", context)


async def _page(
    request: Request, wizard: Wizard, origin: Origin[Shared], asked: Asked
) -> SharePage:
    others = await _others(wizard, origin)
    url = str(request.url_for("show_share", code=origin.stored.code))
    return await asyncio.to_thread(build_share_page, origin, others, asked, url, wizard.catalog)


async def _others(wizard: Wizard, origin: Origin[Shared]) -> Others:
    chosen = origin.blueprint or Blueprint()
    info = chosen.project if origin.is_valid else ProjectInfo()
    plain = complete(Blueprint(project=info), wizard.catalog)
    return Others(
        defaults=await wizard.projects.preview(plain),
        today=await wizard.projects.preview(chosen) if origin.is_valid else None,
    )
