"""The pages of people: who is here, how they sign in, and what their workspaces keep."""

from fastapi import FastAPI

from . import (
    account,
    advisories,
    auditing,
    following,
    joining,
    links,
    members,
    people,
    presets,
    provider,
    revising,
    revisions,
    saved,
    saving,
    second_factor,
    second_step,
    signing,
    tokens,
    unlocking,
    workspace,
    workspaces,
)


def install(app: FastAPI) -> None:
    """Add the pages to the application."""
    app.include_router(signing.router)
    provider.install(app)
    app.include_router(second_step.router)
    app.include_router(joining.router)
    app.include_router(account.router)
    app.include_router(second_factor.router)
    app.include_router(tokens.router)
    app.include_router(people.router)
    app.include_router(unlocking.router)
    app.include_router(workspaces.router)
    app.include_router(workspace.router)
    app.include_router(members.router)
    app.include_router(presets.router)
    app.include_router(tokens.of_workspace)
    app.include_router(revising.router)
    app.include_router(saved.router)
    app.include_router(revisions.router)
    app.include_router(saving.router)
    app.include_router(links.router)
    app.include_router(advisories.router)
    app.include_router(advisories.of_workspace)
    app.include_router(auditing.router)
    app.include_router(auditing.site)
    app.include_router(following.router)
