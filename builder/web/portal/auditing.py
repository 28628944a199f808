"""What people did in a workspace, and on the site: read, searched, taken along."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from ...api.workspaces import Audits, Slug
from ...core.audit import OF_SITE, Event
from ...core.policy import Action
from ...models.keys import Key
from ...schemas.audit import AuditQuery
from ..audit_export import FORMATS, Format, export
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Administrator, Met
from ..words import gettext as _
from .showing import show
from .standing import Here
from .turning import turns

router = APIRouter(
    prefix="/workspaces/{workspace}",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)
site = APIRouter(
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met, Administrator],
)

Asked = Annotated[AuditQuery, Query()]


@dataclass(frozen=True, slots=True)
class Trail:
    """Which chain is looked at, and where its page is: no workspace is the site itself."""

    workspace: Key | None
    home: str
    crumbs: tuple[tuple[str, str], ...] = ()


async def trail_of_workspace(here: Here) -> Trail:
    """Return the chain of a workspace. Raises PermissionDeniedError."""
    here.require(Action.AUDIT)
    home = f"/workspaces/{here.slug}"
    return Trail(here.workspace_id, f"{home}/audit", ((here.name, home),))


SITE = Trail(None, "/audit")
Walked = Annotated[Trail, Depends(trail_of_workspace)]


@router.get("/audit")
async def show_audit(request: Request, audits: Audits, trail: Walked, query: Asked) -> Response:
    """Show what people did in a workspace."""
    return await _page(request, audits, trail, query)


@router.get("/audit.{form}")
async def download_audit(request: Request, trail: Walked, form: Format) -> Response:
    """Download all that people did in a workspace."""
    return _download(request, trail, form)


@site.get("/audit")
async def show_site_audit(request: Request, audits: Audits, query: Asked) -> Response:
    """Show what people did with workspaces and accounts, and how they came in."""
    return await _page(request, audits, SITE, query)


async def trail_of_any(audits: Audits, workspace: Slug) -> Trail:
    """Return the chain of a workspace that is or was. Raises NotFoundError."""
    return Trail(await audits.chain_of(workspace), f"/audit/{workspace}", ((_("Site"), "/audit"),))


@site.get("/audit/{workspace}.{form}")
async def download_kept_audit(
    request: Request, trail: Annotated[Trail, Depends(trail_of_any)], form: Format
) -> Response:
    """Download all that people did in a workspace, deleted or not."""
    return _download(request, trail, form)


@site.get("/audit/{workspace}")
async def show_kept_audit(
    request: Request, audits: Audits, trail: Annotated[Trail, Depends(trail_of_any)], query: Asked
) -> Response:
    """Show what people did in a workspace, deleted or not."""
    return await _page(request, audits, trail, query)


@site.get("/audit.{form}")
async def download_site_audit(request: Request, form: Format) -> Response:
    """Download all that people did with workspaces and accounts, and how they came in."""
    return _download(request, SITE, form)


async def _page(request: Request, audits: Audits, trail: Trail, query: AuditQuery) -> Response:
    found = await audits.page(trail.workspace, query)
    more = {
        "trail": trail,
        "found": found,
        "query": query,
        "events": [each for each in Event if trail.workspace is None or each not in OF_SITE],
        **turns(trail.home, query, found),
    }
    return show(request, "audit", more=more)


def _download(request: Request, trail: Trail, form: Format) -> Response:
    text = export(request.app.state.sessions, trail.workspace, form)
    headers = {
        "Content-Disposition": f'attachment; filename="audit.{form}"',
        "Cache-Control": "no-store",
    }
    return StreamingResponse(text, media_type=FORMATS[form], headers=headers)
