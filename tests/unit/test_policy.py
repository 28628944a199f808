"""Who may do what."""

import pytest

from builder.core.policy import LEAST, Action, Role, at_least, may


def test_every_action_has_a_rule() -> None:
    assert LEAST.keys() == {*Action}


@pytest.mark.parametrize("action", Action)
def test_a_higher_role_may_do_what_a_lower_one_may(action: Action) -> None:
    allowed = [may(role, action) for role in Role]
    assert allowed == sorted(allowed)
    assert allowed[-1]


@pytest.mark.parametrize(
    ("role", "most"),
    [
        (Role.VIEWER, set[Action]()),
        (Role.EDITOR, {Action.SAVE, Action.SHARE}),
        (
            Role.MAINTAINER,
            {*Action} - {Action.MANAGE_WORKSPACE},
        ),
        (Role.OWNER, {*Action}),
    ],
)
def test_a_role_may_do_what_is_named_here_and_nothing_else(role: Role, most: set[Action]) -> None:
    assert {action for action in Action if may(role, action)} == most


def test_nobody_is_above_an_owner() -> None:
    assert all(at_least(Role.OWNER, role) for role in Role)
    assert not any(at_least(role, Role.OWNER) for role in Role if role is not Role.OWNER)
