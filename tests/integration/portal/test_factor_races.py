"""What works once works once, however many replicas are asked at the same time."""

import asyncio
from dataclasses import dataclass

import pytest
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.exceptions import AppError, ConflictError
from builder.core.passwords import PasswordHasher
from builder.core.second_factors import AttemptEndedError, WrongCodeError
from builder.models.browser_session import BrowserSession
from builder.models.recovery_code import RecoveryCode
from builder.models.second_factor import SecondFactor
from builder.schemas.auth import LogIn
from builder.schemas.second_factor import CodeProof, Confirmation, FactorProof, PasswordProof
from builder.schemas.user import UserRead
from builder.services.audit import Actor
from builder.services.browser_session import Opened, Visitor
from builder.services.password_sign_in import MOST_TRIES, PasswordSignInService
from builder.services.second_factor import Added, SecondFactorService
from tests.factories.user import make_user
from tests.integration.accounts import EMAIL, PASSWORD
from tests.integration.conftest import SETTINGS

from .factors import code, wrong
from .records import count
from .replicas import Replicas, outcomes

AT_ONCE = 8
HASHER = PasswordHasher(memory_kib=8)
PROOF = PasswordProof(current_password=SecretStr(PASSWORD))


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody on two replicas, with an app and recovery codes."""

    replicas: Replicas
    actor: Actor
    secret: str
    codes: tuple[str, ...] = ()

    async def attempt(self) -> str:
        """Show the password."""
        async with self.replicas[0]() as session:
            begun = await signing_in(session).begin(
                LogIn(email=EMAIL, password=SecretStr(PASSWORD)), Visitor()
            )
            assert isinstance(begun, str)
            return begun

    async def show(self, at: int, attempt: str, given: str) -> Opened:
        """Show a code to one of the replicas."""
        async with self.replicas[at % 2]() as session:
            return await signing_in(session).complete(attempt, CodeProof(code=given), Visitor())

    async def confirm(self, at: int) -> Added:
        """Show the first code to one of the replicas."""
        first = Confirmation(secret=self.secret, code=code(self.secret))
        async with self.replicas[at % 2]() as session:
            return await factors(session).confirm(self.actor, first, Visitor())

    async def renew(self, at: int, given: str) -> tuple[str, ...]:
        """Ask one of the replicas for new recovery codes."""
        proof = FactorProof(current_password=SecretStr(PASSWORD), code=given)
        async with self.replicas[at % 2]() as session:
            return await factors(session).renew(self.actor, proof)

    async def remove(self, at: int, given: str) -> None:
        """Let one of the replicas take the second factor off."""
        proof = FactorProof(current_password=SecretStr(PASSWORD), code=given)
        async with self.replicas[at % 2]() as session:
            await factors(session).remove(self.actor, proof)

    async def count(self, model: type[BrowserSession | RecoveryCode]) -> int:
        """Return how many rows there are."""
        async with self.replicas[1]() as session:
            return await count(session, model)


def signing_in(session: AsyncSession) -> PasswordSignInService:
    """Return the service that signs people in."""
    return PasswordSignInService(session, SETTINGS, HASHER, "192.0.2.1")


def factors(session: AsyncSession) -> SecondFactorService:
    """Return the service of second factors."""
    return SecondFactorService(session, SETTINGS, HASHER)


def kinds(raised: list[BaseException]) -> set[type[BaseException]]:
    """Return what was raised."""
    return {type(each) for each in raised}


@pytest.fixture
async def beginner(replicas: Replicas) -> Phone:
    """Offer somebody whose app has a secret that no code confirmed yet."""
    hashed = await HASHER.hash(PASSWORD)
    async with replicas[0]() as session:
        user = await make_user(session, email=EMAIL, password_hash=hashed)
        actor = Actor(UserRead.model_validate(user), "192.0.2.1")
        await session.commit()
        return Phone(replicas, actor, await factors(session).begin(user.id, PROOF))


@pytest.fixture
async def phone(beginner: Phone) -> Phone:
    """Offer somebody with a second factor."""
    added = await beginner.confirm(0)
    return Phone(beginner.replicas, beginner.actor, beginner.secret, added.codes)


async def test_one_code_opens_one_session_of_many_attempts(phone: Phone) -> None:
    attempts = [await phone.attempt() for _ in range(AT_ONCE)]
    shown = code(phone.secret, 1)
    opened, raised = await outcomes(
        [phone.show(at, attempt, shown) for at, attempt in enumerate(attempts)]
    )
    assert len(opened) == 1
    assert kinds(raised) == {WrongCodeError}


async def test_one_recovery_code_opens_one_session_of_many_attempts(phone: Phone) -> None:
    attempts = [await phone.attempt() for _ in range(AT_ONCE)]
    opened, raised = await outcomes(
        [phone.show(at, attempt, phone.codes[0]) for at, attempt in enumerate(attempts)]
    )
    assert len(opened) == 1
    assert kinds(raised) == {WrongCodeError}
    assert await phone.count(RecoveryCode) == len(phone.codes) - 1


async def test_one_attempt_opens_one_session_with_many_codes(phone: Phone) -> None:
    before, attempt = await phone.count(BrowserSession), await phone.attempt()
    opened, raised = await outcomes(
        [phone.show(at, attempt, each) for at, each in enumerate(phone.codes[:AT_ONCE])]
    )
    assert len(opened) == 1
    assert kinds(raised) == {AttemptEndedError}
    assert await phone.count(BrowserSession) == before + 1
    assert await phone.count(RecoveryCode) == len(phone.codes) - 1


async def test_many_guesses_at_once_are_counted_one_by_one(phone: Phone) -> None:
    attempt = await phone.attempt()
    guess = wrong(phone.secret)
    _, raised = await outcomes([phone.show(at, attempt, guess) for at in range(4 * MOST_TRIES)])
    assert sum(isinstance(each, WrongCodeError) for each in raised) == MOST_TRIES - 1
    assert kinds(raised) == {WrongCodeError, AttemptEndedError}


async def test_a_factor_that_many_confirm_has_the_codes_of_one(beginner: Phone) -> None:
    added, raised = await outcomes([beginner.confirm(at) for at in range(AT_ONCE)])
    assert len(added) == 1
    assert kinds(raised) == {ConflictError}
    assert await beginner.count(RecoveryCode) == len(added[0].codes)


async def test_a_factor_that_many_begin_has_the_secret_of_one(phone: Phone) -> None:
    async with phone.replicas[0]() as session:
        await factors(session).remove(
            phone.actor, FactorProof(current_password=SecretStr(PASSWORD), code=phone.codes[0])
        )

    async def begin(at: int) -> str:
        async with phone.replicas[at % 2]() as session:
            return await factors(session).begin(phone.actor.user.id, PROOF)

    secrets, raised = await outcomes([begin(at) for at in range(AT_ONCE)])
    assert kinds(raised) <= {ConflictError}
    async with phone.replicas[0]() as session:
        assert await session.scalar(select(SecondFactor.secret)) in secrets


async def test_one_code_renews_once(phone: Phone) -> None:
    shown = code(phone.secret, 1)
    renewed, raised = await outcomes([phone.renew(at, shown) for at in range(AT_ONCE)])
    assert len(renewed) == 1
    assert kinds(raised) == {WrongCodeError}


async def test_whoever_signs_in_while_it_is_taken_off_waits_or_is_told(phone: Phone) -> None:
    attempts = [await phone.attempt() for _ in range(4)]
    showing = [phone.show(at, each, phone.codes[at]) for at, each in enumerate(attempts)]
    found = await asyncio.gather(
        *showing, phone.remove(1, code(phone.secret, 1)), return_exceptions=True
    )
    raised = [each for each in found if isinstance(each, BaseException)]
    assert all(isinstance(each, AppError) for each in raised)
    assert found[-1] is None
