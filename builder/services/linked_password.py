"""Passwords of accounts that may be linked with identities of others."""

from typing import override

from ..repositories.linked_identity import LinkedIdentityRepository
from ..schemas.password import PasswordReset
from .password import PasswordService


class LinkedPasswordService(PasswordService):
    """Gives accounts new passwords; who was there before their owner keeps no way in."""

    @override
    async def reset(self, data: PasswordReset) -> None:
        """Replace a forgotten password. Raises AuthenticationError."""
        user = await self._owner(data.token)
        await LinkedIdentityRepository(self.session).remove_foreign(user)
        await super().reset(data)
