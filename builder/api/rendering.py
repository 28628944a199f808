"""What renders projects, ready while the application runs."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from ..offering import offered_templates
from ..services.projects import ProjectService


@asynccontextmanager
async def rendering(app: FastAPI) -> AsyncGenerator[None]:
    """Offer the service of projects as `app.state.projects`, every template compiled.

    Raises BadOverlayError.
    """
    templates = offered_templates(app.state.settings.overlays)
    templates.compile()
    app.state.projects = ProjectService(templates)
    try:
        yield
    finally:
        app.state.projects.close()
