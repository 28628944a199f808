"""What is noted of what people do, and how one note holds on to the one before."""

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

NOTHING: Final = "0" * 64
"""How a chain ends that has no event yet."""


class Event(StrEnum):
    """What somebody did."""

    WORKSPACE_MADE = "workspace.made"
    WORKSPACE_RENAMED = "workspace.renamed"
    WORKSPACE_EXPORTED = "workspace.exported"
    WORKSPACE_DELETED = "workspace.deleted"
    ADVISORY_PUBLISHED = "advisory.published"
    ADVISORY_WITHDRAWN = "advisory.withdrawn"
    PERSON_INVITED = "person.invited"
    PERSON_JOINED = "person.joined"
    INVITATION_WITHDRAWN = "invitation.withdrawn"
    ROLE_CHANGED = "role.changed"
    ACCOUNT_CLOSED = "account.closed"
    ACCOUNT_OPENED = "account.opened"
    RESET_OFFERED = "reset.offered"
    MEMBER_ADDED = "member.added"
    MEMBER_CHANGED = "member.changed"
    MEMBER_REMOVED = "member.removed"
    BLUEPRINT_DESCRIBED = "blueprint.described"
    BLUEPRINT_DELETED = "blueprint.deleted"
    REVISION_SAVED = "revision.saved"
    REVISION_RESTORED = "revision.restored"
    REVISION_APPROVED = "revision.approved"
    APPROVAL_WITHDRAWN = "approval.withdrawn"
    PRESET_MADE = "preset.made"
    PRESET_CHANGED = "preset.changed"
    PRESET_DELETED = "preset.deleted"
    TOKEN_MADE = "token.made"  # noqa: S105 - an event
    TOKEN_REVOKED = "token.revoked"  # noqa: S105 - as above
    LINK_MADE = "link.made"
    LINK_CHANGED = "link.changed"
    LINK_REVOKED = "link.revoked"
    FACTOR_ADDED = "factor.added"
    FACTOR_REMOVED = "factor.removed"
    CODES_RENEWED = "codes.renewed"
    IDENTITY_LINKED = "identity.linked"
    IDENTITY_UNLINKED = "identity.unlinked"
    SESSION_OPENED = "session.opened"
    """By a way in. To get a new session for a new second factor is none: that is noted itself."""
    SESSION_ENDED = "session.ended"
    """From another browser, or everywhere. To sign out is no event: it ends only what that browser
    holds itself, and nobody looks for it.
    """
    PASSWORD_CHANGED = "password.changed"  # noqa: S105 - an event
    PASSWORD_RESET = "password.reset"  # noqa: S105 - as above


OF_SITE: Final = frozenset(
    {
        Event.ADVISORY_PUBLISHED,
        Event.ADVISORY_WITHDRAWN,
        Event.PERSON_INVITED,
        Event.PERSON_JOINED,
        Event.INVITATION_WITHDRAWN,
        Event.ROLE_CHANGED,
        Event.ACCOUNT_CLOSED,
        Event.ACCOUNT_OPENED,
        Event.RESET_OFFERED,
        Event.FACTOR_ADDED,
        Event.FACTOR_REMOVED,
        Event.CODES_RENEWED,
        Event.IDENTITY_LINKED,
        Event.IDENTITY_UNLINKED,
        Event.SESSION_OPENED,
        Event.SESSION_ENDED,
        Event.PASSWORD_CHANGED,
        Event.PASSWORD_RESET,
    }
)
"""What concerns no workspace: the chain of the site has it alone."""


def link(previous: str, event: Mapping[str, str | int]) -> str:
    """Return the digest of an event: SHA-256 over that of the one before and all that it says."""
    said = json.dumps(event, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{said}".encode()).hexdigest()
