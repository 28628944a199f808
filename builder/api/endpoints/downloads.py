"""The zip as a bookmark: one GET with the choices in the query."""

from fastapi import APIRouter, Request, Response

from ..archives import UNCHANGED, WHOLE, kept_archive_response
from ..blueprints import QUERY_PROBLEMS, ProjectServiceDep, QueryBlueprint

router = APIRouter(
    tags=["projects"],
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
