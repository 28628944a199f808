"""Who acts, as the audit tells it."""

import pytest

from builder.core.callers import PermissionDeniedError
from builder.core.policy import Grant, Scope
from builder.schemas.user import UserRead
from builder.services.audit import LONGEST_ACTOR, Actor

LONG = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.example"


def actor(email: str, grant: Grant | None = None) -> Actor:
    """Return somebody."""
    user = UserRead(id=1, email=email, role="user", is_active=True, name=None)
    return Actor(user, "127.0.0.1", grant)


def test_who_acts_by_a_token_is_told_with_its_name() -> None:
    assert actor("ada@example.com").name == "ada@example.com"
    by = Grant("CI", Scope.READ)
    assert actor("ada@example.com", by).name == "ada@example.com (token CI)"


def test_the_name_of_a_token_has_room_beside_every_address() -> None:
    told = actor(LONG, Grant("x" * 40, Scope.READ)).name
    assert len(told) == LONGEST_ACTOR
    assert told.endswith(f" (token {'x' * 40})")


def test_a_token_is_no_person() -> None:
    actor(LONG).require_person()
    with pytest.raises(PermissionDeniedError):
        actor(LONG, Grant("CI", Scope.MANAGE)).require_person()
