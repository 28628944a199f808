"""Signing in with the provider, noted in the audit of the site."""

from typing import override

from ..core.identity import Identity
from .browser_session import Opened, Visitor
from .sign_in import SignInService
from .visits import VisitService
from .vouched_session import VouchedSessionService


class VouchedSignInService(SignInService):
    """Opens sessions that a provider answers for, and notes which one does."""

    def __init__(self, visits: VisitService, sessions: VouchedSessionService) -> None:
        """Work in the transaction of both."""
        super().__init__(visits, sessions)
        self._vouched = sessions

    @override
    async def open(self, identity: Identity, visitor: Visitor) -> Opened:
        """Begin a session. Raises AuthenticationError."""
        user = await self._visits.welcome(identity)
        return await self._vouched.open_noted(user, visitor, identity.issuer)
