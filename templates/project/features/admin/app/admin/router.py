"""Every page, in one place."""

from fastapi import FastAPI

from ..core.config import Settings
from . import pages
from .views import home, records, sign_in


def install(app: FastAPI, settings: Settings) -> None:
    """Let the application answer with pages beside its API."""
    pages.install(app, settings)
    for each in (sign_in, home, records):
        app.include_router(each.router)
