"""Whether the process lives, whether it can work, and which version it is."""

from fastapi import APIRouter, Request, status

from ...schemas.common import ApiInfo
from ...services.health import HealthService
from ..deps import SessionDep

router = APIRouter(
    prefix="/health",
    include_in_schema=False,
)


@router.get("/live", status_code=status.HTTP_204_NO_CONTENT)
async def live() -> None:
    """Answer, and do nothing else: the process lives."""


@router.get("/ready", status_code=status.HTTP_204_NO_CONTENT)
async def ready(session: SessionDep) -> None:
    """Answer 204 when the database answers, 503 otherwise."""
    await HealthService(session).check()


@router.get("/info")
async def info(request: Request) -> ApiInfo:
    """Tell which application answers, and in which version."""
    return ApiInfo(name=request.app.title, version=request.app.version)
