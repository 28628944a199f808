"""How a session comes to its tenant."""

from sqlalchemy.ext.asyncio import AsyncSession

from ..models.keys import Key
from ..models.tenanted import TENANT, OutsideTenantError


async def enter_tenant(session: AsyncSession, tenant: Key) -> None:
    """Narrow `session` to the rows of `tenant`, for good.

    Raises OutsideTenantError where it has another: rows of that may be in it.
    """
    if session.info.setdefault(TENANT, tenant) != tenant:
        message = "A session serves one tenant: open another one."
        raise OutsideTenantError(message)
