"""Projects of a JSON Blueprint: as a zip, or as files with their origin."""

from fastapi import APIRouter, Response

from ...schemas.project import ProjectPreview, preview_json
from ..admission import Admitted
from ..archives import WHOLE, archive_response
from ..blueprints import BODY_PROBLEMS, JSON, JSON_BODY, BodyBlueprint, ProjectServiceDep

router = APIRouter(
    prefix="/projects",
    tags=["projects"],
    dependencies=[Admitted],
    responses=BODY_PROBLEMS,
)


@router.post("", response_class=Response, responses=WHOLE, openapi_extra=JSON_BODY)
async def create_project(service: ProjectServiceDep, blueprint: BodyBlueprint) -> Response:
    """Render the project of a Blueprint as a zip."""
    return await archive_response(service, blueprint)


@router.post("/preview", response_model=ProjectPreview, openapi_extra=JSON_BODY)
async def preview_project(service: ProjectServiceDep, blueprint: BodyBlueprint) -> Response:
    """Render the project of a Blueprint as a list of files, each with what it comes from."""
    content = await service.described(blueprint, preview_json)
    return Response(content, media_type=JSON)
