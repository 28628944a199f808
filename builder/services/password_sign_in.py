"""Signing in: a password, and where an account has a second factor, that."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import override

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.config import Settings
from ..core.one_time import digest_of, new_token
from ..core.passwords import PasswordHasher
from ..core.second_factors import AttemptEndedError, SecondFactorNeededError, WrongCodeError
from ..models.sign_in_attempt import SignInAttempt
from ..models.user import User
from ..repositories.second_factor import SecondFactorRepository
from ..repositories.sign_in_attempt import SignInAttemptRepository
from ..repositories.user import UserRepository
from ..schemas.auth import LogIn
from ..schemas.second_factor import CodeProof
from .auth import AuthService
from .browser_session import Opened, Visitor
from .credentials import CredentialService
from .noted_session import NotedSessionService
from .proving import CodeKind, ProvingService
from .refusing import refusing

LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5
PASSWORD = "password"  # noqa: S105 - a way in


class _UnlockedCredentialService(CredentialService):
    """Locks no account: whoever notes something locks the chain of the audit before any."""

    @override
    async def _stays(self, user: User, stored: str | None) -> bool:
        await self.session.refresh(user, ["password_hash", "is_active"])
        return user.is_active and user.password_hash == stored


class PasswordSignInService(AuthService):
    """Opens no session by the password alone for an account that has a second factor."""

    def __init__(
        self, session: AsyncSession, settings: Settings, hasher: PasswordHasher, address: str
    ) -> None:
        """Work in the transaction of `session`, for who comes from `address`."""
        super().__init__(session, settings, hasher)
        self._session = session
        self._credentials = _UnlockedCredentialService(session, hasher)
        self._users = UserRepository(session)
        self._factors = SecondFactorRepository(session)
        self._attempts = SignInAttemptRepository(session)
        self._proving = ProvingService(session, hasher)
        self._noted = NotedSessionService(session, settings, address)
        self._address = address

    @override
    async def log_in(self, data: LogIn, visitor: Visitor) -> Opened:
        """Begin a session. Raises AuthenticationError and SecondFactorNeededError."""
        with self._refusing():
            user, needs_code = await self._known(data)
            if needs_code:
                raise SecondFactorNeededError
        return await self._noted.open_noted(user, visitor, PASSWORD)

    async def begin(self, data: LogIn, visitor: Visitor) -> Opened | str:
        """Begin a session, or return the token of an attempt that still needs the second factor.

        Raises AuthenticationError: nothing is stored for who does not know the password.
        """
        with self._refusing():
            user, needs_code = await self._known(data)
        if not needs_code:
            return await self._noted.open_noted(user, visitor, PASSWORD)
        now, token = datetime.now(UTC), new_token()
        await self._attempts.end_expired(now)
        self._session.add(
            SignInAttempt(
                digest=digest_of(token),
                password_digest=digest_of(user.password_hash),
                tries=0,
                expires_at=now + LIFETIME,
                user_id=user.id,
            )
        )
        await self._session.commit()
        return token

    async def is_open(self, token: str) -> bool:
        """Tell whether an attempt may still show the second factor."""
        return await self._attempts.is_open(digest_of(token), datetime.now(UTC), MOST_TRIES)

    async def complete(self, token: str, data: CodeProof, visitor: Visitor) -> Opened:
        """Begin the session that an attempt is about.

        Raises WrongCodeError, TooManyCodesError, and AttemptEndedError, after the last wrong code,
        too.
        """
        with self._refusing():
            user, kind = await self._proven(token, data)
        return await self._noted.open_noted(user, visitor, f"{PASSWORD} and {kind}")

    async def _proven(self, token: str, data: CodeProof) -> tuple[User, CodeKind]:
        """End an attempt with its code; return whose it is, and what kind of code that was."""
        attempt = await self._attempts.take_try(digest_of(token), datetime.now(UTC), MOST_TRIES)
        if attempt is None:
            raise AttemptEndedError
        user = await self._users.get(attempt.user_id)
        if user is None or not await self._may_go_on(user, attempt):
            raise AttemptEndedError
        is_last = attempt.tries == MOST_TRIES
        try:
            kind = await self._proving.code(user.id, data.code)
        except WrongCodeError as error:
            raise AttemptEndedError if is_last else error from None
        if not await self._attempts.end(digest_of(token)):
            raise AttemptEndedError
        return user, kind

    def _refusing(self) -> AbstractContextManager[None]:
        return refusing("sign-in", self._address)

    async def _known(self, data: LogIn) -> tuple[User, bool]:
        """Return whose password this is, and whether they have to show a code, too.

        A hash at a new cost stays unsent: the chain of the audit is locked before any account.
        """
        with self._session.no_autoflush:
            user = await self._credentials.check(data.email, data.password.get_secret_value())
            return user, await self._factors.is_on(user.id)

    async def _may_go_on(self, user: User, attempt: SignInAttempt) -> bool:
        """Tell whether an account is what it was when the attempt began."""
        is_same = attempt.password_digest == digest_of(user.password_hash)
        return is_same and user.is_active and await self._factors.is_on(user.id)
