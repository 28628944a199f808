"""Every route of the API, in one place."""

from fastapi import FastAPI

from .endpoints import (
    advisories,
    affected,
    audit,
    auth,
    browser_session,
    caller,
    catalog,
    cli,
    code_flow,
    downloads,
    further_providers,
    health,
    invitations,
    linked_identity,
    members,
    password,
    preset,
    presets,
    projects,
    reader_links,
    revision,
    revisions,
    saved_blueprint,
    saved_blueprints,
    shared_downloads,
    shares,
    user,
    workspace,
    workspaces,
)
from .prefix import PREFIX


def include_routers(app: FastAPI) -> None:
    """Include each router directly: FastAPI matches a nested one again at every level."""
    app.include_router(health.router)
    app.include_router(auth.router, prefix=PREFIX)
    app.include_router(code_flow.router, prefix=PREFIX)
    app.include_router(further_providers.router, prefix=PREFIX)
    app.include_router(browser_session.router, prefix=PREFIX)
    app.include_router(password.router, prefix=PREFIX)
    app.include_router(catalog.router, prefix=PREFIX)
    app.include_router(user.router, prefix=PREFIX)
    app.include_router(projects.router, prefix=PREFIX)
    app.include_router(linked_identity.router, prefix=PREFIX)
    app.include_router(downloads.router)
    app.include_router(cli.router)
    app.include_router(shares.router, prefix=PREFIX)
    app.include_router(shared_downloads.router)
    app.include_router(caller.router, prefix=PREFIX)
    app.include_router(invitations.router, prefix=PREFIX)
    app.include_router(workspaces.router, prefix=PREFIX)
    app.include_router(workspace.router, prefix=PREFIX)
    app.include_router(members.router, prefix=PREFIX)
    app.include_router(presets.router, prefix=PREFIX)
    app.include_router(preset.router, prefix=PREFIX)
    app.include_router(advisories.router, prefix=PREFIX)
    app.include_router(affected.router, prefix=PREFIX)
    app.include_router(saved_blueprints.router, prefix=PREFIX)
    app.include_router(saved_blueprint.router, prefix=PREFIX)
    app.include_router(revisions.router, prefix=PREFIX)
    app.include_router(revision.router, prefix=PREFIX)
    app.include_router(reader_links.router, prefix=PREFIX)
    app.include_router(audit.router, prefix=PREFIX)
