"""Static files: named by their content, so that a browser may keep them for ever."""

import hashlib
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

from ..resources import resource

PREFIX = "/static"
FOR_EVER = "public, max-age=31536000, immutable"
FOR_ITS_READER = "private, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


class HashedFiles(StaticFiles):
    """Static files; an address that carries the file's hash never changes its answer.

    The hash may be that of another release, which a replica that is not updated yet is asked for.
    """

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the caching that the address allows."""
        response = await super().get_response(path, scope)
        is_named = asset(path).endswith(f"?{scope['query_string'].decode('latin-1')}")
        response.headers["Cache-Control"] = FOR_EVER if is_named else _ASK_AGAIN
        return response


@cache
def asset(path: str) -> str:
    """Return the address of a static file, with the hash of its content."""
    content = (static_folder() / path).read_bytes()
    return f"{PREFIX}/{path}?v={hashlib.sha256(content).hexdigest()[:12]}"


def static_folder() -> Path:
    """Return the folder of the static files."""
    return resource("static")


def mount_static(app: FastAPI) -> None:
    """Serve the static files."""
    app.mount(PREFIX, HashedFiles(directory=static_folder()), name="static")
