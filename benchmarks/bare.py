"""The least that answers as an emitted project does: FastAPI, SQLAlchemy, the same queries."""

import os
from collections.abc import AsyncGenerator, Sequence
from decimal import Decimal
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict
from sqlalchemy import Numeric, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

app = FastAPI()
engine = create_async_engine(os.environ["APP_DATABASE_URL"], pool_pre_ping=True)
sessions = async_sessionmaker(engine, expire_on_commit=False)


class Base(DeclarativeBase):
    """The root of the models."""


class Track(Base):
    """A track."""

    __tablename__ = "tracks"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    composer: Mapped[str | None]
    milliseconds: Mapped[int]
    size_bytes: Mapped[int | None]
    unit_price: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    album_id: Mapped[int | None]
    media_type_id: Mapped[int]
    genre_id: Mapped[int | None]


class TrackRead(BaseModel):
    """A track, as it travels."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    composer: str | None
    milliseconds: int
    size_bytes: int | None
    unit_price: Decimal
    album_id: int | None
    media_type_id: int
    genre_id: int | None


class Page(BaseModel):
    """A page of tracks."""

    items: Sequence[TrackRead]
    total: int
    page: int
    size: int


async def open_session() -> AsyncGenerator[AsyncSession]:
    """Open a session for a request."""
    async with sessions() as session:
        yield session


SessionDep = Annotated[AsyncSession, Depends(open_session)]


@app.get("/health/ready")
async def ready() -> None:
    """Answer."""


@app.get("/api/v1/tracks/{track_id}")
async def get_track(track_id: int, session: SessionDep) -> TrackRead:
    """Return one track."""
    track = await session.scalar(select(Track).where(Track.id == track_id))
    if track is None:
        raise HTTPException(404)
    return TrackRead.model_validate(track)


@app.get("/api/v1/tracks")
async def list_tracks(
    session: SessionDep, milliseconds__gte: int, sort: str, page: int = 1, size: int = 20
) -> Page:
    """Return a page of the tracks that are long enough."""
    column = getattr(Track, sort.removeprefix("-"))
    long_enough = Track.milliseconds >= milliseconds__gte
    tracks = await session.scalars(
        select(Track)
        .where(long_enough)
        .order_by(column.desc() if sort.startswith("-") else column, Track.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    count = select(func.count()).select_from(Track).where(long_enough)
    items = [TrackRead.model_validate(track) for track in tracks]
    return Page(items=items, total=await session.scalar(count) or 0, page=page, size=size)
