"""Databases to share projects in, and templates of another day."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from fastapi import FastAPI
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from builder.core.dialect import create_engine
from builder.generator.templates import TemplateSet
from builder.main import create_app
from builder.migrations import migrations
from tests.settings import IsolatedSettings
from tests.unit.generator.cases import template_set

from ..clients import running

SERVER = "postgresql+asyncpg://postgres@127.0.0.1:5432/"


def migrate(connection: Connection) -> None:
    """Make the tables."""
    config = migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@asynccontextmanager
async def migrated(engine: AsyncEngine) -> AsyncGenerator[AsyncEngine]:
    """Offer the database of `engine` with its tables."""
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
        await connection.commit()
    try:
        yield engine
    finally:
        await engine.dispose()


def sqlite(folder: Path) -> AsyncEngine:
    """Return an engine of a new file, as the builder opens it."""
    url = f"sqlite+aiosqlite:///{folder}/shares.db"
    return create_engine(IsolatedSettings.model_validate({"database_url": url}))


@asynccontextmanager
async def sharing_app(folder: Path) -> AsyncGenerator[FastAPI]:
    """Offer the application, started, with a database of its own."""
    async with migrated(sqlite(folder)) as engine:
        url = engine.url.render_as_string()
        settings = IsolatedSettings.model_validate({"database_url": url})
        async with running(create_app(settings)) as app:
            yield app


def close(app: FastAPI) -> None:
    """Switch sharing off."""
    app.state.settings = app.state.settings.model_copy(update={"sharing": False})


@asynccontextmanager
async def postgresql() -> AsyncGenerator[AsyncEngine]:
    """Offer a database of the server on this machine, and drop it afterwards."""
    name = f"shares_{uuid4().hex}"
    server = create_async_engine(SERVER + "postgres", isolation_level="AUTOCOMMIT")
    try:
        async with server.connect() as connection:
            await connection.execute(text(f"CREATE DATABASE {name}"))
    except (OSError, SQLAlchemyError) as error:
        if "CI" in os.environ:
            raise
        pytest.skip(f"no PostgreSQL on this machine: {error}")
    try:
        yield create_async_engine(SERVER + name)
    finally:
        async with server.connect() as connection:
            await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        await server.dispose()


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
