"""What errors of PostgreSQL mean."""

from unittest.mock import Mock

import pytest
from sqlalchemy import exc

from builder.core.dialect import is_unavailable

DEADLOCK, SERIALIZATION, SHUTDOWN, UNKNOWN_COLUMN = "40P01", "40001", "57P01", "42703"


def error(state: str, *, lost: bool = False) -> exc.DBAPIError:
    """Return an error of the database with the SQL state `state`."""
    cause = Mock(spec=Exception, sqlstate=state)
    return exc.OperationalError("SELECT 1", {}, cause, connection_invalidated=lost)


@pytest.mark.parametrize("state", [DEADLOCK, SERIALIZATION, SHUTDOWN])
def test_what_passes_may_be_tried_again(state: str) -> None:
    assert is_unavailable(error(state))


def test_a_connection_that_was_lost_may_be_tried_again() -> None:
    assert is_unavailable(error(UNKNOWN_COLUMN, lost=True))


def test_a_mistake_stays_a_mistake() -> None:
    assert not is_unavailable(error(UNKNOWN_COLUMN))
