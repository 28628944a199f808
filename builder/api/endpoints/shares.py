"""Shared projects: kept as they were, under links that stay."""

from fastapi import APIRouter, Depends, Response, status

from ...core.openapi import problems
from ...schemas.share import ShareRead
from ..admission import Admitted
from ..blueprints import JSON_BODY, BodyBlueprint
from ..shares import Client, PathCode, SharePresenterDep, ShareServiceDep, require_sharing

router = APIRouter(
    prefix="/shares",
    tags=["shares"],
    dependencies=[Admitted, Depends(require_sharing)],
)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=problems(401, 403, 413, 415, 422, 429, 503),
    openapi_extra=JSON_BODY,
)
async def create_share(
    service: ShareServiceDep,
    blueprint: BodyBlueprint,
    client: Client,
    presenter: SharePresenterDep,
    response: Response,
) -> ShareRead:
    """Keep the project of a Blueprint under a link that stays; the same one gets the same link."""
    shared = await service.read(await service.create(blueprint, client))
    response.headers["Location"] = presenter.location(shared)
    return presenter.shown(shared)


@router.get("/{code}", responses=problems(401, 403, 404, 422, 503))
async def read_share(
    service: ShareServiceDep, code: PathCode, presenter: SharePresenterDep
) -> ShareRead:
    """Tell what is shared under a link."""
    return presenter.shown(await service.read(code))
