"""Whether the process lives, and whether it can work."""

from fastapi import APIRouter, status

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
