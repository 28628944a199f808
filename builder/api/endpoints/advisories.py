"""Faults that were found in templates, over HTTP; administrators publish them on a page."""

from collections.abc import Sequence

from fastapi import APIRouter

from ...core.openapi import problems
from ...schemas.advisory import AdvisoryRead
from ..admission import Admitted
from ..workspaces import Advisories

router = APIRouter(
    prefix="/advisories",
    tags=["advisories"],
    dependencies=[Admitted],
    responses=problems(401, 503),
)


@router.get("")
async def list_advisories(advisories: Advisories) -> Sequence[AdvisoryRead]:
    """List the faults that were published, the newest first."""
    return await advisories.every()
