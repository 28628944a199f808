"""Files that this application sends to whoever has a link."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from ...core.config import Settings
from ...core.links import FileLink
from ...core.storage import Storage
from ...core.uploads import attachment
from ..links import READING

router = APIRouter(prefix="/files", include_in_schema=False)


@router.get("/content", name=READING)
async def read_file(
    request: Request, link: Annotated[FileLink, Depends()], signature: str
) -> StreamingResponse:
    settings: Settings = request.app.state.settings
    storage: Storage = request.app.state.storage
    link.check(signature, settings.storage_link_key)
    content = await storage.get(link.key)
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Disposition": attachment(link.name),
        "Content-Length": str(content.size),
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    }
    return StreamingResponse(content.chunks, headers=headers, media_type=link.content_type)
