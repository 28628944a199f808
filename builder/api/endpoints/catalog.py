"""Everything on offer, for programs."""

from fastapi import APIRouter

from ...schemas.catalog import CatalogRead
from ..blueprints import ProjectServiceDep

router = APIRouter(prefix="/catalog", tags=["catalog"])


@router.get("")
async def read_catalog(service: ProjectServiceDep) -> CatalogRead:
    """List the groups with their options, and the features."""
    return CatalogRead.model_validate(service.catalog)
