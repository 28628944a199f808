"""Signing in: whoever the provider recognised gets a session."""

from ..core.identity import Identity
from .browser_session import BrowserSessionService, Opened, Visitor
from .visits import VisitService


class SignInService:
    """Opens sessions for the accounts of identities."""

    def __init__(self, visits: VisitService, sessions: BrowserSessionService) -> None:
        """Work in the transaction of both."""
        self._visits = visits
        self._sessions = sessions

    async def open(self, identity: Identity, visitor: Visitor) -> Opened:
        """Begin a session. Raises AuthenticationError."""
        return await self._sessions.open(await self._visits.welcome(identity), visitor)
