"""The wizard's pages: forms in, HTML out; every state is a URL."""

from fastapi import FastAPI

from .assets import mount_static
from .drawings import router as drawings
from .pages import router


def install(app: FastAPI) -> None:
    """Add the pages and their static files to the application."""
    app.include_router(router)
    app.include_router(drawings)
    mount_static(app)
