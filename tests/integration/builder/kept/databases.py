"""Databases to share projects in, and templates of another day."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncEngine

from builder.core.dialect import create_engine
from builder.generator.templates import TemplateSet
from builder.main import create_app
from builder.migrations import migrate
from tests.integration.database import EACH, require, temporary_database
from tests.settings import IsolatedSettings
from tests.unit.generator.cases import template_set

from ..clients import running


def settings_of(url: str) -> IsolatedSettings:
    """Return the settings of a builder with a database."""
    return IsolatedSettings.model_validate({"database_url": url})


def open_at(url: str) -> AsyncEngine:
    """Return an engine as the builder opens it."""
    return create_engine(settings_of(url))


@asynccontextmanager
async def migrated(kind: str) -> AsyncGenerator[AsyncEngine]:
    """Offer a database of its own with its tables, of one of the kinds that the builder runs on."""
    await require(kind)
    async with EACH[kind]() as url:
        await asyncio.to_thread(migrate, settings_of(url))
        engine = open_at(url)
        try:
            yield engine
        finally:
            await engine.dispose()


@asynccontextmanager
async def sharing_app() -> AsyncGenerator[FastAPI]:
    """Offer the application, started, with a database of its own."""
    async with temporary_database() as url:
        settings = settings_of(url)
        await asyncio.to_thread(migrate, settings)
        async with running(create_app(settings)) as app:
            yield app


def close(app: FastAPI) -> None:
    """Switch sharing off."""
    app.state.settings = app.state.settings.model_copy(update={"sharing": False})


def other_templates() -> TemplateSet:
    """Return templates of another version, in which one file is different."""
    now = template_set()
    base = now.overlays["base"]
    files = tuple(
        replace(file, text=f"{file.text}\n# of another day\n")
        if file.path == "app/core/logging.py"
        else file
        for file in base.files
    )
    overlays = {**now.overlays, "base": replace(base, files=files)}
    return replace(now, version="0.1.0", overlays=overlays)
