"""What a site requires of the accounts of its people."""

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.config import Settings
from ..models.keys import Key
from ..repositories.second_factor import SecondFactorRepository


class RequirementService:
    """Knows who may go on."""

    def __init__(self, session: AsyncSession, settings: Settings) -> None:
        """Ask in the transaction of `session`."""
        self._factors = SecondFactorRepository(session)
        self._is_required = settings.second_factor == "required"

    async def is_met(self, user_id: Key) -> bool:
        """Tell whether an account has the second factor that the site may require."""
        return not self._is_required or await self._factors.is_on(user_id)
