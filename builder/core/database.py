"""The engine and its sessions, open while the application runs."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import async_sessionmaker

from .config import Settings
from .dialect import create_engine


@asynccontextmanager
async def database(app: FastAPI, settings: Settings) -> AsyncGenerator[None]:
    """Offer sessions as `app.state.sessions`."""
    engine = create_engine(settings)
    app.state.sessions = async_sessionmaker(engine, expire_on_commit=False)
    try:
        yield
    finally:
        await engine.dispose()
