"""Second factors: begun, confirmed with a first code, and taken off again."""

import time
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hmac import compare_digest

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.config import Settings
from ..core.exceptions import ConflictError, NotFoundError
from ..core.one_time import digest_of
from ..core.passwords import PasswordHasher
from ..core.recovery_codes import new_codes, typed
from ..core.second_factors import WrongCodeError
from ..core.totp import matching_step, new_secret
from ..models.keys import Key
from ..models.second_factor import SecondFactor
from ..models.user import User
from ..repositories.logins import LoginRepository
from ..repositories.recovery_code import RecoveryCodeRepository
from ..repositories.second_factor import SecondFactorRepository
from ..repositories.user import UserRepository
from ..schemas.second_factor import Confirmation, FactorProof, PasswordProof
from .audit import Actor, AuditService
from .browser_session import BrowserSessionService, Opened, Visitor
from .proving import ProvingService, no_factor

PATIENCE = timedelta(minutes=15)
"""How long a second factor may take from its secret to its first code."""


@dataclass(frozen=True, slots=True)
class FactorRead:
    """The second factor of an account: since when it counts, and how many codes are left."""

    confirmed_at: datetime
    codes_left: int


@dataclass(frozen=True, slots=True)
class Added:
    """A new second factor: its recovery codes, and the session that takes the place of all."""

    codes: tuple[str, ...]
    opened: Opened


class SecondFactorService:
    """Adds second factors, and takes them off."""

    def __init__(self, session: AsyncSession, settings: Settings, hasher: PasswordHasher) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._factors = SecondFactorRepository(session)
        self._codes = RecoveryCodeRepository(session)
        self._logins = LoginRepository(session)
        self._users = UserRepository(session)
        self._proving = ProvingService(session, hasher)
        self._sessions = BrowserSessionService(session, settings)
        self._audit = AuditService(session)

    async def read(self, user_id: Key) -> FactorRead | None:
        """Return the second factor of an account, if it has one."""
        factor = await self._factors.of(user_id)
        if factor is None or factor.confirmed_at is None:
            return None
        return FactorRead(factor.confirmed_at, await self._codes.left(user_id))

    async def among(self, user_ids: Collection[Key]) -> frozenset[Key]:
        """Return those of the accounts that have one."""
        return await self._factors.among(user_ids)

    async def begin(self, user_id: Key, data: PasswordProof) -> str:
        """Return a new secret; it counts after its first code.

        Raises WrongPasswordError, and ConflictError where a second factor counts already.
        """
        await self._proving.password(user_id, data.current_password)
        if await self._factors.is_on(user_id):
            message = "This account has a second factor already."
            raise ConflictError(message)
        secret, now = new_secret(), datetime.now(UTC)
        if await self._factors.begin_anew(user_id, secret, now):
            await self._session.commit()
            return secret
        begun = SecondFactor(secret=secret, last_step=0, due_at=0, begun_at=now, user_id=user_id)
        self._session.add(begun)
        try:
            await self._session.commit()
        except IntegrityError as error:
            await self._session.rollback()
            raise _begun_elsewhere() from error
        return secret

    async def confirm(self, actor: Actor, data: Confirmation, visitor: Visitor) -> Added:
        """Let a second factor count, end every session, and open another for this browser.

        Raises WrongCodeError, and ConflictError where another secret was begun, or too long ago.
        """
        user = await self._own(actor)
        now = datetime.now(UTC)
        factor = await self._factors.of(user.id)
        if factor is None or factor.begun_at <= now - PATIENCE or not _is_of(factor, data):
            raise _begun_elsewhere()
        step = matching_step(factor.secret, "".join(data.code.split()), time.time())
        if step is None:
            raise WrongCodeError
        if not await self._factors.confirm(user.id, factor.secret, step, now):
            raise _begun_elsewhere()
        codes = await self._give_codes(user.id)
        await self._audit.note(None, actor, Event.FACTOR_ADDED, user.email)
        await self._logins.end_all(user.id)
        return Added(codes, await self._sessions.open(user, visitor))

    async def renew(self, actor: Actor, data: FactorProof) -> tuple[str, ...]:
        """Return new recovery codes; the old ones work no more.

        Raises WrongPasswordError, WrongCodeError, TooManyCodesError and ConflictError.
        """
        user = await self._proven(actor, data)
        codes = await self._give_codes(user.id)
        await self._audit.note(None, actor, Event.CODES_RENEWED, user.email)
        await self._session.commit()
        return codes

    async def remove(self, actor: Actor, data: FactorProof) -> None:
        """Take the own second factor off.

        Raises WrongPasswordError, WrongCodeError, TooManyCodesError and ConflictError.
        """
        user = await self._proven(actor, data)
        await self._end(actor, user)
        await self._session.commit()

    async def take_off(self, actor: Actor, key: Key, data: PasswordProof) -> None:
        """Take off that of somebody who lost it, and end the sessions; the own password proves it.

        Raises WrongPasswordError, NotFoundError, and ConflictError for the own account.
        """
        user = await self._somebody_else(actor, key)
        await self._proving.password(actor.user.id, data.current_password)
        await self._end(actor, user)
        await self._logins.end_all(user.id)
        await self._session.commit()

    async def drop(self, email: str) -> bool:
        """Take off that of an address, for who runs the server; tell whether it counted."""
        user = await self._users.by_email(email)
        if user is None or not await self._factors.end(user.id):
            return False
        await self._codes.replace(user.id, ())
        await self._logins.end_all(user.id)
        await self._session.commit()
        return True

    async def address_of(self, actor: Actor, key: Key) -> str:
        """Return the address of somebody else who has a second factor.

        Raises NotFoundError and ConflictError.
        """
        user = await self._somebody_else(actor, key)
        if not await self._factors.is_on(user.id):
            raise no_factor()
        return user.email

    async def _somebody_else(self, actor: Actor, key: Key) -> User:
        user = await self._users.get(key)
        if user is None:
            message = f"There is no account {key}."
            raise NotFoundError(message)
        if user.id == actor.user.id:
            message = "Nobody takes the own second factor off here: that needs a code."
            raise ConflictError(message)
        return user

    async def _own(self, actor: Actor) -> User:
        user = await self._users.get(actor.user.id)
        if user is None:
            raise no_factor()
        return user

    async def _proven(self, actor: Actor, data: FactorProof) -> User:
        user = await self._proving.password(actor.user.id, data.current_password)
        await self._proving.code(user.id, data.code)
        return user

    async def _give_codes(self, user_id: Key) -> tuple[str, ...]:
        codes = new_codes()
        await self._codes.replace(user_id, [digest_of(typed(code)) for code in codes])
        return codes

    async def _end(self, actor: Actor, user: User) -> None:
        if not await self._factors.end(user.id):
            raise no_factor()
        await self._codes.replace(user.id, ())
        await self._audit.note(None, actor, Event.FACTOR_REMOVED, user.email)


def _is_of(factor: SecondFactor, data: Confirmation) -> bool:
    return compare_digest(factor.secret.encode(), data.secret.encode())


def _begun_elsewhere() -> ConflictError:
    return ConflictError("This took too long, or was begun anew elsewhere. Begin again.")
