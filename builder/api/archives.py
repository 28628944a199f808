"""How an Archive is answered: whole, named, and not at all where the client has it."""

from typing import Any

from fastapi import Request, Response, status

from ..blueprint.model import Blueprint
from ..services.projects import ProjectService

MEDIA_TYPE = "application/zip"
RESPONSES: dict[int | str, dict[str, Any]] = {
    status.HTTP_200_OK: {
        "description": "The project, complete.",
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    },
    status.HTTP_304_NOT_MODIFIED: {"description": "The client has it already."},
}


async def archive_response(
    request: Request, service: ProjectService, blueprint: Blueprint
) -> Response:
    """Return the zip of `blueprint`, or 304 where `If-None-Match` names it."""
    etag = service.etag(blueprint)
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if etag in _named(request.headers.get("if-none-match", "")):
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
    archive = await service.archive(blueprint)
    headers["Content-Disposition"] = f'attachment; filename="{archive.name}"'
    return Response(archive.content, media_type=MEDIA_TYPE, headers=headers)


def _named(header: str) -> set[str]:
    return {each.strip().removeprefix("W/") for each in header.split(",")}
