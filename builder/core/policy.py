"""Who may do what: with the site, and in a workspace. What is not allowed here is refused."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ADMIN: Final = "admin"
"""The role of who runs the site; such people are owners of every workspace."""


class Role(StrEnum):
    """What somebody is in a workspace; each may do what those before it may."""

    VIEWER = "viewer"
    EDITOR = "editor"
    MAINTAINER = "maintainer"
    OWNER = "owner"


class Scope(StrEnum):
    """How far a token goes; each goes as far as those before it."""

    READ = "read"
    WRITE = "write"
    MANAGE = "manage"


class Action(StrEnum):
    """What is done in a workspace, in the words that refuse it; to read, one must be in it."""

    SAVE = "save Blueprints"
    SHARE = "share Blueprints"
    APPROVE = "approve revisions"
    DELETE = "delete Blueprints"
    SET_RULES = "set house rules"
    EXPORT = "take everything along"
    AUDIT = "see what others did"
    MANAGE_MEMBERS = "say who belongs to the workspace"
    MANAGE_TOKENS = "make tokens for the workspace"
    MANAGE_WORKSPACE = "change the workspace"


LEAST: Final = {
    Action.SAVE: Role.EDITOR,
    Action.SHARE: Role.EDITOR,
    Action.APPROVE: Role.MAINTAINER,
    Action.DELETE: Role.MAINTAINER,
    Action.SET_RULES: Role.MAINTAINER,
    Action.EXPORT: Role.MAINTAINER,
    Action.AUDIT: Role.MAINTAINER,
    Action.MANAGE_MEMBERS: Role.MAINTAINER,
    Action.MANAGE_TOKENS: Role.MAINTAINER,
    Action.MANAGE_WORKSPACE: Role.OWNER,
}
MOST: Final = {
    Scope.READ: Role.VIEWER,
    Scope.WRITE: Role.EDITOR,
    Scope.MANAGE: Role.OWNER,
}
"""What whoever comes with a token of a scope is at most."""

IN_PERSON: Final = frozenset({Action.MANAGE_MEMBERS, Action.MANAGE_TOKENS})
"""What nobody does by a token: one that is lost must not let others in."""

_RANKS: Final = {role: rank for rank, role in enumerate(Role)}


def may(role: Role, action: Action) -> bool:
    """Tell whether `role` is enough for `action`."""
    return at_least(role, LEAST[action])


def at_least(role: Role, other: Role) -> bool:
    """Tell whether `role` may do all that `other` may: nobody gives or takes a higher one."""
    return _RANKS[role] >= _RANKS[other]


@dataclass(frozen=True, slots=True)
class Grant:
    """What somebody lets a program do with a token, in all of the own workspaces or in one."""

    name: str
    scope: Scope
    workspace: int | None = None

    def reaches(self, workspace: int) -> bool:
        """Tell whether it is for a workspace."""
        return self.workspace in {None, workspace}

    def bounded(self, role: Role) -> Role:
        """Return what is left of the role of its owner."""
        most = MOST[self.scope]
        return most if at_least(role, most) else role

    @property
    def may_begin(self) -> bool:
        """Tell whether it makes workspaces."""
        return self.workspace is None and at_least(MOST[self.scope], Role.EDITOR)
