"""What a site requires of the accounts of its people."""

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.config import Settings
from ..core.one_time import digest_of
from ..models.keys import Key
from ..repositories.linked_identity import LinkedIdentityRepository
from ..repositories.second_factor import SecondFactorRepository
from ..repositories.vouched_session import VouchedSessionRepository


class RequirementService:
    """Knows who may go on."""

    def __init__(self, session: AsyncSession, settings: Settings) -> None:
        """Ask in the transaction of `session`."""
        self._factors = SecondFactorRepository(session)
        self._vouched = VouchedSessionRepository(session)
        self._identities = LinkedIdentityRepository(session)
        self._is_required = settings.second_factor == "required"

    async def is_met(self, user_id: Key, token: str) -> bool:
        """Tell whether there is the second factor that the site may require.

        Who came from the sign-in provider needs none here: what it asks for is the provider's to
        say, and an account without a password could not set one up.
        """
        return (
            not self._is_required
            or await self._factors.is_on(user_id)
            or await self._vouched.knows(digest_of(token))
        )

    async def is_met_by_owner(self, user_id: Key) -> bool:
        """Tell whether the owner of a token could sign in with all that the site may require."""
        return (
            not self._is_required
            or await self._factors.is_on(user_id)
            or bool(await self._identities.of(user_id))
        )
