"""Everything on offer, for programs."""

from fastapi import APIRouter

from ...core.openapi import problems
from ...schemas.catalog import CatalogRead
from ..admission import Admitted
from ..blueprints import ProjectServiceDep

router = APIRouter(
    prefix="/catalog", tags=["catalog"], dependencies=[Admitted], responses=problems(401, 503)
)


@router.get("")
async def read_catalog(service: ProjectServiceDep) -> CatalogRead:
    """List the groups with their options, and the features."""
    return CatalogRead.model_validate(service.catalog)
