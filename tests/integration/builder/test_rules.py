"""Who may use what: each page and operation has a rule, and is for everybody on purpose only."""

from collections.abc import Callable, Iterator

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts

from builder.api import acting
from builder.api.admission import require_admission
from builder.api.callers import current_user, require_role
from builder.core.policy import ADMIN
from builder.web.portal.standing import stand
from builder.web.visitors import meet, require_administrator, signed_in

FOR_EVERYBODY = {
    "live": "a proxy asks whether the process lives",
    "ready": "a proxy asks whether it can be sent requests",
    "info": "it tells the version, nothing of anybody's",
    "log_in": "who signs in is not signed in yet",
    "log_out": "it ends the session that the browser has, if any",
    "register": "it refuses everybody unless the settings open it",
    "reset_password": "it takes a token that works once",
    "download_wheel": "the command line itself is no secret, and `uvx` has no session",
    "choose_language": "it keeps a word in a cookie",
    "show_sign_in": "who signs in is not signed in yet",
    "sign_in": "who signs in is not signed in yet",
    "sign_out": "it ends the session that the browser has, if any",
    "show_setup": "there is no account yet",
    "set_up": "it takes a token that works once",
    "show_invitation": "it takes a token that works once",
    "join": "it takes a token that works once",
    "show_reset": "it asks for a password, and knows nothing",
    "reset": "it takes a token that works once",
}
ADMINISTRATORS = require_role(ADMIN).__code__


def rule_of(route: APIRoute) -> str:
    """Return who may use a route, by what it depends on."""
    calls = list(_calls(route.dependant))
    if require_administrator in calls or any(_code(call) is ADMINISTRATORS for call in calls):
        return "administrators"
    if {stand, acting.stand} & {*calls}:
        return "members of the workspace"
    if {current_user, signed_in, acting.acting} & {*calls}:
        return "who is signed in"
    return "guests" if {meet, require_admission} & {*calls} else "everybody"


def _code(call: object) -> object:
    return getattr(call, "__code__", None)


def _calls(dependant: Dependant) -> Iterator[Callable[..., object] | None]:
    for each in dependant.dependencies:
        yield each.call
        yield from _calls(each)


def rules(app: FastAPI) -> dict[str, set[str]]:
    """Return the names of the routes by who may use them."""
    found: dict[str, set[str]] = {}
    for context in iter_route_contexts(app.routes):
        if isinstance(context.route, APIRoute):
            found.setdefault(rule_of(context.route), set()).add(context.route.name)
    return found


def test_only_what_is_named_here_is_for_everybody(app: FastAPI) -> None:
    assert rules(app)["everybody"] == FOR_EVERYBODY.keys()


def test_accounts_of_others_are_for_administrators(app: FastAPI) -> None:
    names = {"list_users", "get_user", "update_user"}
    pages = {"show_people", "invite", "withdraw", "change_account", "make_reset_link"}
    audit = {"show_site_audit", "download_site_audit", "show_kept_audit", "download_kept_audit"}
    assert rules(app)["administrators"] == names | pages | audit


def test_the_own_account_is_for_who_is_signed_in(app: FastAPI) -> None:
    pages = {"show_account", "change_password", "end_session", "end_sessions"}
    names = {"me", "list_sessions", "log_out_everywhere", "get_caller"}
    tokens = {"show_own_tokens", "make_own_token", "revoke_own_token"}
    workspaces = {"show_workspaces", "create_workspace", "show_save", "save_blueprint"}
    assert rules(app)["who is signed in"] == names | pages | tokens | workspaces


def test_what_a_workspace_keeps_is_for_its_members(app: FastAPI) -> None:
    settings = {"show_workspace_settings", "rename_workspace", "delete_workspace"}
    members = {"show_members", "add_member", "change_member", "remove_member"}
    saved = {"show_saved", "show_saved_settings", "describe_saved", "delete_saved"}
    saving = {"show_save_revision", "save_revision", "show_merge", "open_merged"}
    reading = {"show_revision", "download_revision", "download_revision_blueprint", "open_revision"}
    revisions = {"restore_revision", "approve_revision", "withdraw_approval"}
    tokens = {"show_tokens", "make_token", "revoke_token"}
    links = {"show_links", "make_link", "change_link", "revoke_link"}
    audit = {"show_audit", "download_audit"}
    every = (
        {"show_workspace"}
        | links
        | tokens
        | audit
        | settings
        | members
        | saved
        | saving
        | reading
        | revisions
    )
    assert rules(app)["members of the workspace"] == every
