"""What somebody proves: to know the password, and to have the second factor."""

import time
from typing import Literal

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.exceptions import ConflictError
from ..core.one_time import digest_of
from ..core.passwords import PasswordHasher, WrongPasswordError
from ..core.recovery_codes import typed
from ..core.second_factors import SECONDS_PER_TRY, TooManyCodesError, WrongCodeError
from ..core.totp import DIGITS, matching_step
from ..models.keys import Key
from ..models.second_factor import SecondFactor
from ..models.user import User
from ..repositories.recovery_code import RecoveryCodeRepository
from ..repositories.second_factor import SecondFactorRepository
from ..repositories.user import UserRepository

MOST_TRIES = 20
"""How many codes may be tried at once."""

type CodeKind = Literal["code", "recovery code"]


class ProvingService:
    """Checks proofs in the transaction of services that commit."""

    def __init__(self, session: AsyncSession, hasher: PasswordHasher) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._users = UserRepository(session)
        self._factors = SecondFactorRepository(session)
        self._codes = RecoveryCodeRepository(session)
        self._hasher = hasher

    async def password(self, user_id: Key, given: SecretStr) -> User:
        """Return the account whose password this is. Raises WrongPasswordError."""
        user = await self._users.get(user_id)
        stored = user.password_hash if user else None
        matches = await self._hasher.verify(given.get_secret_value(), stored)
        if user is None or not matches:
            message = "This is not the current password."
            raise WrongPasswordError(message, ("current_password",))
        return user

    async def code(self, user_id: Key, given: str) -> CodeKind:
        """Take a code, of an app or for recovery, and tell which; a wrong one stays counted.

        Raises TooManyCodesError, WrongCodeError, and ConflictError without a second factor.
        """
        now = int(time.time())
        if not await self._factors.is_on(user_id):
            raise no_factor()
        most = MOST_TRIES * SECONDS_PER_TRY
        if not await self._factors.take_try(user_id, now, SECONDS_PER_TRY, most):
            raise TooManyCodesError
        factor = await self._factors.of(user_id)
        if factor is None or not await self._is_taken(factor, given, now):
            await self._session.commit()
            raise WrongCodeError
        return _kind(given)

    async def _is_taken(self, factor: SecondFactor, given: str, now: int) -> bool:
        if _kind(given) == "recovery code":
            return await self._codes.take(factor.user_id, digest_of(typed(given)))
        step = matching_step(factor.secret, _plain(given), now)
        return step is not None and await self._factors.take_step(factor.user_id, step)


def no_factor() -> ConflictError:
    """Return what tells somebody that an account has no second factor."""
    return ConflictError("This account has no second factor.")


def _kind(given: str) -> CodeKind:
    plain = _plain(given)
    return "code" if len(plain) == DIGITS and plain.isdecimal() else "recovery code"


def _plain(given: str) -> str:
    return "".join(given.split())
