"""What renders projects, ready while the application runs."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from ..generator.templates import load_templates
from ..generator.version import TEMPLATE_VERSION
from ..resources import resource
from ..services.projects import ProjectService


@asynccontextmanager
async def rendering(app: FastAPI) -> AsyncGenerator[None]:
    """Offer the service of projects as `app.state.projects`, every template compiled."""
    templates = load_templates(resource("templates") / "project", TEMPLATE_VERSION)
    templates.compile()
    app.state.projects = ProjectService(templates)
    try:
        yield
    finally:
        app.state.projects.close()
