"""Every route of the API, in one place."""

from fastapi import FastAPI

from .endpoints import catalog, cli, downloads, health, projects, shared_downloads, shares
from .prefix import PREFIX


def include_routers(app: FastAPI) -> None:
    """Include each router directly: FastAPI matches a nested one again at every level."""
    app.include_router(health.router)
    app.include_router(catalog.router, prefix=PREFIX)
    app.include_router(projects.router, prefix=PREFIX)
    app.include_router(downloads.router)
    app.include_router(cli.router)
    app.include_router(shares.router, prefix=PREFIX)
    app.include_router(shared_downloads.router)
