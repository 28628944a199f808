"""Which tenant a session works for, and which an account belongs to."""

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.tenancy import TenantRequiredError
from ..models.keys import Key
from ..models.user import User
from ..repositories.tenant_scope import enter_tenant

ROLE = "user"
"""What an account begins with in its next tenant: it was given another one by the last."""


class TenancyService:
    """Keeps a session within one tenant, and moves accounts from one to another."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._session = session

    async def enter(self, tenant: Key | None) -> None:
        """Narrow the session to a tenant, for good. Raises TenantRequiredError without one."""
        if tenant is None:
            message = "Your account belongs to no tenant: ask those who run this for one."
            raise TenantRequiredError(message)
        await enter_tenant(self._session, tenant)

    async def move(self, account: Key, colleague: Key) -> bool:
        """Move an account into the tenant of a colleague; tell whether there are both.

        What it made stays where it is. The session must not have a tenant.
        """
        moved = await self._session.get(User, account)
        other = await self._session.get(User, colleague)
        if moved is None or other is None or other.tenant_id is None:
            return False
        moved.tenant_id, moved.role = other.tenant_id, ROLE
        await self._session.commit()
        return True
