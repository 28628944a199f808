"""A workspace as one archive: written while it is read, however large it becomes."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from zipfile import ZIP_DEFLATED, ZIP_STORED

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from zipstream.ng import ZipStream  # type: ignore[import-untyped] # it has no types

from ..generator.archive import archive
from ..generator.project import Project
from ..schemas.saved_blueprint import SavedBlueprintRead
from ..services.export import ExportService
from ..services.saved_project import SavedProject
from ..services.workspace import Standing
from .archives import MEDIA_TYPE

type Sessions = async_sessionmaker[AsyncSession]

CHUNK = 262_144
"""At least so many bytes are sent at once."""


def export_response(request: Request, standing: Standing) -> Response:
    """Return the archive of a workspace, which is written while it is sent."""
    headers = {
        "Content-Disposition": f'attachment; filename="{standing.slug}.zip"',
        "Cache-Control": "no-store",
    }
    content = export(request.app.state.sessions, standing)
    return StreamingResponse(content, media_type=MEDIA_TYPE, headers=headers)


async def export(sessions: Sessions, standing: Standing) -> AsyncIterator[bytes]:
    """Yield the archive of a workspace: of each Blueprint what it is called, and its revisions.

    A revision is the archive that its download gives, so that run bits survive. No session is
    open while a client reads; what is deleted meanwhile is left out, and who is let out of the
    workspace gets no more.
    """
    chunks = Chunks()
    async for path, content in _entries(sessions, standing):
        if sent := await asyncio.to_thread(chunks.add, f"{standing.slug}/{path}", content):
            yield sent
    yield chunks.end()


async def _entries(sessions: Sessions, standing: Standing) -> AsyncIterator[tuple[str, bytes]]:
    slug = ""
    while part := await _part(sessions, standing, slug):
        for saved in part:
            slug = saved.slug
            told: list[Mapping[str, object]] = []
            async for revision in _revisions(sessions, standing, slug):
                path = f"{slug}/{revision.revision.number}.zip"
                told.append(revision.revision.model_dump(mode="json", exclude={"id"}))
                yield path, await asyncio.to_thread(_zipped, revision.project)
            if told:
                yield f"{slug}/blueprint.json", _described(saved, told)


async def _revisions(
    sessions: Sessions, standing: Standing, slug: str
) -> AsyncIterator[SavedProject]:
    number = 0
    while revision := await _next(sessions, standing, slug, number):
        number = revision.revision.number
        yield revision


async def _part(sessions: Sessions, standing: Standing, after: str) -> list[SavedBlueprintRead]:
    async with sessions() as session:
        return [*await ExportService(session).part(standing, after)]


async def _next(
    sessions: Sessions, standing: Standing, slug: str, after: int
) -> SavedProject | None:
    async with sessions() as session:
        return await ExportService(session).next(standing, slug, after)


def _zipped(project: Project) -> bytes:
    return archive(project).content


def _described(saved: SavedBlueprintRead, revisions: list[Mapping[str, object]]) -> bytes:
    told = saved.model_dump(mode="json", exclude={"id"}) | {"revisions": revisions}
    return json.dumps(told, indent=2, ensure_ascii=False).encode()


@dataclass(slots=True)
class Chunks:
    """Bytes of the archive, held back until they are worth a chunk."""

    stream: ZipStream = field(default_factory=ZipStream)
    held: list[bytes] = field(default_factory=list[bytes])

    def add(self, path: str, content: bytes) -> bytes:
        """Add a file; return what is to be sent by now, if it is enough."""
        compressed = ZIP_STORED if path.endswith(".zip") else ZIP_DEFLATED
        self.stream.add(content, path, compress_type=compressed)  # pyright: ignore[reportUnknownMemberType] # as above
        self.held += self.stream.file()
        return self._sent() if sum(map(len, self.held)) >= CHUNK else b""

    def end(self) -> bytes:
        """Return the rest, with the directory of all files."""
        self.held += self.stream.finalize()
        return self._sent()

    def _sent(self) -> bytes:
        sent = b"".join(self.held)
        self.held.clear()
        return sent
