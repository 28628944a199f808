"""What the choices in a query give, as bookmarks: the zip, and the Blueprint."""

from fastapi import APIRouter, Request, Response

from ...blueprint.forms import to_toml
from ...following import TOML
from ..admission import Admitted
from ..archives import UNCHANGED, WHOLE, kept_archive_response
from ..blueprints import QUERY_PROBLEMS, ProjectServiceDep, QueryBlueprint

router = APIRouter(
    tags=["projects"],
    dependencies=[Admitted],
    responses=QUERY_PROBLEMS,
)


@router.head("/project.zip", include_in_schema=False)
@router.get(
    "/project.zip",
    response_class=Response,
    responses=WHOLE | UNCHANGED,
)
async def download_project(
    request: Request, service: ProjectServiceDep, blueprint: QueryBlueprint
) -> Response:
    """Download the project of the choices in the query; what is left out has its default."""
    return await kept_archive_response(request, service, blueprint)


@router.get(
    "/blueprint.toml",
    response_class=Response,
    responses={200: {"description": "The Blueprint, as TOML.", "content": {TOML: {}}}},
)
async def download_blueprint(service: ProjectServiceDep, blueprint: QueryBlueprint) -> Response:
    """Download the choices in the query as a Blueprint: `builder new --from` follows drafts so."""
    return Response(to_toml(blueprint, service.catalog), media_type=TOML)
