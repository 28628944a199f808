"""How a session comes to its tenant, and tells PostgreSQL, whose policies hold to it, too."""

from sqlalchemy import Connection, event, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from ..models.keys import Key
from ..models.tenanted import TENANT, OutsideTenantError

_SETTING = text("SELECT set_config('app.tenant', :tenant, true)")
"""It ends with the transaction: whoever has the connection next is told nothing."""


async def enter_tenant(session: AsyncSession, tenant: Key) -> None:
    """Narrow `session` to the rows of `tenant`, for good.

    Raises OutsideTenantError where it has another: rows of that may be in it.
    """
    if session.info.setdefault(TENANT, tenant) != tenant:
        message = "A session serves one tenant: open another one."
        raise OutsideTenantError(message)
    if session.in_transaction():
        await session.execute(_SETTING, {"tenant": str(tenant)})


@event.listens_for(Session, "after_begin")
def tell_database(session: Session, _transaction: object, connection: Connection) -> None:
    """Begin each transaction with the tenant of its session."""
    if TENANT in session.info:
        connection.execute(_SETTING, {"tenant": str(session.info[TENANT])})
