"""Who may do what: with the site, and in a workspace. What is not allowed here is refused."""

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
    Action.MANAGE_WORKSPACE: Role.OWNER,
}
_RANKS: Final = {role: rank for rank, role in enumerate(Role)}


def may(role: Role, action: Action) -> bool:
    """Tell whether `role` is enough for `action`."""
    return at_least(role, LEAST[action])


def at_least(role: Role, other: Role) -> bool:
    """Tell whether `role` may do all that `other` may: nobody gives or takes a higher one."""
    return _RANKS[role] >= _RANKS[other]
