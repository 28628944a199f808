"""How an Archive is answered: whole, named, and not at all where the client has it."""

from typing import Any

from fastapi import Request, Response, status

from ..blueprint.model import Blueprint
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
    archive = await service.archive(blueprint)
    headers = _validators(service, blueprint)
    headers["Content-Disposition"] = f'attachment; filename="{archive.name}"'
    return Response(archive.content, media_type=MEDIA_TYPE, headers=headers)


async def kept_archive_response(
    request: Request, service: ProjectService, blueprint: Blueprint
) -> Response:
    """Return the zip of `blueprint`, or 304 where `If-None-Match` names it."""
    named = request.headers.get("if-none-match", "")
    if _tags(named) & {service.etag(blueprint), "*"}:
        headers = _validators(service, blueprint)
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
    return await archive_response(service, blueprint)


def _validators(service: ProjectService, blueprint: Blueprint) -> dict[str, str]:
    return {"ETag": service.etag(blueprint), "Cache-Control": "no-cache"}


def _tags(header: str) -> set[str]:
    return {each.strip().removeprefix("W/") for each in header.split(",")}
