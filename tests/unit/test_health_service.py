"""Whether the application can work."""

import asyncio
from unittest.mock import Mock

import pytest

from builder.core.exceptions import UnavailableError
from builder.services import health
from builder.services.health import HealthService


async def test_ready_when_the_database_answers(session: Mock) -> None:
    await HealthService(session).check()
    session.execute.assert_awaited_once()


async def test_not_ready_when_the_database_cannot_be_reached(session: Mock) -> None:
    session.execute.side_effect = ConnectionRefusedError
    with pytest.raises(UnavailableError):
        await HealthService(session).check()


async def test_not_ready_when_the_database_takes_too_long(
    session: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_: object) -> None:
        await asyncio.sleep(1)

    monkeypatch.setattr(health, "TIMEOUT_SECONDS", 0.01)
    session.execute.side_effect = hang
    with pytest.raises(UnavailableError):
        await HealthService(session).check()
