"""Files as bodies of requests."""

import sys
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import Depends, Header, Query, Request
from pydantic import AfterValidator
from starlette.requests import ClientDisconnect

from ..core.config import Settings
from ..core.exceptions import AppError
from ..core.uploads import ContentTypeError, Upload, too_large

ANY_SIZE = sys.maxsize
"""For the limit of bodies, which is that of JSON: a file is counted while it is kept."""
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The file, as it is; its type is one of those that are taken.",
        "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
    },
}
NAME_LENGTH = 200


class UploadInterruptedError(AppError):
    """The client went away before its file was here."""

    status = 400
    code = "upload-interrupted"


def _plain_name(name: str) -> str:
    """Refuse what is no name of a file anywhere: paths, and characters that nobody sees."""
    if not name.isprintable() or name.strip(". ") == "" or {"/", "\\"} & set(name):
        message = "is no name of a file: it is printable, without slashes, and more than dots"
        raise ValueError(message)
    return name


FileName = Annotated[
    str,
    Query(min_length=1, max_length=NAME_LENGTH, description="What the file is called."),
    AfterValidator(_plain_name),
]


async def _upload(
    request: Request,
    name: FileName,
    content_type: Annotated[str, Header(include_in_schema=False)] = "",
    content_length: Annotated[int | None, Header(include_in_schema=False)] = None,
) -> Upload:
    """Return what is sent, none of it read yet. Raises ContentTypeError and FileTooLargeError."""
    settings: Settings = request.app.state.settings
    said = content_type.partition(";")[0].strip().lower()
    if said not in settings.storage_content_types:
        taken = ", ".join(settings.storage_content_types)
        message = f"A file is one of {taken}."
        raise ContentTypeError(message, ("Content-Type",))
    most = settings.storage_max_bytes
    if content_length is not None and content_length > most:
        raise too_large(most)
    return Upload(name, said, received(request), most, request.app.state.storage)


async def received(request: Request) -> AsyncIterator[bytes]:
    """Yield the body as it comes. Raises UploadInterruptedError."""
    try:
        async for chunk in request.stream():
            yield chunk
    except ClientDisconnect as error:
        message = "The file did not arrive as a whole."
        raise UploadInterruptedError(message) from error


FileBody = Annotated[Upload, Depends(_upload)]
