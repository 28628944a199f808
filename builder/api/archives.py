"""How an Archive is answered: whole, named, and not at all where the client has it."""

import asyncio
from typing import Any

from fastapi import Request, Response, status

from ..blueprint.model import Blueprint
from ..generator.archive import Archive, archive
from ..generator.project import Project
from ..services.projects import ProjectService

MEDIA_TYPE = "application/zip"
WHOLE: dict[int | str, dict[str, Any]] = {
    status.HTTP_200_OK: {
        "description": "The project, complete.",
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    },
}
UNCHANGED: dict[int | str, dict[str, Any]] = {
    status.HTTP_304_NOT_MODIFIED: {"description": "The client has it already."},
}


async def archive_response(service: ProjectService, blueprint: Blueprint) -> Response:
    """Return the zip of `blueprint`."""
    return whole(await service.archive(blueprint), service.etag(blueprint))


async def kept_archive_response(
    request: Request, service: ProjectService, blueprint: Blueprint
) -> Response:
    """Return the zip of `blueprint`, or 304 where `If-None-Match` names it."""
    etag = service.etag(blueprint)
    return unchanged(request, etag) or whole(await service.archive(blueprint), etag)


async def stored_archive_response(request: Request, project: Project, etag: str) -> Response:
    """Return the zip of a project as it is kept, or 304 where `If-None-Match` names it."""
    return unchanged(request, etag) or whole(await asyncio.to_thread(archive, project), etag)


def whole(made: Archive, etag: str) -> Response:
    """Return a zip with its name."""
    headers = _validators(etag)
    headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return Response(made.content, media_type=MEDIA_TYPE, headers=headers)


def unchanged(request: Request, etag: str) -> Response | None:
    """Return 304 where `If-None-Match` names what `etag` does."""
    if _tags(request.headers.get("if-none-match", "")) & {etag, "*"}:
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=_validators(etag))
    return None


def _validators(etag: str) -> dict[str, str]:
    return {"ETag": etag, "Cache-Control": "no-cache"}


def _tags(header: str) -> set[str]:
    return {each.strip().removeprefix("W/") for each in header.split(",")}
