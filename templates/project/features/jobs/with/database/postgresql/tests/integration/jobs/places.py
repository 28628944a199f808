"""Where jobs wait: PostgreSQL has them all."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

from sqlalchemy import make_url

from tests.integration.jobs.workers import Door

CLEARING = ("DELETE FROM procrastinate_periodic_defers", "DELETE FROM procrastinate_jobs")


@asynccontextmanager
async def queue() -> AsyncGenerator[Mapping[str, str]]:
    """Offer nothing more than the database."""
    yield {}


@asynccontextmanager
async def behind_a_door(places: Mapping[str, str]) -> AsyncGenerator[tuple[Door, dict[str, str]]]:
    """Offer the places with a door before the server that jobs come from."""
    url = make_url(places["APP_DATABASE_URL"])
    door = Door(url.host or "127.0.0.1", url.port or 5432)
    await door.open()
    behind = url.set(host="127.0.0.1", port=door.port).render_as_string(hide_password=False)
    try:
        yield door, {**places, "APP_DATABASE_URL": behind}
    finally:
        await door.shut()
