"""Who may do what."""

from itertools import pairwise

import pytest

from builder.core.policy import LEAST, MOST, Action, Grant, Role, Scope, at_least, may


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


def test_every_scope_has_its_bound_and_goes_as_far_as_those_before() -> None:
    assert [*MOST] == [*Scope]
    bounds = [*MOST.values()]
    assert all(at_least(after, before) for before, after in pairwise(bounds))


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("role", Role)
def test_a_token_does_neither_more_than_its_owner_nor_than_its_scope(
    scope: Scope, role: Role
) -> None:
    left = Grant("CI", scope).bounded(role)
    assert at_least(role, left)
    assert at_least(MOST[scope], left)
    assert left in {role, MOST[scope]}


def test_a_token_for_one_workspace_reaches_it_alone() -> None:
    assert [Grant("CI", Scope.MANAGE, 1).reaches(key) for key in (1, 2)] == [True, False]
    assert all(Grant("CI", Scope.READ).reaches(key) for key in (1, 2))


def test_workspaces_are_made_by_tokens_that_write_and_are_for_all_of_them() -> None:
    assert [Grant("CI", scope).may_begin for scope in Scope] == [False, True, True]
    assert not any(Grant("CI", scope, 1).may_begin for scope in Scope)
