"""What a shared project was: its zip, and the Blueprint that it was made of."""

from fastapi import APIRouter, Depends, Request, Response

from ...core.openapi import problems
from ...following import BLUEPRINT, TOML
from ..admission import Admitted
from ..archives import UNCHANGED, WHOLE, stored_archive_response
from ..shares import PathCode, ShareServiceDep, require_sharing

router = APIRouter(
    tags=["shares"],
    dependencies=[Admitted, Depends(require_sharing)],
    responses=problems(401, 403, 404, 422, 503),
)


@router.head("/s/{code}/project.zip", include_in_schema=False)
@router.get(
    "/s/{code}/project.zip",
    response_class=Response,
    responses=WHOLE | UNCHANGED,
)
async def download_shared_project(
    request: Request, service: ShareServiceDep, code: PathCode
) -> Response:
    """Download a shared project as it was, whatever became of the templates since."""
    shared = await service.read(code)
    return await stored_archive_response(request, shared.project, shared.etag)


@router.get(
    "/s/{code}/blueprint.toml",
    response_class=Response,
    responses={200: {"description": "The Blueprint, as TOML.", "content": {TOML: {}}}},
)
async def download_shared_blueprint(service: ShareServiceDep, code: PathCode) -> Response:
    """Download the Blueprint of a shared project: `builder new --from` follows its link."""
    shared = await service.read(code)
    return Response(shared.project[BLUEPRINT].text, media_type=TOML)
