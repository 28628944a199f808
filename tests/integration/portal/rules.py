"""Who may use which route: all of them, so that one without a rule is noticed.

`HEAD` has the rule of its `GET`. What a role may, those above it may, too.
"""

from collections.abc import Mapping
from typing import Final

from builder.core.policy import Role

GUESTS: Final = "guests, unless the builder is closed"
SIGNED_IN: Final = "whoever is signed in"
ADMINISTRATORS: Final = "administrators"

FOR_EVERYBODY: Final = {
    "GET /static": "pages of strangers need their looks, too",
    "GET /docs": "the description of the API is no secret",
    "GET /docs/oauth2-redirect": "as above",
    "GET /redoc": "as above",
    "GET /openapi.json": "as above",
    "GET /health/live": "a proxy asks whether the process lives",
    "GET /health/ready": "a proxy asks whether it can be sent requests",
    "GET /health/info": "it tells the version, nothing of anybody's",
    "GET /cli/{name}": "the command line itself is no secret, and `uvx` has no session",
    "GET /metrics": "it takes the token of the settings",
    "POST /language": "it keeps a word in a cookie",
    "GET /sign-in": "who signs in is not signed in yet",
    "POST /sign-in": "as above",
    "GET /sign-in/code": "as above",
    "POST /sign-in/code": "as above",
    "GET /sign-in/provider": "who comes back from the provider is led on, and shown nothing",
    "POST /sign-out": "it ends the session that the browser has, if any",
    "GET /setup": "there is no account yet",
    "POST /setup": "it takes a token that works once",
    "GET /join/{token}": "as above",
    "POST /join/{token}": "as above",
    "GET /reset/{token}": "it asks for a password, and knows nothing",
    "POST /reset/{token}": "it takes a token that works once",
    "POST /api/v1/auth/login": "who signs in is not signed in yet",
    "GET /api/v1/auth/login": "it leads to the provider",
    "GET /api/v1/auth/callback": "it takes a code of the provider that works once",
    "GET /api/v1/auth/provider-logout": "it leads to the provider",
    "GET /api/v1/auth/providers/{provider}/login": "as above",
    "GET /api/v1/auth/providers/{provider}/callback": "it takes a code of the provider, too",
    "GET /api/v1/auth/providers/{provider}/logout": "it leads to the provider",
    "POST /api/v1/auth/logout": "it ends the session that the browser has, if any",
    "POST /api/v1/auth/register": "it refuses everybody unless the settings open it",
    "POST /api/v1/auth/password-reset": "it takes a token that works once",
}

_OF_THE_SITE: Final = {
    GUESTS: (
        "GET /",
        "GET /ghost",
        "GET /changes.patch",
        "GET /diagram.{form}",
        "POST /blueprint",
        "POST /entity",
        "POST /entities",
        "POST /entities/line",
        "POST /follow",
        "POST /shares",
        "GET /s/{code}",
        "GET /s/{code}/card.png",
        "GET /s/{code}/project.zip",
        "GET /s/{code}/blueprint.toml",
        "GET /l/{code}",
        "GET /l/{code}/project.zip",
        "GET /l/{code}/blueprint.toml",
        "GET /l/{code}/open",
        "GET /advisories",
        "GET /api/v1/advisories",
        "GET /project.zip",
        "GET /blueprint.toml",
        "GET /api/v1/catalog",
        "POST /api/v1/projects",
        "POST /api/v1/projects/preview",
        "POST /api/v1/shares",
        "GET /api/v1/shares/{code}",
    ),
    SIGNED_IN: (
        "GET /account",
        "POST /account/password",
        "POST /account/sessions/{session_id}/end",
        "POST /account/sessions/end",
        "POST /account/identities",
        "POST /account/identities/of/{provider}",
        "POST /account/identities/{identity_id}/unlink",
        "GET /account/second-factor",
        "POST /account/second-factor/begin",
        "POST /account/second-factor/confirm",
        "POST /account/second-factor/codes",
        "POST /account/second-factor/off",
        "GET /account/tokens",
        "POST /account/tokens",
        "POST /account/tokens/{token_id}/revoke",
        "GET /workspaces",
        "POST /workspaces",
        "GET /save",
        "POST /save",
        "GET /api/v1/auth/me",
        "POST /api/v1/auth/logout-everywhere",
        "GET /api/v1/auth/sessions",
        "DELETE /api/v1/auth/sessions/{session_id}",
        "POST /api/v1/auth/password",
        "GET /api/v1/auth/identities",
        "POST /api/v1/auth/identities",
        "GET /api/v1/auth/identities/link/callback",
        "DELETE /api/v1/auth/identities/{identity_id}",
        "POST /api/v1/auth/providers/{provider}/link",
        "GET /api/v1/auth/providers/{provider}/link/callback",
        "GET /api/v1/caller",
        "GET /api/v1/workspaces",
        "POST /api/v1/workspaces",
    ),
    ADMINISTRATORS: (
        "GET /people",
        "POST /people/invitations",
        "POST /people/invitations/{invitation_id}/withdraw",
        "POST /people/{user_id}",
        "POST /people/{user_id}/reset",
        "GET /people/{user_id}/second-factor",
        "POST /people/{user_id}/second-factor",
        "POST /advisories",
        "POST /advisories/{advisory_id}/withdraw",
        "GET /audit",
        "GET /audit.{form}",
        "GET /audit/{workspace}",
        "GET /audit/{workspace}.{form}",
        "GET /api/v1/invitations",
        "POST /api/v1/invitations",
        "DELETE /api/v1/invitations/{invitation_id}",
        "GET /api/v1/users",
        "GET /api/v1/users/{user_id}",
        "PATCH /api/v1/users/{user_id}",
    ),
}

_TEAM: Final = "/workspaces/{workspace}"
_SAVED: Final = f"{_TEAM}/blueprints/{{blueprint}}"
_REVISION: Final = f"{_SAVED}/revisions/{{number}}"
_API: Final = "/api/v1"

_OF_WORKSPACES: Final = {
    Role.VIEWER: (
        f"GET {_TEAM}",
        f"GET {_TEAM}/members",
        f"GET {_TEAM}/presets",
        f"GET {_TEAM}/presets/{{preset}}/start",
        f"GET {_TEAM}/advisories",
        f"GET {_SAVED}",
        f"GET {_SAVED}/merge",
        f"GET {_REVISION}",
        f"GET {_REVISION}/project.zip",
        f"GET {_REVISION}/blueprint.toml",
        f"GET {_REVISION}/open",
        f"GET {_API}{_TEAM}",
        f"GET {_API}{_TEAM}/members",
        f"GET {_API}{_TEAM}/presets",
        f"GET {_API}{_TEAM}/presets/{{preset}}",
        f"GET {_API}{_TEAM}/advisories",
        f"GET {_API}{_TEAM}/blueprints",
        f"GET {_API}{_SAVED}",
        f"GET {_API}{_SAVED}/revisions",
        f"GET {_API}{_REVISION}",
        f"GET {_API}{_REVISION}/blueprint.json",
        f"GET {_API}{_REVISION}/blueprint.toml",
        f"GET {_API}{_REVISION}/project.zip",
    ),
    Role.EDITOR: (
        f"GET {_SAVED}/save",
        f"POST {_SAVED}/save",
        f"POST {_SAVED}/merge",
        f"GET {_SAVED}/settings",
        f"POST {_SAVED}/settings",
        f"POST {_REVISION}/restore",
        f"GET {_SAVED}/links",
        f"POST {_SAVED}/links",
        f"POST {_SAVED}/links/{{link_id}}",
        f"POST {_SAVED}/links/{{link_id}}/revoke",
        f"POST {_API}{_TEAM}/blueprints",
        f"PUT {_API}{_SAVED}",
        f"POST {_API}{_SAVED}/revisions",
        f"POST {_API}{_REVISION}/restore",
        f"GET {_API}{_SAVED}/links",
        f"POST {_API}{_SAVED}/links",
        f"PATCH {_API}{_SAVED}/links/{{link_id}}",
        f"DELETE {_API}{_SAVED}/links/{{link_id}}",
    ),
    Role.MAINTAINER: (
        f"POST {_TEAM}/members",
        f"POST {_TEAM}/members/{{member_id}}",
        f"POST {_TEAM}/members/{{member_id}}/remove",
        f"GET {_TEAM}/presets/new",
        f"POST {_TEAM}/presets/new",
        f"GET {_TEAM}/presets/{{preset}}/edit",
        f"POST {_TEAM}/presets/{{preset}}/edit",
        f"POST {_TEAM}/presets/{{preset}}/delete",
        f"POST {_TEAM}/export",
        f"GET {_TEAM}/tokens",
        f"POST {_TEAM}/tokens",
        f"POST {_TEAM}/tokens/{{token_id}}/revoke",
        f"GET {_TEAM}/audit",
        f"GET {_TEAM}/audit.{{form}}",
        f"POST {_SAVED}/delete",
        f"POST {_REVISION}/approve",
        f"POST {_REVISION}/withdraw",
        f"POST {_API}{_TEAM}/presets",
        f"PUT {_API}{_TEAM}/presets/{{preset}}",
        f"DELETE {_API}{_TEAM}/presets/{{preset}}",
        f"POST {_API}{_TEAM}/export",
        f"POST {_API}{_TEAM}/members",
        f"PATCH {_API}{_TEAM}/members/{{member_id}}",
        f"DELETE {_API}{_TEAM}/members/{{member_id}}",
        f"GET {_API}{_TEAM}/audit",
        f"DELETE {_API}{_SAVED}",
        f"PUT {_API}{_REVISION}/approval",
        f"DELETE {_API}{_REVISION}/approval",
    ),
    Role.OWNER: (
        f"GET {_TEAM}/settings",
        f"POST {_TEAM}/settings",
        f"POST {_TEAM}/delete",
        f"PATCH {_API}{_TEAM}",
        f"DELETE {_API}{_TEAM}",
    ),
}

IN_PERSON: Final = frozenset(
    {
        f"POST {_API}{_TEAM}/members",
        f"PATCH {_API}{_TEAM}/members/{{member_id}}",
        f"DELETE {_API}{_TEAM}/members/{{member_id}}",
    }
)
"""What no token may do, whosever it is."""

RULES: Final[Mapping[str, str]] = {
    route: rule for rule, routes in _OF_THE_SITE.items() for route in routes
}
ROLES: Final[Mapping[str, Role]] = {
    route: role for role, routes in _OF_WORKSPACES.items() for route in routes
}
"""What one must be in the workspace at least, of the members of others, where it is about one."""
