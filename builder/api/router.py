"""Every route of the API, in one place."""

from fastapi import APIRouter

from .endpoints import catalog, downloads, health, projects

PREFIX = "/api/v1"

records = APIRouter(prefix=PREFIX)

router = APIRouter()
router.include_router(health.router)
router.include_router(catalog.router, prefix=PREFIX)
router.include_router(projects.router, prefix=PREFIX)
router.include_router(downloads.router)
router.include_router(records)
