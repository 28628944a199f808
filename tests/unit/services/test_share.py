"""Who counts as one client, and what a database that fails is to those who share."""

from unittest.mock import AsyncMock, Mock

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from builder.blueprint.catalog import Catalog
from builder.blueprint.model import Blueprint
from builder.core.exceptions import UnavailableError
from builder.generator.project import Project
from builder.services.share import ShareService, client_key

CODE = "a" * 12


@pytest.fixture
def projects() -> Mock:
    """Return a service that renders nothing."""
    projects = Mock(spec=["catalog", "version", "template_digest", "preview"])
    projects.catalog = Catalog()
    projects.version, projects.template_digest = "0.1.0", "0" * 64
    projects.preview = AsyncMock(return_value=Project("shop", ()))
    return projects


@pytest.fixture
def service(session: Mock, projects: Mock) -> ShareService:
    """Return the service over a database that only notes what is asked of it."""
    return ShareService(session, projects)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("", "", True),
        ("unix:", "testclient", False),
    ],
)
def test_who_counts_as_one_client(one: str, other: str, *, is_same: bool) -> None:
    assert (client_key(one) == client_key(other)) is is_same
    assert len(client_key(one)) == 64


@pytest.mark.parametrize("error", [OSError(), OperationalError("", {}, Exception())])
async def test_a_database_that_fails_is_a_service_that_does_not_answer(
    service: ShareService, session: Mock, error: Exception
) -> None:
    session.scalar.side_effect = error
    with pytest.raises(UnavailableError):
        await service.create(Blueprint(), "")
    with pytest.raises(UnavailableError):
        await service.read(CODE)


async def test_what_was_shared_already_is_found_and_not_stored(
    service: ShareService, session: Mock
) -> None:
    assert len(await service.create(Blueprint(), "")) == 12
    session.commit.assert_not_awaited()


async def test_who_comes_second_too_often_is_asked_to_wait(
    service: ShareService, session: Mock
) -> None:
    session.scalar.side_effect = IntegrityError("", {}, Exception())
    with pytest.raises(UnavailableError):
        await service.create(Blueprint(), "")
    assert session.rollback.await_count > 1
    session.commit.assert_not_awaited()
