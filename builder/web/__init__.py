"""The wizard's pages: forms in, HTML out; every state is a URL."""

from fastapi import FastAPI

from . import cards, drawings, language, nowhere, pages, portal, sharing
from .assets import mount_static


def install(app: FastAPI) -> None:
    """Add the pages and their static files to the application."""
    app.include_router(pages.router)
    app.include_router(language.router)
    app.include_router(drawings.router)
    app.include_router(sharing.router)
    app.include_router(cards.router)
    portal.install(app)
    nowhere.install(app)
    mount_static(app)
