"""What unit tests get instead of a database."""

from unittest.mock import Mock, create_autospec

import pytest
from sqlalchemy.ext.asyncio import AsyncSession


@pytest.fixture
def session() -> Mock:
    """Return a session that only notes what is asked of it."""
    session: Mock = create_autospec(AsyncSession, instance=True)
    return session
